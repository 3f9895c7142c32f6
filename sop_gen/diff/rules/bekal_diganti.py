"""Kelengkapan diganti.

Kelengkapan pada satu langkah diganti dengan yang lain, sama banyaknya.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.pihak import bekal_diganti, sisi
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """As many came as went."""
    old, new = sisi(beda)
    return "Kelengkapan langkah ini diganti, sama banyaknya" if old and new and bekal_diganti(beda) else None


RULES.add(
    "bekal-diganti",
    Rule(
        __doc__,
        "netral",
        ("sop.langkah.kelengkapan",),
        "bekal-diganti",
        alasan,
        jenis=(
            "ditambah",
            "dihapus",
        ),
    ),
)
