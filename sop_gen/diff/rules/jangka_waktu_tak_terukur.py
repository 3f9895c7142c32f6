"""Jangka waktu tidak lagi terukur.

Janji dengan batas waktu diganti kata-kata atau "paling cepat": tidak ada lagi waktu paling lama.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan
from sop_gen.diff.tempo import batas_hilang, sebut_waktu


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """The limit went."""
    if not beda.semula or not beda.menjadi or not batas_hilang(beda.semula.isi, beda.menjadi.isi):
        return None
    return f"Tidak ada lagi batas waktu yang dijanjikan; sebelumnya {sebut_waktu(beda.semula.isi)}"


RULES.add(
    "jangka-waktu-tak-terukur",
    Rule(__doc__, "memberatkan", ("jangka_waktu", "jangka_waktu.teks"), "jangka-waktu-terukur", alasan, jenis=("diubah",)),
)
