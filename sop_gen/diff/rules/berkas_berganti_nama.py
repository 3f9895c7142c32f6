"""Berkas berganti nama.

Layanan yang sama disimpan dalam berkas dengan nama lain.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "berkas-berganti-nama",
    Rule(
        __doc__,
        "netral",
        ("id",),
        cermin="berkas-berganti-nama",
        alasan="Hanya nama berkasnya yang berubah; layanannya sama",
    ),
)
