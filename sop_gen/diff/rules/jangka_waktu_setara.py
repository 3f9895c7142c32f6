"""Jangka waktu sama.

Ditulis lain, tetapi sama lamanya (60 menit dan 1 jam), atau titik awalnya kini disebut atau tidak lagi disebut.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan
from sop_gen.diff.tempo import janji, titik_awal_disebut


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Neither longer nor later."""
    sides = janji(beda, tinjauan)
    if sides is None or (sides.selisih.lama, sides.selisih.awal) != (0, 0):
        return None
    if titik_awal_disebut(sides.lama, sides.baru):
        return "Lamanya sama; titik awalnya disebut pada satu edisi saja"
    return "Lamanya sama, hanya ditulis lain"


RULES.add("jangka-waktu-setara", Rule(__doc__, "netral", ("jangka_waktu",), "jangka-waktu-setara", alasan, jenis=("diubah",)))
