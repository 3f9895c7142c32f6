"""Syarat diperketat.

Kata-kata syarat sama, angkanya lain. "Paling singkat", "paling sedikit" dan "minimal" adalah batas bawah: lebih tinggi lebih
berat. "Paling lama", "maksimal" dan "sebelum" adalah batas atas: lebih tinggi lebih longgar. Pada `bila` sebaliknya: batas
bawah yang lebih tinggi membuat syarat berlaku bagi lebih sedikit orang. Angka pasal, nomor dan tahun peraturan tidak
dihitung.
"""

from __future__ import annotations

from sop_gen.diff.batas import arah_syarat
from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import RULES, Rule, Tinjauan


def alasan(beda: Beda, tinjauan: Tinjauan) -> str | None:
    """By the numbers."""
    found = arah_syarat(beda)
    if found is None or found.arah != 1:
        return None
    return f"Syarat diperketat: {found.semula} menjadi {found.menjadi}"


RULES.add(
    "syarat-diperketat",
    Rule(
        __doc__,
        "memberatkan",
        ("persyaratan.nama", "persyaratan.kelompok", "persyaratan.bila", "persyaratan.keterangan", "pemohon"),
        "syarat-dilonggarkan",
        alasan,
        jenis=("diubah",),
    ),
)
