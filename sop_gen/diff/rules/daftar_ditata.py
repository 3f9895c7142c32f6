"""Daftar ditata ulang.

Butir yang hilang di satu tempat masih ada di tempat lain dalam daftar yang sama, misalnya karena dikelompokkan.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "daftar-ditata",
    Rule(
        __doc__,
        "netral",
        (
            "persyaratan",
            "prosedur",
            "produk",
            "kanal",
            "pengaduan",
            "_instansi.pengaduan",
            "jaminan_pelayanan",
            "jaminan_keamanan",
        ),
        cermin="daftar-ditata",
        alasan="Daftarnya ditata ulang; isinya masih ada",
    ),
)
