"""A whole round: the pack of a meeting, filled the way people fill it, read back with nothing lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document
from openpyxl import load_workbook

from tests.rapat.paket_fgd import words

OPSI = ("--tanggal", "2026-12-01", "--as-of", "2026-11-22", "-o", "fgd")
MASUKAN, TINDAK_LANJUT = "Syarat KTP cukup diperlihatkan", "Diterima, diubah pada rancangan"
JAWABAN, LAIN, EXCEL = "Ya, tetap tidak dipungut biaya", "Mohon jam layanan diperpanjang", "Waktu satu jam terlalu lama"
PEMBAHASAN, SEPAKAT = "Peserta mempertanyakan loket", "Loket dibuka hari Sabtu"


@pytest.fixture
def packed(run, office: Path) -> Path:
    """The pack of two drafts, one with an open question and one with a changed requirement."""
    archive = office / "arsip" / "2023"
    archive.mkdir(parents=True)
    for path in office.glob("*.yaml"):
        text = path.read_text("utf-8")
        (archive / path.name).write_text(
            text.replace("Fotokopi KTP", "Fotokopi KK").replace("1 jam sejak", "2 jam sejak"), "utf-8"
        )
    with (office / "layanan-a.yaml").open("a", encoding="utf-8") as file:
        file.write("catatan: [{bagian: biaya, isi: Apakah tetap gratis?, status: terbuka}]\n")
    done = run("pack", "fgd", *OPSI)
    assert done.code == 0, done.err
    return Path("fgd")


def tables(document: Any, heading: str) -> list[Any]:
    return [table for table in document.tables if any(heading in cell.text for row in table.rows[:2] for cell in row.cells)]


def row_of(table: Any, said: str) -> Any:
    return next(row for row in table.rows if any(said in cell.text for cell in row.cells))


def fill_word(path: Path) -> None:
    document = Document(str(path))
    row = row_of(tables(document, "Masukan FGD")[0], "Fotokopi")
    row.cells[-2].text, row.cells[-1].text = MASUKAN, TINDAK_LANJUT
    document.add_paragraph(LAIN)
    document.save(str(path))


def fill_excel(path: Path) -> None:
    book = load_workbook(path)
    sheet = book["Matriks"]
    head = next(row for row in sheet.iter_rows() if any(cell.value == "Masukan FGD" for cell in row))
    at = next(cell.column for cell in head if cell.value == "Masukan FGD")
    row = next(row for row in sheet.iter_rows() if any("1 jam sejak" in str(cell.value) for cell in row))
    sheet.cell(row[0].row, at, EXCEL)
    book.save(path)


def fill_questions(path: Path) -> None:
    document = Document(str(path))
    row_of(tables(document, "Jawaban forum")[0], "Apakah tetap gratis?").cells[-1].text = JAWABAN
    document.save(str(path))


def fill_minutes(path: Path) -> None:
    document = Document(str(path))
    cells = tables(document, "Pokok bahasan")[0].rows[1].cells
    cells[2].text, cells[3].text = PEMBAHASAN, SEPAKAT
    document.save(str(path))


def read_back(run, office: Path, *names: str) -> tuple[dict[str, Any], str]:
    done = run("pack", "tanggapan", *(f"fgd/{name}" for name in names), "-o", "hasil")
    assert done.code == 0, done.err
    text = (office / "_tanggapan" / "2026-12-01.yaml").read_text("utf-8")
    return yaml.safe_load(text), text


def test_nothing_that_people_wrote_is_lost(run, office, packed) -> None:
    fill_word(packed / "5-matriks.docx")
    fill_excel(packed / "5-matriks.xlsx")
    fill_questions(packed / "6-lembar-pertanyaan.docx")
    found, text = read_back(run, office, "5-matriks.docx", "5-matriks.xlsx", "6-lembar-pertanyaan.docx")
    for said in (MASUKAN, TINDAK_LANJUT, EXCEL, JAWABAN, LAIN):
        assert text.count(said) == 1, said
    rows = [row for row in found["baris"] if MASUKAN in str(row["masukan"])]
    assert [(row["layanan"], TINDAK_LANJUT in str(row["tindak_lanjut"])) for row in rows] == [("layanan-a", True)]
    assert [(row["nomor"], row["layanan"]) for row in found["pertanyaan"] if JAWABAN in str(row)] == [("P1", "layanan-a")]
    assert [part["isi"] for part in found["belum_ditempatkan"]] == [LAIN]
    for name in ("matriks-tanggapan.docx", "matriks-tanggapan.pdf", "berita-acara.docx"):
        assert MASUKAN in words(name, (Path("hasil") / name).read_bytes()), name


def test_minutes_may_be_read_back_too_and_forms_left_empty_say_nothing(run, office, packed) -> None:
    fill_minutes(packed / "8-notulen.docx")
    names = ("1-undangan.docx", "2-susunan-acara.docx", "3-daftar-rancangan.docx", "7-daftar-hadir.docx", "9-berita-acara.docx")
    found, _ = read_back(run, office, "8-notulen.docx", *names)
    assert sorted(part["isi"] for part in found["belum_ditempatkan"]) == sorted((PEMBAHASAN, SEPAKAT))
    assert not [row for row in found.get("baris", []) if row.get("masukan")]


def test_the_pack_of_the_next_draft_is_another(run, office, packed) -> None:
    """What was filled in belongs to the edition that was discussed: its record stays beside it."""
    fill_word(packed / "5-matriks.docx")
    before = (packed / "rapat.json").read_bytes()
    draft = office / "layanan-b.yaml"
    draft.write_text(draft.read_text("utf-8").replace("Surat keterangan", "Surat bukti", 1), "utf-8")
    assert run("pack", "fgd", *OPSI).code == 2
    assert (packed / "rapat.json").read_bytes() == before
    found, _ = read_back(run, office, "5-matriks.docx")
    assert MASUKAN in str(found["baris"])
