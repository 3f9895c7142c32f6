"""Pages: as few as the rows need, broken where few lines cross and no page is left nearly empty."""

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

PAIR = 1.0
"""What a pair of pentagons costs when page breaks are chosen."""
UNEVEN = 6.0
"""What pages of unequal fill cost: times the square of the part of a page by which each differs from their mean."""
TRIALS = 8
"""How many choices of page breaks are drawn, at most, before those of the first fit stay."""


EPSILON = 1e-6
Span = tuple[int, int]
"""The rows of a page: the first, and the one after the last."""


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


@dataclass(frozen=True, slots=True)
class Pembagi:
    """Divides the rows of one flow among pages. ``texts``: the height that each row's texts need (mm)."""

    alur: Alur
    kolom: Kolom
    texts: list[float]
    ruang: Ruang

    def first_fit(self, most: int) -> list[Bidang]:
        """On every page as many rows as fit with their lines routed; nothing when that takes more than ``most`` pages.

        Raises TooTall, TooTight for a row that no page can hold.
        """
        pages: list[Bidang] = []
        start = 0
        while start < len(self.texts):
            if len(pages) == most:
                return []
            page = self._fullest(start)
            pages.append(page)
            start += len(page.rows)
        return pages

    def improved(self, first: list[Bidang]) -> list[Bidang]:
        """The best breaks into as many pages as ``first`` has, judged by its heights of rows; then drawn, to be sure."""
        if len(first) == 1:
            return first
        heights = [height for page in first for _, height in page.rows]
        drawn = {_span(page): page for page in first}
        costs = self._costs(heights, sum(heights) / len(first))
        for _ in range(TRIALS):
            spans = _cheapest(costs, len(heights), len(first))
            drawn |= {span: page for span in spans if span not in drawn and (page := self._exactly(*span))}
            if drawn.keys() >= set(spans):
                return [drawn[span] for span in spans]
            costs = {span: cost for span, cost in costs.items() if span in drawn or span not in spans}
        return first

    def _costs(self, heights: list[float], mean: float) -> dict[Span, float]:
        """What every page that seems to fit would cost: less for each line that stays inside it, more for uneven fill."""
        ends: list[list[int]] = [[] for _ in heights]
        for line in self.alur.jalur:
            above, below = sorted((line.source[0], line.target[0]))
            ends[below].append(above)
        found: dict[Span, float] = {}
        for start in range(len(heights)):
            used, inside = 0.0, 0
            for row in range(start, len(heights)):
                used += heights[row]
                inside += sum(above >= start for above in ends[row])
                if used > self._room(row + 1) + EPSILON:
                    break
                found[start, row + 1] = UNEVEN * ((used - mean) / self._room(0)) ** 2 - PAIR * inside
        return found

    def _fullest(self, start: int) -> Bidang:
        """The page that begins with row ``start`` and holds as many rows as it can."""
        plain = [max(text, self.kolom.simbol.box[1] + 2 * MARGIN) for text in self.texts[start:]]
        stop = start + _fitting(plain, self._room(0))
        while True:
            try:
                potongan, cells = self._cells(start, stop)
                least = self._least(potongan, cells)
                if stop - start > 1 and sum(least) > self._room(stop):
                    stop = min(stop - 1, start + _fitting(least, self._room(stop - 1)))
                    continue
                found = self._attempt(potongan, cells)
            except TooTight as tight:
                if stop - start == 1:
                    raise TooTight((tight.point[0] + start, tight.point[1])) from None
                stop -= 1
                continue
            if round(sum(found.heights), 2) <= self._room(stop):
                return self._bidang(found)
            if stop - start == 1:
                raise TooTall(start)
            stop = min(stop - 1, start + _fitting(found.heights, self._room(stop)))

    def _exactly(self, start: int, stop: int) -> Bidang | None:
        """The page of just these rows; None when it doesn't fit."""
        try:
            found = self._attempt(*self._cells(start, stop))
        except TooTight:
            return None
        return self._bidang(found) if round(sum(found.heights), 2) <= self._room(stop) else None

    def _room(self, stop: int) -> float:
        """The height for rows of a page that ends before row ``stop``."""
        return round(self.ruang.table_height(last=stop == len(self.texts)) - self.kolom.header.height, 2)

    def _cells(self, start: int, stop: int) -> tuple[Potongan, dict[Titik, Isi]]:
        potongan = cut(self.alur.baris, self.alur.jalur, len(self.alur.roles), start, stop)
        return potongan, contents(potongan, self.kolom.simbol)

    def _least(self, potongan: Potongan, cells: dict[Titik, Isi]) -> list[float]:
        """The least heights of a page's rows, before lines are routed."""
        found = []
        for row, text in enumerate(self._texts(potongan)):
            inside = [cells[row, column] for column in potongan.baris[row].columns]
            lower = max(down_of(cell, self.kolom.simbol, labelled=False) for cell in inside)
            found.append(row_height(text, MARGIN + max(up_of(cell) for cell in inside) + lower + INSET))
        return found

    def _texts(self, potongan: Potongan) -> list[float]:
        return self.texts[potongan.first : potongan.first + len(potongan.baris)]

    def _attempt(self, potongan: Potongan, cells: dict[Titik, Isi]) -> _Try:
        board = route(potongan, self.kolom.simbol, cells)
        jejak = assign(board, [column.x + column.width / 2 for column in self.kolom.pelaksana])
        wanted = needs(board, jejak)
        heights = [row_height(text, need.total) for text, need in zip(self._texts(potongan), wanted, strict=True)]
        return _Try(board, jejak, wanted, heights)

    def _bidang(self, found: _Try) -> Bidang:
        rows: list[tuple[float, float]] = []
        y = self.kolom.header.height
        for height in found.heights:
            rows.append((y, height))
            y = round(y + height, 2)
        return Bidang(self.alur, found.board, found.jejak, self.kolom.pelaksana, tuple(rows), tuple(found.needs))


def _span(page: Bidang) -> Span:
    first = page.board.potongan.first
    return first, first + len(page.rows)


def _cheapest(costs: dict[Span, float], rows: int, count: int) -> list[Span]:
    """The cheapest way to divide ``rows`` into ``count`` pages with the costs given (dynamic programming, page by page)."""
    best: dict[int, tuple[float, list[Span]]] = {0: (0.0, [])}
    for _ in range(count):
        after: dict[int, tuple[float, list[Span]]] = {}
        for (start, stop), cost in costs.items():
            if start in best and (stop not in after or best[start][0] + cost < after[stop][0]):
                after[stop] = (best[start][0] + cost, [*best[start][1], (start, stop)])
        best = after
    return best[rows][1]


def _fitting(heights: list[float], room: float) -> int:
    """How many of the rows fit into ``room``, at least one."""
    used = 0.0
    for count, height in enumerate(heights):
        used += height
        if used > room + EPSILON:
            return max(1, count)
    return len(heights)
