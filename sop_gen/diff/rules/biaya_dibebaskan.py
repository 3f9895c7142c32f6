"""Biaya dibebaskan.

Layanan yang berbayar kini gratis. Alasannya menyebut tarif yang tidak lagi dipungut.
"""

from __future__ import annotations

from sop_gen.diff.ongkos import is_berbayar, sebut_semua
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Not free before, free now."""
    if not beda.semula or not beda.menjadi or not is_berbayar(beda.semula.isi) or is_berbayar(beda.menjadi.isi):
        return None
    return f"Layanan kini tidak dipungut biaya; sebelumnya {sebut_semua(beda.semula.isi)}"


RULES.add("biaya-dibebaskan", Rule(__doc__, "meringankan", ("biaya",), "biaya-dikenakan", alasan, jenis=("diubah",)))
