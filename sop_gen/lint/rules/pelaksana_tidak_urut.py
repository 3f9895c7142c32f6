"""Kolom pelaksana tidak urut.

Yang diminta: `pelaksana` disusun menurut urutan keterlibatannya: yang mengerjakan langkah paling awal di kiri, bukan menurut
pangkat. Pelaksana yang mulai pada langkah yang sama boleh bertukar tempat.

Mengapa: alur dibaca dari kiri atas ke kanan bawah dan dimulai pada kolom paling kiri; dengan urutan lain garisnya
bolak-balik. Kebiasaan penyusunan SOP AP; bunyi peraturannya perlu dicocokkan.

Cara memperbaiki: pindahkan baris-baris pada `pelaksana` menurut urutan yang disebut dalam saran.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.model.sop import Pelaksana, Sop
from sop_gen.spec.tree import Plain
from sop_gen.spec.writer import write

SALAH = """\
sop:
  - judul: Penerimaan Permohonan
    pelaksana: {kabid: Kepala Bidang, petugas: Petugas Loket}  # temuan
    langkah:
      - {kegiatan: Memeriksa berkas, oleh: petugas}
      - {kegiatan: Menandatangani surat, oleh: kabid}
"""
BENAR = SALAH.replace(
    "{kabid: Kepala Bidang, petugas: Petugas Loket}  # temuan", "{petugas: Petugas Loket, kabid: Kepala Bidang}"
)


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for a procedure, about the first column that stands too far left."""
    for number, sop in enumerate(tinjauan.layanan.sop):
        first = _first_steps(sop)
        columns = [part for part in sop.pelaksana if part.id in first]
        for left, right in pairwise(columns):
            if first[left.id] > first[right.id]:
                ordered = sorted(sop.pelaksana, key=lambda part: first.get(part.id, len(sop.langkah)))
                yield Temuan(
                    ("sop", number, "pelaksana"),
                    f"kolom '{left.nama}' (baru bekerja pada langkah {first[left.id] + 1}) mendahului kolom '{right.nama}' "
                    f"(sudah bekerja pada langkah {first[right.id] + 1})",
                    f"susun menurut keterlibatan pertama: {', '.join(part.id for part in ordered)}",
                    write({"pelaksana": {part.id: _as_written(part) for part in ordered}}).strip(),
                )
                break


def _first_steps(sop: Sop) -> dict[str, int]:
    """The first step (from 0) of each pelaksana that has one."""
    first: dict[str, int] = {}
    for index, step in enumerate(sop.langkah):
        for id in step.oleh:
            first.setdefault(id, index)
    return first


def _as_written(part: Pelaksana) -> Plain:
    return {"nama": part.nama, "eksternal": "ya"} if part.eksternal else part.nama


RULES.add("pelaksana-tidak-urut", Rule("warning", __doc__, periksa, SALAH, BENAR))
