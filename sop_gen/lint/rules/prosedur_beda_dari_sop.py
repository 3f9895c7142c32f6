"""Prosedur berbeda dari langkah publik SOP.

Yang diminta: bila `prosedur` ditulis sendiri padahal langkah SOP juga punya `publik`, banyaknya sama: satu butir prosedur
untuk satu langkah publik.

Mengapa: masyarakat membaca `prosedur` dalam Standar Pelayanan, sedangkan petugas menjalankan SOP. Dua daftar yang berbeda
adalah dua janji yang berbeda. Aturan ini turunan dari hubungan SOP dan Standar Pelayanan.

Cara memperbaiki: hapus `prosedur` supaya daftarnya diambil dari `publik`, atau samakan keduanya.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.model.butir import items_of

SALAH = """\
prosedur: [Pemohon menyerahkan berkas]  # temuan
sop:
  - judul: Penerbitan Surat
    pelaksana: {pemohon: {nama: Pemohon, eksternal: true}, petugas: Petugas Loket}
    langkah:
      - {kegiatan: Mengajukan permohonan, oleh: pemohon, publik: Pemohon menyerahkan berkas di loket.}
      - {kegiatan: Memeriksa berkas, oleh: petugas}
      - {kegiatan: Menyerahkan surat, oleh: petugas, publik: Pemohon menerima surat.}
"""
BENAR = SALAH.replace("berkas]  # temuan", "berkas, Pemohon menerima surat]")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """A finding when the written procedure and the public steps are not equally many."""
    layanan = tinjauan.layanan
    written = len(items_of(layanan.prosedur))
    public = sum(bool(step.publik) for sop in layanan.sop for step in sop.langkah)
    if written and public and written != public:
        yield Temuan(
            ("prosedur",),
            f"'prosedur' berisi {written} butir, padahal SOP punya {public} langkah dengan 'publik'",
            "hapus 'prosedur' supaya diambil dari 'publik', atau samakan keduanya",
            "prosedur: null",
        )


RULES.add("prosedur-beda-dari-sop", Rule("warning", __doc__, periksa, SALAH, BENAR))
