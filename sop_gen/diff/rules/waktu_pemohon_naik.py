"""Waktu langkah pihak luar naik.

Waktu langkah yang sebelum dan sesudahnya dikerjakan pemohon atau pihak luar lain naik. Dibandingkan hanya bila pasti, seperti
jangka waktu.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.pihak import waktu_langkah
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Only when the step is an outsider's on both sides."""
    return waktu_langkah(beda, tinjauan, 1)


RULES.add(
    "waktu-pemohon-naik",
    Rule(
        __doc__,
        "memberatkan",
        ("sop.langkah.waktu", "sop.langkah.waktu.lama", "sop.langkah.waktu.sejak"),
        "waktu-pemohon-turun",
        alasan,
        jenis=("diubah",),
    ),
)
