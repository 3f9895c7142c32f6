"""Jangka waktu tanpa titik awal.

Yang diminta: setiap `jangka_waktu` menyebut sejak kapan dihitung, misalnya "sejak berkas lengkap".

Mengapa: lima hari kerja sejak berkas masuk berbeda dari lima hari kerja sejak berkas lengkap; sebagian proses pun dapat
berada di luar kantor. Tanpa titik awal, janji waktu tidak dapat ditagih. Aturan ini turunan dari arti jangka waktu dalam
UU 25/2009. Pada layanan yang sudah ditetapkan ini kesalahan, sebelumnya peringatan.

Cara memperbaiki: tambahkan `sejak`, atau tulis "sejak …" di belakang lamanya.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_gen.lint.kata import plain
from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan, menurut_status

SALAH = """\
jangka_waktu:
  - {uraian: Pelantikan, lama: 15 hari kerja}  # temuan
"""
BENAR = """\
jangka_waktu:
  - {uraian: Pelantikan, lama: 15 hari kerja, sejak: berkas lengkap}
"""
_AWAL = re.compile(r"\b(?:sejak|setelah|sesudah|seusai|terhitung|dihitung|sebelum)\b", re.IGNORECASE)


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each measured promise that does not say what it is counted from."""
    for index, waktu in enumerate(tinjauan.layanan.jangka_waktu):
        lama = waktu.lama
        if lama is None or lama.sejak or waktu.sejak or _AWAL.search(plain(waktu.uraian or "")):
            continue
        yield Temuan(
            ("jangka_waktu", index, "lama"),
            f"'{lama.tulisan}' tidak menyebut sejak kapan dihitung",
            "tambahkan titik awalnya, misalnya sejak berkas dinyatakan lengkap",
            f"{'lama' if waktu.uraian else 'jangka_waktu'}: {lama.tulisan} sejak berkas dinyatakan lengkap",
            menurut_status(tinjauan.layanan),
        )


RULES.add("jangka-waktu-tanpa-awal", Rule("error", __doc__, periksa, SALAH, BENAR))
