"""Alamat berubah.

Alamat, nomor atau tempat diganti dengan yang lain: pemohon tetap dapat menghubungi atau mendatanginya.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "alamat-berubah",
    Rule(
        __doc__,
        "netral",
        (
            "kanal.tempat",
            "kanal.url",
            "pengaduan.nilai",
            "_instansi.pengaduan.nilai",
            "_instansi.alamat",
            "_instansi.kontak",
            "_instansi.kontak.laman",
            "_instansi.kontak.surel",
            "_instansi.kontak.telepon",
            "_instansi.kontak.whatsapp",
        ),
        cermin="alamat-berubah",
        alasan="Alamat atau nomornya diganti; tetap dapat dihubungi",
    ),
)
