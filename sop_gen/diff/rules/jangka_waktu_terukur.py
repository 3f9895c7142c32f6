"""Jangka waktu kini terukur.

Kata-kata atau "paling cepat" diganti janji dengan batas waktu.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan
from sop_gen.diff.tempo import batas_hilang, sebut_waktu


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """A limit came."""
    if not beda.semula or not beda.menjadi or not batas_hilang(beda.menjadi.isi, beda.semula.isi):
        return None
    return f"Kini ada batas waktu yang dijanjikan: {sebut_waktu(beda.menjadi.isi)}"


RULES.add(
    "jangka-waktu-terukur",
    Rule(__doc__, "meringankan", ("jangka_waktu", "jangka_waktu.teks"), "jangka-waktu-tak-terukur", alasan, jenis=("diubah",)),
)
