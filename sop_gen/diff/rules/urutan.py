"""Urutan berubah.

Butir atau langkah yang hanya berpindah tempat tidak menambah dan tidak mengurangi apa pun bagi pemohon.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "urutan",
    Rule(
        __doc__,
        "netral",
        ("*",),
        cermin="urutan",
        alasan="Hanya urutannya yang berubah; isinya tetap",
        jenis=("dipindah",),
        mendahului=True,
    ),
)
