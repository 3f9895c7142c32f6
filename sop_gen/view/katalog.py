"""The page of one service in the public catalogue: what a citizen asks first, six components, then all the rest folded."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import PENYAMPAIAN, Layanan, Status
from sop_gen.teks.angka import format_tanggal
from sop_gen.teks.butir import Daftar
from sop_gen.teks.inline import Run, Runs, literal, runs
from sop_gen.teks.peraturan import cite
from sop_gen.view.alur import BaganAlur, view_alur
from sop_gen.view.dokumen import Dokumen, Konteks, document_date, is_draft
from sop_gen.view.katalog_data import linked_data
from sop_gen.view.katalog_fakta import Fakta, view_fakta
from sop_gen.view.sidik import cited, fields, office_fields, sidik
from sop_gen.view.standar import Komponen, view_bagian
from sop_gen.view.tautan import address_of, reachable

KETERANGAN: dict[Status, str] = {
    "draf": "Standar ini masih rancangan dan belum ditetapkan. Isinya dapat berubah.",
    "pembahasan": "Standar ini sedang dibahas bersama masyarakat dan belum ditetapkan. Isinya dapat berubah.",
    "ditetapkan": "Standar ini sudah ditetapkan, tetapi isinya belum lengkap.",
}


@dataclass(frozen=True)
class Situs:
    """What every page of the site says of the office."""

    instansi: str
    induk: str
    alamat: str
    kontak: tuple[Runs, ...]
    logo: bool
    jam: tuple[str, ...]
    url: str
    """Address of the published catalogue without its last slash; empty when there is none."""
    maklumat: str = "maklumat"
    """Folders of the office's own pages; those of the services are called by their ids."""
    pengaduan: str = "pengaduan"


@dataclass(frozen=True)
class Gugus:
    """Points below one heading, or a line alone; ``bernomor`` when they count from 1."""

    kepala: Runs
    tanda: str
    butir: tuple[Runs, ...]
    bernomor: bool


@dataclass(frozen=True)
class BagianHalaman:
    """One component: its key is its anchor on the page."""

    kunci: str
    nama: str
    gugus: tuple[Gugus, ...]
    kosong: bool


@dataclass(frozen=True)
class Unduhan:
    """A document to take along: its words, its file beside the page, its size in words."""

    nama: str
    berkas: str
    ukuran: str


@dataclass(frozen=True)
class Perubahan:
    """One line of the history."""

    revisi: int
    tanggal: str
    ringkasan: Runs
    alasan: Runs


@dataclass(frozen=True)
class Berhenti:
    """Why the office no longer runs the service, and where to turn; ``tautan`` is the page of the successor, if it has one."""

    kalimat: str
    ke: str
    tautan: str
    dasar: str
    tanggal: str


@dataclass(frozen=True)
class Terjemahan:
    """The service in English: name, summary, and the components that were translated."""

    nama: str
    ringkasan: Runs
    pemohon: Runs
    bagian: tuple[tuple[str, tuple[Runs, ...]], ...]


@dataclass(frozen=True)
class HalamanLayanan:
    """Everything that the page of one service says. ``gambar`` are the charts drawn, from ``alur``."""

    situs: Situs
    akar: str
    dokumen: Dokumen
    nama: str
    unit: str
    alias: tuple[str, ...]
    ringkasan: Runs
    pemohon: Runs
    keterangan: str
    fakta: tuple[Fakta, ...]
    utama: tuple[BagianHalaman, ...]
    lain: tuple[BagianHalaman, ...]
    rincian: tuple[tuple[str, str], ...]
    riwayat: tuple[Perubahan, ...]
    berhenti: Berhenti | None
    terjemahan: Terjemahan | None
    data: Any
    """The linked data: first plain, then as the page holds it."""
    unduhan: tuple[Unduhan, ...] = ()
    terbitan: tuple[str, ...] = ()
    """Sidik of every document of the service: what a QR code on one of them says."""
    alur: tuple[BaganAlur, ...] = ()
    gambar: tuple[Any, ...] = ()


def view_situs(instansi: Instansi, *, logo: bool, ids: Collection[str] = ()) -> Situs:
    """The frame of every page. A service among ``ids`` that is called like a page of the office keeps its address."""
    url = instansi.katalog.url or ""
    return Situs(
        instansi=instansi.nama,
        induk=instansi.induk or "",
        alamat=instansi.alamat or "",
        kontak=tuple(_contacts(instansi)),
        logo=logo,
        jam=tuple(f"{part.hari}: {part.jam}" for part in instansi.jam_layanan),
        url=url.rstrip("/") if url.startswith(("https://", "http://")) else "",
        maklumat="_maklumat" if "maklumat" in ids else "maklumat",
        pengaduan="_pengaduan" if "pengaduan" in ids else "pengaduan",
    )


def view_halaman(layanan: Layanan, konteks: Konteks, situs: Situs) -> HalamanLayanan:
    """The page of ``layanan``. Raises BaganError when a chart fits no paper that the office allows."""
    parts = _components(layanan, konteks) if layanan.berjalan else {}
    style = konteks.instansi.gaya_sop
    return HalamanLayanan(
        situs=situs,
        akar="../",
        dokumen=page_identity(layanan, konteks),
        nama=layanan.nama,
        unit=layanan.unit,
        alias=layanan.alias,
        ringkasan=runs(layanan.ringkasan or ""),
        pemohon=runs(layanan.pemohon or ""),
        keterangan=KETERANGAN.get(layanan.status, "") if is_draft(layanan, konteks.instansi) else "",
        fakta=view_fakta(layanan, konteks.instansi) if layanan.berjalan else (),
        utama=tuple(part for key, part in parts.items() if key in PENYAMPAIAN),
        lain=tuple(part for key, part in parts.items() if key not in PENYAMPAIAN),
        rincian=_details(layanan),
        riwayat=tuple(
            Perubahan(
                line.revisi,
                format_tanggal(line.tanggal) if line.tanggal else "",
                runs(line.ringkasan),
                runs(line.alasan or ""),
            )
            for line in layanan.riwayat
        ),
        berhenti=view_berhenti(layanan, konteks),
        terjemahan=_english(layanan) if layanan.berjalan else None,
        data=linked_data(layanan, konteks, situs.url),
        alur=tuple(view_alur(layanan, index, style) for index in range(len(layanan.sop))) if layanan.berjalan else (),
    )


def _contacts(instansi: Instansi) -> Iterator[Runs]:
    contact = instansi.kontak
    for name, value in (("Telepon", contact.telepon), ("WhatsApp", contact.whatsapp), ("Surel", contact.surel)):
        if value:
            yield (*literal(f"{name}: "), Run(value, tautan=address_of(value, name.lower())))
    if contact.laman:
        yield (*literal("Laman: "), Run(contact.laman, tautan=contact.laman))


def halaman_sidik(layanan: Layanan, konteks: Konteks) -> str:
    """The sidik of the catalogue page: over the service as the public may see it, the office and what is cited."""
    never = {"catatan", "penanggung_jawab", "sumber", "abaikan", "reviu"}
    service = fields(layanan, sorted(type(layanan).model_fields.keys() - never))
    office = office_fields(konteks.instansi, "induk", "jam_layanan", "pengaduan", "urutan_komponen", "katalog")
    register = {key: entry.model_dump(mode="json") for key, entry in cited(layanan, konteks.register).items()}
    ended = view_berhenti(layanan, konteks)
    return sidik("katalog", service, office, register, [ended.ke, ended.dasar] if ended else None)


def page_identity(layanan: Layanan, konteks: Konteks) -> Dokumen:
    """What identifies the page of ``layanan``."""
    return Dokumen(
        jenis="katalog",
        id=layanan.id,
        judul=layanan.nama,
        revisi=layanan.revisi,
        sidik=halaman_sidik(layanan, konteks),
        draf=layanan.berjalan and is_draft(layanan, konteks.instansi),
        tanggal=document_date(layanan.tanggal),
        instansi=konteks.instansi.nama,
    )


def _components(layanan: Layanan, konteks: Konteks) -> dict[str, BagianHalaman]:
    """The 14 components in the words of the Standar Pelayanan, by key."""
    return {part.kunci: _component(part) for group in view_bagian(layanan, konteks) for part in group.komponen}


def _component(part: Komponen) -> BagianHalaman:
    isi = part.isi
    if part.kunci == "pengaduan":
        isi = tuple(replace(point, teks=reachable(point.teks)) for point in isi)
    return BagianHalaman(part.kunci, part.nama, gather(isi), part.kosong)


def gather(daftar: Daftar) -> tuple[Gugus, ...]:
    """Lines as a page lists them: numbers and headings of the document become lists and headings of the page."""
    found: list[Gugus] = []
    for point in daftar:
        if point.kepala:
            found.append(Gugus(point.teks, point.tanda, (), bernomor=True))
            continue
        numbered = bool(point.tanda)
        if found and found[-1].bernomor == numbered and (numbered or found[-1].kepala):
            found[-1] = replace(found[-1], butir=(*found[-1].butir, point.teks))
        elif found and found[-1].kepala and not found[-1].butir:
            found[-1] = replace(found[-1], butir=(point.teks,), bernomor=numbered)
        else:
            found.append(Gugus((), "", (point.teks,), numbered))
    return tuple(found)


def _details(layanan: Layanan) -> tuple[tuple[str, str], ...]:
    """What identifies the standard: who, by which decree, since when."""
    decree, days = layanan.penetapan, layanan.tanggal
    rows = [("Unit pelaksana", layanan.unit), ("Revisi", str(layanan.revisi))]
    if decree and decree.nomor:
        rows.append(("Keputusan penetapan", f"Nomor {decree.nomor}"))
    named = (
        ("Tanggal penetapan", decree.tanggal if decree else None),
        ("Tanggal pembuatan", days.pembuatan),
        ("Tanggal revisi", days.revisi),
        ("Tanggal efektif", days.efektif),
    )
    return (*rows, *((name, format_tanggal(day)) for name, day in named if day))


def view_berhenti(layanan: Layanan, konteks: Konteks) -> Berhenti | None:
    """Why the office no longer runs ``layanan``; None while it does."""
    if layanan.status == "dialihkan" and layanan.dialihkan:
        moved = layanan.dialihkan
        day = format_tanggal(moved.tanggal) if moved.tanggal else ""
        return Berhenti("Layanan ini dialihkan ke", moved.ke, "", _law(moved.dasar, konteks), day)
    if layanan.status != "dicabut":
        return None
    ended = layanan.dicabut
    successor = (ended.pengganti if ended else None) or ""
    name = konteks.judul_layanan.get(successor)
    return Berhenti(
        kalimat="Layanan ini sudah dicabut. Penggantinya:" if successor else "Layanan ini sudah dicabut.",
        ke=name or successor,
        tautan=f"../{successor}/index.html" if name else "",
        dasar=_law(ended.dasar if ended else None, konteks),
        tanggal=format_tanggal(ended.tanggal) if ended and ended.tanggal else "",
    )


def _law(dasar: str | None, konteks: Konteks) -> str:
    """The regulation in full when the register has it, else as written."""
    register = konteks.register
    return cite(register[dasar], register) if dasar in register else dasar or ""


def _english(layanan: Layanan) -> Terjemahan | None:
    en = layanan.en
    if en is None:
        return None
    named = (
        ("Requirements", en.persyaratan),
        ("Procedure", en.prosedur),
        ("Processing time", en.jangka_waktu),
        ("Fee", en.biaya),
        ("Result", en.produk),
        ("Complaints", en.pengaduan),
    )
    parts = tuple((name, tuple(runs(line) for line in lines)) for name, lines in named if lines)
    return Terjemahan(en.nama or "", runs(en.ringkasan or ""), runs(en.pemohon or ""), parts)
