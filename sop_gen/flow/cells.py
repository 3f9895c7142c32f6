"""What stands in a symbol's cell besides the symbol: pentagons of lines that leave or enter the page.

Decided before any line is routed, so that routing knows which sides are taken and which gutters are closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sop_gen.flow.geometry import Shape
from sop_gen.flow.graph import Baris, Jalur, Label, Titik
from sop_gen.flow.symbols import KEEP, LABEL_GAP, PENTAGON, Simbol, lanes_reached

Sisi = Literal["T", "B", "L", "R", "CL", "CR"]
"""Where a line leaves a symbol: a side, or downward from the left or right tip (C, corner) that a joint line takes."""
ARAH: dict[Sisi, int] = {"L": -1, "R": 1, "CL": -1, "CR": 1, "T": 0, "B": 0}
EDGE = 0.4
"""A pentagon keeps this distance from its cell's border (mm)."""
COMB_PITCH, COMB_GAP, COMB_CAPSULE = 0.9, 0.9, 3.2
"""Parallel lines down: from one to the next, from the first to the pentagons, height of a capsule that has them (mm)."""
STACK = 5.6
"""Pitch of pentagons above one another (mm)."""


class TooTight(Exception):  # noqa: N818 - a finding for layout, not an error that leaves flow
    """The cell at ``point`` can't hold what the flow asks for."""

    def __init__(self, point: Titik) -> None:
        super().__init__(point)
        self.point = point


@dataclass(frozen=True, slots=True)
class Keluar:
    """A line that leaves the page: which one, from which side of the symbol.

    Many parallel lines leave downward side by side, each into a pentagon right of it (``comb``), or sideways from a tall
    symbol (``stack``): place from the top, and how many there are.
    """

    edge: int
    side: Sisi
    label: Label | None
    stack: tuple[int, int] | None = None
    comb: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Isi:
    """The content of one symbol's cell.

    ``alone``: the only line from above comes from one pentagon, which then stands right above. ``in_sides``: beside the line
    from above, where the first pentagon stands and where the second. ``label_side``: where the label of a line straight
    down to a pentagon stands.
    """

    point: Titik
    size: tuple[float, float]
    ins: tuple[int, ...] = ()
    outs: tuple[Keluar, ...] = ()
    alone: bool = False
    in_sides: tuple[int, int] = (1, -1)
    label_side: int = 1


@dataclass(frozen=True, slots=True)
class Potongan:
    """The part of a flow that one page shows: rows from ``first``, lines inside (``dalam``), entering and leaving."""

    first: int
    baris: tuple[Baris, ...]
    columns: int
    dalam: dict[int, Jalur]
    masuk: dict[int, Titik]
    keluar: dict[int, Jalur]

    def shape_rows(self) -> range:
        """The rows of this page, counted from 0."""
        return range(len(self.baris))


def cut(baris: tuple[Baris, ...], jalur: tuple[Jalur, ...], columns: int, first: int, stop: int) -> Potongan:
    """Rows ``first`` to ``stop`` of a flow as one page, counted from 0 inside it (lines that leave it end outside)."""
    inside: dict[int, Jalur] = {}
    entering: dict[int, Titik] = {}
    leaving: dict[int, Jalur] = {}
    for number, line in enumerate(jalur):
        source, target = (line.source[0] - first, line.source[1]), (line.target[0] - first, line.target[1])
        starts, ends = first <= line.source[0] < stop, first <= line.target[0] < stop
        if starts and ends:
            inside[number] = Jalur(source, target, line.label)
        elif starts:
            leaving[number] = Jalur(source, target, line.label)
        elif ends:
            entering[number] = target
    return Potongan(first, baris[first:stop], columns, inside, entering, leaving)


def joined_sides(row: Baris, column: int) -> tuple[Sisi, ...]:
    """Sides of a symbol that a joint line takes."""
    if not row.bersama:
        return ()
    return (*(("L",) if column > row.columns[0] else ()), *(("R",) if column < row.columns[-1] else ()))


def side_exits(potongan: Potongan, simbol: Simbol, point: Titik) -> list[tuple[Sisi, tuple[int, ...]]]:
    """The sides that a decision's line may leave by, each with the gutter lanes its label closes."""
    taken = joined_sides(potongan.baris[point[0]], point[1])
    free: list[tuple[Sisi, tuple[int, ...]]] = []
    corners: list[tuple[Sisi, tuple[int, ...]]] = []
    sides: tuple[tuple[Sisi, Sisi], ...] = (("R", "CR"), ("L", "CL"))
    for side, corner in sides:
        lanes = lanes_reached(simbol, potongan.columns, point[1], ARAH[side], simbol.beside)
        if lanes is not None and side not in taken:
            free.append((side, lanes))
        elif lanes is not None:
            corners.append((corner, lanes))
    return free or corners[:1]


def contents(potongan: Potongan, simbol: Simbol) -> dict[Titik, Isi]:
    """The content of every cell that lines enter or leave."""
    points = [(row, column) for row in potongan.shape_rows() for column in potongan.baris[row].columns]
    fed = _fed_from_above(potongan)
    entering: dict[Titik, list[int]] = {point: [] for point in points}
    leaving: dict[Titik, list[tuple[int, Jalur]]] = {point: [] for point in points}
    for number, target in potongan.masuk.items():
        entering[target].append(number)
    for number, line in potongan.keluar.items():
        leaving[line.source].append((number, line))
    found = {}
    for point in points:
        ins, outs = tuple(entering[point]), leaving[point]
        alone = len(ins) == 1 and point not in fed
        if not outs:
            found[point] = Isi(point, simbol.size(potongan.baris[point[0]].shape_at(point[1])), ins, (), alone)
            continue
        places = _places(potongan, simbol, point, outs)
        size = _size(potongan, simbol, point, places)
        found[point] = Isi(point, size, ins, places, alone, label_side=_label_side(potongan, simbol, point, places))
    return found


def _fed_from_above(potongan: Potongan) -> set[Titik]:
    """Symbols whose top must stay free: lines from above lead there, or lines from below that have no free side to enter."""
    return {
        line.target
        for line in potongan.dalam.values()
        if line.source < line.target or joined_sides(potongan.baris[line.target[0]], line.target[1])[1:]
    }


def _places(potongan: Potongan, simbol: Simbol, point: Titik, outs: list[tuple[int, Jalur]]) -> tuple[Keluar, ...]:
    inside = [line for line in potongan.dalam.values() if line.source == point]
    if potongan.baris[point[0]].shape_at(point[1]) == "diamond":
        return _decision(potongan, simbol, point, outs, inside)
    taken = joined_sides(potongan.baris[point[0]], point[1])
    every: tuple[Sisi, ...] = ("L", "R")
    sides = [side for side in every if side not in taken]
    if len(outs) == 1 and not inside:
        return (Keluar(outs[0][0], "B", None),)
    if not inside and len(outs) != len(sides):
        sides.insert(1, "B")
    if len(outs) <= len(sides):
        return tuple(Keluar(number, side, None) for (number, _), side in zip(outs, sides, strict=False))
    shape = potongan.baris[point[0]].shape_at(point[1])
    below = comb_room(simbol, simbol.size(shape)[0], shape)
    if len(outs) <= below + ("L" in sides):
        every_side: list[Sisi] = ["B" if place < below else "L" for place in range(len(outs))]
        return tuple(
            Keluar(number, side, None, comb=(place, len(outs)))
            for place, ((number, _), side) in enumerate(zip(outs, every_side, strict=True))
        )
    return _stacked(outs, [side for side in sides if side != "B"], point)


def comb_room(simbol: Simbol, width: float, shape: Shape) -> int:
    """How many lines can leave a symbol downward side by side, with a pentagon to the right of each."""
    flat = (width - COMB_CAPSULE) / 2 if shape == "capsule" else width / 2 - 0.2
    right = min(flat, simbol.half - EDGE - PENTAGON[0] - COMB_GAP)
    return int((flat + right) / COMB_PITCH + 1e-6) + 1


def comb(simbol: Simbol, count: int) -> tuple[float, float]:
    """X of the first (rightmost) of ``count`` parallel lines and of the pentagons' inner edge, from the centre."""
    room = simbol.half - EDGE - PENTAGON[0]
    first = round(min(room - COMB_GAP, COMB_PITCH * (count - 1) / 2), 2)
    return first, round(min(room, first + 2.0), 2)


def _stacked(outs: list[tuple[int, Jalur]], sides: list[Sisi], point: Titik) -> tuple[Keluar, ...]:
    """Many parallel lines: pentagons above one another on the symbol's sides, the symbol as tall as they."""
    if not sides:
        raise TooTight(point)
    per_side = -(-len(outs) // len(sides))
    return tuple(
        Keluar(
            number, sides[place // per_side], None, (place % per_side, min(per_side, len(outs) - place // per_side * per_side))
        )
        for place, (number, _) in enumerate(outs)
    )


def _decision(
    potongan: Potongan, simbol: Simbol, point: Titik, outs: list[tuple[int, Jalur]], inside: list[Jalur]
) -> tuple[Keluar, ...]:
    """One exit goes down, the other sideways: down goes what leads forward, or Ya."""
    options = [side for side, _ in side_exits(potongan, simbol, point)]
    if not options:
        raise TooTight(point)
    if bound(potongan, simbol, point):
        return tuple(Keluar(number, "B" if line.label == "Ya" else options[0], line.label) for number, line in outs)
    if inside:
        number, line = outs[0]
        if inside[0].target[0] < point[0]:
            return (Keluar(number, "B", line.label),)
        return (Keluar(number, _away(options, inside[0].target[1] - point[1]), line.label),)
    down, aside = sorted(outs, key=lambda out: (out[1].target[0] < point[0], out[1].label != "Ya"))
    side = _away(options, aside[1].source[1] - aside[1].target[1])
    return (Keluar(down[0], "B", down[1].label), Keluar(aside[0], side, aside[1].label))


def bound(potongan: Potongan, simbol: Simbol, point: Titik) -> bool:
    """Whether a decision has so little room that Ya goes down and Tidak aside: at joint lines, in a narrow outer column."""
    outer = point[1] in (0, potongan.columns - 1) and simbol.tidak + LABEL_GAP + 0.1 > simbol.half - LABEL_GAP
    return outer or any(len(side) > 1 for side, _ in side_exits(potongan, simbol, point))


def _away(options: list[Sisi], direction: int) -> Sisi:
    """The side that looks away from ``direction``."""
    return next((side for side in options if ARAH[side] * direction < 0), options[0])


def _size(potongan: Potongan, simbol: Simbol, point: Titik, places: tuple[Keluar, ...]) -> tuple[float, float]:
    width, height = simbol.size(potongan.baris[point[0]].shape_at(point[1]))
    if any(place.comb for place in places) and potongan.baris[point[0]].shape_at(point[1]) == "capsule":
        return width, COMB_CAPSULE
    levels = max((place.stack[1] for place in places if place.stack), default=0)
    if not levels:
        return width, height
    room = 2 * (simbol.half - EDGE - PENTAGON[0] - 1.6)
    if room < 3.0:
        raise TooTight(point)
    narrow = min(width, 10.0, int(room * 5 + 1e-9) / 5)
    return narrow, round(levels * STACK + narrow, 2)


def drop(simbol: Simbol, isi: Isi, place: Keluar) -> tuple[float, float, bool]:
    """A side exit's way down into its pentagon, which stands beside or below the symbol.

    x of the line, x of the pentagon's inner edge (both from the centre, outward), whether it stands beside.
    """
    tip = isi.size[0] / 2
    limit = simbol.half - EDGE - PENTAGON[0]
    if place.side in ("CL", "CR"):
        return tip, min(tip - PENTAGON[0] / 2, limit), False
    if limit >= tip + KEEP:
        inner = round(min(limit, tip + 2.4), 2)
        return round(inner + PENTAGON[0] / 2, 2), inner, True
    line = round(tip + 0.9, 2)
    return line, round(min(line - PENTAGON[0] / 2, limit), 2), False


def closed_lanes(potongan: Potongan, simbol: Simbol, isi: Isi) -> set[int]:
    """Gutter lanes that the pentagons of a cell, and the labels of their lines, close in its row."""
    column = isi.point[1]
    reaches: list[tuple[int, float]] = []
    if isi.ins and not isi.alone:
        reaches += [(side, simbol.bus + PENTAGON[0]) for side in isi.in_sides[: len(isi.ins)]]
    for place in isi.outs:
        side = ARAH[place.side]
        if place.comb:
            reaches.append((1, comb(simbol, place.comb[1])[1] + PENTAGON[0]))
            reaches.append((-1, isi.size[0] / 2 + COMB_PITCH if place.side == "L" else 0.0))
        elif place.stack:
            reaches.append((side, isi.size[0] / 2 + 1.6 + PENTAGON[0]))
        elif side:
            reaches.append((side, drop(simbol, isi, place)[1] + PENTAGON[0]))
            reaches.append((side, simbol.beside if place.label else 0.0))
        elif place.label:
            reaches.append((isi.label_side, LABEL_GAP + 0.1 + simbol.label(place.label)))
    return {
        lane for side, reach in reaches if reach for lane in lanes_reached(simbol, potongan.columns, column, side, reach) or ()
    }


def _label_side(potongan: Potongan, simbol: Simbol, point: Titik, places: tuple[Keluar, ...]) -> int:
    """Away from a line that drops down beside it, else right, else (last column) left."""
    aside = next((ARAH[place.side] for place in places if ARAH[place.side]), 0)
    if not aside and potongan.baris[point[0]].shape_at(point[1]) == "diamond":
        aside = next((ARAH[side] for side, _ in side_exits(potongan, simbol, point) if len(side) > 1), 0)
    return -aside or (1 if point[1] + 1 < potongan.columns else -1)
