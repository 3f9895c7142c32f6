"""Biaya ditambah.

Satu biaya lagi yang harus dibayar pemohon, juga bila besarnya belum disebut.
"""

from __future__ import annotations

from sop_gen.diff.ongkos import is_dipungut, sebut, sebut_lengkap
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan
from sop_gen.model.butir import Tarif


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """A fee that costs something came."""
    fee = beda.menjadi.isi if beda.menjadi else None
    if not isinstance(fee, Tarif) or not is_dipungut(fee):
        return None
    if tinjauan.lama and tinjauan.lama.biaya is None:
        return f"Kini ditetapkan biaya yang sebelumnya belum disebut: {sebut(fee)}"
    return f"Ada biaya baru: {sebut_lengkap(fee)}"


RULES.add("biaya-ditambah", Rule(__doc__, "memberatkan", ("biaya",), "biaya-dihapus", alasan, jenis=("ditambah",)))
