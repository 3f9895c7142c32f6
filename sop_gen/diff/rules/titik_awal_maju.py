"""Jangka waktu dihitung lebih awal.

Lamanya sama, tetapi dihitung sejak peristiwa yang lebih awal. Urutan yang dikenal: diajukan atau diterima, lengkap, dibayar,
lalu diverifikasi atau disetujui. Peristiwa lain tidak dibandingkan.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan
from sop_gen.diff.tempo import janji, pergeseran, subjek


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """By the beginnings."""
    sides = janji(beda, tinjauan)
    if sides is None or sides.selisih.lama != 0 or sides.selisih.awal != -1:
        return None
    return f"{subjek(sides.baru)} {pergeseran(sides.lama, sides.baru, sides.selisih)}"


RULES.add(
    "titik-awal-maju",
    Rule(__doc__, "meringankan", ("jangka_waktu", "jangka_waktu.sejak"), "titik-awal-mundur", alasan, jenis=("diubah",)),
)
