"""The flow tables as a screen reader meets them: in the PDF by its tag tree, in Word by its rows and alt texts."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ByteStringObject, ContentStream, TextStringObject

from tests.docx.samples import NS, W, part

CODE = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")


@dataclass(frozen=True)
class Baris:
    """One row of a flow table: the words of its cells in reading order, with ``alt`` in place of the chart."""

    sel: tuple[str, ...]
    alt: str


@dataclass(frozen=True)
class Tabel:
    """One flow table: the words of its header rows, and its rows."""

    kepala: tuple[tuple[str, ...], ...]
    baris: tuple[Baris, ...]


def plain(text: str) -> str:
    """Words alone: spaces as one space, without the marks that only allow a line to break."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u200b", "").split())


# ---- Word -------------------------------------------------------------------------------------------------------


def tables_of_docx(data: bytes) -> list[Tabel]:
    """The flow tables of a Word document, in order."""
    tables = [table for table in part(data).iter(f"{W}tbl") if table.find(".//wp:docPr", NS) is not None]
    flow = [table for table in tables if table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "Bagan alur"]
    return [_word_table(table) for table in flow]


def _word_table(table: Any) -> Tabel:
    rows = table.findall(f"{W}tr")
    heads = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert rows[: len(heads)] == heads
    return Tabel(tuple(tuple(map(_word_text, row.findall(f"{W}tc"))) for row in heads), tuple(map(_word_row, rows[len(heads) :])))


def _word_row(row: Any) -> Baris:
    cells = row.findall(f"{W}tc")
    drawn = [cell.findall(".//wp:docPr", NS) for cell in cells]
    (alt,) = [shape.get("descr") for shapes in drawn for shape in shapes]
    return Baris(tuple(alt if shapes else _word_text(cell) for cell, shapes in zip(cells, drawn, strict=True)), alt)


def _word_text(cell: Any) -> str:
    """The words of a cell; those inside a drawing are not read, its alt text is."""
    marks = {f"{W}br": " ", f"{W}tab": " "}
    words = []
    for paragraph in cell.findall(f"{W}p"):
        for run in paragraph.iter(f"{W}r"):
            words += [item.text or "" if item.tag == f"{W}t" else marks.get(item.tag, "") for item in run]
        words.append(" ")
    return plain("".join(words))


# ---- PDF --------------------------------------------------------------------------------------------------------


def tables_of_pdf(data: bytes) -> list[Tabel]:
    """The flow tables of a PDF, in the order of its tag tree."""
    reader = PdfReader(io.BytesIO(data))
    words = {page.indirect_reference.idnum: _marked_words(page, reader) for page in reader.pages if page.indirect_reference}
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    return [_pdf_table(table, words) for table in _find(root, "/Table") if any(_find(table, "/Figure"))]


def _pdf_table(table: Any, words: dict[int, dict[int, str]]) -> Tabel:
    head, body = _parts(table)
    assert (head["/S"], body["/S"]) == ("/THead", "/TBody")
    heads = []
    for row in _parts(head):
        assert row["/S"] == "/TR" and {cell["/S"] for cell in _parts(row)} == {"/TH"}
        assert all("/Column" in str(cell["/A"]) for cell in _parts(row)), "a header cell that names no column"
        heads.append(tuple(_pdf_text(cell, words) for cell in _parts(row)))
    return Tabel(tuple(heads), tuple(_pdf_row(row, words) for row in _parts(body)))


def _pdf_row(row: Any, words: dict[int, dict[int, str]]) -> Baris:
    cells = _parts(row)
    assert row["/S"] == "/TR" and {cell["/S"] for cell in cells} == {"/TD"}
    (alt,) = [str(figure["/Alt"]) for figure in _find(row, "/Figure")]
    return Baris(tuple(alt if any(_find(cell, "/Figure")) else _pdf_text(cell, words) for cell in cells), alt)


def _parts(node: Any) -> list[Any]:
    """The elements below ``node``."""
    below = node["/K"].get_object() if "/K" in node else []
    found = [part.get_object() for part in (below if isinstance(below, list) else [below])]
    return [part for part in found if isinstance(part, dict) and "/S" in part]


def _find(node: Any, tag: str) -> Iterator[Any]:
    for below in _parts(node):
        if below["/S"] == tag:
            yield below
        yield from _find(below, tag)


def _pdf_text(node: Any, words: dict[int, dict[int, str]]) -> str:
    """What is marked as content of ``node`` and of all below it, in the tree's order."""
    return plain(_text(node, words))


def _text(node: Any, words: dict[int, dict[int, str]]) -> str:
    below = node["/K"].get_object() if "/K" in node else []
    found = ""
    for item in below if isinstance(below, list) else [below]:
        inner = item.get_object()
        if isinstance(inner, int):
            found += words[node.raw_get("/Pg").idnum][inner]
        elif inner.get("/Type") == "/MCR":
            page = inner if "/Pg" in inner else node
            found += words[page.raw_get("/Pg").idnum][inner["/MCID"]]
        elif "/S" in inner:
            found += _text(inner, words) + (" " if inner["/S"] == "/P" else "")
    return found


def _marked_words(page: Any, reader: PdfReader) -> dict[int, str]:
    """The words of a page by the number that the tag tree knows them by."""
    fonts = {name: _characters(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    found: dict[int, str] = {}
    open_marks: list[int | None] = []
    font: dict[int, str] = {}
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in (b"BDC", b"BMC"):
            properties = operands[1] if len(operands) > 1 else {}
            open_marks.append(properties.get("/MCID"))
            if open_marks[-1] is not None:
                found[open_marks[-1]] = ""
        elif operator == b"EMC":
            open_marks.pop()
        elif operator == b"Tf":
            font = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ"):
            mark = next((mark for mark in reversed(open_marks) if mark is not None), None)
            if mark is not None:
                found[mark] += "".join(_decoded(text, font) for text in (operands[0] if operator == b"TJ" else operands))
    return found


def _characters(font: Any) -> dict[int, str]:
    """The ToUnicode table of a font."""
    table = font["/ToUnicode"].get_object().get_data()
    assert b"beginbfrange" not in table
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in CODE.findall(table.partition(b"endcodespacerange")[2])
    }


def _decoded(text: Any, font: dict[int, str]) -> str:
    if not isinstance(text, TextStringObject | ByteStringObject):
        return ""  # a number: space between letters
    codes = text.original_bytes
    return "".join(font[int.from_bytes(codes[place : place + 2])] for place in range(0, len(codes), 2))
