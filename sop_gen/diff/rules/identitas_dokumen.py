"""Identitas dokumen berubah.

Nomor, tanggal, penetapan, jenis standar, unit atau penanggung jawab berubah; yang diterima pemohon tetap.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "identitas-dokumen",
    Rule(
        __doc__,
        "netral",
        (
            "jenis",
            "unit",
            "penanggung_jawab",
            "tanggal",
            "tanggal.pembuatan",
            "tanggal.revisi",
            "tanggal.efektif",
            "penetapan",
            "penetapan.nomor",
            "penetapan.tanggal",
            "sop.nomor",
            "sop.tanggal",
            "sop.tanggal.pembuatan",
            "sop.tanggal.revisi",
            "sop.tanggal.efektif",
            "sop.penetapan",
            "sop.penetapan.nomor",
            "sop.penetapan.tanggal",
        ),
        cermin="identitas-dokumen",
        alasan="Hanya identitas dokumen atau unit pengelola yang berubah",
    ),
)
