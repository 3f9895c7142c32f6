"""Satuan biaya berubah.

Biaya dihitung dengan satuan lain, atau satuannya kini disebut atau tidak lagi disebut.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "satuan-biaya",
    Rule(
        __doc__,
        "netral",
        ("biaya.satuan",),
        cermin="satuan-biaya",
        dinilai=True,
        alasan="Satuan biaya ditulis lain; jumlah yang dibayar tidak dapat dibandingkan dengan pasti",
    ),
)
