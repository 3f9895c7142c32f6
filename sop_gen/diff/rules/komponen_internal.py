"""Komponen pengelolaan berubah.

Sarana, kompetensi dan jumlah pelaksana, pengawasan dan evaluasi diatur untuk pengelolaan di dalam kantor (komponen
manufacturing). Tidak ada yang diminta dari pemohon di sini.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "komponen-internal",
    Rule(
        __doc__,
        "netral",
        (
            "sarana_prasarana",
            "sarana_prasarana.*",
            "kompetensi_pelaksana",
            "kompetensi_pelaksana.*",
            "pengawasan_internal",
            "pengawasan_internal.*",
            "jumlah_pelaksana",
            "jumlah_pelaksana.*",
            "evaluasi_kinerja",
            "evaluasi_kinerja.*",
        ),
        cermin="komponen-internal",
        alasan="Hanya pengelolaan di dalam kantor yang berubah",
    ),
)
