"""Langkah diserahkan.

Langkah yang dikerjakan petugas diserahkan kepada pemohon atau pihak luar lain. Yang dihitung adalah berapa pihak luar yang
mengerjakannya.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.pihak import beyond, sebut, sisi
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """By the outside pelaksana."""
    old, new = sisi(beda)
    if not len(new) > len(old):
        return None
    return f"Langkah ini kini menjadi pekerjaan {sebut(beyond(new, old))}"


RULES.add(
    "langkah-diserahkan", Rule(__doc__, "memberatkan", ("sop.langkah.oleh",), "langkah-diambil-alih", alasan, jenis=("diubah",))
)
