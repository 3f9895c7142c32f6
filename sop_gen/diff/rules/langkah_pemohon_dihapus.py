"""Langkah pihak luar dihapus.

Satu langkah SOP untuk pemohon atau pihak luar lain (`eksternal: true`) dihapus. Langkah di dalam kantor, dan langkah yang
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
        return f"Pemohon tidak perlu lagi menunggu satu langkah di luar kantor, oleh {sebut(names)}"
    return f"{sebut(names)} tidak perlu lagi menjalani satu langkah"


RULES.add(
    "langkah-pemohon-dihapus",
    Rule(__doc__, "meringankan", ("sop.langkah",), "langkah-pemohon-ditambah", alasan, jenis=("dihapus",)),
)
