"""Produk atau jaminan bersyarat.

Produk atau jaminan dibatasi pada keadaan tertentu (`bila`): sebagian pemohon tidak lagi menerimanya.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """A condition was put in."""
    if beda.semula:
        return None
    return "Kini hanya diberikan dalam keadaan tertentu, sebelumnya kepada semua pemohon"


RULES.add(
    "hasil-bersyarat",
    Rule(
        __doc__,
        "memberatkan",
        ("produk.bila", "jaminan_pelayanan.bila", "jaminan_keamanan.bila"),
        "hasil-tanpa-syarat",
        alasan,
        jenis=("diubah",),
    ),
)
