"""Revisi tanpa riwayat atau alasan.

Yang diminta: layanan yang `revisi`-nya lebih dari 0 mempunyai baris `riwayat` untuk revisi itu, lengkap dengan `alasan`.

Mengapa: perbaikan SOP dan standar pelayanan perlu dapat ditunjukkan: apa yang berubah (semula-menjadi) dan mengapa. Lembar
Kerja Evaluasi Zona Integritas menanyakannya.

Cara memperbaiki: tambahkan baris `riwayat` dengan nomor revisi, tanggal, ringkasan perubahan, dan alasannya: peraturan baru,
hasil forum konsultasi publik, hasil survei, atau pengaduan.
"""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.rule import RULES, Rule, Temuan, Tinjauan

SALAH = """\
revisi: 1
riwayat:
  - {revisi: 1, tanggal: 2026-02-05, ringkasan: Syarat berkurang satu}  # temuan
  - {revisi: 0, tanggal: 2023-02-28, ringkasan: Standar pertama}
"""
BENAR = SALAH.replace("berkurang satu}  # temuan", "berkurang satu, alasan: Masukan forum konsultasi publik}")


def periksa(tinjauan: Tinjauan) -> Iterator[Temuan]:
    """At most one finding: the line of the present revision is missing, or lacks the reason."""
    layanan = tinjauan.layanan
    lines = [index for index, line in enumerate(layanan.riwayat) if line.revisi == layanan.revisi]
    if layanan.revisi == 0 or any(layanan.riwayat[index].alasan for index in lines):
        return
    if lines:
        yield Temuan(
            ("riwayat", lines[0]),
            f"riwayat revisi {layanan.revisi} belum menyebut alasannya",
            "tambahkan 'alasan' di dalam baris riwayat ini",
            "alasan: Masukan forum konsultasi publik",
        )
    else:
        line = f"{{revisi: {layanan.revisi}, ringkasan: Syarat berkurang satu, alasan: Masukan pengguna layanan}}"
        yield Temuan(
            ("revisi",),
            f"revisi {layanan.revisi} belum mempunyai baris pada 'riwayat'",
            "tambahkan baris riwayat untuk revisi ini, lengkap dengan alasannya",
            f"- {line}" if layanan.riwayat else f"riwayat: [{line}]",
        )


RULES.add("revisi-tanpa-alasan", Rule("warning", __doc__, periksa, SALAH, BENAR))
