"""Sarana tanpa fasilitas bagi kelompok rentan.

Yang diminta: `sarana_prasarana` menyebut fasilitas bagi kelompok rentan, misalnya jalur kursi roda, loket prioritas, ruang
laktasi, atau petunjuk huruf braille. Layanan daring menyebut cara bantuannya.

Mengapa: komponen sarana, prasarana, dan fasilitas mencakup peralatan bagi kelompok rentan (UU 25/2009), dan pemeriksaan
Ombudsman melihatnya di ruang layanan.

Cara memperbaiki: tulis fasilitas yang memang tersedia; jangan menulis yang belum ada.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.tulisan import all_words

SALAH = """\
sarana_prasarana: [Ruang tunggu, Komputer]  # temuan
"""
BENAR = """\
sarana_prasarana: [Ruang tunggu, Komputer, Jalur kursi roda dan loket prioritas]
"""
_RENTAN = re.compile(
    r"\b(?:(?:kelompok|kaum|warga) rentan|berkebutuhan khusus|(?:di|peng)?prioritas(?:kan)?|inklusif|aksesibel|aksesibilitas|"
    r"disabilitas|difabel|tunanetra|tunarungu|tunadaksa|kursi roda|ramp|landai|bidang miring|pegangan rambat|handrail|"
    r"guiding block|ubin pemandu|braille|bahasa isyarat|alat bantu (?:dengar|jalan)|lansia|lanjut usia|(?:ibu )?hamil|"
    r"menyusui|laktasi|ramah anak|ruang bermain)\b",
    re.IGNORECASE,
)


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """A finding when the facilities are listed, but none for those who need them most."""
    if tinjauan.layanan.sarana_prasarana and not _RENTAN.search(all_words(tinjauan.layanan, "sarana_prasarana")):
        yield Temuan(
            ("sarana_prasarana",),
            "belum ada sarana bagi kelompok rentan (penyandang disabilitas, lanjut usia, ibu hamil atau menyusui, anak)",
            "tambahkan fasilitas yang tersedia; bila belum ada, bahas dalam 'catatan'",
            "sarana_prasarana: [Ruang tunggu, Jalur kursi roda dan loket prioritas bagi kelompok rentan]",
        )


RULES.add("sarana-tanpa-kelompok-rentan", Rule("warning", __doc__, periksa, SALAH, BENAR))
