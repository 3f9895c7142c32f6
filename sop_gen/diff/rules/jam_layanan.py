"""Jam layanan berubah.

Hari atau jam layanan bergeser, atau tidak dapat dibandingkan karena ditulis dengan kata-kata.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "jam-layanan",
    Rule(
        __doc__,
        "netral",
        (
            "_instansi.jam_layanan",
            "_instansi.jam_layanan.hari",
            "_instansi.jam_layanan.jam",
        ),
        cermin="jam-layanan",
        dinilai=True,
        alasan="Jam layanan ditulis lain; bertambah atau berkurangnya tidak dapat dipastikan",
    ),
)
