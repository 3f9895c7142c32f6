"""A comparison on a terminal: the summary first, then the services, the worst for the citizen first.

Words that went stand between ``[-`` and ``-]``, words that came between ``{+`` and ``+}``, with colours or without.
"""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from itertools import groupby

import click

from sop_gen.diff.perubahan import DAMPAK, Dampak
from sop_gen.report import cells, printable
from sop_gen.view.banding import Banding, BarisBanding, LayananBanding, SisiBanding, Tulisan
from sop_gen.view.banding_baris import Tanda, touched

TANDA_DAMPAK: dict[Dampak, tuple[str, str]] = {
    "memberatkan": ("▲", "red"),
    "meringankan": ("▼", "green"),
    "netral": ("·", "cyan"),
}
WARNA: dict[Tanda, str | None] = {"sama": None, "hapus": "red", "tambah": "green"}
APIT: dict[Tanda, tuple[str, str]] = {"sama": ("", ""), "hapus": ("[-", "-]"), "tambah": ("{+", "+}")}
TERSEMPIT, TERLEBAR = 40, 120
"""Lines are never broken narrower, and never run longer, than this."""

Huruf = tuple[str, Tanda]
"""One character and its mark."""


def terminal_width() -> int:
    """Columns of the terminal, as far as lines should use them."""
    return max(TERSEMPIT, min(TERLEBAR, shutil.get_terminal_size((100, 24)).columns))


def banding_text(view: Banding, lebar: int) -> Iterator[str]:
    """The whole comparison in lines of at most ``lebar`` cells; single words may be longer."""
    yield click.style(view.judul, bold=True)
    yield from _wrapped(f"{_side(view.lama)} → {_side(view.baru)}", lebar)
    yield ""
    for sentence in view.kalimat:
        yield from _wrapped(sentence, lebar)
    for entry in view.semua:
        yield ""
        yield from _entry(entry, lebar)


def _side(side: SisiBanding) -> str:
    known = [part for part in (side.kantor, f"revisi {side.revisi}" if side.revisi is not None else "") if part]
    return f"{side.sumber} ({', '.join(known)})" if known else side.sumber


def _entry(entry: LayananBanding, lebar: int) -> Iterator[str]:
    old, new = entry.revisi
    facts = [entry.jenis.lower()]
    facts += [f"revisi {old} → {new}"] if old is not None and new is not None and old != new else []
    facts += [f"{count} {impact}" for impact, count in entry.jumlah.items() if count]
    sign, colour = TANDA_DAMPAK[entry.terburuk]
    head, *rest = _wrapped(f"{sign} {entry.nama} ({', '.join(facts)})", lebar, hanging="  ")
    yield click.style(head, fg=colour, bold=True)
    yield from (click.style(line, fg=colour, bold=True) for line in rest)
    for sentence in entry.kalimat:
        yield from _wrapped(sentence.teks, lebar, first="  - ", hanging="    ")
    for row in sorted(entry.baris, key=lambda row: (row.jenis == "tetap", DAMPAK.index(row.dampak))):
        yield from _row(row, lebar)


# ---- rows --------------------------------------------------------------------------------------------------------


def _row(row: BarisBanding, lebar: int) -> Iterator[str]:
    sign, colour = TANDA_DAMPAK[row.dampak]
    name = f"{row.letak}: {row.jenis}" + (f", {row.dampak}" if row.dampak != "netral" else "")
    first, *rest = _wrapped(name, lebar, first=f"  {sign} ", hanging="    ")
    yield click.style(first, fg=colour)
    yield from (click.style(line, fg=colour) for line in rest)
    for text in row.bacaan:
        yield from _marked(text, lebar - 6)
    said = [part for part in (row.keterangan, *row.alasan) if part]
    if row.menyentuh:
        said.append(touched(row))
    for reason in said:
        yield from _wrapped(reason, lebar, first="      → ", hanging="        ")


def _marked(text: Tulisan, lebar: int) -> Iterator[str]:
    """The text with its marks, broken at spaces."""
    letters: list[Huruf] = []
    for piece in text:
        opening, closing = APIT[piece.tanda]
        for number, line in enumerate(piece.teks.split("\n")):
            letters += [("\n", "sama")] if number else []
            letters += [(character, piece.tanda) for character in (f"{opening}{printable(line)}{closing}" if line else "")]
    for letters_of_line in _lines(letters):
        for part in _broken(letters_of_line, lebar):
            yield "      " + "".join(_coloured(part))


def _lines(letters: list[Huruf]) -> Iterator[list[Huruf]]:
    for end, group in groupby(letters, key=lambda letter: letter == ("\n", "sama")):
        if not end:
            yield list(group)


def _broken(line: list[Huruf], lebar: int) -> Iterator[list[Huruf]]:
    """``line`` in parts of at most ``lebar`` cells; a longer word stands alone."""
    part: list[Huruf] = []
    for word in _words(line):
        if part and cells("".join(character for character, _ in [*part, *word]).rstrip()) > lebar:
            yield _trimmed(part)
            part = []
        part += word
    yield _trimmed(part)


def _trimmed(part: list[Huruf]) -> list[Huruf]:
    """``part`` without the space at which the line was broken."""
    return part[:-1] if part and part[-1][0] == " " else part


def _words(line: list[Huruf]) -> Iterator[list[Huruf]]:
    """Words with the spaces after them."""
    word: list[Huruf] = []
    for letter in line:
        if word and word[-1][0] == " " and letter[0] != " ":
            yield word
            word = []
        word.append(letter)
    if word:
        yield word


def _coloured(part: list[Huruf]) -> Iterator[str]:
    for tanda, group in groupby(part, key=lambda letter: letter[1]):
        text = "".join(character for character, _ in group)
        yield click.style(text, fg=WARNA[tanda], strikethrough=tanda == "hapus" or None) if tanda != "sama" else text


def _wrapped(text: str, lebar: int, first: str = "", hanging: str = "") -> list[str]:
    safe = printable(text.replace("\n", " "))
    return textwrap.wrap(
        safe, lebar, initial_indent=first, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
    ) or [first]
