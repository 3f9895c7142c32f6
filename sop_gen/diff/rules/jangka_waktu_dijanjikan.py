"""Jangka waktu dijanjikan.

Batas waktu yang pertama: sebelumnya tidak ada janji yang terukur.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan
from sop_gen.diff.tempo import any_batas, is_janji, sebut_waktu


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """No other limit before."""
    if not beda.menjadi or not is_janji(beda.menjadi.isi) or any_batas(tinjauan.lama):
        return None
    return f"Kini ada batas waktu yang dijanjikan: {sebut_waktu(beda.menjadi.isi)}"


RULES.add(
    "jangka-waktu-dijanjikan", Rule(__doc__, "meringankan", ("jangka_waktu",), "jangka-waktu-hilang", alasan, jenis=("ditambah",))
)
