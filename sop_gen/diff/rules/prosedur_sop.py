"""SOP ditambah atau dihapus.

Satu SOP utuh ditambah atau dihapus. Yang berlaku bagi pemohon adalah persyaratan, waktu, biaya dan prosedur layanan; bacalah
SOP-nya bersama itu.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "prosedur-sop",
    Rule(
        __doc__,
        "netral",
        ("sop",),
        cermin="prosedur-sop",
        dinilai=True,
        alasan="Satu SOP ditambah atau dihapus seluruhnya; dampaknya bagi pemohon tidak dapat dipastikan",
    ),
)
