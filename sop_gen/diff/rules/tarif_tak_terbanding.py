"""Tarif tidak dapat dibandingkan.

Besarnya biaya ditulis dengan kata-kata pada salah satu edisi, atau dihitung dengan satuan lain, sehingga naik atau turunnya
tidak dapat dipastikan.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "tarif-tak-terbanding",
    Rule(
        __doc__,
        "netral",
        (
            "biaya",
            "biaya.tarif",
            "biaya.teks",
        ),
        cermin="tarif-tak-terbanding",
        dinilai=True,
        alasan="Besarnya biaya tidak dapat dibandingkan dengan pasti",
    ),
)
