"""Catatan penyusunan berubah.

Temuan yang diabaikan dan reviu yang pernah diadakan adalah catatan penyusun, bukan isi layanan.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "catatan-penyusunan",
    Rule(
        __doc__,
        "netral",
        (
            "abaikan",
            "abaikan.kode",
            "abaikan.alasan",
            "reviu",
            "reviu.tanggal",
            "reviu.berita_acara",
            "reviu.unsur",
            "reviu.skm",
            "reviu.pengaduan",
        ),
        cermin="catatan-penyusunan",
        alasan="Hanya catatan penyusunan yang berubah",
    ),
)
