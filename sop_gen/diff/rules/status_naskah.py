"""Status naskah berubah.

Draf, pembahasan dan ditetapkan adalah tahap naskah. Layanan yang dialihkan tetap dapat diminta, di tempat lain. Keduanya
tidak mengubah apa yang diminta dari pemohon.
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
