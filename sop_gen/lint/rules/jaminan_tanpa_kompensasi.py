"""Jaminan pelayanan tanpa kompensasi.

Yang diminta: `jaminan_pelayanan` menyebut apa yang diterima pemohon bila layanan tidak sesuai standar, misalnya surat yang
diantar tanpa biaya, antrean prioritas, atau permintaan maaf tertulis.

Mengapa: evaluasi Zona Integritas menilai sistem kompensasi bila layanan tidak sesuai standar, dan Ombudsman menanyakan
kompensasi ketika waktu, prosedur, biaya, produk, atau syarat tidak dipenuhi. Bahwa tempatnya pada komponen ini adalah
turunan.

Cara memperbaiki: tulis kompensasi yang sudah disepakati dan sanggup dipenuhi kantor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.tulisan import all_words

SALAH = """\
jaminan_pelayanan: Pelayanan diberikan sesuai standar  # temuan
"""
BENAR = """\
jaminan_pelayanan: Bila terlambat, surat diantar tanpa biaya sebagai kompensasi
"""
_KOMPENSASI = re.compile(
    r"\b(?:kompensasi|ganti (?:rugi|kerugian)|(?:di|peng)?prioritas(?:kan)?|didahulukan|diganti|penggantian|diulang|"
    r"layanan ulang|(?:permintaan|permohonan|meminta|memohon) maaf|tanpa (?:di\w+ )?(?:tambahan )?biaya|pengembalian biaya|"
    r"biaya (?:\w+ )?dikembalikan)\b",
    re.IGNORECASE,
)


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """A finding when the guarantee names nothing that follows from breaking it."""
    if tinjauan.layanan.jaminan_pelayanan and not _KOMPENSASI.search(all_words(tinjauan.layanan, "jaminan_pelayanan")):
        yield Temuan(
            ("jaminan_pelayanan",),
            "jaminan ini tidak menyebut kompensasi bila layanan tidak sesuai standar",
            "tambahkan apa yang diterima pemohon bila janji tidak dipenuhi; bila belum disepakati, bahas dalam 'catatan'",
            "jaminan_pelayanan: Bila layanan terlambat, surat diantar tanpa biaya sebagai kompensasi",
        )


RULES.add("jaminan-tanpa-kompensasi", Rule("warning", __doc__, periksa, SALAH, BENAR))
