"""Waktu langkah ditulis sebagai teks.

Yang diminta: `waktu` langkah sedapat mungkin berupa angka dan satuan. Teks seperti "sesuai jadwal pelantikan" boleh bila
waktunya memang ditentukan hal lain, tetapi perlu disadari.

Mengapa: keterukuran adalah prinsip penyusunan SOP AP (PermenPAN-RB 35/2012). Langkah yang waktunya teks tidak ikut
terhitung dalam jumlah waktu SOP.

Cara memperbaiki: tulis batas paling lama bila ada. Bila waktunya memang ditentukan hal lain, catat alasannya
pada `abaikan` di tingkat layanan (sejajar dengan `nama`).
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.butir import quote
from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.waktu_teks import textual, vague
from sop_gen.lint.ways import call

SALAH = """\
sop:
  - judul: Pelantikan
    pelaksana: {kakanwil: Kepala Kantor Wilayah, petugas: Petugas Loket}
    langkah:
      - {kegiatan: Melaksanakan pelantikan, oleh: kakanwil, waktu: {teks: sesuai jadwal pelantikan}}  # temuan
      - {kegiatan: Menyerahkan berita acara, oleh: petugas, waktu: 1 jam}
"""
BENAR = SALAH.replace("{teks: sesuai jadwal pelantikan}}  # temuan", "2 jam}")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for a step whose time is honest text."""
    for number, sop in enumerate(tinjauan.layanan.sop):
        for index, text in textual(sop):
            if not vague(text):
                yield Temuan(
                    ("sop", number, "langkah", index, "waktu", "teks"),
                    f"waktu {call(sop, index)} berupa teks ({quote(text)}), jadi tidak terhitung dalam jumlah waktu SOP",
                    "tulis angka dan satuan bila ada batasnya; bila memang ditentukan hal lain, catat alasannya pada 'abaikan' "
                    "di tingkat layanan (sejajar dengan 'nama')",
                    "waktu: paling lama 3 hari kerja\nabaikan: [{kode: waktu-berupa-teks, alasan: Ditentukan jadwal pelantikan}]",
                )


RULES.add("waktu-berupa-teks", Rule("warning", __doc__, periksa, SALAH, BENAR))
