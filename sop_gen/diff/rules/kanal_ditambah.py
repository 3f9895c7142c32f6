"""Kanal layanan ditambah.

Tempat atau aplikasi lain untuk meminta layanan.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Always."""
    return "Layanan kini juga dapat diminta melalui kanal ini"


RULES.add("kanal-ditambah", Rule(__doc__, "meringankan", ("kanal",), "kanal-dihapus", alasan, jenis=("ditambah",)))
