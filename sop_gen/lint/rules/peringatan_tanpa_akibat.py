"""Peringatan tanpa keadaan atau batas waktu.

Yang diminta: setiap `peringatan` menyebut dalam keadaan apa terjadi akibat apa ("Jika …, maka …"), atau menyebut batas
waktu. "Disposisi terlambat" atau "Pelaksanaan tugas menjadi tidak nyaman" tidak memperingatkan apa-apa.

Mengapa: peringatan pada identitas SOP menyatakan apa yang terjadi bila prosedur tidak dijalankan. Peringatan yang umum
terlihat pada SOP yang diterbitkan; susunan kalimat jika-maka adalah kebiasaan penyusunan SOP AP.

Cara memperbaiki: tulis "Jika <keadaan>, maka <akibat>", misalnya "Jika berkas tidak diperiksa dalam 2 hari kerja, maka
pemohon menunggu lebih lama daripada yang dijanjikan".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.butir import placed, quote
from sop_gen.lint.kata import plain
from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.model.butir import Butir, Kelompok

SALAH = """\
sop:
  - judul: Penerimaan Permohonan
    peringatan:
      - Jika berkas hilang, maka permohonan diulang dari awal
      - Disposisi terlambat  # temuan
    pelaksana: {petugas: Petugas Loket}
    langkah: [{kegiatan: Memeriksa berkas, oleh: petugas}]
"""
BENAR = SALAH.replace("Disposisi terlambat  # temuan", "Jika disposisi terlambat, maka jawaban melampaui jangka waktu")
CONTOH = "Jika berkas tidak diperiksa dalam 2 hari kerja, maka jawaban melampaui jangka waktu"
_KEADAAN = re.compile(
    r"\b(?:jika|jikalau|apabila|bila|bilamana|manakala|kalau|dalam hal|mengakibatkan|menyebabkan|berakibat|menimbulkan|"
    r"sehingga|sebelum|sesudah|setelah|sejak|paling lambat|paling lama|selambat-lambatnya|selama-lamanya|maksimal|"
    r"batas waktu|dalam waktu|tidak ada peringatan)\b"
    r"|\d+\s*(?:\([^)]*\)\s*)?(?:menit|jam|hari|minggu|bulan|tahun)\b|\bpukul\s*\d",
    re.IGNORECASE,
)


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each warning that names no condition, cause or deadline."""
    for number, sop in enumerate(tinjauan.layanan.sop):
        for path, item, group in placed(sop.peringatan, "sop", number, "peringatan"):
            if not item.bila and not _KEADAAN.search(_said(item, group)):
                yield Temuan(
                    path,
                    f"peringatan {quote(item.nama)} tidak menyebut keadaan dan akibatnya, atau batas waktunya",
                    "tulis dengan susunan 'Jika …, maka …', atau sebut batas waktunya",
                    f"{'-' if len(path) > 4 or len(sop.peringatan) > 1 else 'peringatan:'} {CONTOH}",
                )


def _said(item: Butir, group: Kelompok | None) -> str:
    return plain(" ".join(filter(None, (group.kelompok if group else None, item.nama, item.keterangan))))


RULES.add("peringatan-tanpa-akibat", Rule("warning", __doc__, periksa, SALAH, BENAR))
