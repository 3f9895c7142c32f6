"""Kegiatan tidak diawali kata kerja aktif.

Yang diminta: `kegiatan` diawali kata kerja aktif, disusul objek dan keterangannya: "Memeriksa kelengkapan berkas", bukan
"Pemeriksaan berkas", "Diperiksa berkasnya", atau "Periksa berkas". Keputusan boleh berupa pertanyaan.

Mengapa: langkah SOP AP ditulis dengan kata kerja aktif tanpa subjek; pelakunya sudah tampak dari kolomnya
(PermenPAN-RB 35/2012).

Cara memperbaiki: awali dengan kata kerja berawalan me-: "Pemeriksaan berkas" menjadi "Memeriksa berkas", "Diserahkan
kepada pemohon" menjadi "Menyerahkan surat kepada pemohon". Kegiatan yang diawali nama pelaksananya disebut oleh
`kegiatan-menyebut-pelaksana`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.kata import is_active, plain, words
from sop_gen.lint.kegiatan import subject
from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.ways import call
from sop_gen.model.sop import Langkah

SALAH = """\
sop:
  - judul: Penerimaan Permohonan
    pelaksana: {pemohon: Pemohon, petugas: Petugas Loket}
    langkah:
      - {kegiatan: Mengajukan permohonan, oleh: pemohon}
      - {kegiatan: Pemeriksaan berkas permohonan, oleh: petugas}  # temuan
"""
BENAR = SALAH.replace("Pemeriksaan", "Memeriksa").replace("  # temuan", "")
_NOMOR = re.compile(r"(?:\d+|\w)[.)]\s*")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for a step that begins with anything but an active verb."""
    for number, sop in enumerate(tinjauan.layanan.sop):
        for index, step in enumerate(sop.langkah):
            if not _begins_with_verb(step) and not _is_question(step) and not subject(sop, index):
                yield Temuan(
                    ("sop", number, "langkah", index, "kegiatan"),
                    f"kegiatan {call(sop, index)} tidak diawali kata kerja aktif",
                    "awali dengan kata kerja berawalan me-, tanpa pelakunya: 'Memeriksa', bukan 'Pemeriksaan', 'Diperiksa', "
                    "atau 'Periksa'",
                    "kegiatan: Memeriksa kelengkapan berkas",
                )


def _begins_with_verb(step: Langkah) -> bool:
    text = plain(step.kegiatan)
    number = _NOMOR.match(text)
    first = words(text[number.end() :] if number else text)[:1]
    return bool(first) and is_active(first[0])


def _is_question(step: Langkah) -> bool:
    return step.keputusan is not None and (plain(step.kegiatan).endswith("?") or words(step.kegiatan)[:1] == ("apakah",))


RULES.add("kegiatan-bukan-kata-kerja", Rule("warning", __doc__, periksa, SALAH, BENAR))
