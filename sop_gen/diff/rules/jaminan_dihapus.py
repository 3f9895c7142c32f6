"""Jaminan dihapus.

Jaminan pelayanan atau jaminan keamanan yang tidak lagi diberikan.
Jaminan yang diganti jaminan lain tentang hal yang sama tidak dihitung.
"""

from __future__ import annotations

from sop_gen.diff.daftar import pergi, tak_tergantikan
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """What went."""
    if not tak_tergantikan(pergi(beda, tinjauan), beda, tinjauan):
        return None
    return "Jaminan ini tidak lagi diberikan kepada pemohon"


RULES.add(
    "jaminan-dihapus",
    Rule(__doc__, "memberatkan", ("jaminan_pelayanan", "jaminan_keamanan"), "jaminan-ditambah", alasan, jenis=("dihapus",)),
)
