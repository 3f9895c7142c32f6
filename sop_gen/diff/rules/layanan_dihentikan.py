"""Layanan dihentikan.

Layanan yang berjalan dicabut. Bila ada gantinya, alasan mengatakannya; layanan ini sendiri tidak dapat diminta lagi.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """From running to revoked."""
    old, new = tinjauan.lama, tinjauan.baru
    if not (old and new and old.berjalan and new.status == "dicabut"):
        return None
    instead = "; ada layanan penggantinya" if new.dicabut and new.dicabut.pengganti else ""
    return f"Masyarakat tidak dapat lagi meminta layanan ini{instead}"


RULES.add("layanan-dihentikan", Rule(__doc__, "memberatkan", ("status",), "layanan-dibuka-kembali", alasan, jenis=("diubah",)))
