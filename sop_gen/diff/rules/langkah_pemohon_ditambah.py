"""Langkah pihak luar ditambah.

Satu langkah SOP untuk pemohon atau pihak luar lain (`eksternal: true`) ditambah. Langkah di dalam kantor, dan langkah yang
hanya pindah ke SOP lain, tidak dihitung. Demikian pula langkah yang adalah hak pemohon (keberatan, banding) atau pilihannya.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.pihak import is_pejabat, langkah_luar, sebut, sifat
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Only a step of an outside pelaksana."""
    names = langkah_luar(beda, tinjauan)
    if not names or sifat(beda, names) != "beban":
        return None
    if is_pejabat(names):
        return f"Pemohon menunggu satu langkah lagi di luar kantor, oleh {sebut(names)}"
    return f"{sebut(names)} harus menjalani satu langkah lagi"


RULES.add(
    "langkah-pemohon-ditambah",
    Rule(__doc__, "memberatkan", ("sop.langkah",), "langkah-pemohon-dihapus", alasan, jenis=("ditambah",)),
)
