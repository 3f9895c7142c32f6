"""The procedure as a graph on a grid: rows of symbols in columns, and the lines between them. No millimetres yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sop_gen.flow.geometry import Shape
from sop_gen.model.sop import SELESAI, Langkah, Sop

MULAI = "mulai"
Label = Literal["Ya", "Tidak"]
Titik = tuple[int, int]
"""Row and column of a symbol, both from 0."""


@dataclass(frozen=True, slots=True)
class Baris:
    """One row: which columns hold a symbol, which one its lines enter and leave (``utama``), whether the symbols are joined."""

    step: str
    index: int | None
    columns: tuple[int, ...]
    utama: int
    shapes: tuple[Shape, ...]
    bersama: bool = False

    def shape_at(self, column: int) -> Shape:
        """The symbol in ``column``."""
        return self.shapes[self.columns.index(column)]


@dataclass(frozen=True, slots=True)
class Jalur:
    """One line of the flow, from a symbol to a symbol."""

    source: Titik
    target: Titik
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Alur:
    """The whole flow; joint symbols are joined by their row, not by ``jalur``."""

    roles: tuple[str, ...]
    baris: tuple[Baris, ...]
    jalur: tuple[Jalur, ...]

    def node_id(self, point: Titik) -> str:
        """The id of the symbol at ``point``: its step, with the column when the row has several."""
        row = self.baris[point[0]]
        return row.step if len(row.columns) == 1 else f"{row.step}@{self.roles[point[1]]}"


def build(sop: Sop, mulai_selesai: Literal["langkah", "baris"]) -> Alur:
    """The flow of ``sop``, with begin and end drawn as the office wants them."""
    roles = {part.id: column for column, part in enumerate(sop.pelaksana)}
    steps = [_row(sop, index, roles, own_rows=mulai_selesai == "baris") for index in range(len(sop.langkah))]
    rows = [*([_begin(steps[0])] if mulai_selesai == "baris" else []), *steps]
    shift = len(rows) - len(steps)
    ways = _ways(sop)
    end = _end(rows, shift, sop, ways, own_rows=mulai_selesai == "baris")
    places = {sop.step_id(index): (index + shift, row.utama) for index, row in enumerate(steps)}
    lines = [Jalur((0, rows[0].utama), (1, rows[1].utama))] if shift else []
    for index, target, label in ways:
        source = (index + shift, steps[index].utama)
        place = _ending(source, rows, end) if target == SELESAI else places.get(target)
        if place and place[0] != source[0]:
            lines.append(Jalur(source, place, label))
    return Alur(tuple(roles), (*rows, *((end,) if end else ())), tuple(dict.fromkeys(lines)))


def _ways(sop: Sop) -> list[tuple[int, str, Label | None]]:
    """Every way out of every step: (step, target, label)."""
    found: list[tuple[int, str, Label | None]] = []
    for index, step in enumerate(sop.langkah):
        labels: tuple[Label | None, ...] = ("Ya", "Tidak") if step.keputusan else (None,) * max(1, len(step.lanjut))
        found.extend((index, target, label) for target, label in zip(sop.targets(index), labels, strict=True))
    return found


def _row(sop: Sop, index: int, roles: dict[str, int], *, own_rows: bool) -> Baris:
    step = sop.langkah[index]
    columns = tuple(sorted({roles[role] for role in step.oleh if role in roles} or {0}))
    main = roles.get(step.oleh[0], columns[0]) if step.keputusan else columns[0]
    ends = sop.targets(index) == (SELESAI,)
    plain: Shape = "capsule" if not own_rows and not step.keputusan and (index == 0 or ends) else "box"
    shapes = tuple(_shape(step, column == main, plain) for column in columns)
    return Baris(sop.step_id(index), index, columns, main, shapes, len(columns) > 1)


def _shape(step: Langkah, main: bool, plain: Shape) -> Shape:
    return "diamond" if step.keputusan and main else plain


def _begin(first: Baris) -> Baris:
    return Baris(MULAI, None, (first.utama,), first.utama, ("capsule",))


def _end(rows: list[Baris], shift: int, sop: Sop, ways: list[tuple[int, str, Label | None]], *, own_rows: bool) -> Baris | None:
    """The row Selesai, when something leads there: one capsule (style baris), or one in each such decision's column."""
    ending = [index for index, target, _ in ways if target == SELESAI and (own_rows or sop.langkah[index].keputusan)]
    if not ending:
        return None
    columns = {rows[index + shift].utama for index in (ending[-1:] if own_rows else ending)}
    ordered = tuple(sorted(columns))
    capsule: Shape = "capsule"
    return Baris(SELESAI, None, ordered, ordered[0], (capsule,) * len(ordered))


def _ending(source: Titik, rows: list[Baris], end: Baris | None) -> Titik | None:
    """The capsule that ends the flow of ``source``; a plain step in style langkah is itself the end."""
    if end is None or (rows[0].step != MULAI and rows[source[0]].shape_at(source[1]) != "diamond"):
        return None
    return (len(rows), source[1] if source[1] in end.columns else end.utama)
