"""Texts measured with the very fonts that draw them: widths of words, broken into lines, as heights of cells.

Word, LibreOffice and Typst agree on a break at a space, after a hyphen between letters and after ? or ! before a letter;
only there is a line broken here. A word wider than its cell is broken further (after a slash, a dash, at last between
characters).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from sop_gen.engine.fonts import document_font, fallback_fonts
from sop_gen.teks.inline import Run, Runs, as_text
from sop_gen.teks.langkah import Paragraf

if TYPE_CHECKING:
    import uharfbuzz

PT = 25.4 / 72
"""Millimetres of one point."""
PAD_X, PAD_Y = 1.2, 0.8
"""Padding of a text cell, left/right and top/bottom (mm)."""
SLACK = 1.02
"""Widths are taken a little larger than measured: other layout engines round and kern differently."""
JOINERS = frozenset((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD))

_SPACES = re.compile(r"([ \t]+)")
_WITHIN = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])|(?<=[?!])(?=[^\W\d_])")
_WEAK = re.compile(r"(?<=[/\-–—\u200b\u00ad])")


@dataclass(frozen=True, slots=True)
class Kata:
    """An unbreakable stretch of text: where it starts in its paragraph (characters), its width and that of the space after it
    (em), its parts in case it is too wide.
    """

    start: int
    width: float
    space: float
    parts: tuple[Run, ...]
    ends_line: bool = False

    @property
    def end(self) -> int:
        """Where the space or the line break after it stands."""
        return self.start + sum(len(part.teks) for part in self.parts)


@cache
def line_height(ukuran: float) -> float:
    """Height of one line of Arial in single spacing, in mm."""
    extents = _font(0, bold=False, italic=False).get_font_extents("ltr")
    units: int = extents.ascender - extents.descender + extents.line_gap
    return units / _upem() * ukuran * PT


def text_width(text: str, ukuran: float, *, bold: bool = False) -> float:
    """Width of ``text`` on one line, in mm, without slack."""
    return _width(text, bold, False) * ukuran * PT


def natural_width(cell: Paragraf, ukuran: float) -> float:
    """Width of all words of ``cell`` on one line, in mm."""
    return sum(word.width + word.space for text in cell for word in _words(text)) * ukuran * PT * SLACK


def longest_word(cell: Paragraf, ukuran: float) -> float:
    """Width of the widest unbreakable word of ``cell``, in mm."""
    return max((word.width for text in cell for word in _words(text)), default=0.0) * ukuran * PT * SLACK


def line_count(cell: Paragraf, width: float, ukuran: float) -> int:
    """How many lines ``cell`` takes in a column ``width`` mm wide, padding included."""
    room = _room(width, ukuran)
    return len(cell) + sum(len(_breaks(text, room)) for text in cell) or 1


def wrapped(cell: Paragraf, width: float, ukuran: float) -> tuple[Runs, ...]:
    """The lines that ``line_count`` counts, without the spaces at their ends; an empty cell is one empty line."""
    room = _room(width, ukuran)
    return tuple(line for text in cell for line in _cut(text, _breaks(text, room))) or ((),)


def cell_height(cell: Paragraf, width: float, ukuran: float) -> float:
    """Height that ``cell`` needs in a column ``width`` mm wide, padding included."""
    return line_count(cell, width, ukuran) * line_height(ukuran) + 2 * PAD_Y


def _room(width: float, ukuran: float) -> float:
    """What a column ``width`` mm wide leaves for text, in em."""
    return (width - 2 * PAD_X) / (ukuran * PT * SLACK)


@lru_cache(maxsize=16384)
def _breaks(text: Runs, room: float) -> tuple[int, ...]:
    """Where the lines of one paragraph but the first begin, in characters; ``room`` in em."""
    starts: list[int] = []
    used = 0.0
    for word in _words(text):
        if word.width > room:
            used = _break_within(word, used, room, starts)
        elif used and used + word.width > room:
            starts.append(word.start)
            used = word.width
        else:
            used += word.width
        used += word.space
        if word.ends_line:
            starts.append(word.end + 1)
            used = 0.0
    return tuple(starts)


def _break_within(word: Kata, used: float, room: float, starts: list[int]) -> float:
    """Adds the lines that a too wide word begins, the first of them its own; gives what the last one uses."""
    place = word.start
    if used:
        starts.append(place)
        used = 0.0
    for part in _weak_parts(word):
        width = _width(part.teks, part.tebal, part.miring)
        for piece in (part.teks,) if width <= room else part.teks:
            width = _width(piece, part.tebal, part.miring)
            if used and used + width > room:
                starts.append(place)
                used = 0.0
            used += width
            place += len(piece)
    return used


def _cut(text: Runs, starts: tuple[int, ...]) -> Iterator[Runs]:
    """``text`` in lines that begin at ``starts``."""
    words = as_text(text)
    for start, end in pairwise((0, *starts, len(words))):
        length = len(words[start:end].rstrip(" \t\n"))
        yield tuple(_part(text, start, start + length))


def _part(text: Runs, start: int, end: int) -> Iterator[Run]:
    """The characters of ``text`` from ``start`` to ``end``, with their looks."""
    for run in text:
        if piece := run.teks[max(0, start) : max(0, end)]:
            yield replace(run, teks=piece)
        start, end = start - len(run.teks), end - len(run.teks)


def _weak_parts(word: Kata) -> Iterator[Run]:
    for part in word.parts:
        for piece in _WEAK.split(part.teks):
            if piece:
                yield Run(piece, part.tebal, part.miring)


@lru_cache(maxsize=16384)
def _words(text: Runs) -> tuple[Kata, ...]:
    """The unbreakable stretches of a paragraph; one may run over several looks (``**UU** 12``)."""
    words: list[Kata] = []
    parts: list[Run] = []
    start = place = 0
    for run in text:
        if run.putus:
            words.append(_word(start, parts, ends_line=True))
            place += 1
            start, parts = place, []
            continue
        for piece in _SPACES.split(run.teks):
            if not piece:
                continue
            place += len(piece)
            if piece.isspace() and piece[0] in " \t":
                words.append(_word(start, parts, len(piece) * _width(" ", run.tebal, run.miring)))
                start, parts = place, []
                continue
            *closed, rest = _WITHIN.split(piece)
            for stretch in closed:
                words.append(_word(start, [*parts, Run(stretch, run.tebal, run.miring)]))
                start, parts = words[-1].end, []
            parts.append(Run(rest, run.tebal, run.miring))
    return (*words, _word(start, parts)) if parts else tuple(words)


def _word(start: int, parts: list[Run], space: float = 0.0, *, ends_line: bool = False) -> Kata:
    width = sum(_width(part.teks, part.tebal, part.miring) for part in parts)
    return Kata(start, width, space, tuple(parts), ends_line)


@lru_cache(maxsize=65536)
def _width(text: str, bold: bool, italic: bool) -> float:
    """Width of ``text`` in em: each stretch in the first font that has its characters."""
    return sum(_advance(stretch, font, bold, italic) for font, stretch in _by_font(text))


def _by_font(text: str) -> Iterator[tuple[int, str]]:
    if text.isascii():
        yield 0, text
        return
    start, current = 0, -1
    for place, character in enumerate(text):
        font = _font_of(character)
        if font != current and font >= 0:
            if current >= 0:
                yield current, text[start:place]
                start = place
            current = font
    yield max(current, 0), text[start:]


@cache
def _font_of(character: str) -> int:
    """Which font draws ``character``; -1: the one before (joiners, marks that no font lists)."""
    point = ord(character)
    if point in JOINERS or 0xFE00 <= point <= 0xFE0F:
        return -1
    return next((place for place in range(1 + len(fallback_fonts())) if point in _covered(place)), -1)


def _advance(text: str, font: int, bold: bool, italic: bool) -> float:
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(_font(font, bold=bold, italic=italic), buffer, {"kern": False, "liga": False})
    units: int = sum(place.x_advance for place in buffer.glyph_positions)
    return units / _upem(font)


@cache
def _face(place: int, italic: bool) -> uharfbuzz.Face:
    import uharfbuzz

    path = fallback_fonts()[place - 1] if place else document_font(italic=italic)
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))


@cache
def _font(place: int, *, bold: bool, italic: bool) -> uharfbuzz.Font:
    import uharfbuzz

    font = uharfbuzz.Font(_face(place, italic and not place))
    font.set_variations({"wght": 700 if bold else 400})
    return font


@cache
def _covered(place: int) -> frozenset[int]:
    return frozenset(_face(place, False).unicodes)


@cache
def _upem(place: int = 0) -> int:
    return int(_face(place, False).upem)
