"""Jangka waktu hilang.

Batas waktu yang terakhir dihapus: tidak ada lagi janji yang terukur.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan
from sop_gen.diff.tempo import any_batas, is_janji, sebut_waktu


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """No limit left."""
    if not beda.semula or not is_janji(beda.semula.isi) or any_batas(tinjauan.baru):
        return None
    return f"Tidak ada lagi batas waktu yang dijanjikan; sebelumnya {sebut_waktu(beda.semula.isi)}"


RULES.add(
    "jangka-waktu-hilang", Rule(__doc__, "memberatkan", ("jangka_waktu",), "jangka-waktu-dijanjikan", alasan, jenis=("dihapus",))
)
