"""Persyaratan dihapus.

Syarat atau dokumen yang tidak lagi diminta. Kelompok yang hilang dihitung menurut butirnya. Butir yang hanya pindah ke
kelompok lain tidak dihitung. Syarat bersyarat (`bila`, "bagi yang …") berlaku dalam keadaan tertentu saja.
"""

from __future__ import annotations

from sop_gen.diff.daftar import pergi, permintaan
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """What went, by its number."""
    items = pergi(beda, tinjauan)
    return permintaan(items, "tidak perlu lagi") if items else None


RULES.add(
    "persyaratan-dihapus", Rule(__doc__, "meringankan", ("persyaratan",), "persyaratan-ditambah", alasan, jenis=("dihapus",))
)
