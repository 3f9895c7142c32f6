"""Tarif turun.

Besarnya biaya turun. Tarif dengan satuan lain, atau yang besarnya ditulis dengan kata-kata, tidak dibandingkan.
"""

from __future__ import annotations

from sop_gen.diff.ongkos import kenaikan
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan
from sop_gen.teks.angka import format_rupiah


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """By the amounts."""
    more = kenaikan(beda.induk[-1].lama, beda.induk[-1].baru)
    return f"Biaya turun {format_rupiah(abs(more))}" if more is not None and more < 0 else None


RULES.add("tarif-turun", Rule(__doc__, "meringankan", ("biaya.tarif", "biaya.teks"), "tarif-naik", alasan, jenis=("diubah",)))
