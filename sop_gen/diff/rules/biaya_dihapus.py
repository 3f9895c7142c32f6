"""Biaya dihapus.

Satu biaya tidak lagi dipungut atau tidak lagi disebut.
"""

from __future__ import annotations

from sop_gen.diff.ongkos import is_dipungut, sebut, sebut_lengkap
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan
from sop_gen.model.butir import Tarif


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """A fee that cost something went."""
    fee = beda.semula.isi if beda.semula else None
    if not isinstance(fee, Tarif) or not is_dipungut(fee):
        return None
    if tinjauan.baru and tinjauan.baru.biaya is None:
        return f"Biaya ini tidak lagi disebut: {sebut(fee)}"
    return f"Biaya ini tidak lagi dipungut: {sebut_lengkap(fee)}"


RULES.add("biaya-dihapus", Rule(__doc__, "meringankan", ("biaya",), "biaya-ditambah", alasan, jenis=("dihapus",)))
