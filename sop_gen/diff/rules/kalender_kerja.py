"""Kalender kerja berubah.

Jam kerja sehari, hari kerja seminggu dan hari libur dipakai untuk menghitung tanggal. Janji dalam hari kerja tetap sama
bunyinya.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "kalender-kerja",
    Rule(
        __doc__,
        "netral",
        (
            "_instansi.kalender",
            "_instansi.kalender.*",
            "_instansi.libur",
            "_instansi.libur.*",
        ),
        cermin="kalender-kerja",
        alasan="Hanya kalender kerja yang berubah; jangka waktu layanan tetap bunyinya",
    ),
)
