"""Kegiatan menyebut pelaksananya.

Yang diminta: `kegiatan` tidak menyebut siapa yang mengerjakannya; pelaksana ditulis pada `oleh`. Orang lain boleh disebut,
misalnya "Menyerahkan surat kepada pemohon".

Mengapa: dalam SOP AP pelaksana dipisahkan dari kegiatan dan mempunyai kolom sendiri (PermenPAN-RB 35/2012).

Cara memperbaiki: hapus pelakunya dan awali dengan kata kerja: "Petugas loket memeriksa berkas" menjadi "Memeriksa
berkas", "Pemeriksaan berkas oleh petugas" menjadi "Memeriksa berkas".
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.kegiatan import agent, subject, without_pelaksana
from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.ways import call
from sop_gen.spec.writer import in_line

SALAH = """\
sop:
  - judul: Penerimaan Permohonan
    pelaksana: {pemohon: Pemohon, petugas: Petugas Loket}
    langkah:
      - {kegiatan: Mengajukan permohonan, oleh: pemohon}
      - {kegiatan: Petugas memeriksa berkas permohonan, oleh: petugas}  # temuan
"""
BENAR = SALAH.replace("Petugas memeriksa", "Memeriksa").replace("  # temuan", "")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for a step that names who does it."""
    for number, sop in enumerate(tinjauan.layanan.sop):
        for index in range(len(sop.langkah)):
            name = subject(sop, index) or agent(sop, index)
            if name:
                yield Temuan(
                    ("sop", number, "langkah", index, "kegiatan"),
                    f"kegiatan {call(sop, index)} menyebut pelaksananya ({name})",
                    "hapus pelaksananya dan awali dengan kata kerja; siapa yang mengerjakan sudah tampak dari 'oleh'",
                    f"kegiatan: {in_line(without_pelaksana(sop, index) or 'Memeriksa kelengkapan berkas')}",
                )


RULES.add("kegiatan-menyebut-pelaksana", Rule("warning", __doc__, periksa, SALAH, BENAR))
