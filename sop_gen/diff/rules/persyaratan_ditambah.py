"""Persyaratan ditambah.

Satu syarat atau dokumen lagi yang harus dipenuhi pemohon. Kelompok yang baru dihitung menurut butirnya. Butir yang hanya
pindah ke kelompok lain tidak dihitung.
"""

from __future__ import annotations

from sop_gen.diff.daftar import datang, is_dokumen, sebut
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """What came, by its number."""
    items = datang(beda, tinjauan)
    if not items:
        return None
    verb = "menyiapkan" if all(map(is_dokumen, items)) else "memenuhi"
    return f"Pemohon harus {verb} {sebut(items)} lagi"


RULES.add(
    "persyaratan-ditambah", Rule(__doc__, "memberatkan", ("persyaratan",), "persyaratan-dihapus", alasan, jenis=("ditambah",))
)
