"""The Buku Standar Pelayanan: a list of parts, each with the view that its own document has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.teks.butir import Daftar, Poin
from sop_gen.teks.inline import runs
from sop_gen.view.dokumen import TANPA_TANGGAL, Dokumen, Konteks, Kop, Tanda, view_kop, view_tanda
from sop_gen.view.maklumat import view_maklumat
from sop_gen.view.poster_warna import Palet, view_palet
from sop_gen.view.sidik import fields, office_fields, sidik
from sop_gen.view.sop import view_sop
from sop_gen.view.standar import format_penetapan, view_standar

JUDUL = "Standar Pelayanan"


@dataclass(frozen=True)
class Bab:
    """The chapter that a part opens."""

    jenis: str
    nomor: str
    judul: str
    keterangan: str


@dataclass(frozen=True)
class BagianBuku:
    """One part: ``isi`` is what the template's function for ``jenis`` draws; ``awal``: before the arabic page numbers."""

    jenis: str
    isi: Any
    awal: bool = False
    bab: Bab | None = None


@dataclass(frozen=True)
class Sampul:
    """The cover; what is not known is empty."""

    kop: tuple[str, ...]
    jenis: str
    judul: str
    instansi: str
    waktu: str
    keterangan: tuple[str, ...]
    draf: bool
    warna: Palet


@dataclass(frozen=True)
class HalamanTeks:
    """Pages of text under a heading; with ``tanda`` signed."""

    judul: str
    isi: Daftar
    tanda: Tanda | None = None


@dataclass(frozen=True)
class Buku:
    """Everything the book says, in order. ``judul`` stands above its pages."""

    dokumen: Dokumen
    kop: Kop
    judul: str
    bagian: tuple[BagianBuku, ...]


def is_listed(layanan: Layanan) -> bool:
    """Whether the book holds this service."""
    return layanan.berjalan


def view_buku(layanan: Iterable[Layanan], konteks: Konteks) -> Buku:
    """The book of the running services of ``layanan``, in order of file name as in the decree. Raises BaganError."""
    office = konteks.instansi
    listed = sorted(filter(is_listed, layanan), key=lambda service: service.id)
    chapters = [part for number, service in enumerate(listed, 1) for part in _chapter(number, service, konteks)]
    draft = all(part.isi.dokumen.draf for part in chapters)
    parts = (*_front(konteks, draft=draft), *chapters)
    documents = [part.isi.dokumen for part in parts if hasattr(part.isi, "dokumen")]
    return Buku(
        dokumen=Dokumen(
            jenis="buku",
            id="kantor",
            judul=f"{JUDUL} {office.nama}",
            revisi=0,
            sidik=sidik(
                office_fields(office),
                fields(office.sk, ("nomor", "tanggal")),
                fields(office, ("warna",)),
                fields(office.buku, ("kata_pengantar", "tanggal")),
                [[part.id, part.sidik] for part in documents],
            ),
            draf=draft,
            tanggal=office.sk.tanggal or max((part.tanggal for part in documents), default=TANPA_TANGGAL),
            instansi=office.nama,
        ),
        kop=view_kop(office),
        judul=f"{JUDUL} {office.nama}",
        bagian=parts,
    )


def _front(konteks: Konteks, *, draft: bool) -> Iterator[BagianBuku]:
    office = konteks.instansi
    year = f"Tahun {office.sk.tanggal.year}" if office.sk.tanggal else ""
    cover = Sampul(
        kop=view_kop(office).baris,
        jenis="Buku",
        judul=JUDUL,
        instansi=office.nama,
        waktu=year,
        keterangan=tuple(filter(None, (format_penetapan(office.sk),))),
        draf=draft,
        warna=view_palet(office.warna),
    )
    yield BagianBuku("sampul", cover, awal=True)
    if office.buku.kata_pengantar:
        yield BagianBuku("teks", _foreword(office, office.buku.kata_pengantar), awal=True)
    yield BagianBuku("maklumat", view_maklumat(konteks), awal=True)
    yield BagianBuku("daftar-isi", None, awal=True)


def _foreword(office: Instansi, text: str) -> HalamanTeks:
    """An empty line begins a paragraph; within one, lines are joined."""
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
    return HalamanTeks(
        "Kata Pengantar", tuple(Poin("", runs(part)) for part in paragraphs), view_tanda(office, office.buku.tanggal)
    )


def _chapter(number: int, layanan: Layanan, konteks: Konteks) -> Iterator[BagianBuku]:
    yield BagianBuku("standar", view_standar(layanan, konteks), bab=Bab("Layanan", str(number), layanan.nama, layanan.unit))
    for index in range(len(layanan.sop)):
        view = view_sop(layanan, index, konteks)
        # The pages have their own geometry; a second one of all of them would take the memory of many services.
        yield BagianBuku("sop", replace(view, bagan=replace(view.bagan, pages=())))
