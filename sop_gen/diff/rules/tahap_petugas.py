"""Tahap petugas berubah.

Tahap prosedur yang kalimatnya diawali petugas, pejabat atau kantor adalah pekerjaan mereka.
"""

from __future__ import annotations

from sop_gen.diff.daftar import datang, pergi
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """It is somebody else who does it."""
    if not (datang(beda, tinjauan) or pergi(beda, tinjauan)):
        return None
    return "Tahap ini dikerjakan petugas, bukan pemohon"


RULES.add(
    "tahap-petugas",
    Rule(
        __doc__,
        "netral",
        ("prosedur",),
        "tahap-petugas",
        alasan,
        jenis=(
            "ditambah",
            "dihapus",
        ),
    ),
)
