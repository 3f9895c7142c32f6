"""Tarif tanpa dasar hukum.

Yang diminta: setiap tarif menyebut peraturan yang menetapkannya dengan `dasar`, atau setidaknya pasalnya dengan `pasal`.

Mengapa: biaya yang dipungut harus punya dasar hukum, misalnya peraturan tentang tarif PNBP; biaya yang tidak jelas asalnya
mengundang pungutan liar dan calo (survei kepatuhan Ombudsman). Pada layanan yang sudah ditetapkan ini kesalahan, sebelumnya
peringatan.

Cara memperbaiki: daftarkan peraturan tarifnya di _dasar-hukum.yaml, lalu sebut id-nya pada `dasar`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.kata import plain
from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan, menurut_status
from sop_gen.lint.tulisan import texts_in
from sop_gen.model.butir import Gratis, Tarif

SALAH = """\
biaya:
  - {uraian: Permohonan pewarganegaraan, tarif: 50.000.000}  # temuan
"""
BENAR = """\
biaya:
  - {uraian: Permohonan pewarganegaraan, tarif: 50.000.000, dasar: pp-45-2024}
"""
_PERATURAN = re.compile(
    r"\b(?:UU|PP|Perpres|Permen[\w-]*|PMK|Perda|Undang-Undang|Keputusan|SK|"
    r"Peraturan (?:Pemerintah|Presiden|Menteri|Daerah))\b.*\d",
    re.IGNORECASE,
)


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each fee that names no regulation, neither by key nor in words."""
    biaya = tinjauan.layanan.biaya
    for index, fee in enumerate(() if biaya is None or isinstance(biaya, Gratis) else biaya):
        if not (fee.dasar or fee.pasal or _names_one(fee)):
            yield Temuan(
                ("biaya", index),
                f"tarif '{plain(fee.uraian)}' tidak menyebut dasar hukumnya",
                "tambahkan 'dasar' dengan id peraturan tarif di _dasar-hukum.yaml",
                "dasar: pp-45-2024",
                menurut_status(tinjauan.layanan),
            )


def _names_one(fee: Tarif) -> bool:
    return any(_PERATURAN.search(text) for _, text in texts_in(fee, ()))


RULES.add("tarif-tanpa-dasar", Rule("error", __doc__, periksa, SALAH, BENAR))
