"""Pengecualian untuk aturan yang tidak ada.

Yang diminta: `kode` pada `abaikan` adalah kode sebuah aturan.

Mengapa: pengecualian yang salah tulis tidak mengecualikan apa pun, tetapi tampak seolah-olah sudah diputuskan.

Cara memperbaiki: salin kode dari temuan yang hendak dikecualikan, atau hapus baris itu. Berkas yang tidak terbaca tidak dapat
dikecualikan; perbaiki isinya.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan
from sop_gen.model.messages import nearest

SALAH = """\
abaikan:
  - {kode: jangka-waktu-tak-terukr, alasan: Mengikuti jadwal upacara}  # temuan
"""
BENAR = SALAH.replace("terukr", "terukur").replace("  # temuan", "")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """One finding for each waiver of a code that no rule has."""
    rules = list(RULES.load())
    for index, waiver in enumerate(tinjauan.layanan.abaikan):
        if waiver.kode in rules:
            continue
        like = nearest(waiver.kode, rules)
        yield Temuan(
            ("abaikan", index, "kode"),
            f"tidak ada aturan '{waiver.kode}'",
            f"mungkin maksudnya '{like}'" if like else "salin kode dari temuan yang hendak dikecualikan, atau hapus baris ini",
            f"kode: {like or 'jangka-waktu-tak-terukur'}",
        )


RULES.add("abaikan-tak-dikenal", Rule("warning", __doc__, periksa, SALAH, BENAR))
