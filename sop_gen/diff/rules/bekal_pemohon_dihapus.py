"""Kelengkapan langkah pihak luar dihapus.

Kelengkapan pada langkah yang dikerjakan pemohon atau pihak luar lain dihapus. Kelengkapan langkah di dalam kantor tidak
dihitung.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.pihak import sebut, sisi
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Only when the step is an outsider's on both sides."""
    old, new = sisi(beda)
    return f"{sebut(new)} tidak perlu lagi membawa satu kelengkapan pada langkah ini" if old and new else None


RULES.add(
    "bekal-pemohon-dihapus",
    Rule(__doc__, "meringankan", ("sop.langkah.kelengkapan",), "bekal-pemohon-ditambah", alasan, jenis=("dihapus",)),
)
