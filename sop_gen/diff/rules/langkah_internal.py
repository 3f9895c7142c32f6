"""Langkah di dalam kantor berubah.

Langkah yang ditambah, dihapus, atau beralih pelaksana di dalam kantor tidak menambah pekerjaan pemohon. Langkah pemohon yang
pindah ke SOP lain juga tidak. Bila layanan menjadi lebih lama karenanya, jangka waktulah yang mengatakannya.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "langkah-internal",
    Rule(
        __doc__,
        "netral",
        (
            "sop.langkah",
            "sop.langkah.oleh",
        ),
        cermin="langkah-internal",
        alasan="Hanya pekerjaan pelaksana yang berubah; tidak ada yang ditambah atau dikurangi bagi pemohon",
    ),
)
