"""Kelengkapan langkah pihak luar ditambah.

Kelengkapan pada langkah yang dikerjakan pemohon atau pihak luar lain ditambah. Kelengkapan langkah di dalam kantor tidak
dihitung.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.pihak import sebut, sisi
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Only when the step is an outsider's on both sides."""
    old, new = sisi(beda)
    return f"{sebut(new)} harus membawa satu kelengkapan lagi pada langkah ini" if old and new else None


RULES.add(
    "bekal-pemohon-ditambah",
    Rule(__doc__, "memberatkan", ("sop.langkah.kelengkapan",), "bekal-pemohon-dihapus", alasan, jenis=("ditambah",)),
)
