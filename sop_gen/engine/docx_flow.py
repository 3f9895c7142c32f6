"""The flow pages of an SOP: paper, margins, font and the flow table's sizes come from the view, not from the template.

Word flattens widths and heights when a template is saved, so they are not kept in the template: they are put in when
it is compiled, as expressions over ``tata_letak``. The flow table is the one that holds ``gambar_alur(…)``.
"""

from __future__ import annotations

import re
from typing import Any

from sop_gen.engine.docx_jinja import W
from sop_gen.engine.docx_prepare import put_before, text_of
from sop_gen.engine.sandbox import refuse
from sop_gen.model.instansi import UKURAN_KERTAS

_CALL = re.compile(r"gambar_alur\(\s*(\w+)\s*,\s*(\w+)\s*,\s*(\w+)\s*\)")
_BEFORE_DIRECTION = ("tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar")
_AFTER_MARGINS = ("tblLook", "tblCaption", "tblDescription")
_COLUMNS = 7
"""No, Kegiatan, Pelaksana, Kelengkapan, Waktu, Output, Keterangan."""
_PAD_MM = 1.2
"""Free at both ends of every line of words, as the geometry counts it."""
_HEADER_MM = 10.0
_FOOTER_MM, _FOOTER_BELOW_MM, _FOOTER_EDGE_MM = 4.8, 6.0, 4.0
"""The footer's height, where it begins below the body, and what it leaves to the edge of the paper; the PDF has it there."""


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def column_width(column: Any) -> int:
    """The width of one column of the flow table in twips; widths add up to that of the table."""
    return twips(column.x + column.width) - twips(column.x)


class PageSetup:
    """``tata_letak`` of one SOP: sizes in twips, taken from the view and its geometry."""

    def __init__(self, view: Any) -> None:
        width, height = UKURAN_KERTAS[view.bagan.paper]
        left, right, top, bottom = view.margin
        self.kertas = (twips(width), twips(height))
        self.margin = tuple(map(twips, (left, right, top, bottom)))
        self.kepala = twips(min(_HEADER_MM, top / 3))
        self.kaki = twips(max(bottom - _FOOTER_BELOW_MM - _FOOTER_MM, min(_FOOTER_EDGE_MM, bottom - _FOOTER_MM)))
        self.badan = twips(width - left - right)
        self.huruf = view.huruf
        self.ukuran = int(view.bagan.ukuran * 2)
        self._groups = {page.number: _groups(page) for page in view.bagan.pages}

    def skala(self, part: int, whole: int) -> int:
        """A width of the template, ``part`` of ``whole``, on this paper."""
        return round(part * self.badan / whole)

    def kisi(self, lembar: Any) -> list[int]:
        """The widths of all columns of the flow table."""
        return [width for group in self._groups[lembar.geometri.number] for width in group]

    def lebar(self, lembar: Any, first: int, after: int) -> int:
        """The width of the columns ``first`` up to ``after``; all pelaksana together count as one."""
        return sum(map(sum, self._groups[lembar.geometri.number][first:after]))

    def rentang(self, lembar: Any, first: int, after: int) -> int:
        """How many grid columns these are."""
        return sum(map(len, self._groups[lembar.geometri.number][first:after]))

    @staticmethod
    def tinggi(baris: Any) -> int:
        """The height of a row."""
        row = baris.geometri
        return twips(row.y + row.height) - twips(row.y)

    @staticmethod
    def tinggi_kepala(lembar: Any, number: int) -> int:
        """The height of header row ``number``."""
        header = lembar.geometri.header
        return twips((header.group_height, header.name_height)[number])


def _groups(page: Any) -> list[list[int]]:
    """The widths of the columns of ``page``, left to right; those of the pelaksana stand together."""
    columns = sorted((*page.text_columns, *page.columns), key=lambda column: column.x)
    widths = [column_width(column) for column in columns]
    before = columns.index(page.columns[0])
    after = before + len(page.columns)
    return [[width] for width in widths[:before]] + [widths[before:after]] + [[width] for width in widths[after:]]


def has_flow(root: Any) -> bool:
    """Whether the document draws a flow chart."""
    return "gambar_alur" in text_of(root)


def prepare_document(name: str, root: Any) -> None:
    """Put the expressions into ``word/document.xml``."""
    sections = list(root.iter(f"{W}sectPr"))
    size, margin = sections[-1].find(f"{W}pgSz"), sections[-1].find(f"{W}pgMar")
    if size is None or margin is None:
        raise refuse(name, "halamannya tidak punya ukuran kertas", "atur kertas dan margin di Word, lalu simpan")
    whole = int(_get(size, "w")) - int(_get(margin, "left")) - int(_get(margin, "right"))
    for table in root.iter(f"{W}tbl"):
        call = _CALL.search(text_of(table))
        if call and not table.findall(f".//{W}tbl"):
            _prepare_table(name, table, *call.groups())
        elif table.getparent().tag == f"{W}body":
            _scale_table(table, whole)
    for section in sections:
        _prepare_section(section)


def prepare_styles(root: Any) -> None:
    """The font of the page and the size of the flow table's text."""
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if defaults is not None:
        _set_font(defaults)
    for style in root.findall(f"{W}style"):
        if _get(style.find(f"{W}name"), "val") == "SOP Tabel":
            properties = _child(style, "rPr")
            _set_font(properties)
            for tag in ("sz", "szCs"):
                _set(_child(properties, tag), val="{{ tata_letak.ukuran }}")


def prepare_margin_part(root: Any) -> None:
    """Right tab stops of a header or footer stand at the right margin of any paper."""
    for stop in root.iter(f"{W}tab"):
        if stop.get(f"{W}val") == "right":
            _set(stop, pos="{{ tata_letak.badan }}")


def _prepare_section(section: Any) -> None:
    size, margin = _child(section, "pgSz"), _child(section, "pgMar")
    _set(size, w="{{ tata_letak.kertas[0] }}", h="{{ tata_letak.kertas[1] }}", orient="landscape")
    sides = {side: "{{ tata_letak.margin[" + str(n) + "] }}" for n, side in enumerate(("left", "right", "top", "bottom"))}
    _set(margin, **sides, header="{{ tata_letak.kepala }}", footer="{{ tata_letak.kaki }}", gutter="0")


def _scale_table(table: Any, whole: int) -> None:
    properties = table.find(f"{W}tblPr")
    for element in [*properties.iter(f"{W}tblW"), *table.iter(f"{W}gridCol", f"{W}tcW")]:
        if _get(element, "type") in ("dxa", "") and _get(element, "w").isdecimal():
            _set(element, w="{{ tata_letak.skala(" + f"{_get(element, 'w')}, {whole}" + ") }}")


def _prepare_table(name: str, table: Any, page: str, row_name: str, column: str) -> None:
    rows = table.findall(f"{W}tr")
    body = next(row for row in rows if "gambar_alur" in text_of(row))
    first, after = _loop_range(name, body)
    total = sum(_span(cell) for cell in body.findall(f"{W}tc"))
    if total - (after - first) + 1 != _COLUMNS:
        raise refuse(
            name,
            "tabel alur tidak berisi tujuh kolom",
            "pakai kolom No, Kegiatan, Pelaksana, Kelengkapan, Waktu, Output, Keterangan",
        )
    _set_grid(table, page)
    _set_margins(table)
    heads = [row for row in rows[: rows.index(body)] if "{%tr" not in text_of(row)]
    for number, row in enumerate(heads):
        height = f"tata_letak.tinggi_kepala({page}, {number})" if number < 2 else None
        _prepare_row(row, height, (first, after), page, header=True)
    _prepare_row(body, f"tata_letak.tinggi({row_name})", (first, after), page, header=False)


def _loop_range(name: str, row: Any) -> tuple[int, int]:
    """The template's grid columns that stand for the pelaksana: the two ``{%tc …%}`` cells and what is between."""
    marks, start = [], 0
    for cell in row.findall(f"{W}tc"):
        if text_of(cell).startswith("{%tc"):
            marks.append((start, start + _span(cell)))
        start += _span(cell)
    if len(marks) != 2:
        raise refuse(name, "kolom Pelaksana tidak diapit {%tc for … %} dan {%tc endfor %}")
    return marks[0][0], marks[1][1]


def _set_grid(table: Any, page: str) -> None:
    grid = table.find(f"{W}tblGrid")
    grid[:] = []
    grid.text = "{% for lebar_kolom in tata_letak.kisi(" + page + ") %}"
    column = grid.makeelement(f"{W}gridCol", {f"{W}w": "{{ lebar_kolom }}"})
    column.tail = "{% endfor %}"
    grid.append(column)
    properties = table.find(f"{W}tblPr")
    _set(_child(properties, "tblW"), w="{{ tata_letak.badan }}", type="dxa")
    layout = properties.find(f"{W}tblLayout")
    if layout is not None:
        _set(layout, type="fixed")


def _set_margins(table: Any) -> None:
    """Words have the room that they were measured for; none above them, as Word gives a row's widest to its drawing, too."""
    properties = table.find(f"{W}tblPr")
    for old in properties.findall(f"{W}tblCellMar"):
        properties.remove(old)
    at = sum(child.tag[len(W) :] not in _AFTER_MARGINS for child in properties)
    sides = {"top": 0, "left": twips(_PAD_MM), "bottom": 0, "right": twips(_PAD_MM)}
    properties.insert(at, _margins(properties, "tblCellMar", sides))
    for own in table.iter(f"{W}tcMar"):
        for side in own.findall(f"{W}top") + own.findall(f"{W}bottom"):
            _set(side, w="0")


def _prepare_row(row: Any, height: str | None, loop: tuple[int, int], page: str, *, header: bool) -> None:
    properties = row.find(f"{W}trPr")
    if properties is None:
        properties = row.makeelement(f"{W}trPr")
        row.insert(0, properties)
    wanted = ["cantSplit"] + ["trHeight"] * (height is not None) + ["tblHeader"] * header
    for tag in wanted:
        for old in properties.findall(f"{W}{tag}"):
            properties.remove(old)
        properties.append(properties.makeelement(f"{W}{tag}"))
    if height is not None:
        _set(properties.find(f"{W}trHeight"), val="{{ " + height + " }}", hRule="atLeast")
    start = 0
    for cell in row.findall(f"{W}tc"):
        after = start + _span(cell)
        if not text_of(cell).startswith("{%tc"):
            _prepare_cell(cell, (start, after), loop, page, header=header)
        start = after


def _prepare_cell(cell: Any, place: tuple[int, int], loop: tuple[int, int], page: str, *, header: bool) -> None:
    properties = _child(cell, "tcPr")
    width = properties.find(f"{W}tcW")
    if width is None:
        width = properties.makeelement(f"{W}tcW")
        properties.insert(0, width)
    if loop[0] < place[0] and place[1] < loop[1]:
        _set(width, w="{{ " + _loop_name(cell) + "|lebar_kolom }}", type="dxa")
        if header:
            _turn(properties, page)
        else:
            _bare(properties)
        return
    first, after = _logical(place[0], loop), _logical(place[1], loop)
    _set(width, w="{{ tata_letak.lebar(" + f"{page}, {first}, {after}" + ") }}", type="dxa")
    span = properties.find(f"{W}gridSpan")
    if span is not None:
        _set(span, val="{{ tata_letak.rentang(" + f"{page}, {first}, {after}" + ") }}")


def _loop_name(cell: Any) -> str:
    """``kolom`` of the ``{%tc for kolom in … %}`` before this cell."""
    found = re.search(r"for\s+(\w+)\s+in", text_of(cell.getprevious()))
    return found.group(1) if found else "kolom"


def _logical(column: int, loop: tuple[int, int]) -> int:
    """A grid column of the template as a column of the flow table, where all pelaksana are one."""
    return column if column <= loop[0] else column - (loop[1] - loop[0]) + 1


def _turn(properties: Any, page: str) -> None:
    """Names of roles run upward when the geometry says so; they then have the room that it measured them for."""
    for old in properties.findall(f"{W}tcMar"):
        properties.remove(old)
    at = sum(child.tag[len(W) :] in _BEFORE_DIRECTION for child in properties)
    margins = _margins(properties, "tcMar", {"top": twips(_PAD_MM), "bottom": twips(_PAD_MM)})
    direction = properties.makeelement(f"{W}textDirection", {f"{W}val": "btLr"})
    properties[at:at] = [margins, direction]
    put_before(margins, "{% if " + page + ".geometri.header.turned %}")
    direction.tail = "{% endif %}"


def _bare(properties: Any) -> None:
    """The cell that anchors the drawing has no margins, so that shapes stand where the geometry says."""
    for tag in ("tcMar", "vAlign"):
        for old in properties.findall(f"{W}{tag}"):
            properties.remove(old)
    properties.append(_margins(properties, "tcMar", dict.fromkeys(("top", "left", "bottom", "right"), 0)))


def _margins(properties: Any, tag: str, sides: dict[str, int]) -> Any:
    """Margins of a cell or of all cells, ``sides`` in twips."""
    margins = properties.makeelement(f"{W}{tag}")
    for side, width in sides.items():
        margins.append(margins.makeelement(f"{W}{side}", {f"{W}w": str(width), f"{W}type": "dxa"}))
    return margins


def _set_font(properties: Any) -> None:
    fonts = properties.find(f"{W}rFonts")
    if fonts is None:
        fonts = properties.makeelement(f"{W}rFonts")
        properties.insert(0, fonts)
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    _set(fonts, **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), "{{ tata_letak.huruf }}"))


def _span(cell: Any) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return int(_get(span, "val")) if span is not None else 1


def _child(parent: Any, tag: str) -> Any:
    found = parent.find(f"{W}{tag}")
    if found is None:
        found = parent.makeelement(f"{W}{tag}")
        parent.append(found)
    return found


def _get(element: Any, key: str) -> str:
    return str(element.get(f"{W}{key}", "")) if element is not None else ""


def _set(element: Any, **values: str) -> None:
    for key, value in values.items():
        element.set(f"{W}{key}", value)
