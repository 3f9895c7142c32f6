"""Pemohon kini menanggung biaya ini.

Keterangan biaya mengatakan, atau tidak lagi mengatakan, bahwa suatu biaya ditanggung atau dibebankan kepada pemohon.
"""

from __future__ import annotations

from sop_gen.diff.ongkos import ditanggung
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """By the words of the remark."""
    if not ditanggung(beda.menjadi) or ditanggung(beda.semula):
        return None
    return "Pemohon kini menanggung biaya ini"


RULES.add(
    "biaya-ditanggung-pemohon",
    Rule(
        __doc__,
        "memberatkan",
        ("biaya.keterangan",),
        "biaya-tidak-ditanggung",
        alasan,
        jenis=(
            "diubah",
            "ditambah",
            "dihapus",
        ),
    ),
)
