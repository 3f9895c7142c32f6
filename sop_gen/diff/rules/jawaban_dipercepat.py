"""Jawaban atas pengaduan lebih cepat.

Batas waktu jawaban ("paling lama 5 hari kerja") pada satu saluran pengaduan berubah. Bila saluran itu sekaligus berganti nama,
hal ini dikatakan sekali, pada nama dengan batas waktu yang lebih singkat.
"""

from __future__ import annotations

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan
from sop_gen.diff.saluran import jawaban


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """By the limit that is promised."""
    found = jawaban(beda, tinjauan)
    if found is None or found.arah != 1:
        return None
    return f"Jawaban atas pengaduan dijanjikan lebih cepat: {found.semula} menjadi {found.menjadi}"


RULES.add(
    "jawaban-dipercepat",
    Rule(
        __doc__,
        "meringankan",
        (
            "pengaduan",
            "pengaduan.nilai",
            "pengaduan.keterangan",
            "_instansi.pengaduan",
            "_instansi.pengaduan.nilai",
            "_instansi.pengaduan.keterangan",
        ),
        "jawaban-diperlambat",
        alasan,
        jenis=("ditambah", "dihapus", "diubah"),
    ),
)
