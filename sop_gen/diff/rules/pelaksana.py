"""Pelaksana SOP berubah.

Kolom pelaksana ditambah, dihapus atau berganti nama. Siapa mengerjakan apa dinilai pada langkahnya.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "pelaksana",
    Rule(
        __doc__,
        "netral",
        (
            "sop.pelaksana",
            "sop.pelaksana.nama",
            "sop.pelaksana.eksternal",
        ),
        cermin="pelaksana",
        alasan="Hanya daftar pelaksana yang berubah; langkah-langkahnya dinilai sendiri",
    ),
)
