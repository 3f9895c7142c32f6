"""Services with one procedure, and what rules say about them."""

from __future__ import annotations

from typing import Any

import yaml

from tests.lint.test_aturan import findings

IDENTITAS = {
    "kualifikasi": "Memahami tata cara layanan",
    "keterkaitan": "Tidak ada SOP terkait",
    "peralatan": "Komputer",
    "peringatan": "Jika berkas hilang, maka layanan diulang",
    "pencatatan": "Buku register",
}
PELAKSANA = {"pemohon": "Pemohon", "petugas": "Petugas Loket", "menteri": "Menteri Hukum", "survei": "Tim Pengukur"}


def step(kegiatan: str = "Memeriksa berkas", **more: Any) -> dict[str, Any]:
    return {"kegiatan": kegiatan, "oleh": "petugas", **more}


def service(*langkah: dict[str, Any], sop: dict[str, Any] | None = None, **keys: Any) -> str:
    """A service with one procedure of these steps."""
    procedure = {"judul": "Uji", "pelaksana": PELAKSANA, **(sop or {}), "langkah": list(langkah) or [step()]}
    head = {"nama": "Layanan Uji", "unit": "Divisi Uji", "status": "draf"}
    return yaml.safe_dump({**head, **keys, "sop": [procedure]}, sort_keys=False, allow_unicode=True, width=10_000)


def said(text: str, *kode: str) -> list[str]:
    """The messages of these rules about the first service of ``text``."""
    return [finding.pesan for finding in findings(text, *kode)]


def places(text: str, *kode: str) -> list[str]:
    return [finding.jalur for finding in findings(text, *kode)]


def with_numbers(*numbers: str | None) -> dict[str, Any]:
    procedure = {"judul": "Uji", "pelaksana": {"p": "Petugas"}, "langkah": [{"kegiatan": "Memeriksa", "oleh": "p"}]}
    head = {"nama": "Layanan Uji", "unit": "Divisi Uji", "status": "draf"}
    return {**head, "sop": [procedure | ({"nomor": number} if number else {}) for number in numbers]}
