"""Kanal layanan dihapus.

Tempat atau aplikasi untuk meminta layanan tidak ada lagi.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Always."""
    return "Layanan tidak dapat lagi diminta melalui kanal ini"


RULES.add("kanal-dihapus", Rule(__doc__, "memberatkan", ("kanal",), "kanal-ditambah", alasan, jenis=("dihapus",)))
