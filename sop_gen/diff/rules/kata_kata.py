"""Kata-kata berubah.

Nama, judul dan kalimat yang menjelaskan layanan ditulis lain. Yang diminta dari pemohon dan yang dijanjikan kepadanya ditulis
di bagian lain.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "kata-kata",
    Rule(
        __doc__,
        "netral",
        (
            "nama",
            "alias",
            "ringkasan",
            "kanal.jenis",
            "pengaduan.kanal",
            "pengaduan.keterangan",
            "_instansi.pengaduan.kanal",
            "_instansi.pengaduan.keterangan",
            "sop.judul",
            "sop.langkah.kegiatan",
            "sop.langkah.keterangan",
        ),
        cermin="kata-kata",
        alasan="Hanya kata-katanya yang berubah",
    ),
)
