"""Bebas biaya tidak lagi dinyatakan.

Komponen biaya dikosongkan: tidak lagi dinyatakan bahwa layanan tidak dipungut biaya.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan
from sop_gen.model.butir import Gratis


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """It is no longer said to be free."""
    if not beda.semula or not isinstance(beda.semula.isi, Gratis):
        return None
    return "Tidak lagi dinyatakan bahwa layanan tidak dipungut biaya"


RULES.add("bebas-biaya-hilang", Rule(__doc__, "memberatkan", ("biaya",), "bebas-biaya-ditetapkan", alasan, jenis=("dihapus",)))
