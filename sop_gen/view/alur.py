"""The flow chart of one procedure as every drawer shows it: pages, the cells of their rows, each row read aloud."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sop_gen.flow.geometry import Bagan, Page, Row
from sop_gen.flow.layout import layout
from sop_gen.flow.room import rooms
from sop_gen.model.instansi import GayaSop
from sop_gen.model.layanan import Layanan
from sop_gen.model.sop import SELESAI, Sop
from sop_gen.teks.inline import literal
from sop_gen.teks.langkah import SelLangkah, cells_of

JUDUL_TERPANJANG = 90
TandaBaris = Literal["tambah", "hapus", "ubah", "pindah"]
"""How a row differs from that of another edition."""


@dataclass(frozen=True)
class BarisAlur:
    """One row of the flow table: its number, its cells, its place in the geometry, and the row read aloud."""

    nomor: str
    sel: SelLangkah
    geometri: Row
    alt: str
    tanda: TandaBaris | None = None


@dataclass(frozen=True)
class HalamanAlur:
    """One page of the flow table."""

    judul: str
    geometri: Page
    baris: tuple[BarisAlur, ...]
    terakhir: bool


@dataclass(frozen=True)
class BaganAlur:
    """The whole chart of procedure ``nomor`` (from 1) of a service."""

    id: str
    layanan: str
    nomor: int
    judul: str
    bagan: Bagan
    halaman: tuple[HalamanAlur, ...]


def view_alur(layanan: Layanan, index: int, gaya: GayaSop) -> BaganAlur:
    """The chart of procedure ``index`` (from 0). Raises BaganError when it fits no paper that ``gaya`` allows."""
    sop = layanan.sop[index]
    bagan = _laid_out(sop, gaya)
    order = {sop.step_id(number): number for number in range(len(sop.langkah))}
    last = len(bagan.pages)
    pages = tuple(
        HalamanAlur(
            _title(sop.judul, page.number, last), page, tuple(_row(sop, row, order) for row in page.rows), page.number == last
        )
        for page in bagan.pages
    )
    return BaganAlur(layanan.id, layanan.nama, index + 1, sop.judul, bagan, pages)


@lru_cache(maxsize=8)
def _laid_out(sop: Sop, gaya: GayaSop) -> Bagan:
    """The geometry of a chart, remembered while several documents of one service draw it."""
    return layout(sop, rooms(gaya))


def _title(judul: str, number: int, last: int) -> str:
    """The heading above the chart: one line, so a long title is cut."""
    short = judul if len(judul) <= JUDUL_TERPANJANG else judul[: JUDUL_TERPANJANG - 1].rstrip() + "…"
    return f"Bagan Alur: {short}" + (f" (bagian {number} dari {last})" if last > 1 else "")


def _row(sop: Sop, row: Row, order: dict[str, int]) -> BarisAlur:
    if row.number is None:
        title = "Mulai" if row.step == "mulai" else "Selesai"
        return BarisAlur("", SelLangkah((literal(title),), (), (), (), ()), row, title)
    index = order[row.step]
    return BarisAlur(str(row.number), cells_of(sop.langkah[index]), row, read_aloud(sop, index))


def read_aloud(sop: Sop, index: int) -> str:
    """``Langkah 4, Petugas Loket, keputusan: ya ke langkah 5, tidak kembali ke langkah 1``."""
    step = sop.langkah[index]
    names = {part.id: part.nama for part in sop.pelaksana}
    who = " dan ".join(names.get(column, column) for column in step.oleh)
    ways = [_way(sop, index, target) for target in sop.targets(index)]
    if step.keputusan:
        return f"Langkah {index + 1}, {who}, keputusan: ya {ways[0]}, tidak {ways[1]}"
    kind = "awal" if index == 0 else "akhir" if ways == [SELESAI] else "kegiatan"
    return f"Langkah {index + 1}, {who}, {kind}: lalu {' dan '.join(ways)}"


def _way(sop: Sop, index: int, target: str) -> str:
    if target == SELESAI:
        return SELESAI
    to = next(number for number in range(len(sop.langkah)) if sop.step_id(number) == target)
    return f"{'kembali ' if to < index else ''}ke langkah {to + 1}"
