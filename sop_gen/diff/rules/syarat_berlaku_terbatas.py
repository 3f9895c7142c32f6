"""Syarat berlaku terbatas.

Syarat dibatasi pada keadaan tertentu (`bila`): pemohon lain tidak lagi diminta memenuhinya.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """A condition was put in."""
    if beda.semula:
        return None
    return "Syarat ini kini hanya berlaku dalam keadaan tertentu, bukan bagi semua pemohon"


RULES.add(
    "syarat-berlaku-terbatas",
    Rule(__doc__, "meringankan", ("persyaratan.bila",), "syarat-berlaku-umum", alasan, jenis=("diubah",)),
)
