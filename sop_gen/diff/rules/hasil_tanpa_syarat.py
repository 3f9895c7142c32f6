"""Produk atau jaminan tanpa syarat.

Keadaan yang membatasi produk atau jaminan (`bila`, atau kata "bila …" dalam kalimatnya) dihapus: setiap pemohon menerimanya.
"""

from __future__ import annotations

from sop_gen.diff.cara import syarat_disisipkan
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """The condition was taken away."""
    whole = beda.bidang.endswith(".bila") and beda.menjadi is None
    if not whole and not syarat_disisipkan(beda.menjadi, beda.semula):
        return None
    return "Kini diberikan kepada semua pemohon, sebelumnya hanya dalam keadaan tertentu"


RULES.add(
    "hasil-tanpa-syarat",
    Rule(
        __doc__,
        "meringankan",
        (
            "produk.bila",
            "jaminan_pelayanan.bila",
            "jaminan_keamanan.bila",
            "produk.nama",
            "jaminan_pelayanan.nama",
            "jaminan_keamanan.nama",
        ),
        "hasil-bersyarat",
        alasan,
        jenis=("diubah",),
    ),
)
