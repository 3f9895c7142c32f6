"""Permohonan yang sebelumnya ditolak kini dikembalikan untuk dilengkapi.

Kalimat yang sama mengatakan bahwa permohonan yang kurang dikembalikan agar dilengkapi, atau bahwa permohonan itu ditolak. Bila
kata-kata lainnya terlalu berbeda, tidak dibandingkan.
"""

from __future__ import annotations

from sop_gen.diff.penolakan import arah_penolakan
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """By the words of the sentence."""
    return "Permohonan yang sebelumnya ditolak kini dikembalikan untuk dilengkapi" if arah_penolakan(beda) == -1 else None


RULES.add(
    "penolakan-dilunakkan",
    Rule(
        __doc__,
        "meringankan",
        (
            "sop.langkah.publik",
            "prosedur.nama",
            "sop.peringatan.nama",
        ),
        "penolakan-diperketat",
        alasan,
        jenis=("diubah",),
    ),
)
