"""Rincian jangka waktu ditambah atau dihapus.

Satu janji lagi, atau satu kurang, di samping yang lain. Tidak dikatakan apakah janji-janji itu berurutan atau masing-masing
untuk satu keadaan, jadi lamanya seluruhnya tidak dapat dipastikan.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Always, when nothing else can be said."""
    return "Satu rincian waktu ditambah atau dihapus; lama seluruhnya tidak dapat dipastikan"


RULES.add(
    "jangka-waktu-rincian",
    Rule(
        __doc__,
        "netral",
        ("jangka_waktu",),
        "jangka-waktu-rincian",
        alasan,
        dinilai=True,
        jenis=(
            "ditambah",
            "dihapus",
        ),
    ),
)
