"""Langkah diambil alih.

Langkah pemohon atau pihak luar lain kini dikerjakan petugas. Yang dihitung adalah berapa pihak luar yang mengerjakannya.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.pihak import beyond, sebut, sisi
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """By the outside pelaksana."""
    old, new = sisi(beda)
    if not len(new) < len(old):
        return None
    return f"Langkah ini tidak lagi menjadi pekerjaan {sebut(beyond(old, new))}"


RULES.add(
    "langkah-diambil-alih", Rule(__doc__, "meringankan", ("sop.langkah.oleh",), "langkah-diserahkan", alasan, jenis=("diubah",))
)
