"""Status naskah berubah.

Draf, pembahasan dan ditetapkan adalah tahap naskah; tidak satu pun mengubah apa yang diminta dari pemohon.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "status-naskah",
    Rule(
        __doc__,
        "netral",
        ("status",),
        cermin="status-naskah",
        alasan="Hanya tahap naskah yang berubah",
    ),
)
