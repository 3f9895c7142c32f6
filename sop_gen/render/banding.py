"""A comparison as one self-contained page: old and new side by side, the flow charts, filters that need no script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from sop_gen.engine.html import drawn, render_html
from sop_gen.model.instansi import GayaSop
from sop_gen.render.bagan.svg import draw_svg
from sop_gen.view.alur import BaganAlur, TandaBaris
from sop_gen.view.banding import Banding, BarisBanding, Kalimat, LayananBanding, SisiBanding, Ukuran
from sop_gen.view.banding_bagan import KATA, BaganBanding, charts
from sop_gen.view.banding_baris import TANDA_PENILAIAN, Penilaian
from sop_gen.view.banding_ukuran import TETAP
from sop_gen.view.dokumen import BELUM_DIISI

TEMPLAT = "banding.html.j2"
KELAS: dict[Penilaian, str] = {
    "memberatkan": "memberatkan",
    "perlu dinilai": "dinilai",
    "meringankan": "meringankan",
    "netral": "netral",
}
"""The class of the rows of which something is said."""


@dataclass(frozen=True)
class Pilihan:
    """One component to filter by; ``kelas`` is the class of its rows."""

    kelas: str
    nama: str


@dataclass(frozen=True)
class BagianHalaman:
    """The rows of one component of one service."""

    kelas: str
    nama: str
    baris: tuple[BarisBanding, ...]


@dataclass(frozen=True)
class Gambar:
    """The chart of one side: one picture a page."""

    judul: str
    halaman: tuple[Any, ...]


@dataclass(frozen=True)
class BaganHalaman:
    """Both charts of one procedure."""

    judul: str
    kalimat: str
    tanda: tuple[str, ...]
    gambar: tuple[Gambar, ...]
    gagal: tuple[str, ...]


@dataclass(frozen=True)
class Seksi:
    """One service, or one shared file."""

    nomor: int
    nama: str
    jenis: str
    revisi: tuple[int | None, int | None]
    kelas: str
    """What filters find it by: its assessments, its components, and both together (``k3-memberatkan``)."""
    tanda: str
    penilaian: dict[Penilaian, int]
    ringkas: str
    kalimat: tuple[Kalimat, ...]
    ukuran: tuple[Ukuran, ...]
    pokok: tuple[BagianHalaman, ...]
    tata_usaha: tuple[BagianHalaman, ...]
    bagan: tuple[BaganHalaman, ...]
    bersama: bool


@dataclass(frozen=True)
class HalamanBanding:
    """Everything that the page says."""

    judul: str
    lama: SisiBanding
    baru: SisiBanding
    hitungan: tuple[str, ...]
    cerita: tuple[str, ...]
    jenis: dict[str, int]
    penilaian: dict[Penilaian, int]
    seksi: tuple[Seksi, ...]
    pilihan: tuple[Pilihan, ...]
    tetap: tuple[str, ...]
    kata_tanda: dict[TandaBaris, str]
    kelas: dict[Penilaian, str]
    tanda_penilaian: dict[Penilaian, str]


def draw_html(view: Banding, gaya: tuple[GayaSop, GayaSop], templates: Path) -> str:
    """The page; ``gaya`` is the style of the flow charts of each side."""
    choices = _choices(view)
    classes = {choice.nama: choice.kelas for choice in choices}
    page = HalamanBanding(
        judul=view.judul,
        lama=view.lama,
        baru=view.baru,
        hitungan=view.hitungan,
        cerita=view.cerita,
        jenis=view.jenis,
        penilaian=view.penilaian,
        seksi=tuple(_section(number, entry, classes, gaya) for number, entry in enumerate(view.semua, 1)),
        pilihan=choices,
        tetap=view.tetap,
        kata_tanda=KATA,
        kelas=KELAS,
        tanda_penilaian=TANDA_PENILAIAN,
    )
    return render_html(TEMPLAT, (templates / TEMPLAT).read_text("utf-8"), page)


def _choices(view: Banding) -> tuple[Pilihan, ...]:
    """The components that have rows, in the order in which they first appear; all procedures are one."""
    names = dict.fromkeys(_component(row) for entry in view.semua for row in entry.baris)
    return tuple(Pilihan(f"k{number}", name) for number, name in enumerate(sorted(names), 1))


def _component(row: BarisBanding) -> str:
    return "SOP" if row.kunci == "sop" else row.bagian


def _section(number: int, entry: LayananBanding, classes: dict[str, str], gaya: tuple[GayaSop, GayaSop]) -> Seksi:
    drawn_charts = (
        _chart(chart, f"l{number}b{index}-") for index, chart in enumerate(charts(entry.pasangan, entry.baris, gaya), 1)
    )
    return Seksi(
        nomor=number,
        nama=entry.nama,
        jenis=entry.jenis,
        revisi=entry.revisi,
        kelas=" ".join(_filters(entry.baris, classes)),
        tanda=entry.tanda,
        penilaian=entry.penilaian,
        ringkas=entry.ringkas,
        kalimat=entry.kalimat,
        ukuran=_measures(entry),
        pokok=tuple(_parts(entry.pokok, classes)),
        tata_usaha=tuple(_parts(entry.tata_usaha, classes)),
        bagan=tuple(drawn_charts),
        bersama=entry.pasangan.lama is None and entry.pasangan.baru is None,
    )


def _parts(rows: Sequence[BarisBanding], classes: dict[str, str]) -> Iterator[BagianHalaman]:
    for name, group in groupby(rows, key=lambda row: row.bagian):
        part = tuple(group)
        yield BagianHalaman(classes[_component(part[0])], name, part)


def _filters(rows: Sequence[BarisBanding], classes: dict[str, str]) -> Iterator[str]:
    found = dict.fromkeys((classes[_component(row)], KELAS[row.penilaian]) for row in rows if row.jenis != "tetap")
    yield from dict.fromkeys(name for pair in found for name in pair)
    yield from ("-".join(pair) for pair in found)


def _measures(entry: LayananBanding) -> tuple[Ukuran, ...]:
    """The measures of a service that goes on, unless all of them stayed; empty ones say nothing."""
    told = tuple(part for part in entry.ukuran if part.selisih != TETAP or part.semula != BELUM_DIISI)
    return told if entry.jenis == "Diubah" and any(part.selisih != TETAP for part in told) else ()


# ---- flow charts -------------------------------------------------------------------------------------------------


def _chart(chart: BaganBanding, awalan: str) -> BaganHalaman:
    sides = (("Semula", chart.semula, "a"), ("Menjadi", chart.menjadi, "b"))
    pictures = tuple(Gambar(name, tuple(_pages(alur, awalan + side))) for name, alur, side in sides if alur)
    return BaganHalaman(chart.judul, chart.kalimat, tuple(chart.jumlah), pictures, chart.gagal)


def _pages(alur: BaganAlur, awalan: str) -> Iterator[Any]:
    """One picture a page, so that no picture is cut where paper ends."""
    pages: Sequence[Any] = alur.halaman
    for page in pages:
        yield drawn(draw_svg(replace(alur, halaman=(page,)), awalan=f"{awalan}{page.geometri.number}-"))
