"""Pengecualian yang tidak diperlukan lagi.

Yang diminta: setiap `abaikan` mengecualikan temuan yang memang ada.

Mengapa: sesudah isinya diperbaiki, pengecualian yang tertinggal akan menyembunyikan kesalahan berikutnya yang sejenis.

Cara memperbaiki: hapus butir itu; bila itu satu-satunya butir, hapus juga `abaikan:` di atasnya.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.spec.writer import in_line

SALAH = """\
jangka_waktu: 3 hari kerja sejak berkas lengkap
abaikan:
  - {kode: jangka-waktu-tak-terukur, alasan: Mengikuti jadwal upacara}  # temuan
"""
BENAR = SALAH.replace("3 hari kerja sejak berkas lengkap", "{teks: sesuai jadwal upacara}").replace("  # temuan", "")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each waiver whose rule finds nothing, and for each that repeats an earlier one."""
    rules = RULES.load()
    seen: set[str] = set()
    for index, waiver in enumerate(tinjauan.layanan.abaikan):
        if waiver.kode not in rules or rules[waiver.kode].terakhir:
            continue
        repeated = waiver.kode in seen
        seen.add(waiver.kode)
        if repeated or waiver.kode not in tinjauan.ditemukan:
            why = f"tidak ada temuan '{waiver.kode}' pada layanan ini"
            if repeated:
                why = f"'{waiver.kode}' sudah dikecualikan lebih dahulu"
            others = tinjauan.layanan.abaikan[:index] + tinjauan.layanan.abaikan[index + 1 :]
            yield Temuan(
                ("abaikan", index),
                f"pengecualian ini tidak diperlukan: {why}",
                "hapus butir ini; bila itu satu-satunya butir, hapus juga 'abaikan:' di atasnya",
                f"abaikan: {in_line([{'kode': other.kode, 'alasan': other.alasan} for other in others])}" if others else "",
            )


RULES.add("abaikan-tak-perlu", Rule("warning", __doc__, periksa, SALAH, BENAR, terakhir=True))
