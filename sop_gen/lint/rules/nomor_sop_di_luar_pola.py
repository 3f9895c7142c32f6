"""Nomor SOP tidak sesuai pola kantor.

Yang diminta: `nomor` SOP mengikuti pola `penomoran` pada `_instansi.yaml`, misalnya `W22-OT.02.02-{urut}`; `{urut}` adalah
nomor urut berupa angka. Kantor yang belum menetapkan pola tidak diperiksa.

Mengapa: nomor SOP diberikan menurut tata naskah dinas instansinya (PermenPAN-RB 35/2012). Nomor di luar pola biasanya
salah ketik atau terbawa dari unit lain.

Cara memperbaiki: cocokkan dengan buku nomor dan perbaiki nomornya, atau perbaiki pola pada `_instansi.yaml` bila polanya
yang berubah.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan

SALAH = """\
sop:
  - nomor: W13-OT.02.02-12  # temuan
    judul: Penerimaan Permohonan
    pelaksana: {petugas: Petugas Loket}
    langkah: [{kegiatan: Memeriksa berkas, oleh: petugas}]
"""
BENAR = SALAH.replace("W13-OT.02.02-12  # temuan", "W22-OT.02.02-12")
URUT = "{urut}"
_ANGKA = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each number that the office's pattern does not make."""
    pattern = tinjauan.instansi.penomoran.sop if tinjauan.instansi else None
    if not pattern or URUT not in pattern:
        return
    numbers = re.compile(r"\d+".join(re.escape(part) for part in pattern.split(URUT)))
    for number, sop in enumerate(tinjauan.layanan.sop):
        if sop.nomor and not numbers.fullmatch(sop.nomor):
            yield Temuan(
                ("sop", number, "nomor"),
                f"nomor '{sop.nomor}' tidak mengikuti pola kantor '{pattern}'",
                "perbaiki nomornya, atau 'penomoran' pada _instansi.yaml bila polanya yang berubah",
                f"nomor: {pattern.replace(URUT, _serial(sop.nomor))}",
            )


def _serial(nomor: str) -> str:
    """What is likely the serial number in ``nomor``: the last figures that are no year."""
    figures: list[str] = _ANGKA.findall(nomor)
    return figures[-1] if figures else "12"


RULES.add("nomor-sop-di-luar-pola", Rule("error", __doc__, periksa, SALAH, BENAR))
