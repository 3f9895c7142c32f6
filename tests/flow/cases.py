"""Flows that once broke a rule, or that stand for a whole kind; each has a name that says what is special about it."""

from __future__ import annotations

from typing import Any


def chain(steps: int, roles: int) -> dict[str, Any]:
    """A plain flow: every step one after the other, the pelaksana taking turns."""
    columns = {f"p{number}": f"Kepala Bidang {number}" for number in range(roles)}
    langkah = [{"id": f"s{number}", "kegiatan": "Memeriksa berkas", "oleh": [f"p{number % roles}"]} for number in range(steps)]
    return {"judul": "Kasus", "pelaksana": columns, "langkah": langkah}


def _with(flow: dict[str, Any], changes: dict[int, dict[str, Any]]) -> dict[str, Any]:
    for index, change in changes.items():
        flow["langkah"][index] |= change
    return flow


def _decisions(steps: int, roles: int, ya: str, tidak: str) -> dict[str, Any]:
    many = range(1, min(steps - 1, 21))
    return _with(chain(steps, roles), {index: {"keputusan": {"ya": ya, "tidak": tidak}} for index in many})


def _joint(steps: int, roles: int) -> dict[str, Any]:
    """All steps by all pelaksana, decisions whose diamond stands in every column in turn."""
    flow = _decisions(steps, roles, "lanjut", "s0")
    names = list(flow["pelaksana"])
    return _with(flow, {index: {"oleh": names[index % roles :] + names[: index % roles]} for index in range(steps)})


def _long_cells(roles: int, lengths: list[dict[str, int]]) -> dict[str, Any]:
    """A flow of three steps with cells of so many characters."""
    texts = [{cell: ("memeriksa berkas permohonan " * 40)[: length - 1] + "n" for cell, length in row.items()} for row in lengths]
    lists = [{cell: text if cell in ("kegiatan", "keterangan") else [text] for cell, text in row.items()} for row in texts]
    return _with(chain(len(lengths), roles), dict(enumerate(lists)))


CASES: dict[str, dict[str, Any]] = {
    "satu-kolom": chain(3, 1),
    "dua-belas-kolom-60-langkah": chain(60, 12),
    "satu-kolom-60-langkah": chain(60, 1),
    "semua-kembali-ke-awal": _decisions(20, 6, "lanjut", "s0"),
    "semua-kembali-60-langkah": _decisions(60, 12, "lanjut", "s0"),
    "semua-berakhir": _decisions(20, 5, "lanjut", "selesai"),
    "semua-bersama": _joint(20, 6),
    "semua-bersama-kolom-sempit": _joint(30, 12),
    "semua-bersama-dua-kolom": _joint(8, 2),
    "cabang-ke-semua": _with(chain(15, 4), {0: {"lanjut": [f"s{number}" for number in range(1, 15)]}}),
    "cabang-ke-semua-kolom-sempit": _with(chain(5, 12), {0: {"lanjut": ["s1", "s2", "s3", "s4"]}}),
    "cabang-ke-semua-satu-kolom": _with(chain(30, 1), {0: {"lanjut": [f"s{number}" for number in range(1, 30)]}}),
    "cabang-kapsul-bersama-sempit": _with(
        chain(25, 12),
        {0: {"oleh": ["p0", "p1"], "lanjut": ["s21", "s22", "s23", "s24"]}, 5: {"lanjut": ["s20", "s21", "s22", "s0", "s24"]}},
    ),
    "gabungan-dari-semua": _with(chain(15, 4), {number: {"lanjut": "s0"} for number in range(1, 15)}),
    "tanpa-akhir": _with(chain(4, 2), {3: {"lanjut": "s0"}}),
    "lingkaran-tanpa-jalan-keluar": _with(chain(5, 2), {2: {"lanjut": "s1"}}),
    "langkah-tak-terjangkau": _with(chain(6, 3), {1: {"lanjut": "s4"}}),
    "keputusan-pertama": _with(chain(4, 3), {0: {"keputusan": {"ya": "lanjut", "tidak": "selesai"}}}),
    "keputusan-terakhir": _with(chain(4, 3), {3: {"keputusan": {"ya": "selesai", "tidak": "s0"}}}),
    "tidak-ke-bawah": _with(chain(5, 3), {2: {"keputusan": {"ya": "s0", "tidak": "lanjut"}}}),
    "ya-dan-tidak-kembali": _with(chain(5, 3), {3: {"keputusan": {"ya": "s0", "tidak": "s1"}}}),
    "lewat-satu-halaman": _with(chain(40, 4), {0: {"lanjut": ["s1", "s39"]}, 38: {"lanjut": "s1"}}),
    "bersilang-maju-mundur": _with(chain(8, 2), {0: {"lanjut": ["s1", "s6"]}, 5: {"keputusan": {"ya": "lanjut", "tidak": "s1"}}}),
    "bersama-di-tengah": _with(
        chain(6, 5), {2: {"oleh": ["p2", "p0", "p4"], "keputusan": {"ya": "lanjut", "tidak": "s0"}}, 3: {"oleh": ["p1", "p3"]}}
    ),
    "bersama-di-kolom-tepi-sempit": _with(
        chain(6, 12), {2: {"oleh": ["p0", "p3"], "keputusan": {"ya": "s0", "tidak": "s5"}}, 3: {"oleh": ["p11", "p2"]}}
    ),
    "loop-dalam-loop": _with(
        chain(10, 3), {number: {"keputusan": {"ya": "lanjut", "tidak": f"s{8 - number}"}} for number in (5, 6, 7, 8)}
    ),
    "dua-sel-panjang-di-satu-baris": _long_cells(
        8, [{"kegiatan": 982, "kelengkapan": 730}, {"keterangan": 706}, {"keterangan": 831}]
    ),
    "tiga-sel-1000-aksara-bergantian": _long_cells(
        12,
        [
            {"kegiatan": 1000},
            {"kelengkapan": 1000, "output": 1000, "keterangan": 1000},
            {"kegiatan": 1000, "keterangan": 1000},
        ],
    ),
}
