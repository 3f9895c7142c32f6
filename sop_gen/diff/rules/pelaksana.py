"""Pelaksana SOP berubah.

Kolom pelaksana ditambah, dihapus atau berganti nama. Siapa mengerjakan apa ditulis pada langkahnya.
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
        alasan="Hanya nama atau daftar pelaksana yang berubah",
    ),
)
