"""Keterkaitan menunjuk SOP yang tidak ada.

Yang diminta: `keterkaitan` yang berbentuk id menunjuk layanan (`layanan`) atau SOP (`layanan#judul-sop`) yang ada di folder
ini. Yang memuat spasi adalah teks bebas dan tidak diperiksa; layanan yang berkasnya belum terbaca juga tidak.

Mengapa: keterkaitan menyebut SOP lain yang langsung berhubungan. Rujukan yang tidak ada tercetak sebagai id yang tidak
dipahami pembaca. Aturan ini turunan dari isi bagian identitas SOP AP (PermenPAN-RB 35/2012).

Cara memperbaiki: tulis nama berkas layanan tanpa `.yaml`; untuk satu SOP di dalamnya tambahkan `#` dan judulnya dengan huruf
kecil dan tanda hubung. SOP di luar folder ini ditulis dengan judulnya, misalnya "SOP Pengelolaan Arsip".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan

SALAH = """\
sop:
  - judul: Penerimaan Permohonan
    keterkaitan:
      - SOP Pengelolaan Arsip
      - contoh2#penerbitan-izin  # temuan
    pelaksana: {petugas: Petugas Loket}
    langkah: [{kegiatan: Memeriksa berkas, oleh: petugas}]
---
sop:
  - judul: Penerbitan Izin
    keterkaitan: contoh
    pelaksana: {petugas: Petugas Loket}
    langkah: [{kegiatan: Menyusun surat, oleh: petugas}]
"""
BENAR = SALAH.replace("contoh2#penerbitan-izin  # temuan", "contoh1#penerbitan-izin")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:#[a-z0-9-]+)?")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each reference in id form that leads nowhere; a service that can't be read is not unknown."""
    seluruh = tinjauan.seluruh
    for number, sop in enumerate(tinjauan.layanan.sop):
        for index, name in enumerate(sop.keterkaitan):
            if not _ID.fullmatch(name) or name in seluruh.judul:
                continue
            id, _, title = name.partition("#")
            if id in seluruh.terbaca:
                said = f"layanan '{id}' ada, tetapi tidak mempunyai SOP '{title}'"
            elif id not in seluruh.layanan:
                said = f"tidak ada layanan '{id}'"
            else:
                continue
            yield Temuan(
                ("sop", number, "keterkaitan", index),
                f"keterkaitan '{name}' tidak ditemukan: {said}",
                "tulis nama berkas layanan tanpa .yaml, atau nama itu, '#', dan judul SOP dengan tanda hubung; "
                "SOP di luar folder ini ditulis dengan judulnya",
                "keterkaitan: [SOP Pengelolaan Arsip]" if len(sop.keterkaitan) == 1 else "- SOP Pengelolaan Arsip",
            )


RULES.add("keterkaitan-tak-dikenal", Rule("warning", __doc__, periksa, SALAH, BENAR))
