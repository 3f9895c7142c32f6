"""Persyaratan terbuka.

Yang diminta: setiap syarat disebut habis. Tidak ada "dll.", "dan lain-lain", atau "bila diperlukan".

Mengapa: persyaratan memuat syarat teknis dan administratif yang harus dipenuhi (UU 25/2009). Syarat yang terbuka membuat
pemohon bolak-balik dan memberi ruang bagi pungutan liar. Aturan ini turunan dari arti komponen itu.

Cara memperbaiki: sebutkan satu per satu apa yang diminta. Syarat yang tidak selalu berlaku ditulis dengan `bila` dan
keadaannya yang jelas, misalnya `bila: pemohon diwakili kuasa`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.tulisan import Path, texts_of

SALAH = """\
persyaratan:
  - Kartu identitas (KTP, paspor, dll.)  # temuan
  - nama: Surat kuasa
    bila: diperlukan  # temuan
"""
BENAR = """\
persyaratan:
  - Kartu identitas (KTP atau paspor)
  - nama: Surat kuasa
    bila: pemohon diwakili kuasa
"""
_TERBUKA = re.compile(
    r"\b(?:dll|dsb|dlsb|dst|dkk)\b\.?|\bdan (?:lain-lain|lain sebagainya|sebagainya|seterusnya)\b|\bdan lainnya(?=\W*$)|"
    r"(?P<bila>\b(?:bila|jika|apabila|kalau|jikalau|bilamana) (?:memang )?(?:di)?(?:perlukan|butuhkan|anggap perlu|perlu)\b)|"
    r"\b(?:dokumen|berkas|surat|syarat|data)(?: pendukung)? lain(?:nya)? "
    r"(?:yang )?(?:di(?:perlukan|butuhkan|anggap perlu)|perlu)\b",
    re.IGNORECASE,
)
_BILA = "bila: pemohon diwakili kuasa"


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each text of a requirement that leaves open what is required."""
    for path, text in texts_of(tinjauan.layanan, ["persyaratan"]):
        printed = f"bila {text}" if path[-1] == "bila" else text
        if found := _TERBUKA.search(printed):
            pesan = f"'{found.group()}' membuat persyaratan ini terbuka: pemohon tidak tahu apa lagi yang akan diminta"
            yield Temuan(path, pesan, *_advice(path, conditional=bool(found["bila"])))


def _advice(path: Path, *, conditional: bool) -> tuple[str, str]:
    """What to do and an example: for a condition that no one can know, or for a list without end."""
    if conditional:
        example = _BILA if path[-1] == "bila" else f"- {{nama: Surat kuasa, {_BILA}}}"
        return "ganti dengan keadaan yang dapat dikenali pemohon", example
    example = "Kartu identitas (KTP atau paspor)"
    return "sebutkan semuanya; bila cukup salah satu, pakai 'atau'", f"- {example}" if path[
        -1
    ] == "nama" else f"{path[-1]}: {example}"


RULES.add("persyaratan-terbuka", Rule("error", __doc__, periksa, SALAH, BENAR))
