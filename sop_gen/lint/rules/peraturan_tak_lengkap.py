"""Penyebutan peraturan tidak lengkap.

Yang diminta: setiap peraturan dalam `dasar_hukum` punya nomor, tahun, dan tentang di _dasar-hukum.yaml.

Mengapa: dasar hukum dicetak lengkap, misalnya "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik", supaya pembaca
dapat menemukannya. Aturan ini turunan dari kelaziman menyebut peraturan dalam naskah dinas.

Cara memperbaiki: baca naskahnya di peraturan.go.id atau JDIH, lalu lengkapi isian yang kurang di _dasar-hukum.yaml. Jangan
menebak judulnya.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.model.peraturan import Peraturan
from sop_gen.teks.peraturan import cite_short

SALAH = """\
dasar_hukum:
  - uu-25-2009
  - pp-24-2014  # temuan
"""
BENAR = SALAH.replace("pp-24-2014  # temuan", "pp-96-2012")
DIMINTA = {"nomor": "<nomornya>", "tahun": "<tahunnya>", "tentang": "<judul menurut naskahnya>"}
TANPA_NOMOR = ("UUD",)


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each regulation of the list that can't be cited in full."""
    for index, ref in enumerate(tinjauan.layanan.dasar_hukum):
        if ref.ref not in tinjauan.register:
            continue
        entry = tinjauan.register[ref.ref]
        if missing := _missing(entry):
            yield Temuan(
                ("dasar_hukum", index, "ref"),
                f"{' dan '.join(missing)} dari {cite_short(entry)} belum tercatat, sehingga tercetak tidak lengkap",
                f"lengkapi '{entry.id}' di _dasar-hukum.yaml menurut naskah resminya",
                f"{entry.id}: {{…, {', '.join(f'{key}: {DIMINTA[key]}' for key in missing)}}}",
            )


def _missing(entry: Peraturan) -> list[str]:
    if entry.jenis in TANPA_NOMOR:
        return []
    return [key for key in DIMINTA if not getattr(entry, key)]


RULES.add("peraturan-tak-lengkap", Rule("warning", __doc__, periksa, SALAH, BENAR))
