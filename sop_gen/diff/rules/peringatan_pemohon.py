"""Peringatan yang menyangkut pemohon berubah.

Peringatan dalam SOP yang menyebut pemohon, haknya atau kompensasi ditambah, dihapus atau ditulis lain.
"""

from __future__ import annotations

from sop_gen.diff.penolakan import menyangkut_pemohon
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """By the words of either side."""
    if not menyangkut_pemohon(beda):
        return None
    return "Peringatan ini menyangkut pemohon; akibatnya baginya perlu dibahas"


RULES.add(
    "peringatan-pemohon",
    Rule(
        __doc__,
        "netral",
        (
            "sop.peringatan",
            "sop.peringatan.*",
        ),
        "peringatan-pemohon",
        alasan,
        dinilai=True,
    ),
)
