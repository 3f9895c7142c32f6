"""Waktu langkah berubah.

Waktu satu langkah di dalam kantor bukan janji kepada pemohon: yang dijanjikan adalah jangka waktu layanan. Demikian pula
waktu langkah pihak luar yang tidak dapat dibandingkan dengan pasti.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "waktu-langkah",
    Rule(
        __doc__,
        "netral",
        (
            "sop.langkah.waktu",
            "sop.langkah.waktu.uraian",
            "sop.langkah.waktu.lama",
            "sop.langkah.waktu.sejak",
            "sop.langkah.waktu.teks",
        ),
        cermin="waktu-langkah",
        alasan="Ini waktu satu langkah, bukan jangka waktu layanan",
    ),
)
