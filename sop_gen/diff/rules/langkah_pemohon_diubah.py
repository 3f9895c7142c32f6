"""Langkah pemohon ditulis lain.

Kegiatan atau keterangan langkah yang dikerjakan pemohon atau pihak luar lain ditulis lain, atau cara dan tempat mengurusnya
berubah. Kata-kata saja tidak cukup untuk memastikan apakah pemohon dibebani atau diringankan.
"""

from __future__ import annotations

from sop_gen.diff.cara import cara_berubah
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.pihak import bukan_pejabat, sebut, sisi
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """By those who do the step, then by its words."""
    old, new = sisi(beda)
    names = bukan_pejabat(new) or bukan_pejabat(old)
    if names:
        what = "Kegiatan" if beda.bidang.endswith(".kegiatan") else "Keterangan"
        return f"{what} langkah {sebut(names)} ditulis lain; dampaknya tidak dapat dipastikan dari kata-katanya"
    if cara_berubah(beda):
        return "Cara atau tempat yang disebut berubah; dampaknya bagi pemohon tidak dapat dipastikan dari kata-katanya"
    return None


RULES.add(
    "langkah-pemohon-diubah",
    Rule(
        __doc__,
        "netral",
        (
            "sop.langkah.kegiatan",
            "sop.langkah.keterangan",
        ),
        "langkah-pemohon-diubah",
        alasan,
        jenis=("diubah",),
        dinilai=True,
    ),
)
