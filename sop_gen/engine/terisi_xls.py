"""A filled workbook of Excel 97-2003: cells as people see them, notes and text boxes."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

from sop_gen.diagnostics import SpecError
from sop_gen.engine.terisi import Baris, Lepas, Sel, Tabel, Terisi, Ujaran, clean
from sop_gen.engine.terisi_xlsx import is_date, number_text
from sop_gen.engine.terisi_zip import RUSAK

_RECORD = struct.Struct("<HH")
_TXO, _CONTINUE = 0x01B6, 0x003C
"""Records of the file: a text object, and what goes on from the record before."""


def read_xls(data: bytes, nama: str) -> Terisi:
    """What the workbook ``nama`` says. Raises SpecError for one that can't be read."""
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=_Silent())
        tables = tuple(Tabel(f"lembar {clean(sheet.name)}", tuple(_rows(book, sheet))) for sheet in book.sheets())
        noted = {cell_said.isi for table in tables for row in table.baris for cell in row.sel for cell_said in cell.ujaran}
        boxes = [words for said in _text_objects(_stream(data)) if (words := clean(said)) and not _is_note(words, noted)]
    except SpecError:
        raise
    except Exception as error:  # a damaged file fails anywhere inside the reader
        if "encrypted" in str(error).lower():
            raise SpecError(f"'{nama}' dilindungi sandi; simpan tanpa sandi, lalu coba lagi") from error
        raise SpecError(f"'{nama}' {RUSAK}") from error
    return Terisi(tables, tuple(Lepas("kotak teks", Ujaran(words, "kotak teks")) for words in boxes))


def _stream(data: bytes) -> bytes:
    """The stream of records inside the compound file."""
    from xlrd.compdoc import CompDoc

    compound = CompDoc(data, logfile=_Silent())
    return bytes(compound.get_named_stream("Workbook") or compound.get_named_stream("Book") or b"")


class _Silent:
    """Takes the remarks of the reader, which are none for people."""

    def write(self, text: str) -> int:
        """Nothing is kept."""
        return len(text)


def _rows(book: Any, sheet: Any) -> Iterator[Baris]:
    spans = {(top, left): (bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells}
    notes = {place: note for place, note in sheet.cell_note_map.items() if clean(note.text)}
    for row in range(max([sheet.nrows, *(place[0] + 1 for place in notes)])):
        cells = sheet.row(row) if row < sheet.nrows else []
        columns = sorted({*range(len(cells)), *(column for number, column in notes if number == row)})
        found = []
        for column in columns:
            words = clean(_words(book, cells[column])) if column < len(cells) else ""
            note = notes.get((row, column))
            if words or note:
                height, width = spans.get((row, column), (1, 1))
                said = (Ujaran(_without(note.author, clean(note.text)), "komentar", clean(note.author)),) if note else ()
                found.append(Sel(column, words, words, ujaran=said, lebar=width, tinggi=height))
        if found:
            yield Baris(row + 1, tuple(found))


def _without(author: str, words: str) -> str:
    """A note begins with its author's name, which is told apart."""
    return words.removeprefix(f"{author}:").strip() or words


def _words(book: Any, cell: Any) -> str:
    import xlrd

    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return str(cell.value)
        case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
            code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
            return number_text(repr(cell.value), "tanggal" if is_date(code) else "persen" if "%" in code else "")
        case xlrd.XL_CELL_BOOLEAN:
            return "BENAR" if cell.value else "SALAH"
        case xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(cell.value, "#?"))
        case _:
            return ""


def _text_objects(stream: bytes) -> Iterator[str]:
    """The words of every text object in the stream of records: those of notes and those of boxes."""
    place, waiting = 0, 0
    while place + _RECORD.size <= len(stream):
        kind, length = _RECORD.unpack_from(stream, place)
        body = stream[place + _RECORD.size : place + _RECORD.size + length]
        place += _RECORD.size + length
        if kind == _TXO and length >= 12:
            waiting = int.from_bytes(body[10:12], "little")
        elif kind == _CONTINUE and waiting and body:
            wide = body[0] & 1
            yield body[1 : 1 + waiting * (2 if wide else 1)].decode("utf-16-le" if wide else "latin-1", "replace")
            waiting = 0
        elif kind != _CONTINUE:
            waiting = 0


def _is_note(words: str, noted: set[str]) -> bool:
    return any(words == note or words.endswith(note) for note in noted)
