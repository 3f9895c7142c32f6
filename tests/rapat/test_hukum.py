"""The law: whatever people do to a matrix, every word that they typed and that is still in the file is read."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from tests.rapat import mengisi as isi
from tests.rapat.contoh import kata_dalam, kata_terbaca, kecil, terbaca

Edit = tuple[str, int, int]
"""What is done, at which row and which column (counted round)."""
TEMPAT = st.integers(0, 40)


def _cell(document: Any, row: int, column: int) -> Any:
    rows = isi.baris(document)
    cells = isi.sel(rows[row % len(rows)])
    return cells[column % len(cells)]


def _row(document: Any, row: int) -> Any:
    rows = isi.baris(document)
    return rows[row % len(rows)]


def _table(document: Any, row: int) -> Any:
    tables = isi.matriks(document)
    return tables[row % len(tables)]


def _swap(document: Any, row: int, column: int) -> None:
    first, second = _row(document, row), _row(document, column)
    if first is not second:
        first.addnext(second)


def _merge(document: Any, row: int, column: int) -> None:
    first = _row(document, row)
    second = first.getnext()
    if second is not None and len(isi.sel(first)) == len(isi.sel(second)):
        isi.gabung_tegak([first, second], column % len(isi.sel(first)))


def _join(document: Any, row: int, column: int) -> None:
    first = _row(document, row)
    second = first.getnext()
    if second is not None and len(isi.sel(first)) == len(isi.sel(second)):
        isi.gabung_baris(first, second)


def _columns(document: Any, row: int, column: int) -> None:
    table = _table(document, row)
    width = max(len(isi.sel(part)) for part in table.findall(qn("w:tr")))
    isi.pindah_kolom(table, row % width, column % width)


def _new_column(document: Any, row: int, column: int, word: str) -> None:
    table = _table(document, row)
    isi.sisip_kolom(table, column % 8, f"Kolom {word}", {row % 5 + 2: word})


def _without_heading(document: Any, row: int, column: int) -> None:
    rows = _table(document, row).findall(qn("w:tr"))
    if len(rows) > 3:
        isi.hapus(rows[column % 2])


def _without_row(document: Any, row: int, column: int) -> None:
    if len(isi.baris(document)) > 3:
        isi.hapus(_row(document, row))


def _without_cells(document: Any, row: int, column: int) -> None:
    """A column deleted, heading and all."""
    for part in _table(document, row).findall(qn("w:tr")):
        cells = isi.sel(part)
        if len(cells) > 3:
            isi.hapus(cells[column % len(cells)])


WORD: dict[str, Callable[[Any, int, int, str], None]] = {
    "ketik": lambda document, row, column, word: isi.ketik(_cell(document, row, column), f"usul {word}"),
    "ganti": lambda document, row, column, word: isi.ganti(_cell(document, row, column), word),
    "terlacak": lambda document, row, column, word: isi.terlacak(_cell(document, row, column), word),
    "ditarik": lambda document, row, column, word: isi.terlacak(_cell(document, row, column), word, hapus=True),
    "dihapus": lambda document, row, column, word: isi.dihapus(_cell(document, row, column), word),
    "komentar": lambda document, row, column, word: isi.komentar(document, _cell(document, row, column), word),
    "kotak": lambda document, row, column, word: isi.kotak(_cell(document, row, column), word),
    "tabel": lambda document, row, column, word: isi.tabel_dalam(_cell(document, row, column), word),
    "sisip": lambda document, row, column, word: isi.sisip_baris(
        _row(document, row), column % len(isi.sel(_row(document, row))), word
    ),
    "bawah": lambda document, row, column, word: isi.di_bawah(document, f"Catatan {word}"),
    "kolom": _new_column,
    "tukar": lambda document, row, column, word: _swap(document, row, column),
    "gabung": lambda document, row, column, word: _merge(document, row, column),
    "satukan": lambda document, row, column, word: _join(document, row, column),
    "pindah": lambda document, row, column, word: _columns(document, row, column),
    "hapus": lambda document, row, column, word: _without_row(document, row, column),
    "lajur": lambda document, row, column, word: _without_cells(document, row, column),
    "kepala": lambda document, row, column, word: _without_heading(document, row, column),
    "penanda": lambda document, row, column, word: isi.tanpa_penanda(_row(document, row)),
    "semua penanda": lambda document, row, column, word: isi.tanpa_penanda(document.element),
}


@settings(max_examples=120)
@given(st.lists(st.tuples(st.sampled_from(sorted(WORD)), TEMPAT, TEMPAT), min_size=1, max_size=12))
def test_no_word_typed_into_a_word_file_is_lost(edits: list[Edit]) -> None:
    document, words = isi.buka(kecil().docx), count()
    for name, row, column in edits:
        if isi.baris(document):
            WORD[name](document, row, column, f"kata{next(words)}x")
    data = isi.tutup(document)
    assert kata_dalam(data) - kata_terbaca(terbaca(kecil(), ("budi.docx", data))) == set()


def _sheet(book: Any, row: int) -> Any:
    return book.worksheets[row % len(book.worksheets)]


def _place(book: Any, row: int, column: int) -> Any:
    """A cell in or beside a table; of merged cells the first."""
    sheet = _sheet(book, column)
    cell = sheet.cell(row % (sheet.max_row + 2) + 1, column % (sheet.max_column + 2) + 1)
    merged = next((part for part in sheet.merged_cells.ranges if cell.coordinate in part), None)
    return sheet.cell(merged.min_row, merged.min_col) if merged else cell


def _write(book: Any, row: int, column: int, word: str) -> None:
    _place(book, row, column).value = word


def _append(book: Any, row: int, column: int, word: str) -> None:
    cell = _place(book, row, column)
    cell.value = f"{cell.value or ''} {word}"


def _unmerged(sheet: Any) -> Any:
    for part in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(part))
    return sheet


def _merge_cells(book: Any, row: int, column: int, word: str) -> None:
    sheet = _unmerged(book["Matriks"])
    row, column = row % sheet.max_row + 1, column % sheet.max_column + 1
    sheet.merge_cells(start_row=row, end_row=row + 2, start_column=column, end_column=column + word.count("1"))


def _sort(book: Any, row: int, column: int, word: str) -> None:
    """One column sorted, with its rows or, as it happens, without them."""
    sheet = _unmerged(book["Matriks"])
    columns = range(1, sheet.max_column + 1) if row % 2 else [column % sheet.max_column + 1]
    numbers = list(range(3, sheet.max_row + 1))
    rows = sorted(([sheet.cell(number, part).value for part in columns] for number in numbers), key=str)
    for number, values in zip(numbers, rows, strict=True):
        for part, value in zip(columns, values, strict=True):
            sheet.cell(number, part).value = value


def _comment(book: Any, row: int, column: int, word: str) -> None:
    _place(book, row, column).comment = Comment(f"Sari:\n{word}", "Sari")


EXCEL: dict[str, Callable[[Any, int, int, str], None]] = {
    "tulis": _write,
    "tambah": _append,
    "rumus": lambda book, row, column, word: _write(book, row, column, f'="{word}"&A1'),
    "komentar": _comment,
    "lembar": lambda book, row, column, word: setattr(book.create_sheet().cell(row % 9 + 1, column % 9 + 1), "value", word),
    "baris": lambda book, row, column, word: _unmerged(_sheet(book, column)).insert_rows(row % 9 + 1),
    "kolom": lambda book, row, column, word: _unmerged(_sheet(book, row)).insert_cols(column % 9 + 1),
    "hapus baris": lambda book, row, column, word: _unmerged(_sheet(book, column)).delete_rows(row % 9 + 1),
    "hapus kolom": lambda book, row, column, word: _unmerged(_sheet(book, row)).delete_cols(column % 11 + 1),
    "gabung": _merge_cells,
    "urut": _sort,
}


@settings(max_examples=120)
@given(st.lists(st.tuples(st.sampled_from(sorted(EXCEL)), TEMPAT, TEMPAT), min_size=1, max_size=12))
def test_no_word_typed_into_a_workbook_is_lost(edits: list[Edit]) -> None:
    book, words = isi.buka_buku(kecil().xlsx), count()
    for name, row, column in edits:
        EXCEL[name](book, row, column, f"kata{next(words)}x")
    data = isi.tutup_buku(book)
    assert kata_dalam(data) - kata_terbaca(terbaca(kecil(), ("budi.xlsx", data))) == set()


@given(st.text(max_size=300))
def test_any_text_comes_back_as_it_was_typed(said: str) -> None:
    """Whatever characters it has: what no file can hold is named by its number."""
    from sop_gen.engine.terisi import clean
    from sop_gen.rapat.tanggapan import Tanggapan
    from sop_gen.rapat.ucapan import Masuk, Ujaran, entries
    from sop_gen.spec.reader import read
    from sop_gen.spec.tree import plain
    from sop_gen.spec.tumbuh import first, grow
    from sop_gen.tanggapan import BATAS

    parts = [entry for _, entry in entries([Masuk(None, "masukan", Ujaran(clean(said)), "b.docx", "di mana")])]
    tree = {"tanggal": "2026-12-01", "belum_ditempatkan": parts} if parts else {"tanggal": "2026-12-01"}
    written = first(tree, "# catatan\n")
    grown = grow(b"tanggal: 2026-12-01  # hari\n", tree, BATAS)
    for data in (written, grown):
        document, faults = read(data, "t.yaml", lambda _: [], BATAS)
        assert faults == [] and document is not None and plain(document.root) == tree
        assert [part.isi for part in Tanggapan.model_validate(tree).belum_ditempatkan] == [part["isi"] for part in parts]
