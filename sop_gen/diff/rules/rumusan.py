"""Rumusan berubah.

Syarat, produk, jaminan atau tahap prosedur dirumuskan lain. Kata-kata saja tidak cukup untuk memastikan apakah pemohon
dibebani atau diringankan: bacalah sendiri semula dan menjadinya.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "rumusan",
    Rule(
        __doc__,
        "netral",
        (
            "pemohon",
            "persyaratan.nama",
            "persyaratan.kelompok",
            "persyaratan.bila",
            "persyaratan.keterangan",
            "sop.langkah.publik",
            "prosedur.nama",
            "prosedur.kelompok",
            "prosedur.jumlah",
            "prosedur.bentuk",
            "prosedur.bila",
            "prosedur.keterangan",
            "produk.nama",
            "produk.kelompok",
            "produk.jumlah",
            "produk.bentuk",
            "produk.bila",
            "produk.keterangan",
            "jaminan_pelayanan.nama",
            "jaminan_pelayanan.kelompok",
            "jaminan_pelayanan.jumlah",
            "jaminan_pelayanan.bentuk",
            "jaminan_pelayanan.bila",
            "jaminan_pelayanan.keterangan",
            "jaminan_keamanan.nama",
            "jaminan_keamanan.kelompok",
            "jaminan_keamanan.jumlah",
            "jaminan_keamanan.bentuk",
            "jaminan_keamanan.bila",
            "jaminan_keamanan.keterangan",
        ),
        cermin="rumusan",
        dinilai=True,
        alasan="Rumusannya berubah; dampaknya bagi pemohon tidak dapat dipastikan dari kata-katanya",
    ),
)
