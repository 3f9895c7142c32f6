"""Kelengkapan diganti.

Kelengkapan pada langkah pemohon atau pihak luar lain diganti dengan yang lain, sama banyaknya, atau ditulis lain.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.pihak import bekal_diganti, bukan_pejabat, sebut, sisi
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """As many came as went, or one is written otherwise."""
    names = [bukan_pejabat(side) for side in sisi(beda)]
    if not all(names) or not (beda.jenis == "diubah" or bekal_diganti(beda)):
        return None
    return f"Yang dibawa {sebut(names[1])} pada langkah ini diganti; dampaknya tidak dapat dipastikan dari kata-katanya"


RULES.add(
    "bekal-diganti",
    Rule(
        __doc__,
        "netral",
        ("sop.langkah.kelengkapan",),
        "bekal-diganti",
        alasan,
        dinilai=True,
        jenis=(
            "ditambah",
            "dihapus",
            "diubah",
        ),
    ),
)
