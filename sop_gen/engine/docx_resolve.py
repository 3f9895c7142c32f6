"""What a Word document says once all its tracked changes are accepted, or rejected: the proof of every redline.

Written from what Word does, not from what the writer of redlines does: a deleted mark at the end of a paragraph joins
it with the next; before a table and at the end of a cell no mark can go, but an empty paragraph before a table can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby, zip_longest
from posixpath import basename, dirname
from typing import Any

from sop_gen.engine.docx_package import open_parts, parse_xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TEXT = re.compile(r"word/(?:document|(?:header|footer|footnotes|endnotes)\d*)\.xml")
_LETTERS = {"tab": "\t", "br": "\n"}
_WORDS = ("t", "delText")
_CODE = ("instrText", "delInstrText")
_CHANGES = {f"{_W}{tag}" for tag in ("ins", "del", *(f"{kind}PrChange" for kind in ("r", "p", "sect", "tbl", "tr", "tc")))}
_SILENT = {f"{_W}{tag}" for tag in ("bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak", "pPr", "rPr")}
_DRAWN = {f"{_W}drawing", f"{_W}pict", f"{_W}object"}
_DECLARED = re.compile(r' xmlns:\w+="[^"]*"')
_NUMBERED = re.compile(r' relativeHeight="\d+"|(?<=:docPr) id="\d+"|(?<=:cNvPr) id="\d+"( name="\D*)\d+(?=")')
"""How drawings are numbered, also in their names, says nothing."""
_PICTURE = re.compile(r'(?<=:embed=")([^"]*)')
_SPLITTING = '<w:cantSplit w:val="off"/>'
"""A row that may split over pages says so, or says nothing."""

Said = tuple[Any, ...]
"""Nested plain values: equal when two documents say the same in the same form."""


@dataclass(frozen=True)
class Paragraph:
    """Its properties, and what it holds: text with its look, things, and where fields and links begin and end."""

    frame: Said
    content: tuple[Said, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(item[2] for item in self.content if item[0] == "teks")


@dataclass(frozen=True)
class Cell:
    """Its properties and blocks."""

    frame: Said
    blocks: tuple[Paragraph | Table, ...]


@dataclass(frozen=True)
class Row:
    """Its properties and cells."""

    frame: Said
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """Its properties and rows."""

    frame: Said
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Part:
    """The document, a header or a footer."""

    blocks: tuple[Paragraph | Table, ...]
    section: Said = ()


def resolve(data: bytes | dict[str, bytes], *, accept: bool) -> dict[str, Part]:
    """Every part of a document that holds text, after all its changes are accepted or rejected; a clean one as it is."""
    parts = open_parts(data) if isinstance(data, bytes) else data
    return {name: _Reader(accept, _pictures(parts, name)).part(parts[name]) for name in parts if _TEXT.fullmatch(name)}


def find_difference(made: dict[str, bytes], clean: dict[str, bytes], *, accept: bool) -> str | None:
    """The first place where ``made``, accepted or rejected, is not ``clean``; None when there is none."""
    found, wanted = resolve(made, accept=accept), resolve(clean, accept=True)
    for name in sorted(found.keys() | wanted.keys()):
        mine, other = found.get(name, Part(())), wanted.get(name, Part(()))
        for number, (left, right) in enumerate(zip_longest(mine.blocks, other.blocks), 1):
            if left != right:
                return f"{name}, bagian ke-{number}"
        if mine.section != other.section:
            return f"{name}, tata halaman"
    return None


def _pictures(parts: dict[str, bytes], name: str) -> dict[str, str]:
    """The content of every picture of a part, by the id of its relationship."""
    relations = f"{dirname(name)}/_rels/{basename(name)}.rels"
    if relations not in parts:
        return {}
    targets = {item.get("Id", ""): f"word/{item.get('Target')}" for item in parse_xml(name, relations, parts[relations])}
    return {key: sha256(parts[target]).hexdigest() for key, target in targets.items() if target in parts and ".xml" not in target}


@dataclass
class _Open:
    """Words of paragraphs whose mark is gone, waiting for the paragraph they join."""

    paragraph: Any = None
    content: list[Said] = field(default_factory=list)


class _Reader:
    """Reads one part the way Word would leave it."""

    def __init__(self, accept: bool, pictures: dict[str, str]) -> None:
        self._accept = accept
        self._gone = "del" if accept else "ins"
        self._pictures = pictures

    def part(self, data: bytes) -> Part:
        root = parse_xml("dokumen", "isi", data)
        body = root.find(f"{_W}body")
        if body is None and root.tag not in (f"{_W}hdr", f"{_W}ftr"):
            return Part((), (self._plain(root),))
        holder = root if body is None else body
        return Part(tuple(self._blocks(holder)), self._section(holder.find(f"{_W}sectPr")))

    def _blocks(self, holder: Any) -> Iterator[Paragraph | Table]:
        waiting = _Open()
        for child in holder:
            if child.tag == f"{_W}p":
                waiting.content += self._inline(child)
                if self._is_gone(child.find(f"{_W}pPr/{_W}rPr")):
                    waiting.paragraph = child
                    continue
                yield self._paragraph(child, waiting.content)
                waiting = _Open()
            elif child.tag == f"{_W}tbl":
                table = self._table(child)
                if table is not None:
                    if waiting.content:
                        yield self._paragraph(waiting.paragraph, waiting.content)
                    waiting = _Open()
                    yield table
        if waiting.paragraph is not None:
            yield Paragraph(("tanda terakhir yang tidak dapat hilang",), tuple(waiting.content))

    def _is_gone(self, properties: Any) -> bool:
        return properties is not None and properties.find(f"{_W}{self._gone}") is not None

    def _table(self, table: Any) -> Table | None:
        """None when no row is left. Where every cell says its width, these are compared instead of the grid."""
        cells = table.findall(f"{_W}tr/{_W}tc")
        measured = all(cell.find(f"{_W}tcPr/{_W}tcW[@{_W}type='dxa']") is not None for cell in cells)
        rows = tuple(self._rows(table, measured))
        grid = () if measured else tuple(map(self._plain, table.findall(f"{_W}tblGrid")))
        return Table((self._frame(table, "tblPr"), grid), rows) if rows else None

    def _rows(self, table: Any, measured: bool) -> Iterator[Row]:
        for row in table.findall(f"{_W}tr"):
            if not self._is_gone(row.find(f"{_W}trPr")):
                cells = (self._cell(cell, measured) for cell in row.findall(f"{_W}tc"))
                yield Row((self._frame(row, "trPr"), self._frame(row, "tblPrEx")), tuple(cells))

    def _cell(self, cell: Any, measured: bool) -> Cell:
        frame = self._frame(cell, "tcPr")
        shape = tuple(plain for plain in frame if not (measured and plain.startswith("<w:gridSpan ")))
        return Cell(shape, tuple(self._blocks(cell)))

    def _frame(self, element: Any, tag: str) -> Said:
        """The properties of an element; empty ones are as good as none."""
        properties = self._before(element.find(f"{_W}{tag}"), f"{tag}Change")
        own = [child for child in properties if child.tag not in _CHANGES] if properties is not None else []
        return tuple(plain for plain in map(self._plain, own) if plain != _SPLITTING)

    def _paragraph(self, paragraph: Any, content: list[Said]) -> Paragraph:
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return Paragraph((), tuple(_joined(_fields(content))))
        look = self._before(properties.find(f"{_W}rPr"), "rPrChange")
        shape = self._before(properties, "pPrChange")
        own = [child for child in shape if child.tag != f"{_W}rPr" and child.tag not in _CHANGES] if shape is not None else []
        marks = [child for child in look if child.tag not in _CHANGES] if look is not None else []
        frame = (tuple(map(self._plain, own)), tuple(map(self._plain, marks)))
        return Paragraph(frame if any(frame) else (), tuple(_joined(_fields(content))))

    def _before(self, properties: Any, tag: str) -> Any:
        """The properties themselves, or on rejection those that a tracked change of properties replaced."""
        change = properties.find(f"{_W}{tag}") if properties is not None else None
        return properties if change is None or self._accept else change[0]

    def _section(self, section: Any) -> Said:
        if section is None:
            return ()
        references = [child for child in section if child.tag.endswith("Reference")]
        shape = [child for child in self._before(section, "sectPrChange") if not child.tag.endswith("Reference")]
        return tuple(self._plain(child) for child in [*references, *shape] if child.tag not in _CHANGES)

    def _inline(self, holder: Any) -> Iterator[Said]:
        for child in holder:
            tag = child.tag.rpartition("}")[2]
            if child.tag == f"{_W}r":
                yield from self._run(child)
            elif tag in ("ins", "del"):
                if tag != self._gone:
                    yield from self._inline(child)
            elif tag == "fldSimple":
                yield ("buka", child.get(f"{_W}instr", "").strip())
                yield from self._inline(child)
                yield ("tutup",)
            elif tag == "hyperlink":
                inner = list(self._inline(child))
                if inner:
                    yield from [("buka", *sorted(child.attrib.items())), *inner, ("tutup",)]
            elif child.tag not in _SILENT:
                yield ("benda", self._plain(child))

    def _run(self, run: Any) -> Iterator[Said]:
        properties = run.find(f"{_W}rPr")
        look = tuple(map(self._plain, properties)) if properties is not None else ()
        for child in run:
            tag = child.tag.rpartition("}")[2]
            if tag in _WORDS:
                yield ("teks", look, child.text or "")
            elif tag in _LETTERS and not child.attrib:
                yield ("teks", look, _LETTERS[tag])
            elif tag in _CODE:
                yield ("kode", child.text or "")
            elif tag == "fldChar":
                yield ("bidang", child.get(f"{_W}fldCharType"))
            elif child.tag not in _SILENT:
                yield ("benda", look, self._plain(child))

    def _plain(self, element: Any) -> str:
        """The source of an element without what says nothing; a picture counts by its content."""
        from lxml import etree

        source = _DECLARED.sub("", str(etree.tostring(element, encoding="unicode", with_tail=False)))
        if element.tag not in _DRAWN:
            return source
        return _PICTURE.sub(lambda found: self._pictures.get(found.group(1), ""), _NUMBERED.sub(r"\1", source))


def _fields(content: list[Said]) -> Iterator[Said]:
    """Fields made of runs told like simple ones: where each begins, with its code, and where it ends."""
    codes: list[str] = []
    for item in content:
        if item == ("bidang", "begin"):
            codes.append("")
        elif item[0] == "kode" and codes:
            codes[-1] += item[1]
        elif item == ("bidang", "separate") and codes:
            yield ("buka", codes[-1].strip())
        elif item == ("bidang", "end") and codes:
            codes.pop()
            yield ("tutup",)
        else:
            yield item


def _joined(content: Iterator[Said]) -> Iterator[Said]:
    """Neighbouring words of one look are one text."""
    for key, group in groupby(content, key=lambda item: item[:2] if item[0] == "teks" else None):
        if key is None:
            yield from group
        else:
            text = "".join(item[2] for item in group)
            if text:
                yield (*key, text)
