"""A filled Excel workbook: every sheet with its cells as people see them, notes and comments, text boxes, heads and feet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sop_gen.diagnostics import SpecError
from sop_gen.engine.terisi import GAMBAR, Baris, Lepas, Sel, Tabel, Terisi, Ujaran, clean
from sop_gen.engine.terisi_zip import RUSAK, Bungkus, attribute, local

MAX_SEL = 500_000
"""So many cells with words may a workbook have."""
_NAME = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
"""Numbers of formats that Excel knows without being told, and that show a date or a time."""
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_CODES = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&[0-9]+|&[A-KM-QS-Z]')
_THREADED = "[Threaded comment]"
"""How Excel begins the note that stands for a comment in programs that know none."""
_ZERO = datetime(1899, 12, 30)

Notes = dict[tuple[int, int], list[Ujaran]]
"""By row (from 1) and column (from 0) of their cell."""


def read_xlsx(data: bytes, nama: str) -> Terisi:
    """What the workbook ``nama`` says. Raises SpecError for one that can't be read."""
    package = Bungkus(data, nama)
    main = next((target for kind, target in package.relations("").values() if kind == "officeDocument"), "xl/workbook.xml")
    root = package.xml(main)
    if root is None:
        raise SpecError(f"'{nama}' bukan buku kerja Excel, atau {RUSAK}")
    relations = package.relations(main)
    book = _Book(package, _strings(package, relations), _formats(package, relations), _people(package, relations))
    tables, loose = [], []
    for sheet in (child for group in root if local(group) == "sheets" for child in group):
        kind, target = relations.get(attribute(sheet, "id") or "", ("", ""))
        if kind == "worksheet":
            table, beside = book.sheet(target, clean(sheet.get("name") or ""))
            tables.append(table)
            loose += beside
    return Terisi(tuple(tables), tuple(loose))


@dataclass
class _Book:
    """What the sheets share."""

    package: Bungkus
    strings: list[str]
    dates: list[str]
    """Of each cell format: ``tanggal``, ``persen`` or nothing."""
    people: dict[str, str]
    cells: int = 0

    def sheet(self, part: str, nama: str) -> tuple[Tabel, list[Lepas]]:
        """The sheet in ``part``, and what hangs on it rather than stands in a cell."""
        root, place = self.package.xml(part), f"lembar {nama}"
        if root is None:
            return Tabel(place, ()), []
        relations = self.package.relations(part)
        notes = self._notes(relations)
        merged = dict(_merged(root))
        rows = [self._row(row, number, notes, merged) for number, row in _numbered(root)]
        rows += [Baris(number, (Sel(column, "", ujaran=tuple(said)),)) for (number, column), said in sorted(notes.items())]
        return Tabel(place, tuple(row for row in rows if row.sel)), [*_margins(root, place), *self._boxes(relations, place)]

    def _row(self, row: Any, number: int, notes: Notes, merged: dict[tuple[int, int], tuple[int, int]]) -> Baris:
        cells, column = [], -1
        for cell in row:
            if local(cell) != "c":
                continue
            name = _NAME.fullmatch(cell.get("r") or "")
            column = _column(name[1]) if name else column + 1
            words, said = clean(self._words(cell)), tuple(notes.pop((number, column), ()))
            if words or said:
                height, width = merged.get((number, column), (1, 1))
                cells.append(Sel(column, words, words, ujaran=said, lebar=width, tinggi=height))
        self.cells += len(cells)
        if self.cells > MAX_SEL:
            raise SpecError(f"'{self.package.nama}' berisi lebih dari {MAX_SEL} sel; hapus lembar yang tidak perlu")
        return Baris(number, tuple(cells))

    def _words(self, cell: Any) -> str:
        """What the cell shows; of a formula also what was typed."""
        parts = {local(child): child for child in cell}
        kind, value, formula = cell.get("t") or "n", _text(parts.get("v")), _text(parts.get("f"))
        if kind == "s":
            index = int(value) if value.isdigit() else -1
            shown = self.strings[index] if 0 <= index < len(self.strings) else ""
        elif kind == "inlineStr":
            shown = _rich(parts["is"]) if "is" in parts else ""
        elif kind == "b":
            shown = {"1": "BENAR", "0": "SALAH"}.get(value, value)
        else:
            shown = self._number(value, cell.get("s")) if kind == "n" else value if kind == "d" else _unescaped(value)
        if not formula:
            return shown
        return f"={formula} (hasil: {shown})" if shown else f"={formula}"

    def _number(self, value: str, style: str | None) -> str:
        index = int(style) if style and style.isdigit() else 0
        return number_text(value, self.dates[index] if index < len(self.dates) else "")

    def _notes(self, relations: dict[str, tuple[str, str]]) -> Notes:
        found: Notes = {}
        for kind, target in relations.values():
            root = self.package.xml(target) if kind in ("comments", "threadedComment") else None
            authors = (
                [clean(author.text or "") for author in root.iter() if local(author) == "author"] if root is not None else []
            )
            for note in root.iter() if root is not None else ():
                name = _NAME.fullmatch(note.get("ref") or "") if local(note) in ("comment", "threadedComment") else None
                if name and (said := self._note(note, authors)):
                    found.setdefault((int(name[2]), _column(name[1])), []).append(said)
        return found

    def _note(self, note: Any, authors: list[str]) -> Ujaran | None:
        index = note.get("authorId") or ""
        words = clean("".join(_rich(child) for child in note if local(child) == "text"))
        if words.startswith(_THREADED) and self.people:
            return None
        author = authors[int(index)] if index.isdigit() and int(index) < len(authors) else ""
        author = self.people.get(note.get("personId") or "", author)
        return Ujaran(words.removeprefix(f"{author}:").strip() or words, "komentar", author) if words else None

    def _boxes(self, relations: dict[str, tuple[str, str]], place: str) -> Iterator[Lepas]:
        """Words in shapes, and that there are pictures, with the row near which they hang."""
        for kind, target in relations.values():
            root = self.package.xml(target) if kind == "drawing" else None
            for anchor in root if root is not None else ():
                row = next((int(mark.text or 0) + 1 for mark in anchor.iter() if local(mark) == "row"), 0)
                words = clean("".join(_drawn(anchor)))
                if words or any(local(part) == "pic" for part in anchor.iter()):
                    yield Lepas(f"{place}, dekat baris {row}", Ujaran(words or GAMBAR, "kotak teks"))


def number_text(value: str, shown_as: str) -> str:
    """A number as people read it: a date, a percentage, else with a decimal comma."""
    try:
        number = float(value)
    except ValueError:
        return value
    if shown_as == "tanggal" and 0 < number < 2_958_466:
        day = _ZERO + timedelta(days=number)
        return day.strftime("%d/%m/%Y" if number == int(number) else "%H.%M" if number < 1 else "%d/%m/%Y %H.%M")
    if shown_as == "persen":
        return f"{number * 100:.10g}".replace(".", ",") + "%"
    return f"{number:.15g}".replace(".", ",")


def is_date(code: str) -> bool:
    """Whether a format, as Excel writes it, shows a date or a time."""
    return bool(re.search("[dmyhs]", _LITERAL.sub("", code).lower()))


def _drawn(anchor: Any) -> Iterator[str]:
    for part in anchor.iter():
        if local(part) == "t":
            yield part.text or ""
        elif local(part) in ("p", "br"):
            yield "\n"


def _text(element: Any) -> str:
    return "" if element is None else element.text or ""


def _rich(element: Any) -> str:
    """The words of a text with looks, or of a plain one, without the reading aid of phonetic runs."""
    if local(element) == "t" or (len(element) == 0 and element.text):
        return _unescaped(element.text or "")
    return "".join(_rich(child) for child in element if local(child) in ("t", "r"))


def _unescaped(text: str) -> str:
    """Excel writes a character that XML can't hold as ``_x000D_``, and an underscore before such letters as ``_x005F_``."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _numbered(root: Any) -> Iterator[tuple[int, Any]]:
    number = 0
    for group in (child for child in root if local(child) == "sheetData"):
        for row in group:
            told = row.get("r") or ""
            number = int(told) if told.isdigit() else number + 1
            yield number, row


def _merged(root: Any) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where merged cells begin, with how many rows and columns they cover."""
    for part in (child for group in root if local(group) == "mergeCells" for child in group):
        first, _, last = (part.get("ref") or "").partition(":")
        start, end = _NAME.fullmatch(first), _NAME.fullmatch(last)
        if start and end:
            rows, columns = int(end[2]) - int(start[2]) + 1, _column(end[1]) - _column(start[1]) + 1
            yield (int(start[2]), _column(start[1])), (max(1, rows), max(1, columns))


def _margins(root: Any, place: str) -> Iterator[Lepas]:
    for group in (child for child in root if local(child) == "headerFooter"):
        for part in group:
            for piece in re.split("&[LCR]", (part.text or "").replace("&&", "\0")):
                if words := clean(_CODES.sub("", piece).replace("\0", "&")):
                    yield Lepas(f"kepala atau kaki halaman {place}", Ujaran(words))


def _strings(package: Bungkus, relations: dict[str, tuple[str, str]]) -> list[str]:
    root = next((package.xml(target) for kind, target in relations.values() if kind == "sharedStrings"), None)
    return [_rich(item) for item in root if local(item) == "si"] if root is not None else []


def _people(package: Bungkus, relations: dict[str, tuple[str, str]]) -> dict[str, str]:
    """Who writes comments, by id."""
    roots = [package.xml(target) for kind, target in relations.values() if kind == "person"]
    people: Iterable[Any] = (person for root in roots if root is not None for person in root)
    return {str(person.get("id")): clean(person.get("displayName") or "") for person in people}


def _formats(package: Bungkus, relations: dict[str, tuple[str, str]]) -> list[str]:
    root = next((package.xml(target) for kind, target in relations.values() if kind == "styles"), None)
    if root is None:
        return []
    groups = {local(group): group for group in root}
    own = {part.get("numFmtId"): part.get("formatCode") or "" for part in groups.get("numFmts", ())}
    return [_kind(part.get("numFmtId") or "0", own) for part in groups.get("cellXfs", ())]


def _kind(number: str, own: dict[str | None, str]) -> str:
    code = own.get(number, "")
    if (number.isdigit() and int(number) in _DATES) or is_date(code):
        return "tanggal"
    return "persen" if number in ("9", "10") or "%" in _LITERAL.sub("", code) else ""
