"""Sizes of symbols, gutters and labels in a pelaksana column of a given width.

A column has three lanes: a left gutter, its centre (symbols, straight flow) and a right gutter. In a *roomy* column the
gutter tracks lie beyond the labels of a decision; in a narrower one a label closes the gutter it lies in.
"""

from __future__ import annotations

from dataclasses import dataclass

from sop_gen.flow.geometry import Shape
from sop_gen.flow.measure import line_height, text_width

LABEL_PT, NARROW_LABEL_PT = 8.0, 7.0
"""Size of Ya and Tidak, and in columns narrower than ``ROOM_FOR_LABEL`` mm."""
ROOM_FOR_LABEL = 14.0
LETTER_PT, LETTERS_PT = 8.0, 7.0
"""Size of the letter in a pentagon, and of two."""
KEEP = 0.8
"""Parallel lines, and lines beside foreign symbols and labels, keep this distance (mm)."""
BORDER = 0.6
"""Lines keep this distance from the borders of table columns (mm)."""
LABEL_GAP = 0.3
"""From a label to its own line."""
TIP_GAP = 0.4
"""From the tip of a diamond to the label beside it."""
PENTAGON = (4.4, 4.8)
"""Width and height of a pentagon."""
NARROWEST = 11.5
"""The narrowest column that symbols, labels and two tracks on each side fit in (mm)."""
BUS = 1.0
"""From the line down a column's centre to a pentagon beside it, at least."""


@dataclass(frozen=True, slots=True)
class Simbol:
    """Sizes in a column ``width`` wide; x distances are taken from the column's centre."""

    width: float
    box: tuple[float, float]
    diamond: tuple[float, float]
    label_pt: float
    label_height: float
    ya: float
    tidak: float
    tracks: int
    track_from: float
    pitch: float

    @property
    def half(self) -> float:
        """From the centre to the border of the column."""
        return self.width / 2

    @property
    def bus(self) -> float:
        """From the centre to a pentagon beside the line down the centre."""
        return BUS if self.half < 8 else 1.6

    def size(self, shape: Shape) -> tuple[float, float]:
        """Width and height of a symbol."""
        if shape == "pentagon":
            return PENTAGON
        if shape == "capsule":
            return self.box[0], _down(min(self.box[1], max(4.0, 0.6 * self.box[0])))
        return self.diamond if shape == "diamond" else self.box

    def stub(self, width: float) -> float:
        """From a line alone in the gutter to a symbol ``width`` wide."""
        return self.track_from + self.pitch * (self.tracks - 1) / 2 - width / 2

    def label(self, word: str) -> float:
        """Width of a label."""
        return self.ya if word == "Ya" else self.tidak

    @property
    def beside(self) -> float:
        """How far the label Tidak beside a diamond's tip reaches from the centre."""
        return self.diamond[0] / 2 + TIP_GAP + self.tidak


def symbols(width: float) -> Simbol:
    """The sizes that suit a column ``width`` wide (a multiple of 0.1 mm)."""
    half = width / 2
    size = LABEL_PT if width >= ROOM_FOR_LABEL else NARROW_LABEL_PT
    ya, tidak = (_up(text_width(word, size) + 0.1) for word in ("Ya", "Tidak"))
    label = TIP_GAP + tidak
    spare = half - BORDER - 2.2 - (5.0 + label + KEEP)
    if spare >= 0:  # roomy: at least three tracks beyond the label of a diamond 10 mm wide
        tip = _down(min(7.0, 5.0 + spare))
        tracks, pitch = _tracks(half - BORDER - (tip + label + KEEP))
        box, diamond, start = _down(min(16.0, 2 * (tip + label))), 2 * tip, half - BORDER - pitch * (tracks - 1)
    else:
        tracks, pitch = (4, 1.0) if width >= 18 else (3, 0.85) if width >= 15 else (2, 0.85)
        box = _down(min(16.0, width - 2 * (KEEP + BORDER + (tracks - 1) * pitch)))
        diamond = _down(min(box, 14.0, max(2 * (half - label - LABEL_GAP), 8.0)))
        start = box / 2 + KEEP
    height = _up(line_height(size))
    return Simbol(width, *_heights(box, diamond, height), size, height, ya, tidak, tracks, start, pitch)


def _heights(box: float, diamond: float, label: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Box and diamond of these widths: a label beside a diamond ends above one below it, no box is taller than a diamond."""
    tall = _down(min(9.0, max(2 * label + 0.6, 0.8 * diamond)))
    return (box, _down(min(8.0, max(4.8, 0.7 * box), tall))), (diamond, tall)


def _tracks(room: float) -> tuple[int, float]:
    """Number of tracks in ``room`` mm, and their pitch."""
    count = min(6, int(room / 1.1 + 1e-9) + 1)
    return count, min(1.4, room / max(1, count - 1))


def lanes_reached(simbol: Simbol, columns: int, column: int, side: int, reach: float) -> tuple[int, ...] | None:
    """The gutter lanes closed by something that reaches ``reach`` mm from the centre to ``side`` (-1, 1).

    None when it would leave the pelaksana area. Lanes count 3 per column: left gutter, centre, right gutter.
    """
    if not 0 <= column + side < columns and reach > simbol.half - LABEL_GAP:
        return None
    found = [3 * column + 1 + side] if reach + KEEP > simbol.track_from + 1e-6 else []
    if reach + KEEP > simbol.half + BORDER:
        found.append(3 * (column + side) + 1 - side)
    return tuple(found)


def _up(value: float) -> float:
    return -int(-value * 10 // 1) / 10


def _down(value: float) -> float:
    """Down to a multiple of 0.2, so that half of it is a multiple of 0.1."""
    return int(value * 5 + 1e-9) / 5
