"""Gratis, tetapi menyebut pungutan.

Yang diminta: layanan dengan `biaya: gratis` tidak menyebut PNBP, retribusi, atau kode billing pada persyaratan, prosedur, dan
langkah SOP-nya, kecuali `keterangan` biaya menjelaskannya.

Mengapa: pemohon membaca "tidak dipungut biaya", lalu diminta bukti setor. Biaya yang tersembunyi mengundang pungutan liar dan
calo (survei kepatuhan Ombudsman).

Cara memperbaiki: tulis tarifnya dengan dasar hukumnya. Bila pungutan itu bukan milik layanan ini, jelaskan pada
`keterangan` biaya, atau hapus sebutannya.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.tulisan import texts_of
from sop_gen.model.butir import Gratis

SALAH = """\
persyaratan:
  - Surat permohonan
  - Bukti setor PNBP  # temuan
biaya: gratis
"""
BENAR = """\
persyaratan:
  - Surat permohonan
  - Bukti setor PNBP
biaya: {gratis: true, keterangan: PNBP pengangkatan dibayar kepada Ditjen AHU sebelum permohonan ini}
"""
_PUNGUTAN = re.compile(r"\b(?:PNBP|penerimaan negara bukan pajak|retribusi|kode billing)\b", re.IGNORECASE)
_BUKAN = re.compile(r"\b(?:tidak|tanpa|bebas|bukan|nihil|nol)\b(?! pajak)", re.IGNORECASE)


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each text of a free service that speaks of a levy without denying it."""
    biaya = tinjauan.layanan.biaya
    if not isinstance(biaya, Gratis) or _PUNGUTAN.search(biaya.keterangan or ""):
        return
    for path, text in texts_of(tinjauan.layanan, ("persyaratan", "prosedur", "sop")):
        found = _PUNGUTAN.search(text)
        if found and not _BUKAN.search(text):
            yield Temuan(
                path,
                f"di sini disebut '{found.group()}', padahal 'biaya' layanan ini gratis",
                "tulis tarif dengan dasarnya pada 'biaya'; bila dibayar kepada pihak lain, jelaskan pada 'keterangan' biaya",
                "biaya: {gratis: true, keterangan: PNBP dibayar kepada Ditjen AHU sebelum permohonan ini}",
            )


RULES.add("gratis-tetapi-berbayar", Rule("error", __doc__, periksa, SALAH, BENAR))
