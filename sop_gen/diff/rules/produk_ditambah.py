"""Produk ditambah.

Hasil layanan yang kini diterima pemohon.
"""

from __future__ import annotations

from sop_gen.diff.daftar import datang
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """What came."""
    if not datang(beda, tinjauan):
        return None
    return "Pemohon kini juga menerima produk ini"


RULES.add("produk-ditambah", Rule(__doc__, "meringankan", ("produk",), "produk-dihapus", alasan, jenis=("ditambah",)))
