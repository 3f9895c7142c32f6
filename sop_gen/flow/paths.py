"""Routing: for every line of a page the cheapest path that breaks no rule.

Every path has one of a few shapes: straight down a centre; sideways and down the target's centre; down the source's centre and
sideways; or through a gutter. The last always exists while a gutter has a free track. Costs count bends, crossings, length
and habit (Ya goes down, Tidak sideways). Texts and millimetres play no part, so a changed text never moves a line elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sop_gen.flow.board import Key, Lintasan, Papan, Ruas
from sop_gen.flow.cells import ARAH, Isi, Potongan, Sisi, TooTight, drop
from sop_gen.flow.graph import Titik
from sop_gen.flow.symbols import KEEP, Simbol

CROSSING = 1.6
ACROSS, ALONG = 0.05, 0.02
PORT_PITCH = 1.8
MEETING = 1.8
"""Cost of a line from below that joins one from above before their common target, or the other way round."""
STUB, SHORT = 0.4, 2.3
"""Cost of entering from the target's own gutter when that is less than ``SHORT`` mm away: all of it is arrow head."""
Keluaran = tuple[Sisi, float, int]
"""A way out of a symbol: side, port (mm from the middle), side of the label."""


class Usul(NamedTuple):
    """A proposed path: its cost without crossings, its form, where it leaves and enters, and its gutter."""

    cost: float
    form: str
    exit: Sisi
    port: float
    label_side: int
    entry: Sisi
    lane: int = -1


def route(potongan: Potongan, simbol: Simbol, isi: dict[Titik, Isi]) -> Papan:
    """All lines of one page routed; raises ``TooTight`` when the gutters can't take them."""
    board = Papan(potongan, simbol, isi)
    order = sorted(potongan.dalam, key=lambda number: _priority(board, number))
    for number in order:
        board.add(_best(board, number))
    for pair in _decisions(board):
        _aside_first(board, pair)
    for number in order[::-1]:
        path = board.paths[number]
        if len(path.ruas) > 3 or board.crossings(path) or _meeting_cost(board, number, path.entry):
            board.remove(number)
            board.add(_best(board, number, path))
    return board


def _priority(board: Papan, number: int) -> tuple[int, int, int]:
    """Straight neighbours first, then by length: short loops take the near gutters, long ones go around them."""
    line = board.potongan.dalam[number]
    length = line.target[0] - line.source[0]
    straight = length > 0 and line.source[1] == line.target[1]
    return (0 if length == 1 else 1, abs(length) * 2 - straight, number)


def _decisions(board: Papan) -> list[list[int]]:
    """Both exits of every decision whose exits stay on the page, Ya first."""
    found: dict[Titik, list[int]] = {}
    for number, line in board.potongan.dalam.items():
        if line.label:
            found.setdefault(line.source, []).append(number)
    return [pair for pair in found.values() if len(pair) == 2]


def _aside_first(board: Papan, pair: list[int]) -> None:
    """Routes the exits of a decision again, Tidak first; what is cheaper stays."""
    cost = _cost(board, pair)
    if cost < 3.0:
        return
    known = [board.remove(number) for number in pair]
    try:
        for number in sorted(pair, key=lambda number: board.potongan.dalam[number].label == "Ya"):
            board.add(_best(board, number))
        better = _cost(board, pair) < cost - 1e-6
    except TooTight:
        better = False
    if better:
        return
    for number in pair:
        if number in board.paths:
            board.remove(number)
    for path in known:
        board.add(path)


def _cost(board: Papan, numbers: list[int]) -> float:
    return sum(board.paths[number].cost + CROSSING * board.crossings(board.paths[number]) for number in numbers)


def _best(board: Papan, number: int, known: Lintasan | None = None) -> Lintasan:
    """The cheapest path that fits; through a gutter only when a direct one costs too much."""
    best: tuple[Lintasan | None, float] = (None, 1e9)
    if known and board.fits(known):
        best = known, known.cost + CROSSING * board.crossings(known) + _meeting_cost(board, number, known.entry)
    exits = _exits(board, number)
    best = _cheaper(board, number, _direct(board, number, exits), best)
    if best[1] > 2.0:
        best = _cheaper(board, number, _through_gutters(board, number, exits, best[1]), best)
    if best[0] is None:
        raise TooTight(board.potongan.dalam[number].source)
    return best[0]


def _cheaper(
    board: Papan, number: int, proposals: Iterator[Usul], known: tuple[Lintasan | None, float]
) -> tuple[Lintasan | None, float]:
    """The cheapest of ``proposals`` that fits, and its cost, or what is ``known``; built only when they could still win."""
    best, cost = known
    for usul in sorted(proposals):
        if usul.cost >= cost - 1e-9:
            break
        path = _build(board, number, usul)
        if board.fits(path):
            total = path.cost + CROSSING * board.crossings(path)
            if total < cost - 1e-9:
                best, cost = path, total
    return best, cost


def _exits(board: Papan, number: int) -> list[Keluaran]:
    """Ways out of the source that are still free."""
    point = board.potongan.dalam[number].source
    if board.is_decision(point):
        return _decision_exits(board, number, point)
    found: list[Keluaran] = []
    if board.sides.get((point, "B")) is None:
        found.append(("B", 0.0, 0))
    sides: tuple[Sisi, ...] = ("L", "R")
    found += [(side, 0.0, 0) for side in sides if board.sides.get((point, side)) is None]
    if board.sides.get((point, "B")) not in (None, "pentagon"):
        found += [("B", offset, 0) for offset in _offsets(board, point)]
    return found


def _decision_exits(board: Papan, number: int, point: Titik) -> list[Keluaran]:
    """Ways out of a diamond; the label below it keeps away from a line that drops down beside it."""
    half = board.isi[point].size[0] / 2
    others = {path.exit for path in board.exits_of(point, number)}
    pentagons = {place.side for place in board.isi[point].outs}
    free = [side for side, _ in board.options[point] if side not in others | pentagons and board.sides.get((point, side)) is None]
    found: list[Keluaran] = [(side, half * ARAH[side] if len(side) > 1 else 0.0, 0) for side in free]
    down = board.sides.get((point, "B")) is None
    corner = next((ARAH[side] for side, _ in board.options[point] if len(side) > 1), 0)
    if corner and board.potongan.dalam[number].label == "Tidak":
        return found
    aside = corner or next((ARAH[side] for side in pentagons if ARAH[side]), 0)
    below: list[Keluaran] = [("B", 0.0, side) for side in (1, -1) if side != aside] if down else []
    return below if corner else below + found


def _offsets(board: Papan, point: Titik) -> list[float]:
    """The next free ports left and right of the middle of a symbol's lower side."""
    width, height = board.isi[point].size
    shape = board.potongan.baris[point[0]].shape_at(point[1])
    flat = (width - min(width, height)) / 2 if shape == "capsule" else width / 2 - 0.8
    used = {path.port for path in board.exits_of(point)}
    found = []
    for side in (-1, 1):
        limit = min(
            [
                flat,
                *(
                    drop(board.simbol, board.isi[point], place)[1] - KEEP
                    for place in board.isi[point].outs
                    if ARAH[place.side] == side
                ),
            ]
        )
        places = [round(side * PORT_PITCH * step, 2) for step in range(1, int(limit / PORT_PITCH + 1e-9) + 1)]
        found += [place for place in places if place not in used][:1]
    return found


def _entries(board: Papan, point: Titik) -> list[Sisi]:
    sides: tuple[Sisi, ...] = ("L", "R")
    return [side for side in sides if board.sides.get((point, side)) in (None, "in")]


def _direct(board: Papan, number: int, exits: list[Keluaran]) -> Iterator[Usul]:
    """Paths along the centres of the source's and the target's column, for lines that lead forward."""
    line = board.potongan.dalam[number]
    (row, column), (row2, column2) = line.source, line.target
    if row2 <= row:
        return
    across, along = ACROSS * 3 * abs(column2 - column), ALONG * 3 * (row2 - row)
    entry = _entry_cost(board, number)
    towards = 1 if column2 > column else -1
    back: Sisi = "L" if column2 > column else "R"
    sides = _entries(board, line.target)
    top, aside = _meeting_cost(board, number, "T"), _meeting_cost(board, number, back)
    for side, port, label in exits:
        cost = along + across + top + _exit_cost(board, number, side, port, label, towards)
        down = side == "B" and not port
        if column == column2:
            if down:
                yield Usul(cost, "lurus", side, port, label, "T")
        elif side in ("L", "R"):
            if ARAH[side] == towards:
                yield Usul(1 + cost, "atas", side, port, label, "T")
        else:
            yield Usul(2 + cost, "bawah", side, port, label, "T")
        if down and column != column2:
            yield Usul(2.01 + cost, "belok", side, port, label, "T")
            if back in sides:
                yield Usul(1 + cost - top + aside + entry, "samping", side, port, label, back)


def _through_gutters(board: Papan, number: int, exits: list[Keluaran], most: float) -> Iterator[Usul]:
    """Paths through any gutter, from any free side into any free side, that cost less than ``most``."""
    line = board.potongan.dalam[number]
    (row, column), (row2, column2) = line.source, line.target
    a, b = 3 * column + 1, 3 * column2 + 1
    sides, entry = _entries(board, line.target), _entry_cost(board, number)
    along = ALONG * 3 * abs(row2 - row)
    ways = [(lane, along + ACROSS * (abs(lane - a) + abs(b - lane))) for lane in board.gutters]
    meeting = {side: _meeting_cost(board, number, side) for side in (*sides, "T")}
    stub = {b - 1, b + 1} if board.simbol.stub(board.isi[line.target].size[0]) < SHORT else set()
    above = board.sides.get((line.target, "T")) is None
    for side, port, label in exits:
        direct = side in ("L", "R")
        left, right = (_exit_cost(board, number, side, port, label, towards) for towards in (-1, 1))
        for lane, way in ways:
            if direct and (lane > a) != (ARAH[side] > 0):
                continue
            cost = way + (0 if direct else 1) + (right if lane > a else left)
            if 2 + cost >= most:
                continue
            facing: Sisi = "L" if lane < b else "R"
            if facing in sides:
                tight = STUB if lane in stub else 0.0
                yield Usul(2 + cost + entry + tight + meeting[facing], "lorong", side, port, label, facing, lane)
            if above:
                yield Usul(3 + cost + meeting["T"], "lorong", side, port, label, "T", lane)


def _meeting_cost(board: Papan, number: int, entry: Sisi) -> float:
    """Lines from above and from below that meet on their way to one target look like a fork of one of them."""
    line = board.potongan.dalam[number]
    others = (board.potongan.dalam[edge] for edge in board.entering[line.target] if _enters(board, edge, number, entry))
    return MEETING if any((other.source < line.target) != (line.source < line.target) for other in others) else 0.0


def _enters(board: Papan, edge: int, number: int, entry: Sisi) -> bool:
    """Whether another line than ``number`` enters there already."""
    return edge != number and edge in board.paths and board.paths[edge].entry == entry


def _entry_cost(board: Papan, number: int) -> float:
    """What a line that enters at a side costs more than one that enters from above."""
    line = board.potongan.dalam[number]
    return (0.3 if line.target[0] > line.source[0] else 0.05) + (0.5 if board.is_decision(line.target) else 0.0)


def _exit_cost(board: Papan, number: int, side: Sisi, port: float, label: int, towards: int) -> float:
    """Ya likes to go down, Tidak sideways; a port beside the middle likes lines to its own side."""
    line = board.potongan.dalam[number]
    forward = line.target[0] > line.source[0]
    cost = abs(port) * 0.02 + (0.01 if label < 0 else 0.0)
    if side in ("CL", "CR"):
        return cost + 0.5
    if port and (port > 0) != (towards > 0):
        cost += CROSSING
    if line.label == "Tidak":
        return cost + (0.8 if side == "B" else 0.0)
    if line.label == "Ya":
        return cost + (0.4 if side != "B" and forward else 0.0)
    return cost + (0.1 if side != "B" and not forward else 0.0)


def _build(board: Papan, number: int, usul: Usul) -> Lintasan:
    """The stretches of a proposed path."""
    line = board.potongan.dalam[number]
    (row, column), (row2, column2) = line.source, line.target
    a, b = 3 * column + 1, 3 * column2 + 1
    below, above, level = 3 * row + 2, 3 * row2, 3 * row2 + 1
    out, into = ("out", number), ("in", row2, column2, usul.entry)
    stub = Ruas(True, a, below, below, None if usul.port else (*out, "B"))
    match usul.form:
        case "lurus":
            parts = [Ruas(True, a, below, above, into)]
        case "atas":
            parts = [Ruas(False, 3 * row + 1, a, b, (*out, "M")), Ruas(True, b, 3 * row + 1, above, into)]
        case "bawah":
            parts = [stub, Ruas(False, below, a, b, (*out, "H")), Ruas(True, b, below, above, into)]
        case "belok":
            parts = [
                Ruas(True, a, below, above, (*out, "B")),
                Ruas(False, above, a, b, (*into, "H")),
                Ruas(True, b, above, above, into),
            ]
        case "samping":
            parts = [Ruas(True, a, below, level, (*out, "B")), Ruas(False, level, a, b, into)]
        case _:
            parts = _gutter_parts(usul, a, b, 3 * row + 1, above, stub, (out, into))
    return Lintasan(number, usul.exit, usul.entry, tuple(parts), usul.cost, usul.port, usul.label_side)


def _gutter_parts(usul: Usul, a: int, b: int, start: int, above: int, stub: Ruas, keys: tuple[Key, Key]) -> list[Ruas]:
    out, into = keys
    lane = usul.lane
    if usul.exit in ("L", "R"):
        begin = [Ruas(False, start, a, lane, (*out, "M"))]
    else:
        start += 1
        begin = [stub, Ruas(False, start, a, lane, (*out, "H"))]
    if usul.entry != "T":
        return [*begin, Ruas(True, lane, start, above + 1, (*into, lane)), Ruas(False, above + 1, lane, b, into)]
    return [
        *begin,
        Ruas(True, lane, start, above, (*into, lane)),
        Ruas(False, above, lane, b, (*into, "H")),
        Ruas(True, b, above, above, into),
    ]
