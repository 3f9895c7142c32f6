"""The columns of a table that holds rows of two tables: every border between cells of either is a border of its grid."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from sop_gen.engine.docx_jinja import W

_NEAR = 20
"""Twips: borders nearer than a point are one, as widths are rounded cell by cell."""
_BEFORE_SPAN = ("cnfStyle", "tcW")


def is_measured(table: Any) -> bool:
    """Whether every cell says its own width, so that the grid adds nothing."""
    rows = table.findall(f"{W}tr")
    return all(_width(cell.find(f"{W}tcPr")) for row in rows for cell in row.findall(f"{W}tc")) and not any(
        row.findall(f"{W}trPr/{W}gridBefore") for row in rows
    )


def spans(row: Any) -> list[tuple[str, str]]:
    """The columns that each cell of a row takes, and whether it goes on in the next row."""
    found = []
    for cell in row.findall(f"{W}tc"):
        span, merge = (cell.find(f"{W}tcPr/{W}{tag}") for tag in ("gridSpan", "vMerge"))
        found.append(("1" if span is None else span.get(f"{W}val"), "" if merge is None else merge.get(f"{W}val", "continue")))
    return found


def chart_edges(table: Any) -> list[int]:
    """The borders of a table's first row of shapes in twips, from the left to the end of the cells that shapes are drawn in.

    These have no margins, so that shapes stand where they should.
    """
    cells = next(
        ([*row.iterchildren(f"{W}tc")] for row in table.findall(f"{W}tr") if any(map(_is_bare, row.iter(f"{W}tcPr")))), []
    )
    properties = [cell.find(f"{W}tcPr") for cell in cells]
    last = max((number for number, found in enumerate(properties, 1) if _is_bare(found)), default=0)
    return _edges(properties[:last])


def _is_bare(properties: Any) -> bool:
    left = properties.find(f"{W}tcMar/{W}left") if properties is not None else None
    return left is not None and left.get(f"{W}w") == "0"


def put_on_paper(table: Any, section: Any) -> bool:
    """Move a table that is wider than the text of ``section`` to the middle of its paper; whether it had to be moved."""
    properties, size, margin = table.find(f"{W}tblPr"), section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    page, left, right = (int(value) for value in (size.get(f"{W}w"), margin.get(f"{W}left"), margin.get(f"{W}right")))
    wide = int(properties.find(f"{W}tblW").get(f"{W}w"))
    indent = properties.find(f"{W}tblInd")
    if indent is None or wide <= page - left - right:
        return False
    indent.set(f"{W}w", str((page - wide) // 2 - left))
    return True


def unite_grid(table: Any) -> None:
    """Make the grid of ``table`` one that fits all its rows, also as they were before tracked changes of widths."""
    rows = [list(zip(cells, pairwise(_edges(cells)), strict=True)) for row in table.findall(f"{W}tr") for cells in _cells(row)]
    borders: list[int] = []
    for edge in sorted({edge for row in rows for _, both in row for edge in both}):
        if not borders or edge - borders[-1] >= _NEAR:
            borders.append(edge)
    grid = table.find(f"{W}tblGrid")
    grid[:] = [grid.makeelement(f"{W}gridCol", {f"{W}w": str(right - left)}) for left, right in pairwise(borders)]
    for properties, (left, right) in (cell for row in rows for cell in row):
        _set_span(properties, bisect_right(borders, right) - bisect_right(borders, left))


def _cells(row: Any) -> Iterator[list[Any]]:
    """The properties of the cells of a row, as they are and, when tracked changes replaced some, as they were."""
    now = [cell.find(f"{W}tcPr") for cell in row.findall(f"{W}tc")]
    yield now
    before = [properties.find(f"{W}tcPrChange/{W}tcPr") for properties in now]
    if any(properties is not None for properties in before):
        yield [old if old is not None else new for old, new in zip(before, now, strict=True)]


def _edges(cells: list[Any]) -> list[int]:
    edges = [0]
    for properties in cells:
        edges.append(edges[-1] + _width(properties))
    return edges


def _width(properties: Any) -> int:
    """The width of a cell in twips; 0 when it does not say."""
    width = properties.find(f"{W}tcW") if properties is not None else None
    value = width.get(f"{W}w", "") if width is not None and width.get(f"{W}type") == "dxa" else ""
    return int(value) if value.isdecimal() else 0


def _set_span(properties: Any, count: int) -> None:
    for old in properties.findall(f"{W}gridSpan"):
        properties.remove(old)
    if count > 1:
        at = sum(child.tag[len(W) :] in _BEFORE_SPAN for child in properties)
        properties.insert(at, properties.makeelement(f"{W}gridSpan", {f"{W}val": str(count)}))
