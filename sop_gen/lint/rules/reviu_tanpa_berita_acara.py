"""Reviu tanpa berita acara.

Yang diminta: reviu terakhir menyebut nomor berita acaranya.

Mengapa: hasil pembahasan standar dengan masyarakat dituangkan dalam berita acara yang ditandatangani kedua pihak; penilaian
kinerja pelayanan hanya menghitung reviu yang ada berita acaranya. Pada layanan yang sudah ditetapkan ini kesalahan,
sebelumnya peringatan.

Cara memperbaiki: tulis nomor berita acara pada `berita_acara`. Bila belum dibuat, buat dan tandatangani dahulu.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.reviu import last_review, said
from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan, menurut_status

SALAH = """\
reviu:
  - {tanggal: 2026-01-15, unsur: [pengguna layanan, akademisi, dunia usaha]}  # temuan
"""
BENAR = """\
reviu:
  - {tanggal: 2026-01-15, berita_acara: BA-01 Tahun 2026, unsur: [pengguna layanan, akademisi, dunia usaha]}
"""


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """A finding at the latest review when it has no minutes."""
    last = last_review(tinjauan.layanan, tinjauan.hari_ini)
    if last and not last[1].berita_acara:
        yield Temuan(
            ("reviu", last[0]),
            f"reviu {said(last[1].tanggal)} tidak menyebut berita acara",
            "tulis nomor berita acaranya",
            "berita_acara: BA-01 Tahun 2026",
            menurut_status(tinjauan.layanan),
        )


RULES.add("reviu-tanpa-berita-acara", Rule("error", __doc__, periksa, SALAH, BENAR))
