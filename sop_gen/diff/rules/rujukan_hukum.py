"""Rujukan hukum berubah.

Dasar hukum layanan atau rujukan pada satu butir berubah. Rujukan sendiri tidak membebani dan tidak meringankan pemohon;
akibatnya tampak pada syarat, waktu dan biaya.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "rujukan-hukum",
    Rule(
        __doc__,
        "netral",
        (
            "dasar_hukum",
            "dasar_hukum.pasal",
            "*.dasar",
            "*.pasal",
        ),
        cermin="rujukan-hukum",
        alasan="Hanya rujukan hukumnya yang berubah",
    ),
)
