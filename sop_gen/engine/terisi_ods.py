"""A filled OpenDocument spreadsheet, as LibreOffice saves it: cells as people see them, comments, text boxes, heads and feet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sop_gen.diagnostics import SpecError
from sop_gen.engine.terisi import GAMBAR, Baris, Lepas, Sel, Tabel, Terisi, Ujaran, clean
from sop_gen.engine.terisi_xlsx import MAX_SEL, number_text
from sop_gen.engine.terisi_zip import RUSAK, Bungkus, attribute, local

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T00:00:00)?")
"""A cell that holds a day, however its format shows it: day or month first, depending on the language of the program."""
_SHAPES = frozenset({"frame", "custom-shape", "rect", "ellipse", "line", "connector", "caption", "g", "control"})


def read_ods(data: bytes, nama: str) -> Terisi:
    """What the spreadsheet ``nama`` says. Raises SpecError for one that can't be read."""
    package = Bungkus(data, nama)
    if b"manifest:encryption-data" in (package.read("META-INF/manifest.xml") or b""):
        raise SpecError(f"'{nama}' dilindungi sandi; simpan tanpa sandi, lalu coba lagi")
    root = package.xml("content.xml")
    sheets = (
        [sheet for sheet in root.iter() if local(sheet) == "table" and local(sheet.getparent()) == "spreadsheet"]
        if (root is not None)
        else []
    )
    if not sheets:
        raise SpecError(f"'{nama}' bukan lembar kerja OpenDocument, atau {RUSAK}")
    count, tables = 0, []
    loose = [*_tracked(root), *_margins(package)]
    for sheet in sheets:
        place = f"lembar {clean(attribute(sheet, 'name') or '')}"
        rows = tuple(_rows(sheet))
        count += sum(len(row.sel) for row in rows)
        if count > MAX_SEL:
            raise SpecError(f"'{nama}' berisi lebih dari {MAX_SEL} sel; hapus lembar yang tidak perlu")
        tables.append(Tabel(place, rows))
        shapes = (shape for group in sheet if local(group) == "shapes" for shape in group)
        loose += [Lepas(place, said) for shape in shapes for said in _shape(shape)]
    return Terisi(tuple(tables), tuple(loose))


def _rows(sheet: Any) -> Iterator[Baris]:
    """Rows with words; thousands of equal empty ones are one element."""
    number = 1
    for row in _below(sheet, "table-row"):
        cells = tuple(_cells(row))
        if cells:
            yield Baris(number, cells)
        number += _count(row, "number-rows-repeated")


def _below(parent: Any, *names: str) -> Iterator[Any]:
    for child in parent:
        if local(child) in names:
            yield child
        elif local(child).startswith("table-") or local(child).endswith(("-group", "-rows")):
            yield from _below(child, *names)


def _cells(row: Any) -> Iterator[Sel]:
    column = 0
    for cell in row:
        if local(cell) not in ("table-cell", "covered-table-cell"):
            continue
        words = _shown(cell)
        said = tuple(_said(cell))
        if words or said:
            width, height = _count(cell, "number-columns-spanned"), _count(cell, "number-rows-spanned")
            yield Sel(column, words, words, ujaran=said, lebar=width, tinggi=height)
        column += _count(cell, "number-columns-repeated")


def _shown(cell: Any) -> str:
    """What the cell shows; of a formula also what was typed."""
    shown, value = _paragraphs(cell), attribute(cell, "value") or ""
    if day := _DAY.fullmatch(attribute(cell, "date-value") or ""):
        shown = f"{day[3]}/{day[2]}/{day[1]}"
    elif shown and shown.replace(",", ".") == value:
        shown = number_text(value, "")
    formula = (attribute(cell, "formula") or "").partition(":")[2]
    if not formula:
        return shown or (attribute(cell, "string-value") or value).strip()
    return f"{clean(formula)} (hasil: {shown})" if shown else clean(formula)


def _said(cell: Any) -> Iterator[Ujaran]:
    for child in cell:
        if local(child) == "annotation":
            author = next((clean(part.text or "") for part in child if local(part) == "creator"), "")
            if words := _paragraphs(child):
                yield Ujaran(words, "komentar", author)
        elif local(child) in _SHAPES:
            yield from _shape(child)


def _shape(shape: Any) -> Iterator[Ujaran]:
    words = clean("\n".join(_words(part) for part in shape.iter() if local(part) == "p"))
    if words or any(local(part) == "image" for part in shape.iter()):
        yield Ujaran(words or GAMBAR, "kotak teks")


def _paragraphs(parent: Any) -> str:
    """The paragraphs of a cell or a comment; lists inside it are paragraphs, too."""
    parts = (part for child in parent if local(child) in ("p", "h", "list") for part in child.iter() if local(part) in ("p", "h"))
    return clean("\n".join(_words(part) for part in parts))


def _words(element: Any) -> str:
    """The words of one paragraph; what hangs in it stands elsewhere."""
    said = [element.text or ""]
    for child in element:
        match local(child):
            case "s":
                said.append(" " * _count(child, "c"))
            case "tab":
                said.append("\t")
            case "line-break":
                said.append("\n")
            case "annotation" | "page-number" | "page-count" | "sheet-name" | "date" | "time" | "file-name" | "title":
                pass
            case name if name not in _SHAPES:
                said.append(_words(child))
        said.append(child.tail or "")
    return "".join(said)


def _count(element: Any, name: str) -> int:
    told = attribute(element, name) or ""
    return max(1, int(told)) if told.isdigit() else 1


def _tracked(root: Any) -> Iterator[Lepas]:
    """What cells said before a change that is tracked."""
    for group in root.iter():
        if local(group) == "tracked-changes":
            for cell in (part for part in group.iter() if local(part) in ("change-track-table-cell", "table-cell")):
                if words := _shown(cell):
                    yield Lepas("perubahan terlacak", Ujaran(words, "dihapus"))


def _margins(package: Bungkus) -> Iterator[Lepas]:
    root = package.xml("styles.xml")
    for group in root.iter() if root is not None else ():
        if local(group) in ("header", "footer", "header-first", "footer-first", "header-left", "footer-left"):
            for part in (part for part in group.iter() if local(part) == "p"):
                if (words := clean(_words(part))) and words != "???":
                    yield Lepas("kepala atau kaki halaman", Ujaran(words))
