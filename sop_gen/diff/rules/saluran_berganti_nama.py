"""Saluran pengaduan berganti nama.

Saluran pengaduan dengan nomor atau alamat yang sama tetap ada dengan nama lain, pada layanan ini atau pada kantor.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan
from sop_gen.diff.saluran import saluran_datang, saluran_pergi


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """It is there on both sides."""
    if saluran_datang(beda, tinjauan) or saluran_pergi(beda, tinjauan):
        return None
    return "Saluran ini tetap ada, dengan nama lain atau pada daftar kantor"


RULES.add(
    "saluran-berganti-nama",
    Rule(
        __doc__,
        "netral",
        ("pengaduan", "_instansi.pengaduan"),
        "saluran-berganti-nama",
        alasan,
        jenis=(
            "ditambah",
            "dihapus",
        ),
    ),
)
