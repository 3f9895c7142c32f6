"""Pelaksana menjadi dalam.

Pelaksana yang mempunyai langkah ditandai, atau tidak lagi ditandai, sebagai pihak luar (`eksternal`).
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Only one that has steps."""
    sop, part = beda.induk[0].lama, beda.induk[1].lama
    if not part.eksternal or not any(part.id in step.oleh for step in sop.langkah):
        return None
    return f"{part.nama} kini bagian kantor: langkahnya bukan lagi beban orang di luar kantor"


RULES.add(
    "pelaksana-menjadi-dalam",
    Rule(__doc__, "meringankan", ("sop.pelaksana.eksternal",), "pelaksana-menjadi-luar", alasan, jenis=("diubah",)),
)
