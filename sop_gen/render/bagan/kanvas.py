"""The chart on the canvas of a process modeler, in px: pages below one another, symbols in the modeler's own shapes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, sqrt
from statistics import median_low
from typing import Literal

from sop_gen.flow.geometry import Bagan, Column, Edge, LabelBox, Node, Page, Point
from sop_gen.flow.measure import text_width

Jenis = Literal["task", "exclusiveGateway", "startEvent", "endEvent", "intermediateThrowEvent", "intermediateCatchEvent"]
Titik = tuple[int, int]

TASK_HEIGHT = 80
"""The usual symbol of a chart is as tall as a modeler's own task: what it says in 12 px fits then."""
HEADING = 30
"""Height of the band with a pool's or a lane's name; modelers know no other."""
LABEL_PT = 8.25
"""Modelers write what stands beside a symbol or line in Arial 11 px."""
LABEL_LINE = 14
"""Height of one line of it."""
PX = 96 / 25.4
"""Pixels of one millimetre of text; symbols are scaled by more."""


@dataclass(frozen=True, slots=True)
class Kotak:
    """A rectangle."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> Titik:
        """Its centre."""
        return self.x + self.width // 2, self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Simpul:
    """One symbol: what BPMN calls it, and its bounds."""

    node: Node
    jenis: Jenis
    kotak: Kotak

    @property
    def bulat(self) -> bool:
        """Whether modelers draw it as a circle."""
        return self.jenis.endswith("Event")


@dataclass(frozen=True, slots=True)
class Garis:
    """One line, and the bounds of its label."""

    edge: Edge
    titik: tuple[Titik, ...]
    label: Kotak | None


@dataclass(frozen=True, slots=True)
class Lajur:
    """One lane."""

    column: Column
    kotak: Kotak


@dataclass(frozen=True, slots=True)
class Kanvas:
    """The whole chart: one pool, its lanes, all symbols and lines."""

    kolam: Kotak
    lajur: tuple[Lajur, ...]
    simpul: tuple[Simpul, ...]
    garis: tuple[Garis, ...]


@dataclass(frozen=True, slots=True)
class _Skala:
    """From the millimetres of one page to px; ``left`` and ``top`` (mm) become 0 and ``start`` (px)."""

    factor: int
    left: float
    top: float
    start: int

    def length(self, value: float) -> int:
        return int(round(value * self.factor, 3) + 0.5)

    def point(self, x: float, y: float) -> Titik:
        return self.length(x - self.left), self.length(y - self.top) + self.start


def kanvas(bagan: Bagan) -> Kanvas:
    """``bagan`` in px."""
    jenis, factor = _kinds(bagan), _factor(bagan)
    simpul: dict[str, Simpul] = {}
    garis: list[Garis] = []
    bottom = 2 * HEADING
    for page in bagan.pages:
        skala = _Skala(factor, page.columns[0].x, page.header.height, bottom)
        simpul |= {node.id: Simpul(node, jenis[node.id], _bounds(node, jenis[node.id], skala)) for node in page.nodes}
        garis += [_line(edge, simpul, skala) for edge in page.edges]
        bottom = skala.point(0, page.height)[1]
    lajur = tuple(_lanes(bagan.pages[0], skala, bottom))
    return Kanvas(Kotak(0, 0, sum(lane.kotak.width for lane in lajur), bottom), lajur, tuple(simpul.values()), tuple(garis))


def _factor(bagan: Bagan) -> int:
    """Px of one millimetre; whole, so that equal lengths stay equal."""
    heights = (node.height for page in bagan.pages for node in page.nodes if node.shape != "pentagon")
    return ceil(TASK_HEIGHT / median_low(heights))


def _lanes(page: Page, skala: _Skala, bottom: int) -> Iterator[Lajur]:
    for column in page.columns:
        left, right = (skala.point(x, 0)[0] for x in (column.x, column.x + column.width))
        yield Lajur(column, Kotak(left, HEADING, right - left, bottom - HEADING))


def _kinds(bagan: Bagan) -> dict[str, Jenis]:
    flows = [edge for page in bagan.pages for edge in page.edges if not edge.joint]
    sources, targets = {edge.source for edge in flows}, {edge.target for edge in flows}
    return {node.id: _kind(node, node.id in targets, node.id in sources) for page in bagan.pages for node in page.nodes}


def _kind(node: Node, entered: bool, left: bool) -> Jenis:
    """BPMN lets nothing into a start event and nothing out of an end event: a capsule with both, or with none, is a task."""
    match node.shape:
        case "diamond":
            return "exclusiveGateway"
        case "pentagon":
            return "intermediateThrowEvent" if node.direction == "out" else "intermediateCatchEvent"
        case "capsule" if entered != left:
            return "endEvent" if entered else "startEvent"
    return "task"


def _bounds(node: Node, jenis: Jenis, skala: _Skala) -> Kotak:
    if jenis.endswith("Event"):
        x, y = skala.point(node.x + node.width / 2, node.y + node.height / 2)
        radius = skala.length(min(node.width, node.height) / 2)
        return Kotak(x - radius, y - radius, 2 * radius, 2 * radius)
    left, top = skala.point(node.x, node.y)
    right, bottom = skala.point(node.x + node.width, node.y + node.height)
    return Kotak(left, top, right - left, bottom - top)


def _line(edge: Edge, simpul: dict[str, Simpul], skala: _Skala) -> Garis:
    label = _label(edge.label, edge.label_box, edge.points[0], skala) if edge.label and edge.label_box else None
    points = [skala.point(*point) for point in edge.points]
    if simpul[edge.source].bulat:
        points = [*_to_circle(simpul[edge.source].kotak, points[0], points[1]), *points[1:]]
    if simpul[edge.target].bulat:
        points = [*points[:-1], *reversed(_to_circle(simpul[edge.target].kotak, points[-1], points[-2]))]
    return Garis(edge, tuple(points), label)


def _to_circle(circle: Kotak, end: Titik, other: Titik) -> list[Titik]:
    """The last points, outermost last, of a line that comes from ``other`` to ``end`` and goes on to the circle within.

    It goes straight on; where that would miss the circle, it goes as far as the centre and turns there.
    """
    if end[0] == other[0]:
        turned = _to_circle(Kotak(circle.y, circle.x, circle.height, circle.width), end[::-1], other[::-1])
        return [(x, y) for y, x in turned]
    (x, y), radius = circle.middle, circle.width // 2
    aside = end[1] - y
    if abs(aside) >= radius:
        return [(x, y + (radius if aside > 0 else -radius)), (x, end[1])]
    reach = round(sqrt(radius**2 - aside**2))
    return [(x + (reach if end[0] > x else -reach), end[1])]


def _label(word: str, box: LabelBox, start: Point, skala: _Skala) -> Kotak:
    """The word is smaller than its box here: it stands in the corner nearest to where its line begins."""
    left, top = skala.point(box.x, box.y)
    right, bottom = skala.point(box.x + box.width, box.y + box.height)
    (x, y), width = skala.point(*start), label_width(word)
    return Kotak(_between(left, x - width // 2, right - width), _between(top, y, bottom - LABEL_LINE), width, LABEL_LINE)


def _between(least: int, value: int, most: int) -> int:
    return max(least, min(value, most))


def label_width(text: str) -> int:
    """Width of ``text`` on one line of a label."""
    return ceil(text_width(text, LABEL_PT) * PX) + 2
