"""Layanan dibuka kembali.

Layanan yang dicabut berjalan lagi dan dapat diminta masyarakat.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """From revoked to running."""
    old, new = tinjauan.lama, tinjauan.baru
    if not (old and new and old.status == "dicabut" and new.berjalan):
        return None
    return "Masyarakat dapat meminta layanan ini lagi"


RULES.add("layanan-dibuka-kembali", Rule(__doc__, "meringankan", ("status",), "layanan-dihentikan", alasan, jenis=("diubah",)))
