"""Produk atau jaminan tanpa syarat.

Keadaan yang membatasi produk atau jaminan (`bila`) dihapus: setiap pemohon menerimanya.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """The condition was taken away."""
    if beda.menjadi:
        return None
    return "Kini diberikan kepada semua pemohon, sebelumnya hanya dalam keadaan tertentu"


RULES.add(
    "hasil-tanpa-syarat",
    Rule(
        __doc__,
        "meringankan",
        ("produk.bila", "jaminan_pelayanan.bila", "jaminan_keamanan.bila"),
        "hasil-bersyarat",
        alasan,
        jenis=("diubah",),
    ),
)
