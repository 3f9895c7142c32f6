"""Keterangan pengalihan atau pencabutan berubah.

Kepada siapa layanan dialihkan, apa gantinya, dasarnya dan tanggalnya. Pengalihan atau pencabutannya sendiri tampak pada
`status`.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "keterangan-status",
    Rule(
        __doc__,
        "netral",
        (
            "dialihkan",
            "dialihkan.ke",
            "dialihkan.tanggal",
            "dicabut",
            "dicabut.pengganti",
            "dicabut.tanggal",
        ),
        cermin="keterangan-status",
        alasan="Hanya keterangan pengalihan atau pencabutan yang berubah",
    ),
)
