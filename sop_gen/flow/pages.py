"""Pages: as many rows on each as fit with their lines routed; a page whose lines can't be routed gets fewer rows."""

from __future__ import annotations

from dataclasses import dataclass

from sop_gen.flow.board import Papan
from sop_gen.flow.cells import Isi, Potongan, TooTight, contents, cut
from sop_gen.flow.columns import Kolom
from sop_gen.flow.graph import Alur, Titik
from sop_gen.flow.paths import route
from sop_gen.flow.place import Bidang
from sop_gen.flow.room import Ruang
from sop_gen.flow.rows import INSET, MARGIN, Tinggi, down_of, needs, row_height, up_of
from sop_gen.flow.tracks import Jejak, assign


class TooTall(Exception):  # noqa: N818 - a finding for layout, not an error that leaves flow
    """Row ``row`` is taller than a page."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


@dataclass(frozen=True, slots=True)
class _Try:
    board: Papan
    jejak: Jejak
    needs: list[Tinggi]
    heights: list[float]


def paginate(alur: Alur, kolom: Kolom, texts: list[float], ruang: Ruang) -> list[Bidang]:
    """All pages. ``texts``: the height that each row's texts need. A last row alone takes the row before it along."""
    pages = _pages(alur, kolom, texts, ruang, 0)
    if len(pages) > 1 and len(pages[-1].rows) == 1 and len(pages[-2].rows) > 2:
        start = pages[-2].board.potongan.first
        shorter = _page(alur, kolom, texts, ruang, start, len(alur.baris) - 2)
        return [*pages[:-2], shorter, *_pages(alur, kolom, texts, ruang, start + len(shorter.rows))]
    return pages


def _pages(alur: Alur, kolom: Kolom, texts: list[float], ruang: Ruang, start: int) -> list[Bidang]:
    pages: list[Bidang] = []
    while start < len(alur.baris):
        page = _page(alur, kolom, texts, ruang, start, len(alur.baris))
        pages.append(page)
        start += len(page.rows)
    return pages


def _page(alur: Alur, kolom: Kolom, texts: list[float], ruang: Ruang, start: int, most: int) -> Bidang:
    """The page that begins with row ``start`` and ends before row ``most`` at the latest."""
    stop = start + _fitting(
        [max(text, kolom.simbol.box[1] + 2 * MARGIN) for text in texts[start:most]], _room(kolom, ruang, last=False)
    )
    while True:
        room = _room(kolom, ruang, last=stop == len(alur.baris))
        try:
            potongan = cut(alur.baris, alur.jalur, len(alur.roles), start, stop)
            cells = contents(potongan, kolom.simbol)
            if stop - start > 1 and sum(_least(potongan, kolom, cells, texts[start:stop])) > room:
                stop -= 1
                continue
            found = _attempt(kolom, potongan, cells, texts[start:stop])
        except TooTight as tight:
            if stop - start == 1:
                raise TooTight((tight.point[0] + start, tight.point[1])) from None
            stop -= 1
            continue
        if round(sum(found.heights), 2) <= room:
            return _bidang(alur, kolom, found)
        if stop - start == 1:
            raise TooTall(start)
        stop = min(stop - 1, start + _fitting(found.heights, room))


def _room(kolom: Kolom, ruang: Ruang, *, last: bool) -> float:
    return round(ruang.table_height(last=last) - kolom.header.height, 2)


def _fitting(heights: list[float], room: float) -> int:
    """How many of the rows fit into ``room``, at least one."""
    used = 0.0
    for count, height in enumerate(heights):
        used += height
        if used > room + 1e-6:
            return max(1, count)
    return len(heights)


def _least(potongan: Potongan, kolom: Kolom, cells: dict[Titik, Isi], texts: list[float]) -> list[float]:
    """The least heights of a page's rows, before lines are routed."""
    found = []
    for row, text in enumerate(texts):
        inside = [cells[row, column] for column in potongan.baris[row].columns]
        band = max(up_of(cell) for cell in inside) + max(down_of(cell, kolom.simbol, labelled=False) for cell in inside)
        found.append(row_height(text, MARGIN + band + INSET))
    return found


def _attempt(kolom: Kolom, potongan: Potongan, cells: dict[Titik, Isi], texts: list[float]) -> _Try:
    board = route(potongan, kolom.simbol, cells)
    jejak = assign(board, [column.x + column.width / 2 for column in kolom.pelaksana])
    wanted = needs(board, jejak)
    heights = [row_height(text, need.total) for text, need in zip(texts, wanted, strict=True)]
    return _Try(board, jejak, wanted, heights)


def _bidang(alur: Alur, kolom: Kolom, found: _Try) -> Bidang:
    rows: list[tuple[float, float]] = []
    y = kolom.header.height
    for height in found.heights:
        rows.append((y, height))
        y = round(y + height, 2)
    return Bidang(alur, found.board, found.jejak, kolom.pelaksana, tuple(rows), tuple(found.needs))
