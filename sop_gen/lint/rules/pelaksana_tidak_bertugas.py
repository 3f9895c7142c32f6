"""Pelaksana yang tidak mengerjakan langkah.

Yang diminta: setiap `pelaksana` mengerjakan sedikitnya satu langkah (disebut pada `oleh`).

Mengapa: setiap pelaksana menjadi satu kolom bagan. Kolom kosong menyempitkan kolom lain dan membuat pembaca mencari
tugas yang tidak ada. Aturan ini turunan dari bentuk tabel SOP AP (PermenPAN-RB 35/2012).

Cara memperbaiki: hapus pelaksana itu, atau sebut `id`-nya pada `oleh` langkah yang dikerjakannya.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan

SALAH = """\
sop:
  - judul: Penerimaan Permohonan
    pelaksana:
      pemohon: Pemohon
      petugas: Petugas Loket
      kabid: Kepala Bidang Pelayanan  # temuan
    langkah:
      - {kegiatan: Mengajukan permohonan, oleh: pemohon}
      - {kegiatan: Memeriksa berkas, oleh: petugas}
"""
BENAR = SALAH.replace("oleh: petugas", "oleh: [petugas, kabid]").replace("  # temuan", "")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each column without a step."""
    for number, sop in enumerate(tinjauan.layanan.sop):
        busy = {id for step in sop.langkah for id in step.oleh}
        for part in sop.pelaksana:
            if part.id not in busy:
                yield Temuan(
                    ("sop", number, "pelaksana", part.id),
                    f"pelaksana '{part.nama}' ({part.id}) tidak mengerjakan satu langkah pun",
                    f"hapus pelaksana ini, atau sebut '{part.id}' pada 'oleh' langkah yang dikerjakannya",
                    f"oleh: {part.id}",
                )


RULES.add("pelaksana-tidak-bertugas", Rule("warning", __doc__, periksa, SALAH, BENAR))
