"""Jaminan ditambah.

Jaminan pelayanan atau jaminan keamanan yang kini diberikan.
Jaminan yang diganti jaminan lain tentang hal yang sama tidak dihitung.
"""

from __future__ import annotations

from sop_gen.diff.daftar import datang, tak_tergantikan
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """What came."""
    if not tak_tergantikan(datang(beda, tinjauan), beda, tinjauan):
        return None
    return "Pemohon kini mendapat jaminan ini"


RULES.add(
    "jaminan-ditambah",
    Rule(__doc__, "meringankan", ("jaminan_pelayanan", "jaminan_keamanan"), "jaminan-dihapus", alasan, jenis=("ditambah",)),
)
