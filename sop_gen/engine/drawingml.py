"""The geometry of a flow chart in, native Word shapes out: one group per table row, lines cut at row borders.

Each group is anchored in the first Pelaksana cell of its row and spans the Pelaksana columns, so that a row keeps its
symbols wherever it moves. A line that leaves a row at its bottom edge goes on at the top edge of the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from markupsafe import Markup

EMU = 36000
"""English Metric Units per millimetre."""
Point = tuple[float, float]

_LINE_EMU, _SYMBOL_EMU = 7620, 9525
_INK = "000000"
_SPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_PRESETS = {
    "capsule": '<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 50000"/></a:avLst></a:prstGeom>',
    "box": '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>',
    "diamond": '<a:prstGeom prst="diamond"><a:avLst/></a:prstGeom>',
    "pentagon": '<a:prstGeom prst="flowChartOffpageConnector"><a:avLst/></a:prstGeom>',
}
_NAMES = {"capsule": "Kapsul", "box": "Kotak", "diamond": "Belah ketupat", "pentagon": "Segilima"}
_FIRST_ID = 10_000
"""Above every drawing id that a template holds."""
_LETTER_SIZES = (16, 14)
"""Half points of a letter, and of two letters, in a pentagon."""
_PT_MM = 25.4 / 72
_LINE_HEIGHT = 1.15
_NEAR = 1e-6


@dataclass(slots=True)
class _Row:
    """What is drawn in one row."""

    nodes: list[Any] = field(default_factory=list)
    lines: list[tuple[list[Point], bool]] = field(default_factory=list)
    labels: list[tuple[Any, str]] = field(default_factory=list)


class FlowDrawing:
    """``gambar_alur`` of one document: draws row after row, and numbers the shapes."""

    def __init__(self, huruf: str) -> None:
        self._huruf = huruf
        self._last = _FIRST_ID
        self._rows: dict[int, list[_Row]] = {}

    def __call__(self, lembar: Any, baris: Any, kolom: Any) -> Markup:
        """The drawing of ``baris``, in the cell of the first pelaksana; nothing in the other cells."""
        page = lembar.geometri
        if kolom is not page.columns[0]:
            return Markup("")
        if page.number not in self._rows:
            self._rows[page.number] = _by_row(page)
        index = next(number for number, row in enumerate(page.rows) if row is baris.geometri)
        return Markup(self._group(page, page.rows[index], self._rows[page.number][index], baris.alt))

    def _group(self, page: Any, row: Any, content: _Row, alt: str) -> str:
        """The frame is that of the shapes (LibreOffice stretches them to a larger one), their origin that of the cell."""
        origin = (page.columns[0].x, row.y)
        left, top, width, height = _extent(content, origin)
        name = quoteattr(f"Alur {alt.split(',')[0]}")
        described = self._next()
        shapes = "".join(self._shapes(content, origin))
        return (
            f'<w:r><w:drawing><wp:anchor {_SPACES} distT="0" distB="0" distL="0" distR="0" simplePos="0" '
            f'relativeHeight="{described}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
            '<wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="column"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
            f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
            f'<wp:docPr id="{described}" name={name} descr={quoteattr(alt)}/><wp:cNvGraphicFramePr/>'
            f'<a:graphic><a:graphicData uri="{_GROUP}"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext cx="{width}" cy="{height}"/><a:chOff x="{left}" y="{top}"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm>'
            f"</wpg:grpSpPr>{shapes}</wpg:wgp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
        )

    def _shapes(self, content: _Row, origin: Point) -> Iterator[str]:
        """Lines first, symbols over them, labels on top."""
        for points, headed in content.lines:
            yield self._line([(_emu(x - origin[0]), _emu(y - origin[1])) for x, y in points], headed)
        for node in content.nodes:
            yield self._node(node, origin)
        for box, word in content.labels:
            look = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln>'
            yield self._shape(
                "Label", _frame(box, origin), _PRESETS["box"] + look, _words(word, _fitting(box.height), self._huruf, bold=False)
            )

    def _node(self, node: Any, origin: Point) -> str:
        look = f'<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>{_stroke(_SYMBOL_EMU)}'
        words = _words(node.letter, _LETTER_SIZES[len(node.letter) > 1], self._huruf, bold=True) if node.letter else ""
        return self._shape(_NAMES[node.shape], _frame(node, origin), _PRESETS[node.shape] + look, words)

    def _shape(self, name: str, frame: str, look: str, words: str) -> str:
        number = self._next()
        text = f"<wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx>" if words else ""
        insets = 'rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr" anchorCtr="0"'
        return (
            f'<wps:wsp><wps:cNvPr id="{number}" name="{name} {number}"/><wps:cNvSpPr/><wps:spPr>{frame}{look}</wps:spPr>'
            f"{text}<wps:bodyPr {insets}><a:noAutofit/></wps:bodyPr></wps:wsp>"
        )

    def _line(self, points: list[tuple[int, int]], headed: bool) -> str:
        number = self._next()
        left, top = min(x for x, _ in points), min(y for _, y in points)
        width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
        flips = ""
        if len(points) == 2:
            (x1, y1), (x2, y2) = points
            flips = ' flipH="1"' * (x2 < x1) + ' flipV="1"' * (y2 < y1)
            shape = '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        else:
            shape = _path([(x - left, y - top) for x, y in points], width, height)
        head = '<a:tailEnd type="triangle" w="sm" len="sm"/>' if headed else ""
        frame = f'<a:xfrm{flips}><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        return (
            f'<wps:wsp><wps:cNvPr id="{number}" name="Garis {number}"/><wps:cNvCnPr/>'
            f"<wps:spPr>{frame}{shape}<a:noFill/>{_stroke(_LINE_EMU, head)}</wps:spPr><wps:bodyPr/></wps:wsp>"
        )

    def _next(self) -> int:
        self._last += 1
        return self._last


def _emu(millimetres: float) -> int:
    return round(millimetres * EMU)


def _extent(content: _Row, origin: Point) -> tuple[int, int, int, int]:
    """Left, top, width and height (EMU) of everything in a row, from the corner of its first Pelaksana cell."""
    boxes = [*content.nodes, *(box for box, _ in content.labels)]
    points = [point for line, _ in content.lines for point in line]
    points += [point for box in boxes for point in ((box.x, box.y), (box.x + box.width, box.y + box.height))]
    across, down = [_emu(x - origin[0]) for x, _ in points], [_emu(y - origin[1]) for _, y in points]
    return min(across), min(down), max(across) - min(across), max(down) - min(down)


def _frame(box: Any, origin: Point) -> str:
    left, top = _emu(box.x - origin[0]), _emu(box.y - origin[1])
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{_emu(box.width)}" cy="{_emu(box.height)}"/></a:xfrm>'


def _stroke(width: int, head: str = "") -> str:
    return f'<a:ln w="{width}"><a:solidFill><a:srgbClr val="{_INK}"/></a:solidFill><a:miter lim="800000"/>{head}</a:ln>'


def _path(points: list[tuple[int, int]], width: int, height: int) -> str:
    steps = "".join(
        f'<a:{"lnTo" if number else "moveTo"}><a:pt x="{x}" y="{y}"/></a:{"lnTo" if number else "moveTo"}>'
        for number, (x, y) in enumerate(points)
    )
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{width}" h="{height}" fill="none">{steps}</a:path></a:pathLst></a:custGeom>'
    )


def _fitting(height: float) -> int:
    """The largest size (half points) of which a line fits ``height`` (mm)."""
    return int((height + 0.05) / _LINE_HEIGHT / _PT_MM * 2)


def _words(text: str, size: int, huruf: str, *, bold: bool) -> str:
    """One centred line, ``size`` in half points."""
    exact = round(size / 2 * _LINE_HEIGHT * 20)
    font = quoteattr(huruf)
    return (
        f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{exact}" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr>'
        f"<w:r><w:rPr><w:rFonts w:ascii={font} w:hAnsi={font} w:cs={font}/>{'<w:b/>' if bold else ''}"
        f'<w:color w:val="{_INK}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr><w:t>{escape(text)}</w:t></w:r></w:p>'
    )


def _by_row(page: Any) -> list[_Row]:
    """Nodes, labels and pieces of lines of every row of ``page``."""
    rows = [_Row() for _ in page.rows]
    for node in page.nodes:
        rows[_row_at(page, node.y + node.height / 2)].nodes.append(node)
    for edge in page.edges:
        pieces = list(_cut(page, edge.points))
        for number, (index, points) in enumerate(pieces, 1):
            rows[index].lines.append((points, number == len(pieces) and not edge.joint))
        if edge.label_box is not None:
            box = edge.label_box
            rows[_row_at(page, box.y + box.height / 2)].labels.append((box, edge.label))
    return rows


def _row_at(page: Any, y: float) -> int:
    """The row that holds ``y``; what lies above or below the table belongs to its first or last row."""
    return next((number for number, row in enumerate(page.rows) if y < row.y + row.height - _NEAR), len(page.rows) - 1)


def _cut(page: Any, points: tuple[Point, ...]) -> Iterator[tuple[int, list[Point]]]:
    """The pieces of a line, each with the row it lies in, in the direction of the line."""
    piece: list[Point] = []
    current = -1
    for start, end in _segments(page, points):
        row = _row_of(page, start, end, current)
        if row != current:
            if piece:
                yield current, piece
            piece, current = [start], row
        if len(piece) > 1 and _straight(piece[-2], piece[-1], end):
            piece[-1] = end
        else:
            piece.append(end)
    if piece:
        yield current, piece


def _segments(page: Any, points: tuple[Point, ...]) -> Iterator[tuple[Point, Point]]:
    """The stretches of a line, cut at the borders between rows."""
    borders = [row.y for row in page.rows[1:]]
    for start, end in pairwise(points):
        low, high = min(start[1], end[1]) + _NEAR, max(start[1], end[1]) - _NEAR
        cuts = sorted((y for y in borders if low < y < high), reverse=end[1] < start[1])
        stops = [start, *((start[0], y) for y in cuts), end]
        yield from ((here, there) for here, there in pairwise(stops) if here != there)


def _row_of(page: Any, start: Point, end: Point, current: int) -> int:
    """The row of a stretch; a level stretch on a border stays in the row that the line comes from."""
    middle = (start[1] + end[1]) / 2
    if current >= 0 and start[1] == end[1]:
        row = page.rows[current]
        if row.y - _NEAR <= middle <= row.y + row.height + _NEAR:
            return current
    return _row_at(page, middle)


def _straight(a: Point, b: Point, c: Point) -> bool:
    return (a[0] == b[0] == c[0]) or (a[1] == b[1] == c[1])
