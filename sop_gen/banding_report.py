"""A comparison on a terminal: the summary first, then the services, the worst for the citizen first.

Words that went stand between ``[-`` and ``-]``, words that came between ``{+`` and ``+}``, with colours or without.
"""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from itertools import chain, groupby

import click

from sop_gen.report import cells, printable
from sop_gen.view.banding import Banding, BarisBanding, LayananBanding, SisiBanding, Tulisan
from sop_gen.view.banding_baris import PENILAIAN, TANDA_PENILAIAN, Penilaian, touched
from sop_gen.view.banding_teks import Tanda

WARNA_PENILAIAN: dict[Penilaian, str] = {
    "memberatkan": "red",
    "perlu dinilai": "yellow",
    "meringankan": "green",
    "netral": "cyan",
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


def banding_text(view: Banding, lebar: int, *, judul: bool = True) -> Iterator[str]:
    """The whole comparison in lines of at most ``lebar`` cells; single words may be longer.

    Without ``judul`` the title and the names of the sides are left to who shows several comparisons one after the other.
    """
    if judul:
        yield click.style(view.judul, bold=True)
        yield from _wrapped(f"{_side(view.lama)} → {_side(view.baru)}", lebar)
        yield ""
    for sentence in view.hitungan:
        yield from _wrapped(sentence, lebar)
    for story in view.cerita:
        yield from _wrapped(story, lebar, first="- ", hanging="  ")
    for entry in view.semua:
        yield ""
        yield from _entry(entry, lebar)


def _side(side: SisiBanding) -> str:
    revision = f"revisi {side.revisi}" if side.revisi is not None and side.nama == side.sumber else ""
    known = [part for part in (side.kantor, revision, side.sumber if side.nama != side.sumber else "") if part]
    return f"{side.nama} ({', '.join(known)})" if known else side.nama


def _entry(entry: LayananBanding, lebar: int) -> Iterator[str]:
    old, new = entry.revisi
    facts = [entry.jenis.lower()]
    facts += [f"revisi {old} → {new}"] if old is not None and new is not None and old != new else []
    facts += [f"{count} {said}" for said, count in entry.penilaian.items() if count]
    colour = WARNA_PENILAIAN[next((said for said, count in entry.penilaian.items() if count), "netral")]
    head, *rest = _wrapped(f"{entry.tanda} {entry.nama} ({', '.join(facts)})", lebar, hanging="  ")
    yield click.style(head, fg=colour, bold=True)
    yield from (click.style(line, fg=colour, bold=True) for line in rest)
    for sentence in entry.kalimat:
        yield from _wrapped(sentence.teks, lebar, first="  - ", hanging="    ")
    for row in _worst_first(entry.pokok):
        yield from _row(row, lebar)
    if entry.tata_usaha:
        yield f"  Perubahan tata usaha ({len(entry.tata_usaha)}):"
    for row in entry.tata_usaha:
        yield from _row(row, lebar)


def _worst_first(rows: Sequence[BarisBanding]) -> Iterator[BarisBanding]:
    """The worst for the citizen first; but what went from a list and what came instead stay together."""
    runs = [list(group) for _, group in groupby(rows, key=lambda row: (row.bagian, row.jenis in ("dihapus", "ditambah")))]
    parts = [
        part
        for run in runs
        for part in ([run] if {row.jenis for row in run} == {"dihapus", "ditambah"} else [[row] for row in run])
    ]
    return chain.from_iterable(sorted(parts, key=lambda part: min(map(_rank, part))))


def _rank(row: BarisBanding) -> tuple[bool, int]:
    return row.jenis == "tetap", PENILAIAN.index(row.penilaian)


# ---- rows --------------------------------------------------------------------------------------------------------


def _row(row: BarisBanding, lebar: int) -> Iterator[str]:
    colour = WARNA_PENILAIAN[row.penilaian]
    name = f"{row.letak}: {row.peristiwa}" + (f", {row.penilaian}" if row.penilaian != "netral" else "")
    first, *rest = _wrapped(name, lebar, first=f"  {TANDA_PENILAIAN[row.penilaian]} ", hanging="    ")
    yield click.style(first, fg=colour)
    yield from (click.style(line, fg=colour) for line in rest)
    for text in row.bacaan:
        yield from _marked(text, lebar - 6)
    said = [part for part in (row.keterangan, *row.alasan) if part and part != row.peristiwa]
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
