"""Kepastian tarif berubah.

Tarif yang besarnya disebut diganti kata-kata ("sesuai tarif yang berlaku"), atau sebaliknya. Naik atau turunnya tidak diketahui,
tetapi pemohon kehilangan atau mendapat kepastian berapa yang harus dibayarnya.
"""

from __future__ import annotations

from sop_gen.diff.ongkos import kenaikan, sebut
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """One side names an amount, and the other words."""
    old, new = beda.induk[-1].lama, beda.induk[-1].baru
    if (old.tarif is None) == (new.tarif is None) or kenaikan(old, new) is not None:
        return None
    if new.tarif is None:
        return f"Besarnya biaya tidak lagi pasti; sebelumnya {sebut(old)}"
    return f"Besarnya biaya kini pasti: {sebut(new)}"


RULES.add(
    "tarif-tak-pasti",
    Rule(
        __doc__,
        "netral",
        (
            "biaya.tarif",
            "biaya.teks",
        ),
        "tarif-tak-pasti",
        alasan,
        jenis=("diubah",),
        dinilai=True,
    ),
)
