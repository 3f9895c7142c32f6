"""The office: names, letterhead, officials, channels, working calendar and page style (``_instansi.yaml``)."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from sop_gen.model.butir import PengaduanTulis
from sop_gen.model.faults import fault
from sop_gen.model.fields import ANY_SCALAR, Alamat, Cacah, Daftar, Desimal, Model, Polos, Tanggal, Teks, Warna, between, text

Kertas = Literal["A4", "F4", "A3"]
KERTAS: tuple[Kertas, ...] = ("A4", "F4", "A3")
UKURAN_KERTAS: dict[str, tuple[float, float]] = {"A4": (297.0, 210.0), "F4": (330.0, 215.0), "A3": (420.0, 297.0)}
"""Width and height, landscape (mm)."""


class Kontak(Model):
    """How the office is reached."""

    CONTOH: ClassVar[str] = 'kontak: {laman: "https://ntt.kemenkum.go.id"}'
    telepon: Polos | None = None
    surel: Polos | None = None
    laman: Alamat | None = None
    whatsapp: Polos | None = None


class JamLayanan(Model):
    """Opening hours of some days."""

    CONTOH: ClassVar[str] = '- {hari: Senin-Kamis, jam: "08.00-16.00"}'
    hari: Polos
    jam: Polos


class Pengesah(Model):
    """Who signs; a missing name or NIP prints as a dotted line."""

    CONTOH: ClassVar[str] = "pengesah: {jabatan: Kepala Kantor Wilayah}"
    jabatan: Polos = "Kepala Kantor"
    nama: Polos | None = None
    nip: Polos | None = None


class Kalender(Model):
    """Working time, to convert between hours, days and weeks (Perpres 21/2023: 37.5 hours a week)."""

    CONTOH: ClassVar[str] = "kalender: {jam_per_hari: 7.5, hari_per_minggu: 5}"
    jam_per_hari: Annotated[Desimal, *between(1, 24)] = Decimal("7.5")
    hari_per_minggu: Annotated[Cacah, *between(1, 7)] = 5


def _margins(value: object) -> object:
    if isinstance(value, list) and len(value) != 4:
        raise fault(
            "margin-keliru",
            f"ada {len(value)} angka margin",
            "tulis empat angka mm: kiri, kanan, atas, bawah",
            "margin: [30, 20, 20, 25]",
        )
    return value


Margin = Annotated[Desimal, *between(5, 60)]


def _font(value: object) -> str:
    name = text(value)
    if name not in TERUKUR:
        saran = f"pakai {' atau '.join(TERUKUR)}: hanya huruf itu yang dapat diukur, supaya bagan alur pas"
        raise fault("huruf-tak-terukur", f"huruf '{name}' tidak dapat diukur", saran, "huruf: Arial")
    return name


TERUKUR = ("Arial", "Arimo")
"""Fonts whose text can be measured; Arimo has the metrics of Arial."""
Huruf = Annotated[str, BeforeValidator(_font), WithJsonSchema({"enum": list(TERUKUR)})]


class GayaSop(Model):
    """Page style of the SOP: paper, margins in mm (left, right, top, bottom), font, size of the flow table in pt."""

    CONTOH: ClassVar[str] = "gaya_sop: {kertas: A4, margin: [30, 20, 20, 25], ukuran: 9}"
    kertas: Kertas = "A4"
    kertas_terbesar: Kertas | None = None
    margin: Annotated[tuple[Margin, Margin, Margin, Margin], BeforeValidator(_margins)] = (
        Decimal(30),
        Decimal(20),
        Decimal(20),
        Decimal(25),
    )
    huruf: Huruf = "Arial"
    ukuran: Annotated[Desimal, *between(6, 16)] = Decimal(9)
    mulai_selesai: Literal["langkah", "baris"] = "langkah"

    @property
    def papers(self) -> tuple[Kertas, ...]:
        """The papers that the flow table may use, smallest first."""
        first, last = KERTAS.index(self.kertas), KERTAS.index(self.kertas_terbesar or self.kertas)
        return KERTAS[first : max(first, last) + 1]


class Sk(Model):
    """The decree that sets the standards."""

    CONTOH: ClassVar[str] = "sk: {nomor: null, menimbang: [bahwa …]}"
    nomor: Polos | None = None
    tanggal: Tanggal | None = None
    menimbang: Daftar[Teks] = ()
    mencabut: Daftar[Teks] = ()


class Maklumat(Model):
    """The office's pledge; without ``isi`` the common formula is used."""

    CONTOH: ClassVar[str] = "maklumat: {tanggal: 2026-03-02}"
    isi: Teks | None = None
    tanggal: Tanggal | None = None


class Buku(Model):
    """The foreword of the Buku Standar Pelayanan and its date; an empty line begins a paragraph."""

    CONTOH: ClassVar[str] = "buku: {kata_pengantar: Puji syukur …}"
    kata_pengantar: Teks | None = None
    tanggal: Tanggal | None = None


class Poster(Model):
    """Looks and languages of the posters; the first look is the office's own."""

    CONTOH: ClassVar[str] = "poster: {gaya: resmi, bahasa: [id]}"
    gaya: Daftar[Literal["resmi", "hangat"]] = ("resmi",)
    bahasa: Daftar[Literal["id", "en"]] = ("id",)


class Penomoran(Model):
    """Number patterns of the office."""

    CONTOH: ClassVar[str] = 'penomoran: {sop: "W22-OT.02.02-{urut}"}'
    sop: Polos | None = None


class Katalog(Model):
    """The published catalogue."""

    CONTOH: ClassVar[str] = 'katalog: {url: "https://…"}'
    url: Alamat | None = None


class WarnaKantor(Model):
    """The office's two colours."""

    CONTOH: ClassVar[str] = 'warna: {utama: "#1f3a68", aksen: "#c9a227"}'
    utama: Warna = "#1f3a68"
    aksen: Warna = "#c9a227"


def _named(name: str) -> str:
    if not name:
        raise fault(
            "libur-tanpa-nama", "hari libur ini belum bernama", "tulis namanya sesudah titik dua", "2026-03-20: Cuti bersama"
        )
    return name


class Libur(Model):
    """A day off that the office adds to the calendar, or corrects."""

    CONTOH: ClassVar[str] = "libur: {2026-03-20: Cuti bersama}"
    tanggal: Tanggal
    uraian: Annotated[Polos, AfterValidator(_named)]


def _days(value: object) -> object:
    if not isinstance(value, dict):
        raise fault(
            "bentuk-keliru",
            "libur ditulis sebagai isian berkunci, bukan daftar atau teks",
            "tulis tanggal, titik dua, lalu nama liburnya",
            Libur.CONTOH,
        )
    return [{"tanggal": key, "uraian": "" if part is None else part} for key, part in value.items()]


_DAYS_SCHEMA: dict[str, Any] = {"type": "object", "additionalProperties": ANY_SCALAR}
DaftarLibur = Annotated[tuple[Libur, ...], BeforeValidator(_days), WithJsonSchema(_DAYS_SCHEMA)]


class Instansi(Model):
    """One office."""

    CONTOH: ClassVar[str] = "nama: Kantor Wilayah Kementerian Hukum Nusa Tenggara Timur"
    nama: Polos
    induk: Polos | None = None
    kop: Daftar[Polos] = ()
    alamat: Polos | None = None
    kota: Polos | None = None
    kontak: Kontak = Kontak.model_construct()
    jam_layanan: Daftar[JamLayanan] = ()
    logo: Polos | None = None
    pengesah: Pengesah = Pengesah.model_construct()
    pengaduan: Daftar[PengaduanTulis] = ()
    kalender: Kalender = Kalender.model_construct()
    gaya_sop: GayaSop = GayaSop.model_construct()
    urutan_komponen: Literal["permenpan", "uu"] = "permenpan"
    sk: Sk = Sk.model_construct()
    maklumat: Maklumat = Maklumat.model_construct()
    buku: Buku = Buku.model_construct()
    libur: DaftarLibur = ()
    poster: Poster = Poster.model_construct()
    penomoran: Penomoran = Penomoran.model_construct()
    katalog: Katalog = Katalog.model_construct()
    warna: WarnaKantor = WarnaKantor.model_construct()
