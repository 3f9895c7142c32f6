"""Coordinates: the routed lines, the symbols and the pentagons of one page as geometry."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from sop_gen.flow.board import Lintasan, Papan
from sop_gen.flow.cells import ARAH, COMB_PITCH, STACK, Isi, Keluar, comb, drop
from sop_gen.flow.geometry import Column, Edge, LabelBox, Node, Point
from sop_gen.flow.graph import Alur, Jalur, Label, Titik
from sop_gen.flow.rows import ARROW, INSET, LABEL_DROP, PITCH, Tinggi, comb_top, drop_top, straight_top
from sop_gen.flow.symbols import LABEL_GAP, PENTAGON, TIP_GAP
from sop_gen.flow.tracks import Jejak, vertical_x


@dataclass(frozen=True)
class Bidang:
    """All that is known about one page before its coordinates: flow, board, tracks, columns, rows (top, height), needs."""

    alur: Alur
    board: Papan
    jejak: Jejak
    columns: tuple[Column, ...]
    rows: tuple[tuple[float, float], ...]
    needs: tuple[Tinggi, ...]

    @cached_property
    def centres(self) -> list[float]:
        """X of the middle of every pelaksana column."""
        return [column.x + column.width / 2 for column in self.columns]

    @cached_property
    def _middles(self) -> list[float]:
        return [
            round(top + need.top + need.up + (height - need.total) / 2, 2)
            for (top, height), need in zip(self.rows, self.needs, strict=True)
        ]

    def middle(self, row: int) -> float:
        """Y of the middle of a row's symbols; room left over lies half above, half below them."""
        return self._middles[row]

    def unit_y(self, unit: int, track: int, count: int) -> float:
        """Y of a track in a channel."""
        top, height = self.rows[unit // 3]
        if unit % 3 == 0:
            return round(top + INSET + PITCH * track, 2)
        return round(top + height - INSET - PITCH * (count - 1 - track), 2)

    def id_of(self, point: Titik) -> str:
        """The id of the symbol at ``point`` of this page."""
        return self.alur.node_id((point[0] + self.board.potongan.first, point[1]))


def draw(bidang: Bidang) -> tuple[list[Node], list[Edge]]:
    """Symbols and lines of a page; pentagons carry the number of their line as letter, until letters are given out."""
    nodes: list[Node] = []
    edges: list[Edge] = []
    for row, line in enumerate(bidang.board.potongan.baris):
        symbols = [_symbol(bidang, (row, column)) for column in line.columns]
        nodes += symbols
        if line.bersama:
            edges += [_joint(left, right, bidang.middle(row)) for left, right in pairwise(symbols)]
        for symbol, column in zip(symbols, line.columns, strict=True):
            more_nodes, more_edges = _pentagons(bidang, (row, column), symbol)
            nodes += more_nodes
            edges += more_edges
    edges += [_line(bidang, number, path) for number, path in sorted(bidang.board.paths.items())]
    return nodes, edges


def _symbol(bidang: Bidang, point: Titik) -> Node:
    width, height = bidang.board.isi[point].size
    row = bidang.board.potongan.baris[point[0]]
    x, y = bidang.centres[point[1]], bidang.middle(point[0])
    corner = (round(x - width / 2, 2), round(y - height / 2, 2))
    return Node(bidang.id_of(point), row.step, bidang.columns[point[1]].id, row.shape_at(point[1]), *corner, width, height)


def _joint(left: Node, right: Node, y: float) -> Edge:
    return Edge(left.id, right.id, None, None, ((round(left.x + left.width, 2), y), (right.x, y)), joint=True)


def _line(bidang: Bidang, number: int, path: Lintasan) -> Edge:
    line = bidang.board.potongan.dalam[number]
    points = tuple(_clean(_points(bidang, line, path)))
    box = _label_box(bidang, line.source, path, line.label) if line.label else None
    return Edge(bidang.id_of(line.source), bidang.id_of(line.target), line.label, box, points)


def _points(bidang: Bidang, line: Jalur, path: Lintasan) -> list[Point]:
    """From the source's outline along the stretches to the target's outline."""
    places = [_coordinate(bidang, path, at) for at in range(len(path.ruas))]
    points = [_start(bidang, line.source, path)]
    for at in range(1, len(places)):
        points.append((places[at - 1], places[at]) if path.ruas[at - 1].vertical else (places[at], places[at - 1]))
    return [*points, _finish(bidang, line.target, path)]


def _coordinate(bidang: Bidang, path: Lintasan, at: int) -> float:
    """X of a vertical stretch, y of a horizontal one."""
    part = path.ruas[at]
    if part.vertical:
        return round(vertical_x(path, at, bidang.jejak.x, bidang.centres), 2)
    if part.at % 3 == 1:
        return bidang.middle(part.at // 3)
    assert part.key
    return bidang.unit_y(part.at, bidang.jejak.track[(False, part.at), part.key], bidang.jejak.count[part.at])


def _start(bidang: Bidang, point: Titik, path: Lintasan) -> Point:
    width, height = bidang.board.isi[point].size
    x, y = bidang.centres[point[1]], bidang.middle(point[0])
    if path.exit == "B":
        return (round(x + path.port, 2), round(y + height / 2, 2))
    return (round(x + ARAH[path.exit] * width / 2, 2), y)


def _finish(bidang: Bidang, point: Titik, path: Lintasan) -> Point:
    width, height = bidang.board.isi[point].size
    x, y = bidang.centres[point[1]], bidang.middle(point[0])
    if path.entry == "T":
        return (round(x, 2), round(y - height / 2, 2))
    return (round(x + ARAH[path.entry] * width / 2, 2), y)


def _clean(points: list[Point]) -> list[Point]:
    """Points without repetitions and without points on a straight stretch."""
    found: list[Point] = []
    for point in points:
        if found and found[-1] == point:
            continue
        if len(found) > 1 and (found[-2][0] == found[-1][0] == point[0] or found[-2][1] == found[-1][1] == point[1]):
            found[-1] = point
        else:
            found.append(point)
    return found


def _label_box(bidang: Bidang, point: Titik, path: Lintasan, label: Label) -> LabelBox:
    """Beside the line where it leaves: a side exit's label lies on the side from which the line turns away."""
    if path.exit in ("L", "R"):
        turn = path.ruas[1] if len(path.ruas) > 1 else None
        below = turn is not None and turn.end < turn.start
        return _side_label(bidang, point, ARAH[path.exit], label, below=below)
    return _lower_label(bidang, point, ARAH[path.exit] or path.label_side, label, path.port)


def _side_label(bidang: Bidang, point: Titik, side: int, label: Label, *, below: bool) -> LabelBox:
    simbol = bidang.board.simbol
    width, height = simbol.label(label), simbol.label_height
    start = bidang.board.isi[point].size[0] / 2 + TIP_GAP
    x = bidang.centres[point[1]] + (start if side > 0 else -start - width)
    y = bidang.middle(point[0]) + (LABEL_GAP if below else -LABEL_GAP - height)
    return LabelBox(round(x, 2), round(y, 2), width, height, simbol.label_pt)


def _lower_label(bidang: Bidang, point: Titik, side: int, label: Label, port: float) -> LabelBox:
    simbol = bidang.board.simbol
    width, gap = simbol.label(label), LABEL_GAP + 0.1
    x = bidang.centres[point[1]] + port + (gap if side > 0 else -gap - width)
    y = bidang.middle(point[0]) + bidang.board.isi[point].size[1] / 2 + LABEL_DROP
    return LabelBox(round(x, 2), round(y, 2), width, simbol.label_height, simbol.label_pt)


def _pentagons(bidang: Bidang, point: Titik, symbol: Node) -> tuple[list[Node], list[Edge]]:
    isi = bidang.board.isi[point]
    nodes: list[Node] = []
    edges: list[Edge] = []
    for place, number in enumerate(isi.ins):
        pentagon, points = _entering(bidang, isi, place, number)
        nodes.append(pentagon)
        edges.append(Edge(pentagon.id, symbol.id, None, None, points))
    for leaving in isi.outs:
        pentagon, points, box = _leaving(bidang, isi, leaving)
        nodes.append(pentagon)
        edges.append(Edge(symbol.id, pentagon.id, leaving.label, box, points))
    return nodes, edges


def _pentagon(bidang: Bidang, point: Titik, number: int, x: float, y: float, direction: str) -> Node:
    column = bidang.columns[point[1]].id
    return Node(
        f"/{number}/{direction}",
        None,
        column,
        "pentagon",
        round(x, 2),
        round(y, 2),
        *PENTAGON,
        str(number),
        "in" if direction == "in" else "out",
    )


def _entering(bidang: Bidang, isi: Isi, place: int, number: int) -> tuple[Node, tuple[Point, ...]]:
    """A pentagon that a line comes from: right above the symbol, or beside the line down to it."""
    x, top = bidang.centres[isi.point[1]], bidang.middle(isi.point[0]) - isi.size[1] / 2
    width, height = PENTAGON
    if isi.alone:
        y = bidang.middle(isi.point[0]) - isi.size[1] / 2 - ARROW - height
        return _pentagon(bidang, isi.point, number, x - width / 2, y, "in"), (
            (round(x, 2), round(y + height, 2)),
            (round(x, 2), round(top, 2)),
        )
    side, level = isi.in_sides[place % 2], place // 2
    y = top - 1.2 - height - STACK * level
    bus = bidang.board.simbol.bus
    middle = round(y + height / 2, 2)
    pentagon = _pentagon(bidang, isi.point, number, x + (bus if side > 0 else -bus - width), y, "in")
    return pentagon, ((round(x + side * bus, 2), middle), (round(x, 2), middle), (round(x, 2), round(top, 2)))


def _leaving(bidang: Bidang, isi: Isi, leaving: Keluar) -> tuple[Node, tuple[Point, ...], LabelBox | None]:
    """A pentagon that a line goes into: one of many beside one another, below the symbol, or to a side."""
    if leaving.stack:
        return (*_stacked(bidang, isi, leaving, leaving.stack), None)
    if leaving.comb:
        return (*_combed(bidang, isi, leaving, leaving.comb), None)
    if ARAH[leaving.side]:
        return _dropped(bidang, isi, leaving)
    x, y = bidang.centres[isi.point[1]], bidang.middle(isi.point[0])
    top = y + straight_top(isi, bidang.board.simbol)
    pentagon = _pentagon(bidang, isi.point, leaving.edge, x - PENTAGON[0] / 2, top, "out")
    box = _lower_label(bidang, isi.point, isi.label_side, leaving.label, 0.0) if leaving.label else None
    return pentagon, ((round(x, 2), round(y + isi.size[1] / 2, 2)), (round(x, 2), round(top, 2))), box


def _stacked(bidang: Bidang, isi: Isi, leaving: Keluar, place: tuple[int, int]) -> tuple[Node, tuple[Point, ...]]:
    """Straight sideways from a tall symbol."""
    x, y = bidang.centres[isi.point[1]], bidang.middle(isi.point[0])
    side, half = ARAH[leaving.side], isi.size[0] / 2
    at = round(y + STACK * (place[0] - (place[1] - 1) / 2), 2)
    inner = half + 1.6
    left = x + (inner if side > 0 else -inner - PENTAGON[0])
    pentagon = _pentagon(bidang, isi.point, leaving.edge, left, at - PENTAGON[1] / 2, "out")
    return pentagon, ((round(x + side * half, 2), at), (round(x + side * inner, 2), at))


def _combed(bidang: Bidang, isi: Isi, leaving: Keluar, place: tuple[int, int]) -> tuple[Node, tuple[Point, ...]]:
    """Down beside its likes, then right into its pentagon; the last may leave by the left side."""
    x, y = bidang.centres[isi.point[1]], bidang.middle(isi.point[0])
    first, inner = comb(bidang.board.simbol, place[1])
    start, top = round(x + first - COMB_PITCH * place[0], 2), y + comb_top(isi, leaving)
    turn = round(top + PENTAGON[1] / 2, 2)
    pentagon = _pentagon(bidang, isi.point, leaving.edge, x + inner, top, "out")
    if leaving.side == "L":
        tip = round(x - isi.size[0] / 2, 2)
        start = round(tip - COMB_PITCH, 2)
        return pentagon, ((tip, y), (start, y), (start, turn), (round(x + inner, 2), turn))
    return pentagon, ((start, round(y + isi.size[1] / 2, 2)), (start, turn), (round(x + inner, 2), turn))


def _dropped(bidang: Bidang, isi: Isi, leaving: Keluar) -> tuple[Node, tuple[Point, ...], LabelBox | None]:
    """Out of a side or a tip, then down."""
    simbol, side = bidang.board.simbol, ARAH[leaving.side]
    x, y = bidang.centres[isi.point[1]], bidang.middle(isi.point[0])
    line, inner, _ = drop(simbol, isi, leaving)
    top = y + drop_top(isi, simbol)
    pentagon = _pentagon(bidang, isi.point, leaving.edge, x + (inner if side > 0 else -inner - PENTAGON[0]), top, "out")
    tip, turn = round(x + side * isi.size[0] / 2, 2), round(x + side * line, 2)
    points = tuple(_clean([(tip, y), (turn, y), (turn, round(top, 2))]))
    if not leaving.label:
        return pentagon, points, None
    if leaving.side in ("CL", "CR"):
        return pentagon, points, _lower_label(bidang, isi.point, side, leaving.label, side * isi.size[0] / 2)
    return pentagon, points, _side_label(bidang, isi.point, side, leaving.label, below=False)
