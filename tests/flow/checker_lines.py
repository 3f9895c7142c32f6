"""Hard rules 1 to 5 for lines and labels of one page; how lines cross."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise
from typing import Any

from tests.flow.checker_table import EPS, Box, box, overlap

KEEP = 0.8 - EPS
BORDER = 0.6 - EPS
"""Nearer to a border of the table a line is lost in it (mm)."""
Json = dict[str, Any]
Point = tuple[float, float]


@dataclass(frozen=True)
class Line:
    """One line of a page, with its straight stretches as boxes without inside."""

    edge: Json

    @cached_property
    def name(self) -> str:
        """Where it comes from and leads to."""
        return f"{self.edge['source']} -> {self.edge['target']}"

    @cached_property
    def points(self) -> list[Point]:
        """Ends and bends."""
        return [(x, y) for x, y in self.edge["points"]]

    @cached_property
    def parts(self) -> list[Box]:
        """The stretches from end to end."""
        return _parts(self.points)

    @cached_property
    def bounds(self) -> Box:
        """The box around the whole line."""
        xs, ys = zip(*self.points, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


def _parts(points: list[Point]) -> list[Box]:
    return [(min(a, c), min(b, d), max(a, c), max(b, d)) for (a, b), (c, d) in pairwise(points)]


def page_faults(page: Json) -> Iterator[str]:
    """What is wrong with the lines and labels of one page."""
    lines = [Line(edge) for edge in page["edges"]]
    nodes = {node["id"]: (node, box(node)) for node in page["nodes"]}
    for line in lines:
        yield from _shape(line, page, nodes)
        yield from _beside_nodes(line, nodes)
    for one, two in combinations(lines, 2):
        if overlap(one.bounds, two.bounds, 0.8):
            yield from (f"3: {fault}: {one.name} dan {two.name}" for fault in _pair(one, two))
    yield from _exits(page)
    yield from _labels(page, lines)


# --- one line -----------------------------------------------------------------------------------------------------------


def _shape(line: Line, page: Json, nodes: dict[str, tuple[Json, Box]]) -> Iterator[str]:
    for point, end in ((line.points[0], "source"), (line.points[-1], "target")):
        if not _on_outline(point, *nodes[line.edge[end]]):
            yield f"1: ujung {line.name} tidak di garis tepi simbol"
    left, right = _area(page)
    top, bottom = page["rows"][0]["y"], page["rows"][-1]["y"] + page["rows"][-1]["height"]
    for a, b, c, d in line.parts:
        if (c - a > EPS) == (d - b > EPS):
            yield f"1: {line.name} tidak tegak lurus atau kosong"
        if a < left + 0.3 or c > right - 0.3 or b < top + EPS or d > bottom - EPS:
            yield f"2: {line.name} keluar dari kolom pelaksana"
        if c - a > EPS and any(abs(b - y) < BORDER for row in page["rows"] for y in (row["y"], row["y"] + row["height"])):
            yield f"{line.name} mendatar pada batas baris"
        if d - b > EPS and any(abs(a - x) < BORDER for part in page["columns"] for x in (part["x"], part["x"] + part["width"])):
            yield f"{line.name} tegak pada batas kolom"
    for one, two in pairwise(line.parts):
        if _upright(one) == _upright(two):
            yield f"1: {line.name} berbalik atau bersambung lurus"
    for at, one in enumerate(line.parts):
        for two in line.parts[at + 2 :]:
            if _distance(one, two) < (KEEP if _upright(one) == _upright(two) else EPS):
                yield f"3: {line.name} menyinggung dirinya"


def _area(page: Json) -> tuple[float, float]:
    """Left and right border of the pelaksana columns."""
    return page["columns"][0]["x"], page["columns"][-1]["x"] + page["columns"][-1]["width"]


def _upright(part: Box) -> bool:
    return part[2] - part[0] < EPS


def _on_outline(point: Point, node: Json, around: Box) -> bool:
    x, y, right, bottom = around
    px, py = point
    middle_x, middle_y = (x + right) / 2, (y + bottom) / 2
    if node["shape"] == "diamond":
        tips = ((middle_x, y), (middle_x, bottom), (x, middle_y), (right, middle_y))
        return any(abs(px - a) < EPS and abs(py - b) < EPS for a, b in tips)
    inside = x - EPS <= px <= right + EPS and y - EPS <= py <= bottom + EPS
    if node["shape"] == "capsule":
        radius = min(right - x, bottom - y) / 2
        cx, cy = min(max(px, x + radius), right - radius), min(max(py, y + radius), bottom - radius)
        return inside and abs(((px - cx) ** 2 + (py - cy) ** 2) ** 0.5 - radius) < 0.02
    if node["shape"] == "pentagon" and py > y + 0.6 * node["height"] + EPS:
        return abs(px - middle_x) < EPS and abs(py - bottom) < EPS
    return inside and min(abs(px - x), abs(px - right), abs(py - y), abs(py - bottom)) < EPS


def _beside_nodes(line: Line, nodes: dict[str, tuple[Json, Box]]) -> Iterator[str]:
    """Through no symbol, 0.8 mm beside foreign ones, and at its own only with its end."""
    for name, (node, around) in nodes.items():
        if not overlap(line.bounds, around, 0.8):
            continue
        if name not in (line.edge["source"], line.edge["target"]):
            if any(overlap(part, around, KEEP) for part in line.parts):
                yield f"2/3: {line.name} menembus atau menyinggung {name}"
            continue
        own_end = 0 if name == line.edge["source"] else len(line.parts) - 1
        for at, part in enumerate(line.parts):
            along = max(min(part[2], around[2]) - max(part[0], around[0]), min(part[3], around[3]) - max(part[1], around[1]))
            slides = at != own_end or (along > 2 * EPS and node["shape"] != "diamond")
            if overlap(part, around) or (slides and _distance(part, around) < EPS):
                yield f"2/3: {line.name} menembus atau menyusuri {name}"


# --- two lines ----------------------------------------------------------------------------------------------------------


def tail(one: Line, two: Line) -> float:
    """How long the two lines run together into their common target."""
    if one.edge["target"] != two.edge["target"]:
        return 0.0
    a, b = one.points[::-1], two.points[::-1]
    length, i, j = 0.0, 0, 0
    here = a[0]
    if here != b[0]:
        return 0.0
    while i + 1 < len(a) and j + 1 < len(b):
        step_a, step_b = _towards(here, a[i + 1]), _towards(here, b[j + 1])
        if step_a[:2] != step_b[:2]:
            break
        step = min(step_a[2], step_b[2])
        length += step
        here = (here[0] + step_a[0] * step, here[1] + step_a[1] * step)
        i, j = i + (step_a[2] - step < EPS), j + (step_b[2] - step < EPS)
        if step_a[2] - step < EPS and step_b[2] - step < EPS:
            here = a[i]
    return length


def _towards(here: Point, there: Point) -> tuple[int, int, float]:
    dx, dy = there[0] - here[0], there[1] - here[1]
    return (dx > EPS) - (dx < -EPS), (dy > EPS) - (dy < -EPS), max(abs(dx), abs(dy))


def without_tail(line: Line, length: float) -> list[Point]:
    """Ends and bends of ``line`` without its last ``length`` mm; nothing when that is all of it."""
    points = list(line.points)
    while length > EPS and len(points) > 1:
        (x1, y1), (x2, y2) = points[-2], points.pop()
        own = abs(x2 - x1) + abs(y2 - y1)
        if length < own - EPS:
            share = (own - length) / own
            points.append((x1 + (x2 - x1) * share, y1 + (y2 - y1) * share))
        length -= own
    return points if len(points) > 1 else []


def _pair(one: Line, two: Line) -> Iterator[str]:
    """Apart from a common tail two lines may cross, no more."""
    common = tail(one, two)
    bodies = without_tail(one, common), without_tail(two, common)
    if not all(bodies):
        yield "menumpang"
        return
    a, b = _parts(bodies[0]), _parts(bodies[1])
    if any(_too_near(first, second) for first in a for second in b if not (common and first is a[-1] and second is b[-1])):
        yield "sejajar terlalu dekat"
    joins = {bodies[0][-1]} if common else set()
    together = _parts([*joins, *one.points[len(a) :]]) if common else []
    if any(_beside(first, second) for first in (*a, *b) for second in together):
        yield "terlalu dekat pada ujung bersama"
    if _bends_on(bodies[0], two, joins) or _bends_on(bodies[1], one, joins):
        yield "menyentuh garis lain"


def _too_near(first: Box, second: Box) -> bool:
    return _upright(first) == _upright(second) and _distance(first, second) < KEEP


def _beside(first: Box, second: Box) -> bool:
    if _upright(first) != _upright(second):
        return False
    axis = 1 if _upright(first) else 0
    along = min(first[2 + axis], second[2 + axis]) - max(first[axis], second[axis])
    return along > EPS and abs(first[1 - axis] - second[1 - axis]) < KEEP


def _bends_on(points: list[Point], line: Line, joins: set[Point]) -> bool:
    """Whether a bend lies on another line, as if there were a fork; ends at symbols may meet, and tails begin somewhere."""
    allowed = {line.points[0], line.points[-1], *joins}
    return any(
        part[0] - KEEP < x < part[2] + KEEP and part[1] - KEEP < y < part[3] + KEEP
        for x, y in points
        for part in line.parts
        if not any(abs(x - px) < EPS and abs(y - py) < EPS for px, py in allowed)
    )


def _distance(a: Box, b: Box) -> float:
    dx, dy = max(0.0, a[0] - b[2], b[0] - a[2]), max(0.0, a[1] - b[3], b[1] - a[3])
    return float((dx * dx + dy * dy) ** 0.5)


def crossings(chart: Json) -> int:
    """How many times lines cross."""
    count = 0
    for page in chart["pages"]:
        for one, two in combinations([Line(edge) for edge in page["edges"]], 2):
            if overlap(one.bounds, two.bounds):
                common = tail(one, two)
                bodies = _parts(without_tail(one, common)), _parts(without_tail(two, common))
                count += sum(_cross(first, second) or _cross(second, first) for first in bodies[0] for second in bodies[1])
    return count


def _cross(level: Box, upright: Box) -> bool:
    return level[0] + EPS < upright[0] < level[2] - EPS and upright[1] + EPS < level[1] < upright[3] - EPS


# --- decisions and labels -----------------------------------------------------------------------------------------------


def _exits(page: Json) -> Iterator[str]:
    for node in page["nodes"]:
        if node["shape"] == "diamond":
            exits = [edge for edge in page["edges"] if edge["source"] == node["id"] and not edge.get("joint")]
            if sorted(str(edge["label"]) for edge in exits) != ["Tidak", "Ya"] or exits[0]["points"][0] == exits[1]["points"][0]:
                yield f"5: jalan keluar {node['id']}"


def _labels(page: Json, lines: list[Line]) -> Iterator[str]:
    left, right = _area(page)
    rows = {row["step"]: row for row in page["rows"]}
    nodes = {node["id"]: node for node in page["nodes"]}
    boxes = [(line, box(line.edge["label_box"])) for line in lines if line.edge["label_box"]]
    for line, around in boxes:
        name = f"label {line.edge['label']} dari {line.edge['source']}"
        row = rows.get(nodes[line.edge["source"]]["step"])
        if any(overlap(around, box(node), 0.02) for node in page["nodes"]):
            yield f"4: {name} menyentuh simbol"
        if around[0] < left or around[2] > right:
            yield f"4: {name} keluar dari kolom pelaksana"
        if not row or around[1] < row["y"] or around[3] > row["y"] + row["height"]:
            yield f"4: {name} keluar dari barisnya"
        for other in lines:
            gap = 0.0 if other is line else KEEP
            if overlap(other.bounds, around, gap) and any(overlap(part, around, gap) for part in other.parts):
                yield f"4: {name} disentuh {other.name}"
        if _distance(around, line.parts[0]) > 1.0:
            yield f"{name} jauh dari garisnya"
    for (one, first), (two, second) in combinations(boxes, 2):
        if overlap(first, second, 0.1):
            yield f"4: label {one.name} dan {two.name} bertumpuk"
