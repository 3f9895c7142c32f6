"""One decree, and the drafts that it sets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Hasil

NOMOR, TANGGAL = "W22-101 Tahun 2026", "2026-12-01"
KEPUTUSAN = ("--nomor", NOMOR, "--tanggal", TANGGAL)
RIWAYAT = "riwayat: [{revisi: 1, tanggal: 2026-02-05, ringkasan: Syarat berkurang satu, alasan: Masukan pengguna layanan}]\n"
ALASAN = "Keputusan Nomor W22-101 Tahun 2026 tanggal 1 Desember 2026"
DITETAPKAN = f"""\
status: ditetapkan # d
revisi: 1
tanggal:
  pembuatan: 2026-12-01
  revisi: 2026-12-01
  efektif: 2026-12-01
penetapan:
  nomor: W22-101 Tahun 2026
  tanggal: 2026-12-01
riwayat: [{{revisi: 1, tanggal: 2026-12-01, ringkasan: Syarat berkurang satu, alasan: Masukan pengguna layanan; {ALASAN}}}]
"""


def change(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def release(run: Callable[..., Hasil], *arguments: object) -> Hasil:
    return run("release", *arguments, *KEPUTUSAN)
