"""Nama lama kementerian.

Yang diminta: dokumen yang bertanggal sesudah pemisahan kementerian pada tahun 2024 memakai nama yang sekarang: Kementerian
Hukum, bukan Kementerian Hukum dan HAM atau Kemenkumham. Di kantor Kementerian Hukum, Divisi Administrasi juga nama lama.
Yang diperiksa hanya tulisan layanan itu sendiri: judul peraturan, alias, riwayat, sumber, dan catatan boleh menyebut nama
lama. Tanggal dokumen adalah yang terakhir dari `tanggal`, `penetapan`, dan `riwayat`; tanpa itu, hari pemeriksaan.

Mengapa: Kementerian Hukum dibentuk dengan Perpres 155/2024. Nama lama membuat masyarakat mencari unit yang sudah tidak ada,
dan dokumen baru tampak seperti salinan dokumen lama.

Cara memperbaiki: ganti dengan nama yang sekarang, sesudah memastikan bahwa urusannya memang masih pada Kementerian Hukum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.tulisan import Path, texts_of
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.spec.tree import Step
from sop_gen.spec.writer import in_line

SALAH = """\
tanggal: {revisi: 2026-02-05}
pemohon: Pegawai Kementerian Hukum dan HAM  # temuan
sop:
  - judul: Penerimaan Tamu
    pelaksana: {petugas: Petugas Kanwil Kemenkumham}  # temuan
    langkah:
      - {kegiatan: Mencatat tamu, oleh: petugas}
"""
BENAR = SALAH.replace("Kementerian Hukum dan HAM  # temuan", "Kementerian Hukum").replace("Kemenkumham}  # temuan", "Kemenkum}")
SESUDAH_PEMISAHAN = 2025
"""The ministry was divided in the course of 2024; a document of this year or later is certainly newer."""

_KEMENTERIAN = re.compile(
    r"(?<![\w.@/-])(?:Kementerian Hukum (?:dan|&) (?:HAM|Hak Asasi Manusia)|Kemenkum ?HAM)(?![\w@/]|[.-]\w)", re.IGNORECASE
)
_DIVISI = re.compile(r"\bDivisi Administrasi\b(?! Hukum)", re.IGNORECASE)
_KANTOR_KEMENTERIAN = re.compile(r"\bKementerian Hukum\b(?! dan\b)", re.IGNORECASE)
_SEKARANG = {
    _KEMENTERIAN: ("tulis 'Kementerian Hukum', atau kementerian yang sekarang menangani urusan ini", "Kementerian Hukum"),
    _DIVISI: ("tulis nama unit yang sekarang menjalankannya", "Bagian Tata Usaha dan Umum"),
}
_KUTIPAN = re.compile(
    r"\b(?:undang-undang|peraturan|keputusan|surat edaran|instruksi|tentang|UU|PP|Perpres|Permen\w*|Kepmen\w*|SE|SK)\b",
    re.IGNORECASE,
)
_DAHULU = re.compile(r"\b(?:dahulu|dulu|semula|sebelumnya|eks|bekas|lama|d/h)\b", re.IGNORECASE)


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each text of the service that names the ministry as it was."""
    if _document_day(tinjauan.layanan, tinjauan.hari_ini).year < SESUDAH_PEMISAHAN:
        return
    names = [_KEMENTERIAN, _DIVISI] if _of_ministry(tinjauan.instansi) else [_KEMENTERIAN]
    for path, text in texts_of(tinjauan.layanan):
        old = next((found for found in (name.search(text) for name in names) if found), None)
        if old is None or _KUTIPAN.search(text[: old.start()]) or _DAHULU.search(text):
            continue
        saran, now = _SEKARANG[old.re]
        mended = in_line(old.re.sub(now, text))
        yield Temuan(
            path,
            f"'{old.group()}' adalah nama sebelum pemisahan kementerian pada tahun 2024",
            saran,
            f"{key}: {mended}" if isinstance(key := _key(tinjauan.layanan, path), str) else f"- {mended}",
        )


def _key(layanan: Layanan, path: Path) -> Step:
    """The key before the text at ``path``: the name of a pelaksana mostly stands behind its id."""
    match path:
        case ("sop", int(number), "pelaksana", str(id), "nama"):
            return next("nama" if part.eksternal else id for part in layanan.sop[number].pelaksana if part.id == id)
    return path[-1]


def _document_day(layanan: Layanan, hari_ini: date) -> date:
    """The latest date that the service gives itself, in its history too; today when it has none."""
    dates = [layanan.tanggal.pembuatan, layanan.tanggal.revisi, layanan.tanggal.efektif]
    dates += [layanan.penetapan.tanggal] if layanan.penetapan else []
    dates += [line.tanggal for line in layanan.riwayat]
    return max((day for day in dates if day), default=hari_ini)


def _of_ministry(instansi: Instansi | None) -> bool:
    return instansi is not None and bool(_KANTOR_KEMENTERIAN.search(f"{instansi.nama}\n{instansi.induk or ''}"))


RULES.add("nama-lama-kementerian", Rule("error", __doc__, periksa, SALAH, BENAR))
