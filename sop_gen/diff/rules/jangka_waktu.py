"""Jangka waktu tidak dapat dibandingkan.

Yang lama dan yang baru tidak dapat dibandingkan dengan pasti: misalnya hari kerja dengan bulan, dua titik awal yang tidak
diketahui mana yang lebih dulu, atau satu rincian di samping janji yang lain.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "jangka-waktu",
    Rule(
        __doc__,
        "netral",
        (
            "jangka_waktu",
            "jangka_waktu.uraian",
            "jangka_waktu.lama",
            "jangka_waktu.sejak",
            "jangka_waktu.teks",
        ),
        cermin="jangka-waktu",
        dinilai=True,
        alasan="Jangka waktu lama dan baru tidak dapat dibandingkan dengan pasti",
    ),
)
