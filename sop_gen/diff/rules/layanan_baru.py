"""Layanan baru.

Layanan yang sebelumnya tidak ada kini dapat diminta masyarakat.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "layanan-baru",
    Rule(
        __doc__,
        "meringankan",
        ("layanan",),
        cermin="layanan-dihapus",
        alasan="Masyarakat mendapat satu layanan lagi",
        jenis=("ditambah",),
    ),
)
