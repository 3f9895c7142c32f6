"""SOP ditambah atau dihapus.

Satu SOP utuh ditambah atau dihapus. Yang berlaku bagi pemohon adalah persyaratan, waktu, biaya dan prosedur layanan; itulah
yang dinilai.
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
        alasan="Satu SOP ditambah atau dihapus seluruhnya; yang diminta dari pemohon dinilai pada komponen layanan",
    ),
)
