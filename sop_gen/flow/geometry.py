"""The geometry of a flow chart: what every drawer (Word, Typst, SVG, BPMN) draws from, in millimetres.

The origin is the top left corner of a page's table; y runs downward. Nothing here computes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Shape = Literal["capsule", "box", "diamond", "pentagon"]
Arah = Literal["out", "in"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Body:
    """The room that a page offers to its table."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a pelaksana, or a text column; ``judul`` is its heading."""

    id: str
    judul: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """One table row; ``index`` is its step's place in the procedure (from 0), None for Mulai and Selesai."""

    step: str
    index: int | None
    number: int | None
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Node:
    """One symbol. A pentagon has ``letter`` and ``direction`` and belongs to no step."""

    id: str
    step: str | None
    column: str
    shape: Shape
    x: float
    y: float
    width: float
    height: float
    letter: str | None = None
    direction: Arah | None = None


@dataclass(frozen=True, slots=True)
class LabelBox:
    """Where the word Ya or Tidak stands; the word fills the box at ``ukuran`` pt."""

    x: float
    y: float
    width: float
    height: float
    ukuran: float


@dataclass(frozen=True, slots=True)
class Edge:
    """One line from a node to a node; it has an arrow head at its end unless ``joint``."""

    source: str
    target: str
    label: str | None
    label_box: LabelBox | None
    points: tuple[Point, ...]
    joint: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """The two header rows: the groups (Pelaksana, Mutu Baku), then the names; ``turned``: role names run upward."""

    group_height: float
    name_height: float
    turned: bool

    @property
    def height(self) -> float:
        """Both rows together: where the first row of the page begins."""
        return round(self.group_height + self.name_height, 2)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: a table with its symbols and lines."""

    number: int
    body: Body
    header: Header
    columns: tuple[Column, ...]
    text_columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def height(self) -> float:
        """How tall the table of this page is."""
        last = self.rows[-1]
        return round(last.y + last.height, 2)


@dataclass(frozen=True, slots=True)
class Bagan:
    """The whole flow chart on one kind of paper; ``ukuran`` is the size of its text in pt."""

    paper: str
    ukuran: float
    pages: tuple[Page, ...]


def as_json(bagan: Bagan, service: str, sop: int) -> dict[str, Any]:
    """The chart as the JSON contract has it; ``sop`` counts from 1."""
    pages = [_page(page) for page in bagan.pages]
    return {"service": service, "sop": sop, "unit": "mm", "paper": bagan.paper, "pages": pages}


def _page(page: Page) -> dict[str, Any]:
    return {
        "number": page.number,
        "body": _box(page.body),
        "columns": [_column(column) for column in page.columns],
        "text_columns": [_column(column) for column in page.text_columns],
        "rows": [{"step": row.step, "number": row.number, "y": row.y, "height": row.height} for row in page.rows],
        "nodes": [_node(node) for node in page.nodes],
        "edges": [_edge(edge) for edge in page.edges],
    }


def _box(box: Body | LabelBox | Node) -> dict[str, float]:
    return {"x": box.x, "y": box.y, "width": box.width, "height": box.height}


def _column(column: Column) -> dict[str, Any]:
    return {"id": column.id, "x": column.x, "width": column.width}


def _node(node: Node) -> dict[str, Any]:
    found = {"id": node.id, "step": node.step, "column": node.column, "shape": node.shape, **_box(node), "letter": node.letter}
    return {**found, "direction": node.direction} if node.direction else found


def _edge(edge: Edge) -> dict[str, Any]:
    box = _box(edge.label_box) if edge.label_box else None
    found = {"source": edge.source, "target": edge.target, "label": edge.label, "label_box": box}
    points = {"points": [list(point) for point in edge.points]}
    return {**found, **points, "joint": True} if edge.joint else {**found, **points}
