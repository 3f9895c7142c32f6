"""Identitas kantor berubah.

Nama kantor, kementerian induk, kota, pejabat pengesah, maklumat, surat keputusan atau buku standarnya berubah; hak dan
kewajiban pemohon tetap.
"""

from __future__ import annotations

from sop_gen.diff.rule import RULES, Rule

RULES.add(
    "identitas-kantor",
    Rule(
        __doc__,
        "netral",
        (
            "_instansi.nama",
            "_instansi.induk",
            "_instansi.kota",
            "_instansi.pengesah",
            "_instansi.pengesah.*",
            "_instansi.maklumat",
            "_instansi.maklumat.*",
            "_instansi.sk",
            "_instansi.sk.*",
            "_instansi.buku",
            "_instansi.buku.*",
        ),
        cermin="identitas-kantor",
        alasan="Hanya identitas kantor yang berubah",
    ),
)
