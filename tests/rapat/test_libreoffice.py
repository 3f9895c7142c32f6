"""A filled matrix saved by LibreOffice: nothing that it changes on the way loses a word or a row."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.comments import Comment

from tests.clients import need_calc, soffice
from tests.rapat import mengisi as isi
from tests.rapat.contoh import besar, kecil, ringkas, terbaca

pytestmark = pytest.mark.client


def _word() -> bytes:
    document = isi.buka(kecil().docx)
    isi.ketik(isi.sel(isi.cari(document, "2"))[6], "Terlalu lama\tsekali")
    isi.ketik(isi.sel(isi.cari(document, "2"))[7], "Dipersingkat")
    isi.ganti(isi.sel(isi.cari(document, "3"))[3], "Rumusan lain")
    isi.terlacak(isi.sel(isi.cari(document, "4"))[6], "usul terlacak")
    isi.komentar(document, isi.sel(isi.cari(document, "5"))[2], "Mengapa ini?")
    isi.ketik(isi.sel(isi.cari(document, "P2"))[3], "Petugas loket")
    isi.sisip_baris(isi.cari(document, "3"), 6, "di baris baru")
    isi.gabung_tegak([isi.cari(document, "6"), isi.cari(document, "7")], 6)
    isi.ketik(isi.sel(isi.cari(document, "6"))[6], "untuk keduanya")
    isi.di_bawah(document, "Di bawah tabel")
    return isi.tutup(document)


def _book() -> bytes:
    book = isi.buka_buku(kecil().xlsx)
    sheet = book["Matriks"]
    for number, column, said in (("2", "Masukan FGD", "Terlalu lama"), ("2", "Tindak lanjut", 7.5), ("3", "Menjadi", "Rumusan")):
        sheet.cell(isi.cari_buku(sheet, number), isi.kolom(sheet, column)).value = said
    sheet.cell(isi.cari_buku(sheet, "5"), isi.kolom(sheet, "Semula")).comment = Comment("Mengapa ini?", "Sari")
    book["Pertanyaan"]["E3"] = "Ya\ngratis"
    book.create_sheet("Dinas")["C4"] = "Loket difabel"
    return isi.tutup_buku(book)


def _saved(tmp_path: Path, data: bytes, name: str, *targets: str) -> tuple[str, bytes]:
    """``data`` saved as one kind after the other."""
    (tmp_path / name).write_bytes(data)
    for target in targets:
        soffice(tmp_path, target, [name])
        name = f"{name.rsplit('.', 1)[0]}.{target.split(':')[0]}"
    return name, (tmp_path / name).read_bytes()


@pytest.mark.parametrize("targets", [("docx:MS Word 2007 XML",), ("odt", "docx:MS Word 2007 XML")], ids=str)
def test_word_saved_again(tmp_path: Path, targets: tuple[str, ...]) -> None:
    wanted = ringkas(terbaca(kecil(), ("matriks.docx", _word())))
    assert len(wanted) == 9
    name, data = _saved(tmp_path, _word(), "matriks.docx", *targets)
    assert sorted(ringkas(terbaca(kecil(), (name, data)))) == sorted(wanted)


@pytest.mark.parametrize("target", ["xlsx:Calc MS Excel 2007 XML", "ods", "xls:MS Excel 97"])
def test_a_workbook_saved_as(tmp_path: Path, target: str) -> None:
    need_calc()
    wanted = ringkas(terbaca(kecil(), ("matriks.xlsx", _book())))
    assert len(wanted) == 6
    name, data = _saved(tmp_path, _book(), "matriks.xlsx", target)
    assert sorted(ringkas(terbaca(kecil(), (name, data)))) == sorted(wanted)


@pytest.mark.parametrize("target", ["xlsx:Calc MS Excel 2007 XML", "ods", "xls:MS Excel 97"])
def test_an_unfilled_workbook_saved_again_says_nothing(tmp_path: Path, target: str) -> None:
    need_calc()
    name, data = _saved(tmp_path, besar("contoh").xlsx, "matriks.xlsx", target)
    assert ringkas(terbaca(besar("contoh"), (name, data))) == []


def test_an_unfilled_word_file_saved_again_says_nothing(tmp_path: Path) -> None:
    name, data = _saved(tmp_path, besar("contoh").docx, "matriks.docx", "odt", "docx:MS Word 2007 XML")
    assert ringkas(terbaca(besar("contoh"), (name, data))) == []
