"""Bebas biaya ditetapkan.

Komponen biaya yang kosong kini menyatakan bahwa layanan tidak dipungut biaya.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan
from sop_gen.model.butir import Gratis


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """It is said to be free."""
    if not beda.menjadi or not isinstance(beda.menjadi.isi, Gratis):
        return None
    return "Kini dinyatakan bahwa layanan tidak dipungut biaya"


RULES.add("bebas-biaya-ditetapkan", Rule(__doc__, "meringankan", ("biaya",), "bebas-biaya-hilang", alasan, jenis=("ditambah",)))
