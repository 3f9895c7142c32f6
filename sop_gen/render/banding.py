"""A comparison as one self-contained page: old and new side by side, the flow charts, filters that need no script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from sop_gen.diff.perubahan import Dampak
from sop_gen.engine.html import drawn, render_html
from sop_gen.model.instansi import GayaSop
from sop_gen.render.bagan.svg import draw_svg
from sop_gen.view.alur import BaganAlur, TandaBaris
from sop_gen.view.banding import Banding, BarisBanding, Kalimat, LayananBanding, SisiBanding, Ukuran, ringkas
from sop_gen.view.banding_bagan import KATA, BaganBanding, charts

TEMPLAT = "banding.html.j2"


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
    """Both charts of one procedure; ``terbuka`` when a step of it changed."""

    judul: str
    kalimat: str
    terbuka: bool
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
    terburuk: Dampak
    jumlah: dict[Dampak, int]
    ringkas: str
    kalimat: tuple[Kalimat, ...]
    ukuran: tuple[Ukuran, ...]
    bagian: tuple[BagianHalaman, ...]
    bagan: tuple[BaganHalaman, ...]
    bersama: bool


@dataclass(frozen=True)
class HalamanBanding:
    """Everything that the page says."""

    judul: str
    lama: SisiBanding
    baru: SisiBanding
    kalimat: tuple[str, ...]
    jumlah: dict[Dampak, int]
    seksi: tuple[Seksi, ...]
    pilihan: tuple[Pilihan, ...]
    tetap: tuple[str, ...]
    kata_tanda: dict[TandaBaris, str]


def draw_html(view: Banding, gaya: tuple[GayaSop, GayaSop], templates: Path) -> str:
    """The page; ``gaya`` is the style of the flow charts of each side."""
    choices = _choices(view)
    classes = {choice.nama: choice.kelas for choice in choices}
    page = HalamanBanding(
        judul=view.judul,
        lama=view.lama,
        baru=view.baru,
        kalimat=view.kalimat,
        jumlah=view.jumlah,
        seksi=tuple(_section(number, entry, classes, gaya) for number, entry in enumerate(view.semua, 1)),
        pilihan=choices,
        tetap=view.tetap,
        kata_tanda=KATA,
    )
    return render_html(TEMPLAT, (templates / TEMPLAT).read_text("utf-8"), page)


def _choices(view: Banding) -> tuple[Pilihan, ...]:
    """The components that have rows, in the order in which they first appear; all procedures are one."""
    names = dict.fromkeys(_component(row) for entry in view.semua for row in entry.baris)
    return tuple(Pilihan(f"k{number}", name) for number, name in enumerate(sorted(names), 1))


def _component(row: BarisBanding) -> str:
    return "SOP" if row.kunci == "sop" else row.bagian


def _section(number: int, entry: LayananBanding, classes: dict[str, str], gaya: tuple[GayaSop, GayaSop]) -> Seksi:
    parts = (
        BagianHalaman(classes[_component(rows[0])], name, tuple(rows))
        for name, rows in ((name, list(group)) for name, group in groupby(entry.baris, key=lambda row: row.bagian))
    )
    drawn_charts = (
        _chart(chart, f"l{number}b{index}-") for index, chart in enumerate(charts(entry.pasangan, entry.baris, gaya), 1)
    )
    return Seksi(
        nomor=number,
        nama=entry.nama,
        jenis=entry.jenis,
        revisi=entry.revisi,
        terburuk=entry.terburuk,
        jumlah=entry.jumlah,
        ringkas=ringkas(entry.pasangan),
        kalimat=entry.kalimat,
        ukuran=entry.ukuran,
        bagian=tuple(parts),
        bagan=tuple(drawn_charts),
        bersama=entry.pasangan.lama is None and entry.pasangan.baru is None,
    )


# ---- flow charts -------------------------------------------------------------------------------------------------


def _chart(chart: BaganBanding, awalan: str) -> BaganHalaman:
    sides = (("Semula", chart.semula, "a"), ("Menjadi", chart.menjadi, "b"))
    pictures = tuple(Gambar(name, tuple(_pages(alur, awalan + side))) for name, alur, side in sides if alur)
    return BaganHalaman(chart.judul, chart.kalimat, bool(chart.jumlah), tuple(chart.jumlah), pictures, chart.gagal)


def _pages(alur: BaganAlur, awalan: str) -> Iterator[Any]:
    """One picture a page, so that no picture is cut where paper ends."""
    pages: Sequence[Any] = alur.halaman
    for page in pages:
        yield drawn(draw_svg(replace(alur, halaman=(page,)), awalan=f"{awalan}{page.geometri.number}-"))
