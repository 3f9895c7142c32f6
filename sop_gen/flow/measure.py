"""Texts measured with the very fonts that draw them: widths of words, broken into lines, as heights of cells.

Word, LibreOffice and Typst agree on a break at a space and after a hyphen between letters; only there is a line broken
here. A word wider than its cell is broken further (after a slash, a dash, at last between characters).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sop_gen.engine.fonts import document_font, fallback_fonts
from sop_gen.teks.inline import Run, Runs
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
_HYPHEN = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")
_WEAK = re.compile(r"(?<=[/\-–—\u200b\u00ad])")


@dataclass(frozen=True, slots=True)
class Kata:
    """An unbreakable stretch of text: its width and that of the space after it (em), its parts in case it is too wide."""

    width: float
    space: float
    parts: tuple[Run, ...]
    ends_line: bool = False


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
    room = (width - 2 * PAD_X) / (ukuran * PT * SLACK)
    return max(1, sum(_lines(text, room) for text in cell))


def cell_height(cell: Paragraf, width: float, ukuran: float) -> float:
    """Height that ``cell`` needs in a column ``width`` mm wide, padding included."""
    return line_count(cell, width, ukuran) * line_height(ukuran) + 2 * PAD_Y


@lru_cache(maxsize=16384)
def _lines(text: Runs, room: float) -> int:
    """Lines of one paragraph, ``room`` in em."""
    lines, used = 1, 0.0
    for word in _words(text):
        if word.width > room:
            added, used = _broken(word, used, room)
            lines += added
        elif used and used + word.width > room:
            lines, used = lines + 1, word.width
        else:
            used += word.width
        used += word.space
        if word.ends_line:
            lines, used = lines + 1, 0.0
    return lines


def _broken(word: Kata, used: float, room: float) -> tuple[int, float]:
    """Lines added by a word that is too wide, and what the last of them uses; it begins on a line of its own."""
    lines, used = (1, 0.0) if used else (0, 0.0)
    for part in _weak_parts(word):
        width = _width(part.teks, part.tebal, part.miring)
        if width <= room:
            lines, used = (lines, used + width) if used + width <= room else (lines + 1, width)
            continue
        for character in part.teks:
            width = _width(character, part.tebal, part.miring)
            lines, used = (lines, used + width) if not used or used + width <= room else (lines + 1, width)
    return lines, used


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
    for run in text:
        if run.putus:
            words.append(_word(parts, 0.0, ends_line=True))
            parts = []
            continue
        for piece in _SPACES.split(run.teks):
            if not piece:
                continue
            if piece.isspace() and piece[0] in " \t":
                words.append(_word(parts, len(piece) * _width(" ", run.tebal, run.miring)))
                parts = []
                continue
            *closed, rest = _HYPHEN.split(piece)
            for stretch in closed:
                words.append(_word([*parts, Run(stretch, run.tebal, run.miring)], 0.0))
                parts = []
            parts.append(Run(rest, run.tebal, run.miring))
    return (*words, _word(parts, 0.0)) if parts else tuple(words)


def _word(parts: list[Run], space: float, *, ends_line: bool = False) -> Kata:
    width = sum(_width(part.teks, part.tebal, part.miring) for part in parts)
    return Kata(width, space, tuple(parts), ends_line)


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
