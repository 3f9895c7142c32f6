"""Tables in, one Excel workbook out: for people who sort and filter. A text is never a formula; equal tables give equal bytes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from typing import Any, Literal
from unicodedata import east_asian_width

from sop_gen.engine.docx_package import pack, write_package
from sop_gen.engine.xlsx_strings import Potong, share_strings

Sel = str | int | Decimal | tuple[Potong, ...] | None
Look = Mapping[str, Any]
"""Properties of a cell by name."""
DIBUAT = datetime(1980, 1, 1)
"""The date inside every workbook: the clock has no place in it."""
MAX_TEKS = 32_767
"""What a cell holds."""
BARIS, MAX_TINGGI = 15.0, 409.0
"""Height of a line of text, and the most that a row may have (pt)."""
TEPI = 1
"""What a column keeps free beside its text, of its width in characters."""
DESIMAL = "0.00"
"""How a fraction is shown; the mark is that of the reader's Excel."""
KERTAS = {"a4": 9, "a3": 8}
"""Excel's numbers for sizes of paper."""
_NARROW, _BROAD = frozenset("iljtfrI.,:;'|!()[] "), frozenset("mwMW@%▲▼—…")
MARGIN = 0.4
"""Of a print that has lines at its head or foot, left and right (inch)."""
_CORE, _STYLES = "docProps/core.xml", "xl/styles.xml"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_FONT = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family",
    "charset", "scheme",
)  # fmt: skip
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Kolom:
    """A column: its heading, and its width in characters; text in wide columns wraps."""

    judul: str
    lebar: int = 12
    tersembunyi: bool = False
    """For programs: not seen and not printed."""


@dataclass(frozen=True)
class Lembar:
    """A sheet: one table whose headings and first ``beku`` columns stay in view."""

    nama: str
    kolom: tuple[Kolom, ...]
    baris: tuple[tuple[Sel, ...], ...]
    beku: int = 0
    warna: Mapping[str, str] = field(default_factory=dict)
    """Cells that say exactly this get this colour (RRGGBB) behind them."""
    tinggi: float = BARIS
    """The least height of a row below the headings (pt)."""
    kotak: bool = False
    """Whether every cell has lines around it, to write in on paper."""
    kepala: str = ""
    kaki: str = ""
    """One line each at the head and the foot of each printed page; the page number joins the latter."""
    judul: str = ""
    """Stands in a row of its own above the headings."""
    kertas: Literal["a4", "a3"] = "a4"

    @property
    def baris_kepala(self) -> int:
        """The row of the headings."""
        return 2 if self.judul else 1


def write_workbook(judul: str, lembar: tuple[Lembar, ...]) -> bytes:
    """The workbook called ``judul`` with these sheets."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties.title = judul
    workbook.properties.creator = "sop-gen"
    workbook.properties.created = DIBUAT
    for table in lembar:
        _fill(workbook.create_sheet(table.nama), table)
    data = BytesIO()
    workbook.save(data)
    return _settled(data, workbook, lembar)


@dataclass(frozen=True)
class _Looks:
    """How cells look: title, headings, text, numbers, fractions, and words that have a colour."""

    title: Look
    heading: Look
    text: Look
    number: Look
    fraction: Look
    words: Mapping[str, Look]

    def of(self, value: Sel) -> Look:
        """The look of a cell below the headings."""
        if isinstance(value, Decimal):
            return self.fraction
        return self.number if isinstance(value, int) else self.words.get(_text(value), self.text)


@dataclass(frozen=True)
class _Worn:
    """What cells of one look and one kind have on: put together once, then copied, for a workbook looks up each piece slowly."""

    styles: dict[tuple[int, bool], Any]

    def dress(self, cell: Any, look: Look) -> None:
        """Give the cell its look; a text stays a text when somebody edits it."""
        text = cell.data_type == "s"
        known = self.styles.get((id(look), text))
        if known is not None:
            cell._style = copy(known)
            return
        if text:
            cell.number_format = "@"
            cell.quotePrefix = True
        for part, value in look.items():
            setattr(cell, part, value)
        self.styles[id(look), text] = cell._style


def _fill(sheet: Any, table: Lembar) -> None:
    looks, worn = _looks(table), _Worn({})
    head = table.baris_kepala
    for number, column in enumerate(table.kolom, 1):
        dimension = sheet.column_dimensions[_letter(number)]
        dimension.width, dimension.hidden = column.lebar, column.tersembunyi
        worn.dress(_put(sheet, head, number, column.judul), looks.heading)
    for row, values in enumerate(table.baris, head + 1):
        for number, value in enumerate(values, 1):
            worn.dress(_put(sheet, row, number, value), looks.of(value))
        sheet.row_dimensions[row].height = max(_height(values, table.kolom), table.tinggi)
    sheet.row_dimensions[head].height = _height([column.judul for column in table.kolom], table.kolom)
    if table.judul:
        worn.dress(_put(sheet, 1, 1, table.judul), looks.title)
        sheet.row_dimensions[1].height = 1.6 * BARIS
    _arrange(sheet, table)


def _looks(table: Lembar) -> _Looks:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    thin = Side("thin", "8A8A8A" if table.kotak else "D3DAE3")
    line = Border(left=thin, right=thin, top=thin, bottom=thin) if table.kotak else Border(bottom=thin)
    text = {"alignment": Alignment(vertical="top", wrap_text=True), "border": line}
    number = {"alignment": Alignment(vertical="top", horizontal="center"), "border": line}
    heading = {
        "alignment": Alignment(vertical="center", wrap_text=True),
        "font": Font(name="Calibri", bold=True, color="FFFFFF"),
        "fill": PatternFill("solid", "1F3A68"),
    }
    title = {"alignment": Alignment(vertical="center"), "font": Font(name="Calibri", bold=True, size=14, color="1F3A68")}
    words = {word: {**text, "fill": PatternFill("solid", colour)} for word, colour in table.warna.items()}
    return _Looks(title, heading, text, number, number | {"number_format": DESIMAL}, words)


def _letter(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(number))


def _text(value: Sel) -> str:
    """What the cell says, without marks."""
    if isinstance(value, tuple):
        return "".join(piece.teks for piece in value)
    return "" if value is None else str(value)


def _height(values: Iterable[Sel], columns: tuple[Kolom, ...]) -> float:
    """Room for the tallest cell that is seen (pt): not every program finds it by itself."""
    seen = [(value, column) for value, column in zip(values, columns, strict=True) if not column.tersembunyi]
    lines = max(sum(_lines(line, column.lebar - TEPI) for line in _text(value).split("\n")) for value, column in seen)
    return min(lines * BARIS, MAX_TINGGI)


def _lines(text: str, room: float) -> int:
    """How many lines ``text`` takes where ``room`` digits stand side by side."""
    lines, left = 1, room
    for word in text.split(" "):
        width = _word_width(word)
        if width > left and left < room:
            lines, left = lines + 1, room
        while width > left:
            lines, width, left = lines + 1, width - left, room
        left -= width + _width(" ")
    return lines


@lru_cache(maxsize=4096)
def _word_width(word: str) -> float:
    return sum(map(_width, word))


def _width(character: str) -> float:
    """About as many digits wide, rather too much than too little."""
    if character in _NARROW:
        return 0.6
    if character in _BROAD:
        return 1.7
    return 2.0 if east_asian_width(character) in "WF" else 1.25 if character.isupper() else 1.0


def _put(sheet: Any, row: int, column: int, value: Sel) -> Any:
    """A number as a number; every text as text, whatever it begins with."""
    cell = sheet.cell(row, column)
    if isinstance(value, int | Decimal):
        cell.value = value
    elif text := _text(value):
        cell.value = _clean(text)[:MAX_TEKS]
        cell.data_type = "s"
    return cell


def _clean(text: str) -> str:
    """``text`` without what XML can't say."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _arrange(sheet: Any, table: Lembar) -> None:
    """Heading and key columns stay, every column filters, and a print fits the width of a landscape page."""
    head = table.baris_kepala
    sheet.freeze_panes = f"{_letter(table.beku + 1)}{head + 1}"
    sheet.auto_filter.ref = f"A{head}:{_letter(len(table.kolom))}{len(table.baris) + head}"
    sheet.print_title_rows = f"1:{head}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = KERTAS[table.kertas]
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if table.kepala or table.kaki:
        sheet.page_margins.left = sheet.page_margins.right = MARGIN
        # An ampersand begins a command there.
        sheet.oddHeader.left.text = table.kepala.replace("&", "&&")
        sheet.oddFooter.left.text = table.kaki.replace("&", "&&")
        sheet.oddFooter.right.text = "Halaman &P dari &N"


def _settled(data: BytesIO, workbook: Any, tables: tuple[Lembar, ...]) -> bytes:
    """The same workbook without the time of its making, its fonts in the order of the standard, its words marked."""
    from openpyxl.xml.functions import fromstring, tostring

    workbook.properties.modified = DIBUAT
    with zipfile.ZipFile(data) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    styles = fromstring(parts[_STYLES])
    for font in styles.iter(f"{_S}font"):
        font[:] = sorted(font, key=lambda part: _FONT.index(part.tag.removeprefix(_S)))
    parts |= {_STYLES: tostring(styles), _CORE: tostring(workbook.properties.to_tree())}
    share_strings(parts, {f"xl/worksheets/sheet{number}.xml": dict(_marked(table)) for number, table in enumerate(tables, 1)})
    return write_package([pack(name, part) for name, part in parts.items()])


def _marked(table: Lembar) -> Iterator[tuple[str, tuple[Potong, ...]]]:
    """Texts with struck or underlined words, by the names of their cells; a text longer than a cell holds stays unmarked."""
    for row, values in enumerate(table.baris, table.baris_kepala + 1):
        for number, value in enumerate(values, 1):
            if isinstance(value, tuple) and any(piece.rupa for piece in value) and len(_text(value)) <= MAX_TEKS:
                yield f"{_letter(number)}{row}", tuple(Potong(_clean(piece.teks), piece.rupa) for piece in value if piece.teks)
