"""Tata letak berubah.

Kertas, huruf, warna, logo, kepala surat, poster, katalog atau pola nomor berubah: dokumen tampak lain, isinya tetap.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "tata-letak",
    Rule(
        __doc__,
        "netral",
        (
            "_instansi.gaya_sop",
            "_instansi.gaya_sop.*",
            "_instansi.poster",
            "_instansi.poster.*",
            "_instansi.warna",
            "_instansi.warna.*",
            "_instansi.logo",
            "_instansi.kop",
            "_instansi.katalog",
            "_instansi.katalog.*",
            "_instansi.urutan_komponen",
            "_instansi.penomoran",
            "_instansi.penomoran.*",
        ),
        cermin="tata-letak",
        alasan="Hanya tampilan dokumen yang berubah",
    ),
)
