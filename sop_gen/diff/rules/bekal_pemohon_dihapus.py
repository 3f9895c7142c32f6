"""Kelengkapan langkah pihak luar dihapus.

Kelengkapan pada langkah yang dikerjakan pemohon atau pihak luar lain dihapus. Kelengkapan langkah di dalam kantor, dan
kelengkapan yang diganti dengan sama banyaknya, tidak dihitung.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.pihak import bekal_diganti, is_pejabat, sebut, sisi
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Only when the step is an outsider's on both sides."""
    old, new = sisi(beda)
    if not old or not new or is_pejabat(new) or is_pejabat(old) or bekal_diganti(beda):
        return None
    return f"{sebut(new)} tidak perlu lagi membawa satu kelengkapan pada langkah ini"


RULES.add(
    "bekal-pemohon-dihapus",
    Rule(__doc__, "meringankan", ("sop.langkah.kelengkapan",), "bekal-pemohon-ditambah", alasan, jenis=("dihapus",)),
)
