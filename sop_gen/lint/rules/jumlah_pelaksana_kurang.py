"""Jumlah pelaksana kurang dari peran dalam SOP.

Yang diminta: `jumlah_pelaksana` seluruhnya tidak kurang dari banyaknya pelaksana dari dalam kantor yang bekerja pada satu
SOP. Pelaksana `eksternal` seperti pemohon tidak dihitung.

Mengapa: jumlah pelaksana disesuaikan dengan beban kerja (UU 25/2009). SOP dengan tiga jabatan tidak dapat dijalankan dua
orang tanpa ada yang merangkap, sehingga salah satu dari keduanya tidak lengkap. Aturan ini turunan.

Cara memperbaiki: sebut semua jabatan yang bekerja pada SOP beserta jumlah orangnya. Bila satu orang memang merangkap,
katakan alasannya dengan `abaikan`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.model.sop import Sop

SALAH = """\
jumlah_pelaksana: [{jabatan: Petugas Loket, jumlah: 1}]  # temuan
sop:
  - judul: Penerbitan Surat
    pelaksana: {pemohon: {nama: Pemohon, eksternal: true}, petugas: Petugas Loket, kepala: Kepala Bidang}
    langkah:
      - {kegiatan: Mengajukan permohonan, oleh: pemohon}
      - {kegiatan: Memeriksa berkas, oleh: petugas}
      - {kegiatan: Menandatangani surat, oleh: kepala}
"""
BENAR = SALAH.replace("jumlah: 1}]  # temuan", "jumlah: 1}, {jabatan: Kepala Bidang, jumlah: 1}]")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """A finding when the procedure with most roles has more of them than there are people."""
    layanan = tinjauan.layanan
    if not layanan.jumlah_pelaksana or not layanan.sop:
        return
    total = sum(part.jumlah for part in layanan.jumlah_pelaksana)
    largest = max(layanan.sop, key=lambda sop: len(_roles(sop)))
    roles = _roles(largest)
    if total < len(roles):
        yield Temuan(
            ("jumlah_pelaksana",),
            f"jumlah pelaksana {total} orang, padahal SOP '{largest.judul}' dikerjakan {len(roles)} jabatan: {', '.join(roles)}",
            "sebut semua jabatan itu beserta jumlah orangnya",
            f"jumlah_pelaksana: {len(roles)}",
        )


def _roles(sop: Sop) -> list[str]:
    """Names of the office's own performers that have a step, each once."""
    working = {column for step in sop.langkah for column in step.oleh}
    own = [column.nama for column in sop.pelaksana if column.id in working and not column.eksternal]
    return list({name.casefold(): name for name in own}.values())


RULES.add("jumlah-pelaksana-kurang", Rule("warning", __doc__, periksa, SALAH, BENAR))
