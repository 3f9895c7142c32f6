"""Syarat berlaku untuk semua.

Keadaan yang membatasi syarat (`bila`) dihapus: syarat itu kini berlaku bagi setiap pemohon.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """The condition was taken away."""
    if beda.menjadi:
        return None
    return "Syarat ini kini berlaku bagi semua pemohon, bukan hanya dalam keadaan tertentu"


RULES.add(
    "syarat-berlaku-umum",
    Rule(__doc__, "memberatkan", ("persyaratan.bila",), "syarat-berlaku-terbatas", alasan, jenis=("diubah",)),
)
