"""The routing board of one page: a grid of lanes and units, and the stretches of line that lie on it.

Lanes run down the page, 3 per column: left gutter, centre, right gutter. Units run across it, 3 per row: the channel above
the symbols, the symbols' own level, the channel below. A *ruas* is one straight stretch on a lane or unit. Stretches that
lead the same way into the same target carry the same key: they are one line (a common tail). All others must not overlap;
in gutters and channels they get tracks of their own later, on centres and symbol levels they exclude each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from sop_gen.flow.cells import ARAH, Isi, Potongan, Sisi, closed_lanes, joined_sides, side_exits
from sop_gen.flow.graph import Label, Titik
from sop_gen.flow.symbols import LABEL_GAP, Simbol, lanes_reached

Key = tuple[object, ...]
Garis = tuple[bool, int]
"""A lane (True) or a unit (False), by number."""


Rentang = dict[Key, tuple[int, int]]
"""The stretches of one lane or unit: from where to where, in order, by key."""


class Ruas(NamedTuple):
    """One straight stretch: ``start`` to ``end`` in units (down a lane) or lanes (across); without key it touches nothing."""

    vertical: bool
    at: int
    start: int
    end: int
    key: Key | None

    @property
    def span(self) -> tuple[int, int]:
        """Start and end in order."""
        return (self.start, self.end) if self.start <= self.end else (self.end, self.start)


@dataclass(frozen=True, slots=True)
class Lintasan:
    """The path of one line: where it leaves its source (``port``: mm from the centre), where it enters, its stretches."""

    edge: int
    exit: Sisi
    entry: Sisi
    ruas: tuple[Ruas, ...]
    cost: float
    port: float = 0.0
    label_side: int = 0


@dataclass(slots=True)
class Papan:
    """The board: taken sides of symbols, stretches by unit and by lane, gutters closed by labels and pentagons."""

    potongan: Potongan
    simbol: Simbol
    isi: dict[Titik, Isi]
    sides: dict[tuple[Titik, Sisi], object] = field(default_factory=dict)
    paths: dict[int, Lintasan] = field(default_factory=dict)
    spans: tuple[dict[int, Rentang], dict[int, Rentang]] = field(default_factory=lambda: ({}, {}))
    members: dict[tuple[Garis, Key], dict[int, tuple[int, int]]] = field(default_factory=dict)
    closed: dict[tuple[int, int], set[int]] = field(default_factory=dict)
    options: dict[Titik, list[tuple[Sisi, tuple[int, ...]]]] = field(default_factory=dict)
    waiting: dict[Titik, set[int]] = field(default_factory=dict)
    watch: dict[int, list[Titik]] = field(default_factory=dict)
    leaving: dict[Titik, list[int]] = field(default_factory=dict)
    entering: dict[Titik, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, line in self.potongan.dalam.items():
            self.leaving.setdefault(line.source, []).append(number)
            self.entering.setdefault(line.target, []).append(number)
        for point, content in self.isi.items():
            for side in joined_sides(self.potongan.baris[point[0]], point[1]):
                self.sides[point, side] = "joint"
            if content.alone:
                self.sides[point, "T"] = "pentagon"
            for place in content.outs:
                if place.side not in ("CL", "CR"):
                    self.sides[point, place.side] = "pentagon"
            for lane in closed_lanes(self.potongan, self.simbol, content):
                self.closed.setdefault((lane, point[0]), set()).add(-1)
            if self.is_decision(point):
                self._watch(point)

    def _watch(self, point: Titik) -> None:
        self.options[point] = side_exits(self.potongan, self.simbol, point)
        self.waiting[point] = set(self.leaving.get(point, ()))
        for lane in {lane for _, lanes in self.options[point] for lane in lanes}:
            self.watch.setdefault(lane, []).append(point)

    @property
    def gutters(self) -> list[int]:
        """All gutter lanes, from left to right."""
        return [lane for lane in range(3 * self.potongan.columns) if lane % 3 != 1]

    def is_decision(self, point: Titik) -> bool:
        """Whether a diamond stands at ``point``."""
        return self.potongan.baris[point[0]].shape_at(point[1]) == "diamond"

    def exits_of(self, point: Titik, but: int = -1) -> list[Lintasan]:
        """The paths on the board that leave the symbol at ``point``, without that of line ``but``."""
        return [self.paths[edge] for edge in self.leaving.get(point, ()) if edge != but and edge in self.paths]

    def closes(self, path: Lintasan, point: Titik, label: Label | None) -> tuple[int, ...] | None:
        """The lanes that the label of ``path`` closes in its source's row; None when the label has no room."""
        if label is None:
            return ()
        columns = self.potongan.columns
        if side := ARAH[path.exit]:
            return lanes_reached(self.simbol, columns, point[1], side, self.simbol.beside)
        reach = LABEL_GAP + 0.1 + self.simbol.label(label)
        return lanes_reached(self.simbol, columns, point[1], path.label_side, reach)

    def fits(self, path: Lintasan) -> bool:
        """Whether ``path`` breaks no rule beside all that lies on the board."""
        line = self.potongan.dalam[path.edge]
        lanes = self.closes(path, line.source, line.label)
        if lanes is None or not all(self._free(stretch, path) for stretch in path.ruas if stretch.key):
            return False
        row = line.source[0]
        if any(self._touched(lane, 3 * row + 1, path.edge) for lane in lanes):
            return False
        if path.exit not in ("L", "R") and any(self._touches(path, lane, 3 * row + 1) for lane in lanes):
            return False
        return self._leaves_room(path)

    def _free(self, stretch: Ruas, path: Lintasan) -> bool:
        low, high = stretch.span
        others = self.spans[stretch.vertical].get(stretch.at, {})
        if not stretch.vertical:
            return stretch.at % 3 != 1 or self._level_free(stretch, others, low, high)
        if stretch.at % 3 == 1:
            return self._centre_free(stretch, others, low, high)
        merged = others.get(stretch.key or ())
        if merged:
            low, high = min(low, merged[0]), max(high, merged[1])
        if self._shut(stretch.at, low, high, path.edge):
            return False
        beside = [span for key, span in others.items() if key != stretch.key and span[0] <= high and low <= span[1]]
        if len(beside) < self.simbol.tracks:
            return True
        return all(sum(a <= unit <= b for a, b in beside) < self.simbol.tracks for unit in range(low, high + 1))

    def _shut(self, lane: int, low: int, high: int, edge: int) -> bool:
        """Whether something that is not of line ``edge`` closes a gutter at a symbols' level between two units."""
        for row in range((low + 1) // 3, (high + 2) // 3):
            owners = self.closed.get((lane, row))
            if owners and (len(owners) > 1 or edge not in owners):
                return True
        return False

    def _level_free(self, stretch: Ruas, others: Rentang, low: int, high: int) -> bool:
        row = stretch.at // 3
        if any(low < 3 * column + 1 < high for column in self.potongan.baris[row].columns):
            return False
        for key, (a, b) in others.items():
            start, end = max(a, low), min(b, high)
            at_symbol = start == end and start % 3 == 1 and (row, start // 3) in self.isi
            if key != stretch.key and start <= end and not at_symbol:
                return False
        return True

    def _centre_free(self, stretch: Ruas, others: Rentang, low: int, high: int) -> bool:
        column, key = stretch.at // 3, stretch.key or ()
        if any(other != key and a <= high and low <= b for other, (a, b) in others.items()):
            return False
        for row in range(low // 3, high // 3 + 1):
            if (row, column) in self.isi:
                if low <= 3 * row + 1 <= high:
                    return False
                if low <= 3 * row <= high and key[:4] != ("in", row, column, "T"):
                    return False
        return True

    def _touched(self, lane: int, unit: int, edge: int) -> bool:
        """Whether a line other than ``edge`` runs on ``lane`` at ``unit``."""
        return any(
            a <= unit <= b and any(other != edge for other in self.members[(True, lane), key])
            for key, (a, b) in self.spans[True].get(lane, {}).items()
        )

    @staticmethod
    def _touches(path: Lintasan, lane: int, unit: int) -> bool:
        return any(part.vertical and part.at == lane and part.span[0] <= unit <= part.span[1] for part in path.ruas)

    def _leaves_room(self, path: Lintasan) -> bool:
        """Whether every decision that still waits for a side exit keeps one."""
        line = self.potongan.dalam[path.edge]
        points = {point for part in path.ruas if part.vertical for point in self.watch.get(part.at, ())}
        for point in points | ({line.target, line.source} & self.options.keys()):
            waiting = self.waiting[point] - {path.edge}
            if not waiting or self._has_side_exit(point, path):
                continue
            if not any(self._side_left(point, option, path) for option in self.options[point]):
                return False
        return True

    def _has_side_exit(self, point: Titik, path: Lintasan) -> bool:
        paths = self.exits_of(point, path.edge)
        if self.potongan.dalam[path.edge].source == point:
            paths.append(path)
        return any(ARAH[other.exit] for other in paths) or any(ARAH[place.side] for place in self.isi[point].outs)

    def _side_left(self, point: Titik, option: tuple[Sisi, tuple[int, ...]], path: Lintasan) -> bool:
        side, lanes = option
        owner = self.sides.get((point, side))
        if owner is not None or (self.potongan.dalam[path.edge].target == point and path.entry == side):
            return False
        unit = 3 * point[0] + 1
        return not any(self._touched(lane, unit, -1) or self._touches(path, lane, unit) for lane in lanes)

    def crossings(self, path: Lintasan) -> int:
        """How many lines on the board ``path`` would cross."""
        return sum(self._crossed(part) for part in path.ruas)

    def _crossed(self, part: Ruas) -> int:
        low, high = part.span
        at, across = part.at, self.spans[not part.vertical]
        found = 0
        for other in range(low + 1, high):
            if other in across:
                for a, b in across[other].values():
                    found += a < at < b
        return found

    def add(self, path: Lintasan) -> None:
        """Puts ``path`` on the board."""
        line = self.potongan.dalam[path.edge]
        self.paths[path.edge] = path
        for part in path.ruas:
            if part.key:
                self.members.setdefault(((part.vertical, part.at), part.key), {})[path.edge] = part.span
        self._renew(path.ruas)
        if path.exit in ("L", "R") or (path.exit == "B" and not path.port):
            self.sides[line.source, path.exit] = path.edge
        if path.entry != "T":
            self.sides[line.target, path.entry] = "in"
        for lane in self.closes(path, line.source, line.label) or ():
            self.closed.setdefault((lane, line.source[0]), set()).add(path.edge)
        if line.source in self.waiting:
            self.waiting[line.source].discard(path.edge)

    def remove(self, edge: int) -> Lintasan:
        """Takes the path of ``edge`` off the board, to route it anew."""
        line, path = self.potongan.dalam[edge], self.paths.pop(edge)
        for part in path.ruas:
            if part.key:
                del self.members[(part.vertical, part.at), part.key][edge]
        self._renew(path.ruas)
        if self.sides.get((line.source, path.exit)) == edge:
            del self.sides[line.source, path.exit]
        entered = {self.paths[number].entry for number in self.entering[line.target] if number in self.paths}
        if path.entry not in ("T", *entered):
            del self.sides[line.target, path.entry]
        for lane in self.closes(path, line.source, line.label) or ():
            self.closed[lane, line.source[0]].discard(edge)
        if line.source in self.waiting:
            self.waiting[line.source].add(edge)
        return path

    def _renew(self, parts: Iterable[Ruas]) -> None:
        for part in parts:
            if not part.key:
                continue
            garis = (part.vertical, part.at)
            spans = self.members.get((garis, part.key))
            stretches = self.spans[part.vertical].setdefault(part.at, {})
            if spans:
                stretches[part.key] = min(a for a, _ in spans.values()), max(b for _, b in spans.values())
            else:
                stretches.pop(part.key, None)
                self.members.pop((garis, part.key), None)
