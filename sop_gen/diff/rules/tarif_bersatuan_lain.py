"""Tarif bersatuan lain.

Tarif ditulis dengan satuan lain, sehingga jumlah yang dibayar tidak dapat dibandingkan dengan pasti.
"""

from __future__ import annotations

from sop_gen.diff.ongkos import beda_satuan
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Per this and per that."""
    if not beda_satuan(beda.induk[-1].lama, beda.induk[-1].baru):
        return None
    return "Tarif dihitung dengan satuan lain; jumlah yang dibayar tidak dapat dibandingkan dengan pasti"


RULES.add(
    "tarif-bersatuan-lain",
    Rule(__doc__, "netral", ("biaya.tarif",), "tarif-bersatuan-lain", alasan, dinilai=True, jenis=("diubah",)),
)
