"""Where the names of gateways and events stand: beside their symbol, clear of lines, symbols and other labels."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

from sop_gen.flow.measure import PAD_X, line_count
from sop_gen.render.bagan.kanvas import LABEL_LINE, LABEL_PT, PX, Kanvas, Kotak, Simpul, label_width
from sop_gen.teks.inline import literal

WIDTHS = (160, 130, 110, 90, 75)
"""Widths tried for a name of several lines (px)."""
STEP = 8
"""Places tried are this far apart (px)."""
CLEAR = 4
"""From a label to anything else, at least (px)."""
SLICES = 5
"""A diamond is taken as so many slices, so that labels may stand beside its tips."""


def place_labels(gambar: Kanvas, names: dict[str, str]) -> dict[str, Kotak]:
    """The bounds of the name of every symbol that modelers write beside it."""
    taken = [*_lines(gambar), *(part for symbol in gambar.simpul for part in _slices(symbol))]
    placed: dict[str, Kotak] = {}
    for symbol in sorted(gambar.simpul, key=lambda symbol: len(names[symbol.node.id])):
        if symbol.jenis != "task":
            placed[symbol.node.id] = label = _best(symbol, names[symbol.node.id], taken)
            taken.append(label)
    return placed


def _best(symbol: Simpul, name: str, taken: list[Kotak]) -> Kotak:
    """The nearest place where nothing stands; where there is none, the one that covers least."""
    sizes = _sizes(name)
    reach = CLEAR + max(*(width for width, _ in sizes), *(height for _, height in sizes))
    near = [box for box in taken if _common(box, symbol.kotak, reach + CLEAR)]
    places = sorted(
        (place for size in sizes for place in _places(symbol.kotak, size)), key=lambda at: _badness(at, symbol.kotak)
    )
    return min(places, key=lambda place: sum(_common(place, box, CLEAR) for box in near))


def _sizes(name: str) -> list[tuple[int, int]]:
    """Width and height of ``name`` broken into lines."""
    whole = label_width(name)
    lines = {width: line_count(((*literal(name),),), width / PX + 2 * PAD_X, LABEL_PT) for width in WIDTHS if width < whole}
    return [(width, count * LABEL_LINE) for width, count in lines.items()] + ([(whole, LABEL_LINE)] if whole <= WIDTHS[0] else [])


def _places(box: Kotak, size: tuple[int, int]) -> Iterator[Kotak]:
    width, height = size
    across = range(box.x - width - CLEAR, box.x + box.width + CLEAR + 1, STEP)
    down = range(box.y - height - CLEAR, box.y + box.height + CLEAR + 1, STEP)
    return (Kotak(x, y, width, height) for x, y in product(across, down))


def _badness(place: Kotak, box: Kotak) -> tuple[int, int]:
    """Far from the middle of ``box``, off its axis, of many lines; of two equal places the right one is better."""
    x, y = box.middle
    aside = max(place.x - x, 0, x - place.x - place.width)
    away = max(place.y - y, 0, y - place.y - place.height)
    return 4 * (aside + away) + abs(place.middle[0] - x) + 2 * place.height, -place.x


def _common(box: Kotak, other: Kotak, gap: int) -> int:
    """Area (px²) that ``box`` shares with ``other`` widened by ``gap``."""
    width = min(box.x + box.width, other.x + other.width + gap) - max(box.x, other.x - gap)
    height = min(box.y + box.height, other.y + other.height + gap) - max(box.y, other.y - gap)
    return width * height if width > 0 and height > 0 else 0


def _slices(symbol: Simpul) -> Iterator[Kotak]:
    box = symbol.kotak
    if symbol.jenis != "exclusiveGateway":
        yield box
        return
    for slice in range(SLICES):
        top, bottom = box.height * slice // SLICES, box.height * (slice + 1) // SLICES
        widest = min(bottom, box.height - top, box.height // 2) * 2
        width = box.width * widest // box.height
        yield Kotak(box.x + (box.width - width) // 2, box.y + top, width, bottom - top)


def _lines(gambar: Kanvas) -> Iterator[Kotak]:
    """Lines of the flow with their labels, the borders of lanes and pool."""
    for line in gambar.garis:
        for (x, y), (to_x, to_y) in pairwise(line.titik):
            yield Kotak(min(x, to_x), min(y, to_y), abs(x - to_x) + 1, abs(y - to_y) + 1)
        if line.label:
            yield line.label
    pool = gambar.kolam
    yield Kotak(0, 0, pool.width, 60)
    yield Kotak(0, pool.height, pool.width, 1)
    for lane in gambar.lajur:
        yield Kotak(lane.kotak.x, lane.kotak.y, 1, lane.kotak.height)
    yield Kotak(pool.width, 0, 1, pool.height)
