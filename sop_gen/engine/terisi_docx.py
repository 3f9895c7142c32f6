"""A filled Word document: its tables with the keys of their rows, tracked changes, comments, notes, boxes, loose text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sop_gen.diagnostics import SpecError
from sop_gen.engine.terisi import GAMBAR, Baris, Cara, Lepas, Sel, Tabel, Terisi, Ujaran, clean
from sop_gen.engine.terisi_zip import RUSAK, Bungkus, attribute, local

KUNCI = re.compile(r"sidik_([0-9a-f]{12})")
_PROPERTIES = frozenset({"pPr", "rPr", "tblPr", "tblPrEx", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "tblGrid"})
"""What says how something looks, not what it says."""
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_TICKS = {"F0FC": "✓", "F0FE": "☑", "F0FB": "✗", "F0FD": "☒", "F0A8": "☐", "F06F": "☐"}
"""Marks of the Wingdings font, which people insert as answers."""
_COUNTED = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")
_NOTES: dict[str, Cara] = {"comment": "komentar", "footnote": "catatan kaki", "endnote": "catatan kaki"}
_PICTURES = frozenset({"drawing", "pict", "object"})
_MARGIN = {"header": "kepala halaman", "footer": "kaki halaman"}

Notes = Mapping[tuple[str, str], Ujaran]
"""Comments and notes by their kind and id."""


@dataclass
class _Kata:
    """The words of one cell or paragraph as they are collected."""

    notes: Notes
    teks: list[str] = field(default_factory=list)
    asal: list[str] = field(default_factory=list)
    sirna: list[str] = field(default_factory=list)
    """Typed with the change tracked, and deleted again."""
    oleh: list[str] = field(default_factory=list)
    ujaran: list[Ujaran] = field(default_factory=list)
    kunci: list[str] = field(default_factory=list)
    used: set[tuple[str, str]] = field(default_factory=set)
    bidang: list[str] = field(default_factory=list)
    """The fields that are open; what they say of pages, nobody typed."""

    def add(self, words: str, came: bool, went: bool) -> None:
        """Words that stand there, came (tracked), went (tracked), or both."""
        if any(_COUNTED.match(field) for field in self.bidang):
            return
        if not went:
            self.teks.append(words)
        if not came:
            self.asal.append(words)
        if came and went:
            self.sirna.append(words)

    def walk(self, element: Any, came: bool = False, went: bool = False) -> None:
        """Collect ``element`` and all below it."""
        name = local(element)
        if name in _PROPERTIES or not name:
            return
        if name in ("fldChar", "instrText", "fldSimple"):
            self._field(element, name, came, went)
            return
        if name in ("ins", "moveTo", "del", "moveFrom"):
            self.oleh.append(attribute(element, "author") or "")
            came, went = came or name in ("ins", "moveTo"), went or name in ("del", "moveFrom")
        if name in ("t", "delText"):
            self.add(element.text or "", came, went)
        elif name in _SIGNS:
            self.add(_SIGNS[name], came, went)
        elif name == "sym":
            code = (attribute(element, "char") or "").upper()
            self.add(_TICKS.get(code, f"(simbol {code})"), came, went)
        elif name.endswith("Reference") and (name.removesuffix("Reference")) in _NOTES:
            self._note(name.removesuffix("Reference"), attribute(element, "id") or "")
        elif name == "bookmarkStart":
            self.kunci += KUNCI.findall(attribute(element, "name") or "")
        else:
            self._inside(element, name, came, went)

    def _field(self, element: Any, name: str, came: bool, went: bool) -> None:
        kind = attribute(element, "fldCharType")
        if name == "fldSimple":
            self.bidang.append(attribute(element, "instr") or "")
            for child in element:
                self.walk(child, came, went)
            self.bidang.pop()
        elif kind == "begin":
            self.bidang.append("")
        elif kind == "end" and self.bidang:
            self.bidang.pop()
        elif name == "instrText" and self.bidang:
            self.bidang[-1] += element.text or ""

    def _inside(self, element: Any, name: str, came: bool, went: bool) -> None:
        if name == "txbxContent":
            self._box(element)
            return
        if name == "AlternateContent":
            self._alternative(element, came, went)
            return
        said, boxes = sum(map(len, self.teks)), len(self.ujaran)
        for child in element:
            self.walk(child, came, went)
        if name in ("p", "tr", "tc"):
            self.add("\n", False, False)
        elif name in _PICTURES and said == sum(map(len, self.teks)) and boxes == len(self.ujaran):
            self.add(GAMBAR, came, went)

    def _alternative(self, element: Any, came: bool, went: bool) -> None:
        """Both forms say the same: the first that says anything is read."""
        for form in element:
            before = (len(self.teks), len(self.ujaran))
            for child in form:
                self.walk(child, came, went)
            if before != (len(self.teks), len(self.ujaran)):
                return

    def _box(self, element: Any) -> None:
        inside = _Kata(self.notes, used=self.used)
        for child in element:
            inside.walk(child)
        self.kunci += inside.kunci
        self.ujaran += [*inside.said("kotak teks"), *inside.ujaran]

    def _note(self, kind: str, id: str) -> None:
        note = self.notes.get((kind, id))
        self.used.add((kind, id))
        if note is not None and note.isi:
            self.ujaran.append(note)

    @property
    def words(self) -> str:
        """What stands there now."""
        return clean("".join(self.teks))

    @property
    def authors(self) -> tuple[str, ...]:
        """Who changed it, each once."""
        return tuple(dict.fromkeys(clean(name) for name in self.oleh if name.strip()))

    def said(self, cara: Cara) -> Iterator[Ujaran]:
        """What stands there, and what was deleted there, as texts of their own."""
        oleh = ", ".join(self.authors)
        before = clean("".join(self.asal))
        if self.words:
            yield Ujaran(self.words, cara, oleh)
        if before and before != self.words:
            yield Ujaran(before, "dihapus", oleh)
        yield from self.gone()

    def gone(self) -> Iterator[Ujaran]:
        """What was typed and deleted again."""
        if vanished := clean("".join(self.sirna)):
            yield Ujaran(vanished, "dihapus", ", ".join(self.authors))


def read_docx(data: bytes, nama: str) -> Terisi:
    """What the Word document ``nama`` says. Raises SpecError for one that can't be read."""
    package = Bungkus(data, nama)
    main = next((target for kind, target in package.relations("").values() if kind == "officeDocument"), "word/document.xml")
    root = package.xml(main)
    body = next((child for child in root if local(child) == "body"), None) if root is not None else None
    if body is None:
        raise SpecError(f"'{nama}' bukan dokumen Word, atau {RUSAK}")
    relations = package.relations(main)
    notes = dict(_notes(package, relations))
    reader = _Reader(notes)
    reader.blocks(body)
    loose = [*reader.lepas, *_elsewhere(package, relations, main, reader)]
    loose += [Lepas("catatan tanpa tempat", note) for key, note in notes.items() if key not in reader.used and note.isi]
    return Terisi(tuple(reader.tabel), tuple(loose))


class _Reader:
    """Goes through the blocks of a text; tables count from 1."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.used: set[tuple[str, str]] = set()
        self.tabel: list[Tabel] = []
        self.lepas: list[Lepas] = []
        self._before = ""

    def blocks(self, parent: Any, letak: str = "") -> None:
        """The paragraphs and tables below ``parent``, through whatever wraps them."""
        for child in parent:
            name = local(child)
            if name == "tbl":
                self._table(child)
            elif name == "p":
                self._paragraph(child, letak)
            elif name not in _PROPERTIES:
                self.blocks(child, letak)

    def _paragraph(self, element: Any, letak: str) -> None:
        words = self._words([element])
        place = letak or (f"di bawah tabel {len(self.tabel)}" if self.tabel else "di atas tabel pertama")
        for said in (*words.said("ketikan"), *words.ujaran):
            self.lepas.append(Lepas(place, said, self._before))
        self._before = words.words or self._before

    def _words(self, elements: Iterable[Any]) -> _Kata:
        words = _Kata(self.notes, used=self.used)
        for element in elements:
            words.walk(element)
        return words

    def _table(self, element: Any) -> None:
        number = len(self.tabel) + 1
        rows = tuple(self._row(row, n) for n, row in enumerate(_below(element, "tr"), 1))
        self.tabel.insert(number - 1, Tabel(f"tabel {number}", tuple(_with_heights(rows))))
        self._before = " | ".join(cell.teks for cell in rows[-1].sel if cell.teks) if rows else self._before

    def _row(self, element: Any, number: int) -> Baris:
        cells, keys = [], list(_keys_between(element))
        column = int(_property(element, "trPr", "gridBefore") or 0)
        for cell in _below(element, "tc"):
            words = self._words(cell)
            span = max(1, int(_property(cell, "tcPr", "gridSpan") or 1))
            merged = _merge(cell)
            before = clean("".join(words.asal))
            cells.append(
                Sel(
                    column,
                    words.words,
                    before,
                    words.authors,
                    (*words.ujaran, *words.gone()),
                    span,
                    lanjutan=merged == "continue",
                )
            )
            keys += words.kunci
            column += span
        return Baris(number, tuple(cells), tuple(dict.fromkeys(keys)))


def _keys_between(row: Any) -> Iterator[str]:
    """Keys that stand between cells, where some programs put them."""
    for child in row:
        if local(child) == "bookmarkStart":
            yield from KUNCI.findall(attribute(child, "name") or "")


def _below(parent: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, through whatever wraps them, but not those of a table inside."""
    for child in parent:
        tag = local(child)
        if tag == name:
            yield child
        elif tag not in _PROPERTIES and tag not in ("tbl", "p"):
            yield from _below(child, name)


def _property(element: Any, group: str, name: str) -> str | None:
    for properties in element:
        if local(properties) == group:
            return next((attribute(child, "val") for child in properties if local(child) == name), None)
    return None


def _merge(cell: Any) -> str:
    """``restart``, ``continue`` or nothing: how the cell is merged with those below or above it."""
    for properties in cell:
        if local(properties) == "tcPr":
            merge = next((child for child in properties if local(child) == "vMerge"), None)
            return "" if merge is None else attribute(merge, "val") or "continue"
    return ""


def _with_heights(rows: tuple[Baris, ...]) -> Iterator[Baris]:
    """The rows with how far each cell reaches down."""
    for index, row in enumerate(rows):
        yield replace(row, sel=tuple(replace(cell, tinggi=_height(cell, rows[index + 1 :])) for cell in row.sel))


def _height(cell: Sel, below: Iterable[Baris]) -> int:
    height = 1
    for row in below:
        if cell.lanjutan or not any(part.lanjutan and part.kolom == cell.kolom for part in row.sel):
            break
        height += 1
    return height


# ---- parts beside the text -----------------------------------------------------------------------------------------


def _notes(package: Bungkus, relations: Mapping[str, tuple[str, str]]) -> Iterator[tuple[tuple[str, str], Ujaran]]:
    for kind, target in relations.values():
        name = kind.removesuffix("s")
        root = package.xml(target) if name in _NOTES else None
        for note in root if root is not None else ():
            if attribute(note, "type") not in ("separator", "continuationSeparator", "continuationNotice"):
                words = _Kata({})
                for child in note:
                    words.walk(child)
                isi = "\n".join(part for part in (words.words, *(box.isi for box in words.ujaran)) if part)
                yield (name, attribute(note, "id") or ""), Ujaran(isi, _NOTES[name], clean(attribute(note, "author") or ""))


def _elsewhere(package: Bungkus, relations: Mapping[str, tuple[str, str]], main: str, reader: _Reader) -> list[Lepas]:
    """Heads and feet of pages, words in diagrams and charts, and that a file is embedded."""
    found: list[Lepas] = []
    for kind, target in sorted(relations.values()):
        if kind in _MARGIN and (root := package.xml(target)) is not None:
            margin = _Reader(reader.notes)
            margin.blocks(root, _MARGIN[kind])
            found += [*margin.lepas, *_loose(margin.tabel, _MARGIN[kind])]
            reader.used |= margin.used
    for part in package.parts:
        if part.startswith("word/embeddings/") and not part.endswith("/"):
            found.append(Lepas("berkas tertanam", Ujaran(f"(berkas tertanam: {clean(part.rsplit('/', 1)[-1])})")))
        elif part.endswith(".xml") and part.startswith(("word/diagrams/data", "word/charts/chart")):
            words = [clean(element.text or "") for element in package.xml(part).iter() if local(element) == "t"]
            found += [Lepas("bagan", Ujaran(word)) for word in words if word]
    return found


def _loose(tables: Iterable[Tabel], letak: str) -> Iterator[Lepas]:
    for cell in (cell for table in tables for row in table.baris for cell in row.sel):
        yield from (Lepas(letak, said) for said in ((Ujaran(cell.teks),) if cell.teks else ()) + cell.ujaran)
