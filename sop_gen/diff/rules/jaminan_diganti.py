"""Jaminan diganti.

Satu jaminan dihapus dan jaminan lain tentang hal yang sama ditambah. Kata-kata saja tidak cukup untuk memastikan mana yang lebih
baik bagi pemohon.
"""

from __future__ import annotations

from sop_gen.diff.daftar import pengganti
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Every guarantee of it has one that took its place."""
    found = pengganti(beda, tinjauan)
    if not found:
        return None
    others = "; ".join(dict.fromkeys(found))
    return f"Jaminan ini menggantikan: {others}" if beda.menjadi else f"Jaminan ini diganti: {others}"


RULES.add(
    "jaminan-diganti",
    Rule(
        __doc__,
        "netral",
        (
            "jaminan_pelayanan",
            "jaminan_keamanan",
        ),
        "jaminan-diganti",
        alasan,
        jenis=("ditambah", "dihapus"),
        dinilai=True,
    ),
)
