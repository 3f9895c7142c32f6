"""Alur langkah berubah.

Tujuan sesudah satu langkah, atau pilihan ya dan tidak sebuah keputusan, berubah. Bagi pemohon yang dihitung adalah langkahnya
sendiri dan jangka waktu.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "alur-langkah",
    Rule(
        __doc__,
        "netral",
        (
            "sop.langkah.lanjut",
            "sop.langkah.keputusan",
            "sop.langkah.keputusan.ya",
            "sop.langkah.keputusan.tidak",
        ),
        cermin="alur-langkah",
        alasan="Hanya urutan kerja sesudah langkah ini yang berubah",
    ),
)
