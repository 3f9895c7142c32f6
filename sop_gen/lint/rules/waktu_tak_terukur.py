"""Waktu langkah tidak terukur.

Yang diminta: `waktu` langkah berupa angka dan satuan. Kata seperti "segera", "secepatnya", "menyesuaikan", "relatif",
"kondisional", tanda "+/-" dan "-" tidak menyatakan lama waktu.

Mengapa: salah satu prinsip penyusunan SOP AP adalah keterukuran (PermenPAN-RB 35/2012). Waktu yang kabur tidak dapat
ditagih, dijumlahkan, atau dibandingkan dengan jangka waktu layanan.

Cara memperbaiki: tulis batas paling lama yang sanggup dipenuhi, misalnya `waktu: paling lama 1 hari kerja`. Teks lain yang
bukan angka disebut oleh `waktu-berupa-teks`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.butir import quote
from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.lint.waktu_teks import textual, vague
from sop_gen.lint.ways import call

SALAH = """\
sop:
  - judul: Penerimaan Permohonan
    pelaksana: {pemohon: Pemohon, petugas: Petugas Loket}
    langkah:
      - {kegiatan: Mengajukan permohonan, oleh: pemohon, waktu: 10 menit}
      - {kegiatan: Memeriksa berkas, oleh: petugas, waktu: {teks: secepatnya}}  # temuan
"""
BENAR = SALAH.replace("{teks: secepatnya}}  # temuan", "paling lama 1 jam}")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for a step whose time is a vague word."""
    for number, sop in enumerate(tinjauan.layanan.sop):
        for index, text in textual(sop):
            if vague(text):
                yield Temuan(
                    ("sop", number, "langkah", index, "waktu", "teks"),
                    f"waktu {call(sop, index)} tidak terukur: {quote(text)}",
                    "tulis batas paling lama dengan angka dan satuan, menggantikan 'teks'",
                    "waktu: paling lama 1 hari kerja",
                )


RULES.add("waktu-tak-terukur", Rule("error", __doc__, periksa, SALAH, BENAR))
