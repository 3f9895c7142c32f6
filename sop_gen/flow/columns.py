"""Widths of the table's columns and heights of its header, from the number of pelaksana and the texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from sop_gen.flow.geometry import Column, Header
from sop_gen.flow.measure import (
    PAD_X,
    PAD_Y,
    SLACK,
    cell_height,
    line_count,
    line_height,
    longest_word,
    natural_width,
    text_width,
)
from sop_gen.flow.room import Ruang
from sop_gen.flow.symbols import NARROWEST, Simbol, symbols
from sop_gen.model.sop import Sop
from sop_gen.teks.inline import Run
from sop_gen.teks.langkah import Paragraf, SelLangkah

JUDUL = {
    "no": "No",
    "kegiatan": "Kegiatan",
    "kelengkapan": "Kelengkapan",
    "waktu": "Waktu",
    "output": "Output",
    "keterangan": "Ket.",
}
"""The text columns and their headings, in order; the pelaksana stand after ``kegiatan``."""
ISI = ("kegiatan", "kelengkapan", "waktu", "output", "keterangan")
WIDEST = 36.0
"""A pelaksana column is never wider (mm)."""
WORD_CAP = 42.0
"""A longer word doesn't widen its column, it is broken (mm)."""
GROWTH = 2.0
"""Text columns are widened by this much at a time (mm)."""
FEWEST_LINES = 2.5
"""A row is at least as tall as its symbol: fewer lines of text don't lower it."""
SLIGHT = 0.05
"""Less than this part of a line is no gain."""
BESIDE_TURNED = 1.0
"""Kept free beside the lines of turned role names: LibreOffice clips the last one otherwise (mm)."""
TURNED_MOST = 48.0
"""Turned role names are wrapped so that the header stays below this height, if they can be (mm)."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """The columns of one attempt: pelaksana, texts, header and the sizes of symbols."""

    pelaksana: tuple[Column, ...]
    teks: tuple[Column, ...]
    header: Header
    simbol: Simbol

    def width_of(self, name: str) -> float:
        """Width of a text column."""
        return next(column.width for column in self.teks if column.id == name)


@dataclass(frozen=True, slots=True)
class Kebutuhan:
    """What the text columns ask for: their least widths, how hungry each is, and in which order they grow."""

    least: dict[str, float]
    hunger: dict[str, float]
    growth: tuple[str, ...]


def attempts(sop: Sop, cells: list[SelLangkah], ruang: Ruang) -> Iterator[Kolom]:
    """Column widths to try, best first: then less for the pelaksana and more for the texts; then more for many branches.

    At last the narrowest pelaksana, and text columns shared by length alone: for a row with several very long cells.
    """
    count = len(sop.pelaksana)
    needs = _needs(cells, ruang.ukuran, ruang.lebar - NARROWEST * count)
    best = min(_preferred(sop, ruang), int((ruang.lebar - sum(needs.least.values())) / count * 10) / 10)
    tried = dict.fromkeys(max(NARROWEST, round(best * part, 1)) for part in (1.0, 0.9, 0.8, 0.7, 0.5, 0.3, 1.4))
    widths = [width for width in tried if width * count <= ruang.lebar - 60]
    for width in widths:
        yield _columns(sop, needs, ruang, width)
    if widths:
        yield _columns(sop, replace(needs, growth=()), ruang, min(widths))


def _preferred(sop: Sop, ruang: Ruang) -> float:
    """Width of one pelaksana column: the more there are, the larger their share; a bit more if role names then run across."""
    count = len(sop.pelaksana)
    share = 0.41 + 0.1 * min(1.0, max(0, count - 6) / 4)
    across = max(longest_word(name, ruang.ukuran) for name in _names(sop)) + 2 * PAD_X
    width = min(share * ruang.lebar / count, WIDEST)
    if width < across <= (share + 0.06) * ruang.lebar / count:
        width = across + 0.1
    return int(max(NARROWEST, width) * 10) / 10


def _names(sop: Sop) -> list[Paragraf]:
    """Role names as the header prints them."""
    return [((Run(part.nama, tebal=True),),) for part in sop.pelaksana]


def _columns(sop: Sop, needs: Kebutuhan, ruang: Ruang, width: float) -> Kolom:
    texts = _text_widths(needs, round(ruang.lebar - width * len(sop.pelaksana), 2))
    header = _header(sop, ruang.ukuran, width, texts)
    found: list[Column] = []
    roles: list[Column] = []
    x = 0.0
    for name, judul in JUDUL.items():
        found.append(Column(name, judul, round(x, 2), texts[name]))
        x += texts[name]
        if name == "kegiatan":
            roles = [Column(part.id, part.nama, round(x + width * place, 2), width) for place, part in enumerate(sop.pelaksana)]
            x += width * len(roles)
    return Kolom(tuple(roles), tuple(found), header, symbols(width))


def _least(cells: list[SelLangkah], size: float) -> dict[str, float]:
    """The width that words and heading of every text column need."""
    widths = {"no": _up(text_width(JUDUL["no"], size, bold=True) * SLACK + 2 * PAD_X)}
    for name in ISI:
        words = max((longest_word(getattr(cell, name), size) for cell in cells), default=0.0)
        least = max(text_width(JUDUL[name], size, bold=True) * SLACK, min(words, WORD_CAP), 24.0 if name == "kegiatan" else 0.0)
        widths[name] = _up(least + 2 * PAD_X)
    return widths


def _needs(cells: list[SelLangkah], size: float, most: float) -> Kebutuhan:
    """``most``: the room that all text columns have together when there are the narrowest of pelaksana columns."""
    lengths = [[natural_width(getattr(cell, name), size) for name in ISI] for cell in cells]
    least = _least(cells, size)
    hunger = {name: sum(row[place] ** 3 for row in lengths) for place, name in enumerate(ISI)}
    return Kebutuhan(least, hunger, tuple(_growth(least, lengths, most)))


def _text_widths(needs: Kebutuhan, room: float) -> dict[str, float]:
    """``room`` shared among the text columns: what words and headings need at least, the rest where texts are longest."""
    widths = dict(needs.least)
    for name in needs.growth[: max(0, int((room - sum(widths.values())) / GROWTH))]:
        widths[name] = round(widths[name] + GROWTH, 2)
    _feed(widths, needs.hunger, room)
    return widths


def _growth(least: dict[str, float], lengths: list[list[float]], most: float) -> Iterator[str]:
    """Which column to widen next, again and again: the one that makes rows tall, as long as rows get lower by it."""
    widths = dict(least)
    lines = [_lines(lengths, place, widths[name]) for place, name in enumerate(ISI)]
    height = _tall(lines)
    while most - sum(widths.values()) >= GROWTH:
        wider = [[*lines[:n], _lines(lengths, n, widths[name] + GROWTH), *lines[n + 1 :]] for n, name in enumerate(ISI)]
        heights = [_tall(tried) for tried in wider]
        best = min(range(len(ISI)), key=heights.__getitem__)
        if height - heights[best] < SLIGHT:
            return
        lines, height = wider[best], heights[best]
        widths[ISI[best]] += GROWTH
        yield ISI[best]


def _lines(lengths: list[list[float]], place: int, width: float) -> list[float]:
    """About how many lines the cells of one column have."""
    return [row[place] / (width - 2 * PAD_X) for row in lengths]


def _tall(lines: list[list[float]]) -> float:
    """About how many lines all rows have together: each its tallest cell, never less than its symbol needs."""
    return sum((max(FEWEST_LINES, *row) for row in zip(*lines, strict=True)), 0.0)


def _feed(widths: dict[str, float], hunger: dict[str, float], room: float) -> None:
    """Gives out what is left of ``room``, or takes back what is missing, in small steps where it changes the heights least."""
    step = 1.0
    while (left := room - sum(widths.values())) >= step:
        name = max(ISI, key=lambda name: hunger[name] / (widths[name] - 2 * PAD_X) ** 4)
        widths[name] = round(widths[name] + step, 2)
    while left < 0:
        name = max(ISI, key=lambda name: (widths[name] > 12, -hunger[name] / (widths[name] - 2 * PAD_X) ** 4))
        part = min(step, -left)
        widths[name] = round(widths[name] - part, 2)
        left = round(left + part, 2)
    widths["kegiatan"] = round(widths["kegiatan"] + room - sum(widths.values()), 2)


def _header(sop: Sop, size: float, width: float, texts: dict[str, float]) -> Header:
    """Role names run across when their words fit, else upward."""
    names = _names(sop)
    line = line_height(size)
    turned = any(longest_word(name, size) > width - 2 * PAD_X for name in names)
    if turned:
        lines = max(1, int((width - 2 * PAD_Y - BESIDE_TURNED) / line))
        height = max(_turned(name, size, lines) for name in names)
    else:
        height = max(cell_height(name, width, size) for name in names)
    others = max(
        cell_height(((Run(JUDUL[name], tebal=True),),), texts[name], size)
        for name in JUDUL
        if name not in ("no", "kegiatan", "keterangan")
    )
    return Header(_up(line + 2 * PAD_Y), _up(max(height, others)), turned)


def _turned(name: Paragraf, size: float, lines: int) -> float:
    """Height of a header cell in which ``name`` runs upward in at most ``lines`` lines."""
    height = max(longest_word(name, size) + 2 * PAD_X, 12.0)
    while height < TURNED_MOST and line_count(name, height, size) > lines:
        height += 2.0
    return height


def text_height(kolom: Kolom, cell: SelLangkah, size: float) -> float:
    """Height of the tallest text cell of a row."""
    return max(cell_height(getattr(cell, name), kolom.width_of(name), size) for name in ISI)


def tallest(kolom: Kolom, cell: SelLangkah, size: float) -> str:
    """The text column whose cell is the tallest of a row."""
    return max(ISI, key=lambda name: cell_height(getattr(cell, name), kolom.width_of(name), size))


def _up(value: float) -> float:
    return ceil(value * 10 - 1e-6) / 10
