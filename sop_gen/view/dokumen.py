"""What all documents say alike: letterhead, identity in the footer, who signs, dotted lines for what is missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import KOMPONEN, Layanan, component_filled
from sop_gen.model.peraturan import Register
from sop_gen.model.sop import TanggalDokumen
from sop_gen.teks.angka import NBSP, format_tanggal

BELUM_DIISI = "(belum diisi)"
TITIK = "…" * 12
"""A dotted line, to be filled by hand."""
TANPA_TANGGAL = date(1980, 1, 1)


@dataclass(frozen=True)
class Konteks:
    """What every document of one edition needs beside its service: the office, the register, the other services."""

    instansi: Instansi
    register: Register
    judul_layanan: dict[str, str] = field(default_factory=dict)
    """Names of all services, and titles of their procedures as ``layanan#judul-slug``."""


@dataclass(frozen=True)
class Kop:
    """The letterhead."""

    baris: tuple[str, ...]
    alamat: str
    logo: str | None


@dataclass(frozen=True)
class Tanda:
    """The signature block."""

    tempat_tanggal: str
    tempat: str
    tanggal: str
    jabatan: str
    nama: str
    nip: str


@dataclass(frozen=True)
class Dokumen:
    """Identity of one document: in its footer and its properties."""

    jenis: str
    id: str
    judul: str
    revisi: int
    sidik: str
    draf: bool
    tanggal: date
    """Date inside the files: revisi, else pembuatan, else 1980-01-01; never the clock."""
    instansi: str

    @property
    def kaki(self) -> str:
        """The footer line."""
        return f"{self.id} · revisi {self.revisi} · sidik {self.sidik}"

    @property
    def tanda(self) -> str:
        """What the file says of itself to programs, beside its sidik."""
        return f"{self.jenis} {self.id} revisi {self.revisi}{' DRAF' if self.draf else ''}"


def view_kop(instansi: Instansi) -> Kop:
    """The letterhead of the office; the contacts that are known follow the address."""
    contact = instansi.kontak
    parts = [
        instansi.alamat,
        f"Telepon{NBSP}{contact.telepon}" if contact.telepon else None,
        f"WhatsApp{NBSP}{contact.whatsapp}" if contact.whatsapp else None,
        f"Surel{NBSP}{contact.surel}" if contact.surel else None,
        f"Laman{NBSP}{contact.laman}" if contact.laman else None,
    ]
    return Kop(instansi.kop or (instansi.nama.upper(),), " · ".join(part for part in parts if part), instansi.logo)


def view_tanda(instansi: Instansi, tanggal: date | None) -> Tanda:
    """Who signs where and when; dotted lines for what is not given."""
    official = instansi.pengesah
    day = format_tanggal(tanggal) if tanggal else TITIK
    place = f"{instansi.kota}, {day}" if instansi.kota else day
    return Tanda(place, instansi.kota or TITIK, day, official.jabatan, official.nama or TITIK, official.nip or TITIK)


def document_date(tanggal: TanggalDokumen) -> date:
    """The one date that files carry."""
    return tanggal.revisi or tanggal.pembuatan or TANPA_TANGGAL


def is_draft(layanan: Layanan, instansi: Instansi) -> bool:
    """DRAF is printed until the service is set and complete."""
    return layanan.status != "ditetapkan" or any(not component_filled(layanan, key, instansi) for key in KOMPONEN)


def tanggal_or_dots(day: date | None) -> str:
    """The date in words, or a dotted line."""
    return format_tanggal(day) if day else TITIK


def title_of(layanan: Layanan) -> str:
    """The service's name after the words ``Standar Pelayanan``, which it must not repeat."""
    return layanan.nama.removeprefix("Pelayanan ")
