"""The pages of the catalogue that speak for the whole office: the list of services, the maklumat, where to complain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sop_gen.model.butir import items_of
from sop_gen.model.layanan import Layanan
from sop_gen.teks.butir import format_pengaduan
from sop_gen.teks.inline import Runs, as_text, runs
from sop_gen.view.dokumen import TANPA_TANGGAL, Dokumen, Konteks, document_date, is_draft
from sop_gen.view.katalog import Situs
from sop_gen.view.katalog_fakta import Membayar, channels, pays, short_fee, short_time
from sop_gen.view.maklumat import MaklumatPelayanan, view_maklumat
from sop_gen.view.sidik import fields, office_fields, sidik
from sop_gen.view.tautan import reachable

Keadaan = Literal["berlaku", "rancangan", "berhenti"]
KEADAAN: dict[Keadaan, str] = {"berlaku": "Berlaku", "rancangan": "Rancangan", "berhenti": "Tidak lagi di kantor ini"}
_WORD = re.compile(r"[^\W_]+")
KATA_TERPENDEK = 2
"""Shorter words find nothing that a longer one does not."""


@dataclass(frozen=True)
class Kabar:
    """One change, for the feed."""

    id: str
    nama: str
    revisi: int
    tanggal: date
    ringkasan: str


@dataclass(frozen=True)
class Dokumennya:
    """One document of the service that the office keeps, for the list of public information."""

    judul: str
    ringkasan: str
    nomor: str


@dataclass(frozen=True)
class Entri:
    """What the list, the search, the feed and the office's tables say of one service."""

    id: str
    nama: str
    alias: tuple[str, ...]
    unit: str
    ringkasan: Runs
    keadaan: Keadaan
    label: str
    membayar: Membayar
    kanal: tuple[str, ...]
    biaya: Runs
    waktu: Runs
    kata: tuple[str, str, str]
    """Words to find it by: of its names, of what it is about, of what it asks for."""
    pengaduan: tuple[Runs, ...]
    """Its own complaint channels."""
    kabar: tuple[Kabar, ...]
    dokumen: tuple[Dokumennya, ...]
    penetapan: str
    tanggal_penetapan: date | None
    diubah: date | None
    revisi: int
    sidik: str


@dataclass(frozen=True)
class Indeks:
    """The first page: all services, and what they can be filtered by."""

    situs: Situs
    akar: str
    dokumen: Dokumen
    entri: tuple[Entri, ...]
    unit: tuple[str, ...]
    keadaan: tuple[tuple[str, str], ...]
    """Only what occurs, as the next two."""
    membayar: tuple[tuple[str, str], ...]
    kanal: tuple[tuple[str, str], ...]
    rancangan: int
    """How many services are drafts."""


@dataclass(frozen=True)
class HalamanMaklumat:
    """The pledge of the office."""

    situs: Situs
    akar: str
    dokumen: Dokumen
    maklumat: MaklumatPelayanan


@dataclass(frozen=True)
class HalamanPengaduan:
    """Where to complain: the office's channels, then those of single services."""

    situs: Situs
    akar: str
    dokumen: Dokumen
    saluran: tuple[Runs, ...]
    layanan: tuple[Entri, ...]


@dataclass(frozen=True)
class HalamanHilang:
    """What a server shows for an address that is none."""

    situs: Situs
    akar: str
    dokumen: Dokumen


def view_entri(layanan: Layanan, konteks: Konteks, mark: str) -> Entri:
    """The service in the list; ``mark`` is the sidik of its page."""
    decree = layanan.penetapan
    return Entri(
        id=layanan.id,
        nama=layanan.nama,
        alias=layanan.alias,
        unit=layanan.unit,
        ringkasan=runs(layanan.ringkasan or ""),
        keadaan=_state(layanan, konteks),
        label=_label(layanan, konteks),
        membayar=pays(layanan) if layanan.berjalan else "",
        kanal=channels(layanan) if layanan.berjalan else (),
        biaya=short_fee(layanan) if layanan.berjalan else (),
        waktu=short_time(layanan) if layanan.berjalan else (),
        kata=_words(layanan),
        pengaduan=tuple(_channels(layanan, konteks)),
        kabar=tuple(
            Kabar(layanan.id, layanan.nama, line.revisi, line.tanggal, as_text(runs(line.ringkasan)))
            for line in layanan.riwayat
            if line.tanggal
        ),
        dokumen=tuple(_documents(layanan)) if layanan.berjalan else (),
        penetapan=(decree.nomor if decree else None) or "",
        tanggal_penetapan=decree.tanggal if decree else None,
        diubah=_changed(layanan),
        revisi=layanan.revisi,
        sidik=mark,
    )


def view_indeks(entri: Sequence[Entri], konteks: Konteks, situs: Situs) -> Indeks:
    """The list, services that the office runs first, then by name."""
    order = sorted(entri, key=lambda part: (part.keadaan == "berhenti", fold(part.nama), part.id))
    kinds = (("gratis", "Tidak dipungut biaya"), ("berbayar", "Berbayar"))
    ways = (("tatap-muka", "Tatap muka"), ("daring", "Daring"))
    present = {part.keadaan for part in order}
    return Indeks(
        situs=situs,
        akar="",
        dokumen=_office(
            konteks, "Standar Pelayanan", sidik("indeks", _frame(konteks), [(part.id, part.sidik) for part in order])
        ),
        entri=tuple(order),
        unit=tuple(sorted({part.unit for part in order}, key=fold)),
        keadaan=tuple((key, word) for key, word in KEADAAN.items() if key in present),
        membayar=tuple(pair for pair in kinds if any(part.membayar == pair[0] for part in order)),
        kanal=tuple(pair for pair in ways if any(pair[0] in part.kanal for part in order)),
        rancangan=sum(part.keadaan == "rancangan" for part in order),
    )


def view_halaman_maklumat(konteks: Konteks, situs: Situs) -> HalamanMaklumat:
    """The pledge as a page, with the sidik of its document."""
    pledge = view_maklumat(konteks)
    return HalamanMaklumat(situs, "../", pledge.dokumen, pledge)


def view_pengaduan(entri: Iterable[Entri], konteks: Konteks, situs: Situs) -> HalamanPengaduan:
    """The channels, and the services that have some of their own."""
    own = tuple(part for part in entri if part.pengaduan and part.keadaan != "berhenti")
    mark = sidik("pengaduan", _frame(konteks), [(part.id, part.nama, [as_text(line) for line in part.pengaduan]) for part in own])
    lines = tuple(reachable(format_pengaduan(channel)) for channel in konteks.instansi.pengaduan)
    return HalamanPengaduan(situs, "../", _office(konteks, "Pengaduan, Saran, dan Masukan", mark), lines, own)


def view_hilang(konteks: Konteks, situs: Situs) -> HalamanHilang:
    """Served at any depth, so it names everything from the root of the site."""
    return HalamanHilang(situs, f"{situs.url}/", _office(konteks, "Halaman tidak ditemukan", sidik("hilang", _frame(konteks))))


def fold(text: str) -> str:
    """``text`` for comparing: lower case, without accents."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_of(*texts: str) -> str:
    """The words of ``texts`` to search in, each once, in order."""
    found = (word for text in texts for word in _WORD.findall(fold(text)))
    return " ".join(dict.fromkeys(word for word in found if len(word) >= KATA_TERPENDEK))


def _words(layanan: Layanan) -> tuple[str, str, str]:
    asked = [item.nama for item in items_of(layanan.persyaratan)]
    made = [item.nama for item in items_of(layanan.produk)]
    about = [as_text(runs(text)) for text in (layanan.ringkasan or "", layanan.pemohon or "", *made)]
    titles = [sop.judul for sop in layanan.sop]
    return (
        words_of(layanan.nama, *layanan.alias),
        words_of(*about, layanan.unit, *titles),
        words_of(*(as_text(runs(text)) for text in asked)),
    )


def _state(layanan: Layanan, konteks: Konteks) -> Keadaan:
    if not layanan.berjalan:
        return "berhenti"
    return "rancangan" if is_draft(layanan, konteks.instansi) else "berlaku"


def _label(layanan: Layanan, konteks: Konteks) -> str:
    if not layanan.berjalan:
        return "Dialihkan" if layanan.status == "dialihkan" else "Dicabut"
    return "DRAF" if is_draft(layanan, konteks.instansi) else "Berlaku"


def _channels(layanan: Layanan, konteks: Konteks) -> Iterable[Runs]:
    office = set(konteks.instansi.pengaduan)
    return (reachable(format_pengaduan(channel)) for channel in layanan.pengaduan if channel not in office)


def _documents(layanan: Layanan) -> Iterable[Dokumennya]:
    about = as_text(runs(layanan.ringkasan or ""))
    yield Dokumennya(f"Standar Pelayanan {layanan.nama.removeprefix('Pelayanan ')}", about, "")
    yield from (Dokumennya(f"SOP {sop.judul}", f"Prosedur pada {layanan.nama}", sop.nomor or "") for sop in layanan.sop)


def _changed(layanan: Layanan) -> date | None:
    """The last day on which the service is known to have changed."""
    days = [line.tanggal for line in layanan.riwayat if line.tanggal]
    if (known := document_date(layanan.tanggal)) != TANPA_TANGGAL:
        days.append(known)
    return max(days, default=None)


def _frame(konteks: Konteks) -> dict[str, object]:
    office = konteks.instansi
    return office_fields(office) | fields(office, ("induk", "jam_layanan", "pengaduan", "katalog"))


def _office(konteks: Konteks, judul: str, mark: str) -> Dokumen:
    return Dokumen("katalog", "kantor", judul, 0, mark, draf=False, tanggal=TANPA_TANGGAL, instansi=konteks.instansi.nama)
