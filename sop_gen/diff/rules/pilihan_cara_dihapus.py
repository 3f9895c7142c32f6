"""Pilihan cara dihapus.

Kalimatnya sama, hanya "atau lewat surat elektronik", "dan di laman" atau pilihan tempat lain yang dihapus. "Dan" dihitung
hanya bila kalimatnya mengatakan apa yang dapat dipakai atau tersedia. Yang dikerjakan petugas tidak dihitung.
"""

from __future__ import annotations

from sop_gen.diff.cara import pilihan
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """By the words that one side has more."""
    found = pilihan(beda.menjadi, beda.semula)
    return f"Pemohon kehilangan satu pilihan: {found}" if found else None


RULES.add(
    "pilihan-cara-dihapus",
    Rule(
        __doc__,
        "memberatkan",
        (
            "persyaratan.keterangan",
            "sop.langkah.publik",
            "prosedur.nama",
            "prosedur.keterangan",
            "kanal.tempat",
        ),
        "pilihan-cara-ditambah",
        alasan,
        jenis=("diubah",),
    ),
)
