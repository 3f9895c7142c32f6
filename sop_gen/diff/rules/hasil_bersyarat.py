"""Produk atau jaminan bersyarat.

Produk atau jaminan dibatasi pada keadaan tertentu (`bila`, atau kata "bila …" dalam kalimatnya):
sebagian pemohon tidak lagi menerimanya.
"""

from __future__ import annotations

from sop_gen.diff.cara import syarat_disisipkan
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """A condition was put in."""
    whole = beda.bidang.endswith(".bila") and beda.semula is None
    if not whole and not syarat_disisipkan(beda.semula, beda.menjadi):
        return None
    return "Kini hanya diberikan dalam keadaan tertentu, sebelumnya kepada semua pemohon"


RULES.add(
    "hasil-bersyarat",
    Rule(
        __doc__,
        "memberatkan",
        (
            "produk.bila",
            "jaminan_pelayanan.bila",
            "jaminan_keamanan.bila",
            "produk.nama",
            "jaminan_pelayanan.nama",
            "jaminan_keamanan.nama",
        ),
        "hasil-tanpa-syarat",
        alasan,
        jenis=("diubah",),
    ),
)
