"""Filling the matrix the way people do: one function for each thing that they do to a Word file or a workbook."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from openpyxl import load_workbook

V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


# ---- Word --------------------------------------------------------------------------------------------------------


def buka(data: bytes) -> Any:
    return Document(BytesIO(data))


def tutup(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def teks(element: Any) -> str:
    return "".join(part.text or "" for part in element.iter(qn("w:t")))


def sel(row: Any) -> list[Any]:
    return list(row.findall(qn("w:tc")))


def matriks(document: Any) -> list[Any]:
    """The tables that people fill: those of rows and those of questions."""
    return [
        table for table in document.element.body.iter(qn("w:tbl")) if "Masukan FGD" in teks(table) or "Jawaban" in teks(table)
    ]


def baris(document: Any) -> list[Any]:
    """The rows of all matrices, without titles and headings."""
    rows = [row for table in matriks(document) for row in table.findall(qn("w:tr"))]
    return [row for row in rows if teks(sel(row)[0]).strip().lstrip("P").isdigit()]


def cari(document: Any, nomor: str) -> Any:
    return next(row for row in baris(document) if teks(sel(row)[0]).strip() == nomor)


def paragraf(said: str) -> Any:
    element = OxmlElement("w:p")
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = said
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    element.append(run)
    return element


def ketik(cell: Any, said: str) -> None:
    """A new paragraph at the end of a cell."""
    cell.append(paragraf(said))


def ganti(cell: Any, said: str) -> None:
    """The words of a cell replaced."""
    for part in cell.findall(qn("w:p")):
        cell.remove(part)
    cell.append(paragraf(said))


def terlacak(cell: Any, said: str, oleh: str = "Budi", hapus: bool = False) -> None:
    """Words typed with the change tracked; with ``hapus`` deleted again by the next one who read it."""
    gone = f'<w:del w:id="902" w:author="Sari"><w:r><w:delText>{said}</w:delText></w:r></w:del>'
    kept = f"<w:r><w:t>{said}</w:t></w:r>"
    cell.append(parse_xml(f'<w:p {W}><w:ins w:id="901" w:author="{oleh}">{gone if hapus else kept}</w:ins></w:p>'))


def dihapus(cell: Any, said: str) -> None:
    """Words typed plainly, then deleted with the change tracked."""
    cell.append(parse_xml(f'<w:p {W}><w:del w:id="903" w:author="Sari"><w:r><w:delText>{said}</w:delText></w:r></w:del></w:p>'))


def komentar(document: Any, cell: Any, said: str, oleh: str = "Budi") -> None:
    from docx.text.paragraph import Paragraph

    part = cell.find(qn("w:p"))
    if part.find(qn("w:r")) is None:
        part.append(paragraf(" ").find(qn("w:r")))
    document.add_comment(Paragraph(part, document).runs, text=said, author=oleh, initials="B")


def kotak(cell: Any, said: str) -> None:
    """A text box hung on a cell, in both forms that Word writes."""
    inner = f"<w:txbxContent><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:txbxContent>"
    cell.append(
        parse_xml(
            f"<w:p {W} {MC} {WPS} {V}>"
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice>'
            f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )
    )


def tabel_dalam(cell: Any, said: str) -> None:
    cell.append(parse_xml(f"<w:tbl {W}><w:tr><w:tc><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"))
    cell.append(paragraf(""))


def sisip_baris(row: Any, column: int, said: str) -> None:
    """An empty row below, with words in one of its cells."""
    new = copy.deepcopy(row)
    for mark in [*new.iter(qn("w:bookmarkStart")), *new.iter(qn("w:bookmarkEnd"))]:
        mark.getparent().remove(mark)
    for cell in sel(new):
        ganti(cell, "")
    ketik(sel(new)[column], said)
    row.addnext(new)


def sisip_kolom(table: Any, at: int, heading: str, said: dict[int, str]) -> None:
    """A column before ``at``; ``said`` by the number of the row in the table."""
    for number, row in enumerate(table.findall(qn("w:tr"))):
        cells = sel(row)
        if len(cells) > at:
            new = copy.deepcopy(cells[at])
            for mark in [*new.iter(qn("w:bookmarkStart")), *new.iter(qn("w:bookmarkEnd"))]:
                mark.getparent().remove(mark)
            ganti(new, heading if teks(cells[0]) == "No" else said.get(number, ""))
            cells[at].addprevious(new)


def pindah_kolom(table: Any, first: int, second: int) -> None:
    for row in table.findall(qn("w:tr")):
        cells = sel(row)
        if len(cells) > max(first, second):
            cells[first].addprevious(cells[second])


def tanpa_penanda(element: Any) -> None:
    for mark in [*element.iter(qn("w:bookmarkStart")), *element.iter(qn("w:bookmarkEnd"))]:
        mark.getparent().remove(mark)


def gabung_tegak(rows: list[Any], column: int) -> None:
    """Cells of one column merged: the words of the lower ones go up, as Word does it."""
    for number, row in enumerate(rows):
        cell = sel(row)[column]
        merge = OxmlElement("w:vMerge")
        merge.set(qn("w:val"), "restart" if number == 0 else "continue")
        cell.get_or_add_tcPr().append(merge)
        if number:
            for part in [part for part in cell.findall(qn("w:p")) if teks(part)]:
                sel(rows[0])[column].append(part)
            if cell.find(qn("w:p")) is None:
                cell.append(paragraf(""))


def gabung_baris(first: Any, second: Any) -> None:
    """Two rows made one: everything of the second goes into the cells of the first, its bookmarks too."""
    for upper, lower in zip(sel(first), sel(second), strict=True):
        for part in lower.findall(qn("w:p")):
            upper.append(part)
    second.getparent().remove(second)


def hapus(element: Any) -> None:
    element.getparent().remove(element)


def di_bawah(document: Any, said: str) -> None:
    document.element.body.insert(len(document.element.body) - 1, paragraf(said))


# ---- Excel -------------------------------------------------------------------------------------------------------


def buka_buku(data: bytes) -> Any:
    return load_workbook(BytesIO(data), rich_text=True)


def tutup_buku(book: Any) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def kolom(sheet: Any, nama: str) -> int:
    """The number of a column by its heading."""
    return next(cell.column for row in sheet.iter_rows(max_row=3) for cell in row if cell.value == nama)


def baris_buku(sheet: Any) -> Iterator[int]:
    head = next(cell.row for row in sheet.iter_rows(max_row=3) for cell in row if cell.value == "No")
    return iter(range(head + 1, sheet.max_row + 1))


def cari_buku(sheet: Any, nomor: str) -> int:
    return next(row for row in baris_buku(sheet) if str(sheet.cell(row, kolom(sheet, "No")).value) == nomor)
