"""Waktu langkah pihak luar turun.

Waktu langkah yang sebelum dan sesudahnya dikerjakan pemohon atau pihak luar lain turun. Dibandingkan hanya bila pasti,
seperti jangka waktu.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.pihak import sebut, sisi
from sop_gen.diff.rule import RULES, Rule, Tinjauan
from sop_gen.diff.tempo import pergeseran, selisih


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Only when the step is an outsider's on both sides."""
    old, new = sisi(beda)
    if not (old and new and beda.semula and beda.menjadi):
        return None
    before, after = beda.semula.isi, beda.menjadi.isi
    change = selisih(before, after, tinjauan)
    if change is None or change.arah != -1:
        return None
    return f"Waktu untuk langkah {sebut(new)} {pergeseran(before, after, change)}"


RULES.add(
    "waktu-pemohon-turun",
    Rule(
        __doc__,
        "meringankan",
        (
            "sop.langkah.waktu",
            "sop.langkah.waktu.lama",
            "sop.langkah.waktu.sejak",
        ),
        "waktu-pemohon-naik",
        alasan,
        jenis=("diubah",),
    ),
)
