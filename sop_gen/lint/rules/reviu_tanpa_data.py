"""Reviu tanpa data survei atau pengaduan.

Yang diminta: reviu terakhir menyebut hasil survei kepuasan masyarakat pada `skm` dan data pengaduan pada `pengaduan`.

Mengapa: evaluasi Zona Integritas memberi nilai tertinggi bila standar diperbaiki bersama pemangku kepentingan serta dengan
memakai hasil survei kepuasan masyarakat dan pengaduan.

Cara memperbaiki: tulis nilai dan waktunya, serta pengaduan yang masuk. Bila tidak ada pengaduan, tulis "Tidak ada pengaduan".
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.reviu import last_review, said
from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan

SALAH = """\
reviu:
  - {tanggal: 2026-01-15, berita_acara: BA-01, skm: "Nilai 88,40"}  # temuan
"""
BENAR = SALAH.replace('88,40"}  # temuan', '88,40", pengaduan: Tidak ada pengaduan}')
DATA = {"skm": "Nilai 88,40 pada triwulan IV 2025", "pengaduan": "Dua pengaduan tentang waktu tunggu, sudah ditindaklanjuti"}


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """A finding at the latest review when it cites no survey or no complaint data."""
    last = last_review(tinjauan.layanan, tinjauan.hari_ini)
    missing = [key for key in DATA if last and not getattr(last[1], key)]
    if last and missing:
        yield Temuan(
            ("reviu", last[0]),
            f"reviu {said(last[1].tanggal)} tidak menyebut data {' dan '.join(missing)}",
            "tambahkan data yang dipakai dalam reviu itu",
            ", ".join(f'{key}: "{DATA[key]}"' for key in missing),
        )


RULES.add("reviu-tanpa-data", Rule("warning", __doc__, periksa, SALAH, BENAR))
