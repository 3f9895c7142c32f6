"""Layanan dihapus.

Layanan yang sebelumnya berjalan tidak ada lagi dalam edisi baru, dan tidak dikatakan dialihkan ke mana.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "layanan-dihapus",
    Rule(
        __doc__,
        "memberatkan",
        ("layanan",),
        cermin="layanan-baru",
        alasan="Masyarakat kehilangan layanan ini",
        jenis=("dihapus",),
    ),
)
