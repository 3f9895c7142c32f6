"""Kelengkapan atau hasil langkah ditulis lain.

Kelengkapan atau hasil satu langkah ditulis lain, atau ditambah dan dihapus pada langkah di dalam kantor.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "kelengkapan-langkah",
    Rule(
        __doc__,
        "netral",
        (
            "sop.langkah.kelengkapan",
            "sop.langkah.output",
        ),
        cermin="kelengkapan-langkah",
        alasan="Hanya kelengkapan atau hasil kerja satu langkah yang berubah",
    ),
)
