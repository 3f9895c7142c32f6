"""Terjemahan berubah.

Isi `en` adalah bahasa kedua untuk poster dan katalog; yang mengikat adalah teks Indonesianya.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "terjemahan",
    Rule(
        __doc__,
        "netral",
        (
            "en",
            "en.nama",
            "en.ringkasan",
            "en.pemohon",
            "en.persyaratan",
            "en.prosedur",
            "en.jangka_waktu",
            "en.biaya",
            "en.produk",
            "en.pengaduan",
        ),
        cermin="terjemahan",
        alasan="Hanya terjemahan yang berubah",
    ),
)
