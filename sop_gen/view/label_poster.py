"""The words of a poster that are the same for every service, in Indonesian and English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Label:
    """One label; ``en`` is empty on a poster in Indonesian only."""

    id: str
    en: str


LABEL: dict[str, Label] = {
    "standar": Label("Standar Pelayanan", "Service standard"),
    "pemohon": Label("Untuk siapa", "Who can apply"),
    "biaya": Label("Biaya", "Fee"),
    "jangka_waktu": Label("Waktu", "Time"),
    "persyaratan": Label("Persyaratan", "What you need"),
    "prosedur": Label("Alur layanan", "How it works"),
    "produk": Label("Yang Anda terima", "What you receive"),
    "pengaduan": Label("Pengaduan, saran, dan masukan", "Complaints and feedback"),
    "tempat": Label("Tempat", "Where"),
    "jam": Label("Jam layanan", "Opening hours"),
    "qr_katalog": Label("Pindai untuk standar lengkap", "Scan for the full standard"),
    "qr_pengaduan": Label("Pindai untuk mengadu", "Scan to complain"),
    "lembar": Label("Lembar {nomor} dari {dari}", "Sheet {nomor} of {dari}"),
    "lihat": Label("Lihat lembar {nomor}", "See sheet {nomor}"),
    "lanjutan": Label("lanjutan", "continued"),
    "kembali": Label("Biaya, waktu, tempat, dan pengaduan: lembar 1", "Fee, time, place and complaints: sheet 1"),
}
