"""Bentuk atau jumlah dokumen diperjelas.

Bentuk atau jumlah dokumen disebut, tidak lagi disebut, atau ditulis lain, tanpa diketahui lebih berat atau lebih ringan.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "bentuk-dokumen",
    Rule(
        __doc__,
        "netral",
        (
            "persyaratan.bentuk",
            "persyaratan.jumlah",
        ),
        cermin="bentuk-dokumen",
        dinilai=True,
        alasan="Bentuk atau jumlah dokumen ditulis lain; lebih berat atau lebih ringannya tidak dapat dipastikan",
    ),
)
