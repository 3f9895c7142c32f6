"""Pelaksana menjadi luar.

Pelaksana yang mempunyai langkah ditandai, atau tidak lagi ditandai, sebagai pihak luar (`eksternal`).
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Only one that has steps."""
    sop, part = beda.induk[0].baru, beda.induk[1].baru
    if not part.eksternal or not any(part.id in step.oleh for step in sop.langkah):
        return None
    return f"{part.nama} kini pihak luar: langkahnya menjadi beban orang di luar kantor"


RULES.add(
    "pelaksana-menjadi-luar",
    Rule(__doc__, "memberatkan", ("sop.pelaksana.eksternal",), "pelaksana-menjadi-dalam", alasan, jenis=("diubah",)),
)
