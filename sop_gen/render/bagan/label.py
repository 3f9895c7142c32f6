"""Names on the canvas: cut to their room; those of gateways and events beside their symbol, clear of all else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, product

from sop_gen.flow.measure import PAD_X, line_count
from sop_gen.render.bagan.kanvas import HEADING, LABEL_LINE, LABEL_PT, PX, Kanvas, Kotak, Simpul, label_width
from sop_gen.teks.inline import literal

WIDTHS = (160, 130, 110, 90, 75)
"""Widths tried for a name of several lines (px)."""
MOST_LINES = 6
"""A name beside a symbol has no more lines of the widest of these."""
TASK_PADDING = 7
TASK_PT = 9.0
"""Modelers write in a task in Arial 12 px, this far from its border (px)."""
TASK_LINE = 15
"""Height of one line of it."""
STEP = 8
"""Places tried are this far apart (px)."""
CLEAR = 4
"""From a label to anything else, at least (px)."""
SLICES = 5
"""A diamond is taken as so many slices, so that labels may stand beside its tips."""


def cut(name: str, symbol: Simpul) -> str:
    """As many words of ``name`` as its room holds: the box of a task, some lines beside another symbol."""
    width, size, most = WIDTHS[0], LABEL_PT, MOST_LINES
    if symbol.jenis == "task":
        width, size, most = symbol.kotak.width - 2 * TASK_PADDING, TASK_PT, symbol.kotak.height // TASK_LINE
    words, shown = name.split(" "), name
    while _line_count(shown, width, size) > most and len(words) > 1:
        words.pop()
        shown = " ".join(words) + "…"
    return shown


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
    """The best free place that is aligned with the symbol; else the place around it that covers least."""
    box, sizes = symbol.kotak, _sizes(name)
    reach = 2 * CLEAR + max(max(size) for size in sizes)
    near = [other for other in taken if _common(other, box, reach)]
    aligned = [place for size in sizes for place in _places(box, size, _aligned(box, size[0]))]
    for place in sorted(aligned, key=lambda place: _badness(place, box)):
        if not _covered(place, near):
            return place
    anywhere = (place for size in sizes for place in _places(box, size, _anywhere(box, size[0])))
    return min(anywhere, key=lambda place: (_covered(place, near), _badness(place, box)))


def _sizes(name: str) -> list[tuple[int, int]]:
    """Width and height of ``name`` broken into lines."""
    whole = label_width(name)
    sizes = [(width, LABEL_LINE * _line_count(name, width, LABEL_PT)) for width in WIDTHS if width < whole]
    return sizes + ([(whole, LABEL_LINE)] if whole <= WIDTHS[0] else [])


def _places(box: Kotak, size: tuple[int, int], across: Iterable[int]) -> Iterator[Kotak]:
    down = range(box.y - size[1] - CLEAR, box.y + box.height + CLEAR + 1, STEP)
    return (Kotak(x, y, *size) for x, y in product(across, down))


def _aligned(box: Kotak, width: int) -> tuple[int, ...]:
    """Right or left of the line that enters or leaves ``box`` in its middle, over or under it, beside it."""
    middle = box.middle[0]
    return (
        middle + 2 * CLEAR,
        middle - 2 * CLEAR - width,
        middle - width // 2,
        box.x + box.width + CLEAR,
        box.x - CLEAR - width,
    )


def _anywhere(box: Kotak, width: int) -> range:
    return range(box.x - width - CLEAR, box.x + box.width + CLEAR + 1, STEP)


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


def _covered(place: Kotak, near: list[Kotak]) -> int:
    """Area (px²) of all that ``place`` would cover or touch."""
    return sum(_common(place, other, CLEAR) for other in near)


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
    yield Kotak(0, 0, pool.width, 2 * HEADING)
    yield Kotak(0, pool.height, pool.width, 1)
    for lane in gambar.lajur:
        yield Kotak(lane.kotak.x, lane.kotak.y, 1, lane.kotak.height)
    yield Kotak(pool.width, 0, 1, pool.height)


def _line_count(text: str, width: int, size: float) -> int:
    return line_count((literal(text),), width / PX + 2 * PAD_X, size)
