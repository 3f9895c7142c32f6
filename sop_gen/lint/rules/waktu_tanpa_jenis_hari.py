"""Hari tanpa jenis.

Yang diminta: setiap waktu dalam hari, baik `waktu` langkah maupun `jangka_waktu`, menyebut "hari kerja" atau "hari
kalender".

Mengapa: 14 hari kerja hampir tiga minggu, 14 hari kalender dua minggu; pemohon dan petugas dapat berbeda paham. Hari
tanpa jenis juga dihitung tersendiri dalam jumlah waktu. Aturan ini turunan dari keterukuran, prinsip penyusunan SOP AP
(PermenPAN-RB 35/2012).

Cara memperbaiki: pilih jenisnya menurut dasar hukumnya. Bila peraturannya sendiri tidak menyebut jenis harinya dan kantor
mengikuti bunyinya, terima temuan ini dengan `abaikan` dan tulis alasannya.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.ways import call
from sop_gen.model.butir import Waktu
from sop_gen.spec.tree import Step
from sop_gen.spec.writer import write

SALAH = """\
jangka_waktu: paling lama 14 hari sejak berkas lengkap  # temuan
sop:
  - judul: Penerimaan Permohonan
    pelaksana: {petugas: Petugas Loket}
    langkah:
      - {kegiatan: Memeriksa berkas, oleh: petugas, waktu: 2 hari}  # temuan
      - {kegiatan: Menyerahkan surat, oleh: petugas, waktu: 1 hari kerja}
"""
BENAR = SALAH.replace("14 hari", "14 hari kerja").replace("2 hari", "2 hari kalender").replace("  # temuan", "")


_HARI = re.compile(r"\bhari\b", re.IGNORECASE)


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each time in days of no kind."""
    layanan = tinjauan.layanan
    for index, waktu in enumerate(layanan.jangka_waktu):
        alone = len(layanan.jangka_waktu) == 1
        yield from _unsaid(waktu, ("jangka_waktu", index), "jangka waktu layanan", "jangka_waktu" if alone else "")
    for number, sop in enumerate(layanan.sop):
        for index, step in enumerate(sop.langkah):
            if step.waktu:
                yield from _unsaid(step.waktu, ("sop", number, "langkah", index, "waktu"), f"waktu {call(sop, index)}", "waktu")


def _unsaid(waktu: Waktu, path: tuple[Step, ...], name: str, key: str) -> Iterator[Temuan]:
    """``key`` holds the time; it is empty in a list."""
    if waktu.lama and waktu.lama.jenis == "hari":
        written = waktu.lama.tulisan
        key = "lama" if waktu.uraian or waktu.sejak else key
        mended = _HARI.sub("hari kerja", written, count=1)
        yield Temuan(
            (*path, "lama"),
            f"{name} tidak menyebut jenis harinya: '{written}'",
            "tulis 'hari kerja' atau 'hari kalender' menurut dasar hukumnya",
            write({key: mended} if key else [mended]).strip(),
        )


RULES.add("waktu-tanpa-jenis-hari", Rule("warning", __doc__, periksa, SALAH, BENAR))
