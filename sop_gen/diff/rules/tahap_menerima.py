"""Tahap menerima hasil.

Pada tahap ini pemohon hanya menerima hasil, tanpa harus datang atau menyerahkan sesuatu.
"""

from __future__ import annotations

from sop_gen.diff.daftar import datang, hanya_menerima, pergi
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """Nothing is asked of the applicant."""
    if not hanya_menerima(datang(beda, tinjauan) + pergi(beda, tinjauan)):
        return None
    return "Pada tahap ini pemohon hanya menerima hasil; tidak ada yang harus dikerjakannya"


RULES.add(
    "tahap-menerima",
    Rule(
        __doc__,
        "netral",
        ("prosedur",),
        "tahap-menerima",
        alasan,
        jenis=("ditambah", "dihapus"),
    ),
)
