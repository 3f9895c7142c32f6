"""Biaya dikenakan.

Layanan yang gratis kini berbayar. Alasannya menyebut setiap tarif yang dipungut.
"""

from __future__ import annotations

from sop_gen.diff.ongkos import is_berbayar, sebut_semua
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Free before, not free now."""
    if not beda.semula or not beda.menjadi or is_berbayar(beda.semula.isi) or not is_berbayar(beda.menjadi.isi):
        return None
    return f"Layanan yang sebelumnya tidak dipungut biaya kini berbayar: {sebut_semua(beda.menjadi.isi)}"


RULES.add("biaya-dikenakan", Rule(__doc__, "memberatkan", ("biaya",), "biaya-dibebaskan", alasan, jenis=("diubah",)))
