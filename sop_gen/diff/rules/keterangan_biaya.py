"""Keterangan biaya berubah.

Uraian atau keterangan biaya ditulis lain. Kata-kata itu dapat menentukan siapa yang membayar dan sampai kapan.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "keterangan-biaya",
    Rule(
        __doc__,
        "netral",
        (
            "biaya.gratis",
            "biaya.uraian",
            "biaya.keterangan",
        ),
        cermin="keterangan-biaya",
        dinilai=True,
        alasan="Uraian atau keterangan biaya ditulis lain; dampaknya bagi pemohon tidak dapat dipastikan dari kata-katanya",
    ),
)
