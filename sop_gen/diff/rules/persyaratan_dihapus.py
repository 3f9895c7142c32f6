"""Persyaratan dihapus.

Syarat atau dokumen yang tidak lagi diminta. Kelompok yang hilang dihitung menurut butirnya. Butir yang hanya pindah ke
kelompok lain tidak dihitung.
"""

from __future__ import annotations

from sop_gen.diff.daftar import is_dokumen, pergi, sebut
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """What went, by its number."""
    items = pergi(beda, tinjauan)
    if not items:
        return None
    verb = "menyiapkan" if all(map(is_dokumen, items)) else "memenuhi"
    return f"Pemohon tidak perlu lagi {verb} {sebut(items)}"


RULES.add(
    "persyaratan-dihapus", Rule(__doc__, "meringankan", ("persyaratan",), "persyaratan-ditambah", alasan, jenis=("dihapus",))
)
