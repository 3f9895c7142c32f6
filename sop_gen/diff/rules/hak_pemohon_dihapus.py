"""Hak pemohon dihapus.

Langkah pemohon untuk mengajukan keberatan, sanggahan atau banding adalah haknya, bukan bebannya.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.pihak import langkah_luar, sebut, sifat
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """A step that is a right."""
    names = langkah_luar(beda, tinjauan)
    return f"{sebut(names)} tidak dapat lagi mengajukan keberatan atau banding" if names and sifat(beda, names) == "hak" else None


RULES.add(
    "hak-pemohon-dihapus",
    Rule(
        __doc__,
        "memberatkan",
        ("sop.langkah",),
        "hak-pemohon-ditambah",
        alasan,
        jenis=("dihapus",),
    ),
)
