"""Mutu baku belum lengkap.

Yang diminta: setiap langkah menyebut `kelengkapan` (yang diperlukan untuk mengerjakannya), `waktu`, dan `output`.

Mengapa: mutu baku menghubungkan SOP dengan Standar Pelayanan; setiap kegiatan perlu memilikinya (PermenPAN-RB 35/2012).
Tanpa waktu, jangka waktu layanan tidak dapat dipertanggungjawabkan; tanpa kelengkapan dan output, tidak jelas kapan
langkah boleh dimulai dan kapan selesai.

Cara memperbaiki: isi mutu baku pada langkah yang disebut. Satu temuan untuk setiap jenis isian yang belum ada dalam satu
SOP, pada langkah pertama yang belum mengisinya.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan, menurut_status
from sop_gen.lint.ways import call_all

SALAH = """\
sop:
  - judul: Penerimaan Permohonan
    pelaksana: {pemohon: Pemohon, petugas: Petugas Loket}
    langkah:
      - {kegiatan: Mengajukan permohonan, oleh: pemohon, kelengkapan: Formulir, waktu: 10 menit, output: Berkas}
      - {kegiatan: Memeriksa berkas, oleh: petugas, kelengkapan: Berkas, output: Berkas lengkap}  # temuan
"""
BENAR = SALAH.replace("output: Berkas lengkap}  # temuan", "waktu: 30 menit, output: Berkas lengkap}")
CONTOH = {"kelengkapan": "Berkas permohonan", "waktu": "30 menit", "output": "Berkas lengkap"}


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for a procedure and a kind, at the first step that lacks it."""
    for number, sop in enumerate(tinjauan.layanan.sop):
        for key, example in CONTOH.items():
            lacking = [index for index, step in enumerate(sop.langkah) if not getattr(step, key)]
            if lacking:
                every = len(lacking) == len(sop.langkah)
                yield Temuan(
                    ("sop", number, "langkah", lacking[0], key),
                    f"{key} belum diisi pada " + (f"semua langkah SOP '{sop.judul}'" if every else call_all(sop, lacking)),
                    f"isi '{key}' pada setiap langkah yang disebut",
                    f"{key}: {example}",
                    menurut_status(tinjauan.layanan),
                )


RULES.add("mutu-baku-belum-lengkap", Rule("error", __doc__, periksa, SALAH, BENAR))
