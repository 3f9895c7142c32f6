"""Reviu sudah lama.

Yang diminta: standar yang ditetapkan ditinjau lagi paling lama satu tahun sesudah reviu atau penetapannya yang terakhir. Bila
sudah lebih dari tiga tahun, temuannya menyebutnya. Layanan yang belum ditetapkan tidak dihitung.

Mengapa: penilaian kinerja pelayanan memberi nilai tertinggi bila semua standar ditinjau tiap tahun dengan berita acara. Batas
tiga tahun berasal dari PP 96/2012 menurut pengetahuan umum; bunyi pasalnya masih perlu dicocokkan.

Cara memperbaiki: adakan reviu bersama masyarakat, lalu catat pada `reviu`. Bila reviu sudah diadakan, catat saja.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.reviu import last_review, older_than, said
from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan

SALAH = """\
status: ditetapkan
penetapan: {nomor: W22-OT.02.02-101 Tahun 2025, tanggal: 2025-03-03}
reviu: [{tanggal: 2025-11-12, berita_acara: BA-01}]  # temuan
"""
BENAR = SALAH.replace(
    "reviu: [{tanggal: 2025-11-12, berita_acara: BA-01}]  # temuan", "reviu: [{tanggal: 2026-10-07, berita_acara: BA-02}]"
)


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """A finding when a standard in force was last reviewed, or set, more than a year ago."""
    layanan, hari_ini = tinjauan.layanan, tinjauan.hari_ini
    if layanan.status != "ditetapkan":
        return
    last = last_review(layanan, hari_ini)
    decree = layanan.penetapan.tanggal if layanan.penetapan else None
    days = [day for day in (last[1].tanggal if last else None, decree) if day]
    if not days or not older_than(1, max(days), hari_ini):
        return
    day = max(days)
    what = "reviu terakhir" if last and last[1].tanggal == day else "penetapannya"
    long_ago = older_than(3, day, hari_ini)
    yield Temuan(
        ("reviu",) if layanan.reviu else ("penetapan", "tanggal"),
        f"sudah lebih dari {'tiga tahun' if long_ago else 'satu tahun'} sejak {what}, {said(day)}",
        "adakan reviu bersama masyarakat dan catat hasilnya pada 'reviu'",
        f"reviu: {{tanggal: {hari_ini}, berita_acara: <nomornya>, unsur: [pengguna layanan, akademisi, dunia usaha]}}",
    )


RULES.add("reviu-kedaluwarsa", Rule("warning", __doc__, periksa, SALAH, BENAR))
