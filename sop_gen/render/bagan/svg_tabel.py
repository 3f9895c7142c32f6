"""The table behind the chart as SVG: shaded header rows, thin grey lines, the texts of the cells."""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.flow.geometry import Column, Header, Page
from sop_gen.flow.measure import PAD_X, PT, wrapped
from sop_gen.render.bagan.svg_tanda import draw_badges, draw_bands
from sop_gen.render.bagan.svg_teks import escaped, marked, mm, text_block
from sop_gen.teks.inline import Run, as_text, literal
from sop_gen.teks.langkah import Paragraf
from sop_gen.view.alur import BarisAlur, HalamanAlur

SHADE, GREY = "#e4eaf1", "#737373"
LINE = 0.4 * PT
CENTRE = ' text-anchor="middle"'
CENTRED = ("no", "waktu")
"""Text columns whose cells are centred."""


def draw_table(halaman: HalamanAlur, ukuran: float) -> Iterator[str]:
    """The table of one page, all of it behind the chart."""
    page = halaman.geometri
    top, below = page.body.y, page.rows[0].y
    yield f'<path fill="{SHADE}" d="M0 {mm(top)}H{mm(_right(page))}V{mm(below)}H0z"/>'
    yield from draw_bands(halaman, _right(page))
    yield f'<path fill="none" stroke="{GREY}" stroke-width="{mm(LINE, 3)}" d="{"".join(_borders(page))}"/>'
    yield from draw_badges(halaman)
    yield f'<g font-weight="bold"{CENTRE}>'
    yield from _header(page, ukuran)
    yield "</g>"
    for column in page.text_columns:
        yield from _texts(column, halaman, ukuran)


def _right(page: Page) -> float:
    last = page.text_columns[-1]
    return last.x + last.width


def _borders(page: Page) -> Iterator[str]:
    top, bottom, right = mm(page.body.y), mm(page.height), mm(_right(page))
    split = mm(page.body.y + page.header.group_height)
    before, quality, last = _sides(page)
    yield f"M0 {top}H{right}V{bottom}H0z"
    yield f"M{mm(page.columns[0].x)} {split}H{mm(last.x)}"
    yield from (f"M0 {mm(row.y)}H{right}" for row in page.rows)
    whole = (*before, page.columns[0], quality[0], last)
    for column in (*before[1:], *page.columns, *quality, last):
        yield f"M{mm(column.x)} {top if column in whole else split}V{bottom}"


def _sides(page: Page) -> tuple[tuple[Column, ...], tuple[Column, ...], Column]:
    """The text columns before the pelaksana, those of Mutu Baku, and the last."""
    before = tuple(column for column in page.text_columns if column.x < page.columns[0].x)
    *quality, last = page.text_columns[len(before) :]
    return before, tuple(quality), last


def _header(page: Page, ukuran: float) -> Iterator[str]:
    header, top = page.header, page.body.y
    before, quality, last = _sides(page)
    for column in (*before, last):
        yield _heading((column,), column.judul, top + header.height / 2, ukuran)
    yield _heading(page.columns, "Pelaksana", top + header.group_height / 2, ukuran)
    yield _heading(quality, "Mutu Baku", top + header.group_height / 2, ukuran)
    middle = top + header.group_height + header.name_height / 2
    for column in quality:
        yield _heading((column,), column.judul, middle, ukuran)
    for column in page.columns:
        yield from _role(column, header, middle, ukuran)


def _heading(columns: tuple[Column, ...], words: str, middle: float, ukuran: float) -> str:
    """A heading of our own over ``columns``: one line, for which they are wide enough."""
    x = columns[0].x + sum(column.width for column in columns) / 2
    return "".join(text_block([words], x, middle, ukuran))


def _role(column: Column, header: Header, middle: float, ukuran: float) -> Iterator[str]:
    room = header.name_height if header.turned else column.width
    lines = [escaped(as_text(line)) for line in wrapped(((Run(column.judul, tebal=True),),), room, ukuran)]
    x = column.x + column.width / 2
    if not header.turned:
        yield from text_block(lines, x, middle, ukuran)
        return
    yield f'<g transform="translate({mm(x)} {mm(middle)})rotate(-90)">'
    yield from text_block(lines, 0, 0, ukuran)
    yield "</g>"


def _texts(column: Column, halaman: HalamanAlur, ukuran: float) -> Iterator[str]:
    """The cells of one text column. Its group stands at the column, so that no line repeats where."""
    centred = column.id in CENTRED
    x = column.x + (column.width / 2 if centred else PAD_X)
    yield f'<g transform="translate({mm(x)})"{CENTRE if centred else ""}>'
    for row, baris in zip(halaman.geometri.rows, halaman.baris, strict=True):
        lines = [marked(line) for line in wrapped(_cell(baris, column.id), column.width, ukuran)]
        yield from text_block(lines, 0, row.y + row.height / 2, ukuran)
    yield "</g>"


def _cell(baris: BarisAlur, name: str) -> Paragraf:
    cell: Paragraf = (literal(baris.nomor),) if name == "no" else getattr(baris.sel, name)
    return cell
