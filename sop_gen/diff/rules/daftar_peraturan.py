"""Daftar peraturan berubah.

Peraturan dalam _dasar-hukum.yaml ditambah, dihapus atau diperbaiki. Bunyi layanan tidak ikut berubah karenanya.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "daftar-peraturan",
    Rule(
        __doc__,
        "netral",
        (
            "_dasar-hukum",
            "_dasar-hukum.jenis",
            "_dasar-hukum.nomor",
            "_dasar-hukum.tahun",
            "_dasar-hukum.tentang",
            "_dasar-hukum.status",
            "_dasar-hukum.oleh",
            "_dasar-hukum.diperiksa",
        ),
        cermin="daftar-peraturan",
        alasan="Hanya daftar peraturan yang berubah",
    ),
)
