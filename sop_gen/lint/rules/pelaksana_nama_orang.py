"""Pelaksana berupa nama orang.

Yang diminta: `pelaksana` ditulis dengan jabatan atau perannya, misalnya "Analis Hukum", bukan nama orang. Yang dikenali
adalah sapaan (Bapak, Ibu, Sdr.) dan gelar (Drs., S.H., M.Si.).

Mengapa: SOP mengikat siapa pun yang memegang tugas itu. Nama orang membuat SOP harus diubah setiap kali pejabatnya berganti.
Kebiasaan penyusunan SOP AP; bunyi peraturannya perlu dicocokkan.

Cara memperbaiki: ganti nama itu dengan jabatannya.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan

SALAH = """\
sop:
  - judul: Penerimaan Permohonan
    pelaksana:
      pemohon: Pemohon
      petugas: Bapak Contoh, S.H.  # temuan
    langkah:
      - {kegiatan: Mengajukan permohonan, oleh: pemohon}
      - {kegiatan: Memeriksa berkas, oleh: petugas}
"""
BENAR = SALAH.replace("Bapak Contoh, S.H.  # temuan", "Petugas Loket")
_ORANG = re.compile(
    r"^(?:Bapak|Bpk\.?|Ibu|Sdri?\.|Saudara|Saudari|Drs?\.|Dra\.|Ir\.|Prof\.|Hj?\.)\s"
    r"|,\s*(?:S\.[A-Z]|M\.[A-Z]|A\.Md|Ph\.?D|LL\.?M|S\.?H\b|M\.?H\b|S\.?E\b|S\.?Kom\b|S\.?Sos\b)"
)


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each column whose name has the title of a person."""
    for number, sop in enumerate(tinjauan.layanan.sop):
        for part in sop.pelaksana:
            if _ORANG.search(part.nama):
                yield Temuan(
                    ("sop", number, "pelaksana", part.id, "nama"),
                    f"pelaksana '{part.nama}' ({part.id}) tampaknya nama orang, bukan jabatan",
                    "ganti dengan jabatan atau perannya",
                    f"{part.id}: Analis Hukum",
                )


RULES.add("pelaksana-nama-orang", Rule("warning", __doc__, periksa, SALAH, BENAR))
