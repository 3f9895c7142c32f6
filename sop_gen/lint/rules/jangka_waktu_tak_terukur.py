"""Jangka waktu tidak terukur.

Yang diminta: `jangka_waktu` menyebut angka dan satuan, misalnya "5 hari kerja", bukan teks bebas.

Mengapa: jangka waktu adalah lamanya seluruh proses setiap jenis pelayanan (UU 25/2009). Tanpa angka masyarakat tidak dapat
menagih janji itu dan kantor tidak dapat mengukurnya. Aturan ini turunan dari arti komponen itu.

Cara memperbaiki: tulis lama waktu bagian yang dikerjakan kantor. Bila saatnya mengikuti jadwal, tulis paling lama berapa hari
sampai jadwal diberitahukan. Bila benar-benar tidak terukur, biarkan `teks` dan katakan alasannya dengan `abaikan`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.kata import plain
from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan

SALAH = """\
jangka_waktu:
  - {teks: sesuai jadwal pelantikan}  # temuan
"""
BENAR = """\
jangka_waktu:
  - {uraian: Pemberitahuan jadwal pelantikan, lama: paling lama 3 hari kerja, sejak: berkas lengkap}
"""


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each promise in words instead of a number and a unit."""
    for index, waktu in enumerate(tinjauan.layanan.jangka_waktu):
        if waktu.teks:
            yield Temuan(
                ("jangka_waktu", index, "teks"),
                f"'{plain(waktu.teks)}' tidak dapat diukur",
                "ganti 'teks' dengan 'lama' yang menyebut angka, satuan, dan titik awalnya",
                "lama: paling lama 3 hari kerja sejak berkas lengkap",
            )


RULES.add("jangka-waktu-tak-terukur", Rule("warning", __doc__, periksa, SALAH, BENAR))
