"""Keterangan biaya berubah.

Uraian atau keterangan biaya ditulis lain; besarnya dinilai pada tarif.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "keterangan-biaya",
    Rule(
        __doc__,
        "netral",
        (
            "biaya.gratis",
            "biaya.uraian",
            "biaya.keterangan",
        ),
        cermin="keterangan-biaya",
        alasan="Hanya keterangan biaya yang berubah; besarnya dinilai pada tarif",
    ),
)
