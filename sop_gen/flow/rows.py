"""Heights: what a row needs above and below its symbols' middle, and for its texts."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from sop_gen.flow.board import Papan
from sop_gen.flow.cells import ARAH, STACK, Isi, Keluar, drop
from sop_gen.flow.symbols import KEEP, PENTAGON, Simbol
from sop_gen.flow.tracks import Jejak

MARGIN = 1.7
"""From a symbol to the border of its row: two of them hold an arrow head (mm)."""
INSET = 1.4
"""From a channel's outermost track, a label or a pentagon to the border of the row."""
PITCH = 1.1
"""From track to track of a channel."""
ARROW = 2.4
"""From a line to the symbol that it then enters: room for the arrow head."""
AFTER_LABEL = 1.4
"""From a label beside a line down to the pentagon below it: the arrow head stands clear of the label."""
BELOW = 1.4
"""From symbols, labels and pentagons down to the first track of the channel below."""
LABEL_DROP = 0.2
"""From a symbol's lower edge to the label of the line that leaves there."""


@dataclass(frozen=True, slots=True)
class Tinggi:
    """A row's needs: top border to the symbols' band, the band above and below the middle, the band to the bottom border."""

    top: float
    up: float
    down: float
    bottom: float

    @property
    def total(self) -> float:
        """The least height that the symbols and lines of the row need."""
        return round(self.top + self.up + self.down + self.bottom, 2)


def up_of(isi: Isi) -> float:
    """How far the content of a cell reaches above the middle of its symbol."""
    half = isi.size[1] / 2
    if not isi.ins:
        return half
    if isi.alone:
        return half + ARROW + PENTAGON[1]
    return half + 1.2 + PENTAGON[1] + STACK * (ceil(len(isi.ins) / 2) - 1)


def label_end(isi: Isi, simbol: Simbol) -> float:
    """Lower edge of labels below a symbol, from its middle."""
    return isi.size[1] / 2 + LABEL_DROP + simbol.label_height


def drop_top(isi: Isi, simbol: Simbol) -> float:
    """Upper edge of the pentagon that a side exit drops into, from the symbol's middle."""
    place = next(place for place in isi.outs if ARAH[place.side] and not place.stack)
    if place.side in ("CL", "CR"):
        return label_end(isi, simbol) + AFTER_LABEL
    if drop(simbol, isi, place)[2]:
        return ARROW
    return max(isi.size[1] / 2 + 0.9, ARROW)


def comb_top(isi: Isi, place: Keluar) -> float:
    """Upper edge of the pentagon of one of many parallel lines, from the symbol's middle."""
    return isi.size[1] / 2 + BELOW + STACK * (place.comb[0] if place.comb else 0)


def straight_top(isi: Isi, simbol: Simbol) -> float:
    """Upper edge of the pentagon below a symbol, from its middle."""
    place = next(place for place in isi.outs if place.side == "B")
    top = label_end(isi, simbol) + AFTER_LABEL if place.label else isi.size[1] / 2 + ARROW
    for other in isi.outs:
        if ARAH[other.side] and drop(simbol, isi, other)[1] < PENTAGON[0] / 2 + KEEP:
            top = max(top, drop_top(isi, simbol) + PENTAGON[1] + KEEP)
    return top


def down_of(isi: Isi, simbol: Simbol, *, labelled: bool) -> float:
    """How far the content of a cell reaches below the middle; ``labelled``: a line with label leaves downward."""
    found = [isi.size[1] / 2]
    if labelled:
        found.append(label_end(isi, simbol))
    for place in isi.outs:
        if place.comb:
            found.append(comb_top(isi, place) + PENTAGON[1])
        elif place.side == "B":
            found.append(straight_top(isi, simbol) + PENTAGON[1])
        elif not place.stack:
            found.append(drop_top(isi, simbol) + PENTAGON[1])
    return max(found)


def needs(board: Papan, jejak: Jejak) -> list[Tinggi]:
    """What every row of a page needs for its symbols and lines."""
    return [_need(board, jejak, row) for row in board.potongan.shape_rows()]


def _need(board: Papan, jejak: Jejak, row: int) -> Tinggi:
    cells = [board.isi[row, column] for column in board.potongan.baris[row].columns]
    labelled = any(
        path.exit not in ("L", "R") and board.potongan.dalam[number].label and board.potongan.dalam[number].source[0] == row
        for number, path in board.paths.items()
    )
    up = max(up_of(cell) for cell in cells)
    down = max(
        down_of(cell, board.simbol, labelled=labelled and cell.point[1] == board.potongan.baris[row].utama) for cell in cells
    )
    above, below = jejak.count.get(3 * row, 0), jejak.count.get(3 * row + 2, 0)
    top = INSET + PITCH * (above - 1) + ARROW if above else MARGIN
    plain = down <= max(cell.size[1] for cell in cells) / 2
    bottom = BELOW + PITCH * (below - 1) + INSET if below else MARGIN if plain else INSET
    return Tinggi(top, up, down, bottom)


def row_height(text: float, need: float) -> float:
    """The taller of text and symbols, up to the next tenth of a millimetre."""
    return ceil(max(text, need) * 10 - 1e-6) / 10
