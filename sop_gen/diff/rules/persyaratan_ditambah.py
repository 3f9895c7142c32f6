"""Persyaratan ditambah.

Satu syarat atau dokumen lagi yang harus dipenuhi pemohon. Kelompok yang baru dihitung menurut butirnya. Butir yang hanya
pindah ke kelompok lain tidak dihitung. Syarat bersyarat (`bila`, "bagi yang …") berlaku dalam keadaan tertentu saja.
"""

from __future__ import annotations

from sop_gen.diff.daftar import datang, permintaan
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """What came, by its number."""
    items = datang(beda, tinjauan)
    return permintaan(items, "harus", " lagi") if items else None


RULES.add(
    "persyaratan-ditambah", Rule(__doc__, "memberatkan", ("persyaratan",), "persyaratan-dihapus", alasan, jenis=("ditambah",))
)
