"""Produk dihapus.

Hasil layanan yang tidak lagi diterima pemohon.
"""

from __future__ import annotations

from sop_gen.diff.daftar import pergi
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """What went."""
    if not pergi(beda, tinjauan):
        return None
    return "Pemohon tidak lagi menerima produk ini"


RULES.add("produk-dihapus", Rule(__doc__, "memberatkan", ("produk",), "produk-ditambah", alasan, jenis=("dihapus",)))
