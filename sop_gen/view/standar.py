"""The Standar Pelayanan: 14 components in the order of PermenPAN-RB 15/2014 (6 + 8) or of UU 25/2009 Pasal 21."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sop_gen.model.instansi import Sk
from sop_gen.model.layanan import PENGELOLAAN, PENYAMPAIAN, Layanan
from sop_gen.model.sop import Penetapan
from sop_gen.teks.angka import format_tanggal
from sop_gen.teks.butir import Daftar, Poin, format_kanal, format_pengaduan, list_biaya, list_items, list_jumlah, numbered
from sop_gen.teks.durasi import format_waktu
from sop_gen.teks.inline import Runs, as_text, literal, runs
from sop_gen.teks.peraturan import cite
from sop_gen.view.dokumen import (
    BELUM_DIISI,
    Dokumen,
    Konteks,
    Kop,
    Tanda,
    document_date,
    is_draft,
    title_of,
    view_kop,
    view_tanda,
)
from sop_gen.view.sidik import cited, fields, office_fields, sidik

NAMA_KOMPONEN: dict[str, str] = {
    "persyaratan": "Persyaratan",
    "prosedur": "Sistem, Mekanisme, dan Prosedur",
    "jangka_waktu": "Jangka Waktu Pelayanan",
    "biaya": "Biaya/Tarif",
    "produk": "Produk Pelayanan",
    "pengaduan": "Penanganan Pengaduan, Saran, dan Masukan",
    "dasar_hukum": "Dasar Hukum",
    "sarana_prasarana": "Sarana, Prasarana, dan/atau Fasilitas",
    "kompetensi_pelaksana": "Kompetensi Pelaksana",
    "pengawasan_internal": "Pengawasan Internal",
    "jumlah_pelaksana": "Jumlah Pelaksana",
    "jaminan_pelayanan": "Jaminan Pelayanan",
    "jaminan_keamanan": "Jaminan Keamanan dan Keselamatan Pelayanan",
    "evaluasi_kinerja": "Evaluasi Kinerja Pelaksana",
}
# UU 25/2009 Pasal 21 lists the components in this order.
URUTAN_UU = (
    "dasar_hukum", "persyaratan", "prosedur", "jangka_waktu", "biaya", "produk", "sarana_prasarana",
    "kompetensi_pelaksana", "pengawasan_internal", "pengaduan", "jumlah_pelaksana", "jaminan_pelayanan",
    "jaminan_keamanan", "evaluasi_kinerja",
)  # fmt: skip
UTUH, TIAP_BARIS = 900, 30
"""A component of up to so many characters, each point counted as so many more, is not divided between pages."""
BAGIAN_PERMENPAN = (
    ("A. Proses Penyampaian Pelayanan", PENYAMPAIAN),
    ("B. Proses Pengelolaan Pelayanan di Internal Organisasi", PENGELOLAAN),
)


@dataclass(frozen=True)
class Komponen:
    """One row of the table NO, KOMPONEN, URAIAN."""

    nomor: int
    kunci: str
    nama: str
    isi: Daftar
    kosong: bool

    @property
    def utuh(self) -> bool:
        """Short enough to stand on one page undivided."""
        return sum(len(as_text(point.teks)) + TIAP_BARIS for point in self.isi) <= UTUH


@dataclass(frozen=True)
class Bagian:
    """A group of rows; ``judul`` is empty in the order of the law."""

    judul: str
    komponen: tuple[Komponen, ...]


@dataclass(frozen=True)
class Standar:
    """Everything the Standar Pelayanan of one service says."""

    dokumen: Dokumen
    kop: Kop
    layanan: str
    judul: str
    unit: str
    inovasi: bool
    ringkasan: Runs
    pemohon: Runs
    kanal: Daftar
    penetapan: str
    bagian: tuple[Bagian, ...]
    tanda: Tanda


def view_standar(layanan: Layanan, konteks: Konteks) -> Standar:
    """The Standar Pelayanan of ``layanan``."""
    instansi = konteks.instansi
    decree = layanan.penetapan
    return Standar(
        dokumen=standar_identity(layanan, konteks),
        kop=view_kop(instansi),
        layanan=layanan.nama,
        judul=title_of(layanan),
        unit=layanan.unit,
        inovasi=layanan.jenis == "inovasi",
        ringkasan=runs(layanan.ringkasan or ""),
        pemohon=runs(layanan.pemohon or ""),
        kanal=numbered([format_kanal(channel) for channel in layanan.kanal]) if layanan.kanal else (),
        penetapan=format_penetapan(decree),
        bagian=view_bagian(layanan, konteks),
        tanda=view_tanda(instansi, decree.tanggal if decree else None),
    )


def standar_identity(layanan: Layanan, konteks: Konteks) -> Dokumen:
    """What identifies the Standar Pelayanan of ``layanan``."""
    return Dokumen(
        jenis="standar",
        id=layanan.id,
        judul=f"Standar Pelayanan {title_of(layanan)}",
        revisi=layanan.revisi,
        sidik=standar_sidik(layanan, konteks),
        draf=is_draft(layanan, konteks.instansi),
        tanggal=document_date(layanan.tanggal),
        instansi=konteks.instansi.nama,
    )


def view_bagian(layanan: Layanan, konteks: Konteks) -> tuple[Bagian, ...]:
    """The 14 components, in two numbered groups or in one."""
    groups = BAGIAN_PERMENPAN if konteks.instansi.urutan_komponen == "permenpan" else (("", URUTAN_UU),)
    return tuple(
        Bagian(title, tuple(_component(number, key, layanan, konteks) for number, key in enumerate(keys, 1)))
        for title, keys in groups
    )


def standar_sidik(layanan: Layanan, konteks: Konteks) -> str:
    """The sidik of the Standar Pelayanan."""
    service = fields(
        layanan, ("id", "nama", "unit", "status", "jenis", "revisi", "tanggal", "penetapan", "ringkasan", "pemohon", "kanal")
    )
    components = fields(layanan, NAMA_KOMPONEN)
    public = [step.publik for sop in layanan.sop for step in sop.langkah if step.publik]
    register = {key: entry.model_dump(mode="json") for key, entry in cited(layanan, konteks.register).items()}
    return sidik(service, components, public, office_fields(konteks.instansi, "pengaduan", "urutan_komponen"), register)


def format_penetapan(decree: Penetapan | Sk | None) -> str:
    """``Keputusan Nomor … tanggal …``, as far as it is known."""
    nomor = f"Keputusan Nomor {decree.nomor}" if decree and decree.nomor else ""
    tanggal = f"tanggal {format_tanggal(decree.tanggal)}" if decree and decree.tanggal else ""
    return " ".join(part for part in (nomor, tanggal) if part)


def _component(number: int, key: str, layanan: Layanan, konteks: Konteks) -> Komponen:
    content = content_of(key, layanan, konteks)
    empty = not content
    return Komponen(number, key, NAMA_KOMPONEN[key], content or (Poin("", literal(BELUM_DIISI)),), empty)


def content_of(key: str, layanan: Layanan, konteks: Konteks) -> Daftar:
    """What the component ``key`` says, as every document prints it; empty when it says nothing."""
    return _CONTENT.get(key, _plain_items(key))(layanan, konteks)


def _plain_items(key: str) -> Callable[[Layanan, Konteks], Daftar]:
    return lambda layanan, konteks: list_items(getattr(layanan, key), konteks.register)


def _procedure(layanan: Layanan, konteks: Konteks) -> Daftar:
    if layanan.prosedur:
        return list_items(layanan.prosedur, konteks.register)
    public = [[runs(step.publik) for step in sop.langkah if step.publik] for sop in layanan.sop]
    named = [(sop.judul, steps) for sop, steps in zip(layanan.sop, public, strict=True) if steps]
    if len(named) <= 1:
        return numbered([step for _, steps in named for step in steps])
    points: list[Poin] = []
    for letter, (title, steps) in enumerate(named):
        points += [Poin(f"{chr(65 + letter)}.", literal(title), kepala=True), *numbered(steps, anak=True)]
    return tuple(points)


def _times(layanan: Layanan, konteks: Konteks) -> Daftar:
    return numbered([format_waktu(time) for time in layanan.jangka_waktu])


def _fees(layanan: Layanan, konteks: Konteks) -> Daftar:
    return list_biaya(layanan.biaya, konteks.register) if layanan.biaya else ()


def _complaints(layanan: Layanan, konteks: Konteks) -> Daftar:
    """The service's own channels, then the office's."""
    channels = dict.fromkeys((*layanan.pengaduan, *konteks.instansi.pengaduan))
    return numbered([format_pengaduan(channel) for channel in channels])


def _laws(layanan: Layanan, konteks: Konteks) -> Daftar:
    register = konteks.register
    return numbered([literal(cite(register[ref.ref], register, ref.pasal)) for ref in layanan.dasar_hukum if ref.ref in register])


def _staff(layanan: Layanan, konteks: Konteks) -> Daftar:
    return list_jumlah(layanan)


_CONTENT: dict[str, Callable[[Layanan, Konteks], Daftar]] = {
    "prosedur": _procedure,
    "jangka_waktu": _times,
    "biaya": _fees,
    "pengaduan": _complaints,
    "dasar_hukum": _laws,
    "jumlah_pelaksana": _staff,
}
