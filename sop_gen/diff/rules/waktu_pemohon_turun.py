"""Waktu langkah pihak luar turun.

Waktu langkah yang sebelum dan sesudahnya dikerjakan pemohon atau pihak luar lain turun. Dibandingkan hanya bila pasti,
seperti jangka waktu.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.pihak import waktu_langkah
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Only when the step is an outsider's on both sides."""
    return waktu_langkah(beda, tinjauan, -1)


RULES.add(
    "waktu-pemohon-turun",
    Rule(
        __doc__,
        "meringankan",
        ("sop.langkah.waktu", "sop.langkah.waktu.lama", "sop.langkah.waktu.sejak"),
        "waktu-pemohon-naik",
        alasan,
        jenis=("diubah",),
    ),
)
