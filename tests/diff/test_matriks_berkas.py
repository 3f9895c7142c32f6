"""The files of the Semula-Menjadi matrix: on paper, sound, safe from what texts say, and back from a word processor."""

from __future__ import annotations

import json
import re
import shutil
import time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from sop_gen.diagnostics import RenderError
from sop_gen.diff.perubahan import Perbandingan
from sop_gen.engine.xlsx import Kolom, Lembar, write_workbook
from sop_gen.render.matriks import Ekstensi, draw_matriks
from sop_gen.view.banding_data import data_banding
from sop_gen.view.matriks import KOLOM, view_matriks
from tests.clients import soffice
from tests.conftest import ROOT
from tests.diff.matriks_baca import (
    W,
    bandingkan,
    dari_docx,
    dari_view,
    dari_xlsx,
    lembar,
    part,
    perbandingan,
    tabel_docx,
    teks_pdf,
)
from tests.diff.matriks_contoh import JAHAT, MM, TEMPLATES, audit, berkas, part_bytes, view

# ---- on paper ----------------------------------------------------------------------------------------------------


def test_word_repeats_its_headings_keeps_short_rows_whole_and_leaves_room_to_write() -> None:
    tables = tabel_docx(berkas("contoh", "docx"))
    assert len(tables) == sum(bool(layanan.baris) for layanan in view("contoh").layanan)
    marks = []
    for table in tables:
        title, names, *below = table.findall(f"{W}tr")
        rows = [row for row in below if len(row.findall(f"{W}tc")) > 1]
        assert all(row.find(f"{W}trPr/{W}tblHeader") is not None for row in (title, names))
        assert ["".join(cell.itertext()) for cell in names.findall(f"{W}tc")] == list(KOLOM)
        assert all(int(row.find(f"{W}trPr/{W}trHeight").get(f"{W}val")) >= MM * 14 - 1 for row in rows)
        assert all("".join(cell.itertext()) == "" for row in rows for cell in row.findall(f"{W}tc")[6:])
        widths = [int(column.get(f"{W}w")) / MM for column in table.find(f"{W}tblGrid")]
        assert widths[6] >= 46 and widths[7] >= 34 and min(widths[2:4]) >= 45
        marks += [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows]
    assert marks == [row.utuh for layanan in view("contoh").layanan for row in layanan.baris]
    size = part(berkas("contoh", "docx")).find(f".//{W}sectPr/{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h"), size.get(f"{W}orient")) == ("16838", "11906", "landscape")


def test_pdf_repeats_its_headings_on_every_page_of_a_matrix() -> None:
    pages = PdfReader(BytesIO(berkas("ntt", "pdf"))).pages
    assert {tuple(round(float(side) * 25.4 / 72) for side in page.mediabox[2:]) for page in pages} == {(297, 210)}
    texts = [" ".join(page.extract_text().split()) for page in pages]
    rows = [text for text in texts[1:] if re.search("▲ memberatkan|▼ meringankan|· netral|\\? perlu dinilai", text)]
    assert len(rows) > 20
    assert all(" ".join(KOLOM[:6]) in text for text in rows)
    appendix = next(number for number, text in enumerate(texts) if "Lampiran: perubahan tata usaha" in text)
    assert all(" ".join(KOLOM) in text for text in rows if texts.index(text) <= appendix)


def test_only_a_row_that_no_page_holds_is_divided(tmp_path: Path) -> None:
    for side, words in (("lama", 40), ("baru", 700)):
        (tmp_path / side).mkdir()
        items = f"  - {{id: a, nama: {'panjang ' * words}}}\n  - {{id: b, nama: pendek {side}}}\n"
        (tmp_path / side / "contoh.yaml").write_text(f"nama: A\nunit: B\nstatus: draf\npersyaratan:\n{items}", "utf-8")
    (table,) = tabel_docx(draw_matriks(bandingkan(tmp_path / "lama", tmp_path / "baru"), "docx", TEMPLATES))
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.findall(f"{W}tr")[2:]] == [False, True]


def test_excel_is_ready_to_be_filled_filtered_and_printed() -> None:
    data = berkas("contoh", "xlsx")
    sheet = lembar(data)
    head = [cell.value for cell in sheet[2]]
    assert [name for name in head if name in KOLOM] == list(KOLOM)
    hidden = {head[number] for number, (_, column) in enumerate(sorted(_columns(sheet).items())) if column.hidden}
    assert hidden == {"ID", "sidik"}
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.page_setup.orientation) == ("D3", "$1:$2", "landscape")
    assert sheet.auto_filter.ref == sheet.dimensions.replace("A1:", "A2:")
    assert all(sheet.row_dimensions[row].height >= 40 for row in range(3, sheet.max_row + 1))
    assert all(cell.alignment.wrap_text for cell in sheet[3] if cell.data_type == "s")


def test_every_sheet_has_a_title_and_prints_large_enough_to_be_read() -> None:
    book = load_workbook(BytesIO(berkas("contoh", "xlsx")))
    assert book.sheetnames == ["Ringkasan", "Ukuran", "Matriks", "Pertanyaan", "Tata usaha", "Keterangan"]
    for sheet in book:
        assert sheet["A1"].value == f"Matriks Perubahan Standar Pelayanan (DRAF) · {sheet.title}"
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (int(sheet.PAPERSIZE_A3), 0)
        characters = sum(column.width for column in _columns(sheet).values() if not column.hidden)
        printed = 420 / 25.4 - sheet.page_margins.left - sheet.page_margins.right
        assert printed / (characters * 7 / 96) >= 0.8, sheet.title
    hidden = [sheet.cell(2, number).value for sheet in book for number, column in _columns(sheet).items() if column.hidden]
    assert hidden == ["ID", "ID", "sidik", "ID", "sidik"]


def test_rows_in_excel_are_as_high_as_their_words() -> None:
    wide, narrow = "MMMM WWWW " * 30, "iiii llll " * 30
    table = Lembar("A", (Kolom("Satu", 40),), (("kata",), (narrow,), (wide,), ("x" * 400,), ("panjang " * 5000,)))
    sheet = load_workbook(BytesIO(write_workbook("A", (table,))))["A"]
    one, thin, broad, unbroken, highest = (sheet.row_dimensions[row].height for row in range(2, 7))
    assert (one, highest) == (15, 409)
    assert 60 <= thin < broad and broad >= 15 * len("".join(wide.split())) * 1.4 / 40
    assert unbroken >= 15 * 10


def _columns(sheet: Any) -> dict[int, Any]:
    return {number: sheet.column_dimensions[sheet.cell(2, number).column_letter] for number in range(1, sheet.max_column + 1)}


def test_a_draft_says_so() -> None:
    assert view("ntt").dokumen.draf
    assert b'string="DRAF"' in part_bytes(berkas("ntt", "docx"), "word/header1.xml")
    assert "DRAF" in teks_pdf(berkas("ntt", "pdf"))
    assert "DRAF" in str(lembar(berkas("ntt", "xlsx")).oddHeader.left.text)


# ---- sound files -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ekstensi", ["docx", "xlsx"])
@pytest.mark.parametrize(("kantor", "tetap"), [("ntt", True), ("contoh", False)])
def test_office_opens_it_without_repair(kantor: str, tetap: bool, ekstensi: Ekstensi, tmp_path: Path) -> None:
    assert audit(berkas(kantor, ekstensi, tetap), tmp_path / f"matriks.{ekstensi}") == []


def test_word_opens_the_template_without_repair(tmp_path: Path) -> None:
    assert audit((TEMPLATES / "matriks.docx").read_bytes(), tmp_path / "templat.docx") == []


@pytest.mark.parametrize("kantor", ["ntt", "contoh"])
def test_pdf_keeps_its_standards_and_carries_the_comparison(kantor: str, tmp_path: Path) -> None:
    pdfua = pytest.importorskip("pdfua")
    path = tmp_path / "matriks.pdf"
    path.write_bytes(berkas(kantor, "pdf"))
    assert list(pdfua.validate(str(path)).findings) == []
    pdf = PdfReader(path)
    xmp = pdf.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp and "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert json.loads(pdf.attachments["perubahan.json"][0]) == data_banding(perbandingan(kantor))
    (attached,) = (part.get_object() for part in pdf.trailer["/Root"]["/AF"])
    assert attached["/EF"]["/F"]["/Subtype"] == "/application/json"


@pytest.mark.parametrize("ekstensi", ["docx", "pdf", "xlsx"])
def test_equal_input_gives_equal_bytes(ekstensi: Ekstensi) -> None:
    first = draw_matriks(perbandingan("ntt"), ekstensi, TEMPLATES)
    if ekstensi == "xlsx":
        time.sleep(2.1)  # the dates inside a zip count in steps of two seconds
    again = bandingkan(ROOT / "standards" / "arsip" / "2023", ROOT / "standards")
    assert draw_matriks(again, ekstensi, TEMPLATES) == first == berkas("ntt", ekstensi)


def test_sidik_changes_with_what_is_printed_only() -> None:
    assert view("ntt").dokumen.sidik != view("ntt", True).dokumen.sidik
    assert view("ntt").dokumen.sidik == view_matriks(perbandingan("ntt")).dokumen.sidik


# ---- text is data ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def jahat(tmp_path_factory: pytest.TempPathFactory) -> Perbandingan:
    """Every text of both sides tries something; half of them changed."""
    folder = tmp_path_factory.mktemp("jahat")
    for side, texts in (
        ("lama", JAHAT),
        ("baru", tuple(f"{text} baru" if number % 2 else text[::-1] for number, text in enumerate(JAHAT))),
    ):
        items = "".join(f"  - {{id: b{number}, nama: {json.dumps(text)}}}\n" for number, text in enumerate(texts))
        notes = "".join(f"  - {json.dumps(text)}\n" for text in texts)
        service = (
            f"nama: {json.dumps(texts[0])}\nunit: {json.dumps(texts[4])}\nstatus: draf\npersyaratan:\n{items}produk:\n{notes}"
        )
        (folder / side).mkdir()
        (folder / side / "jahat.yaml").write_text(service, "utf-8")
        (folder / side / "_instansi.yaml").write_text(f"nama: {json.dumps(texts[5])}\n", "utf-8")
    return bandingkan(folder / "lama", folder / "baru")


def test_no_text_is_markup_or_a_formula(jahat: Perbandingan, tmp_path: Path) -> None:
    wanted = dari_view(view_matriks(jahat))
    assert set(JAHAT) <= {"".join(word for _, word in row.semula) for row in wanted}
    docx, xlsx = (draw_matriks(jahat, form, TEMPLATES) for form in ("docx", "xlsx"))
    assert dari_docx(docx) == wanted
    assert dari_xlsx(xlsx) == wanted
    assert audit(docx, tmp_path / "jahat.docx") == audit(xlsx, tmp_path / "jahat.xlsx") == []
    cells = [
        cell for sheet in load_workbook(BytesIO(xlsx)) for row in sheet.iter_rows() for cell in row if cell.value is not None
    ]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert all(cell.quotePrefix for cell in cells if cell.data_type == "s")
    said = teks_pdf(draw_matriks(jahat, "pdf", TEMPLATES))
    assert [text for text in JAHAT if "".join(text.split()) not in said] == []


def test_a_template_of_the_office_is_used_and_its_faults_are_told(tmp_path: Path) -> None:
    for source in TEMPLATES.glob("*.typ"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    own = (tmp_path / "_matriks.typ").read_text("utf-8")
    (tmp_path / "_matriks.typ").write_text(own.replace("upper(isi.dokumen.judul)", "[Matriks kantor kami]"), "utf-8")
    assert "Matrikskantorkami" in teks_pdf(draw_matriks(perbandingan("ntt"), "pdf", tmp_path))
    with pytest.raises(RenderError, match=r"templat matriks\.docx tidak ada"):
        draw_matriks(perbandingan("ntt"), "docx", tmp_path)


# ---- what comes back ---------------------------------------------------------------------------------------------


@pytest.mark.client
def test_keys_outlive_a_word_processor(tmp_path: Path) -> None:
    """Saved as OpenDocument and as Word again, every row still has its keys."""
    (tmp_path / "matriks.docx").write_bytes(berkas("ntt", "docx"))
    soffice(tmp_path, "odt", ["matriks.docx"])
    soffice(tmp_path, "docx:MS Word 2007 XML", ["matriks.odt"])
    saved = dari_docx((tmp_path / "matriks.docx").read_bytes())
    assert [(row.nomor, row.sidik) for row in saved] == [(row.nomor, row.sidik) for row in dari_view(view("ntt"))]


@pytest.mark.client
def test_template_saved_by_a_word_processor_still_works(tmp_path: Path) -> None:
    (tmp_path / "asli").mkdir()
    shutil.copy(TEMPLATES / "matriks.docx", tmp_path / "asli")
    soffice(tmp_path, "docx:MS Word 2007 XML", ["asli/matriks.docx"])
    assert dari_docx(draw_matriks(perbandingan("ntt"), "docx", tmp_path)) == dari_view(view("ntt"))
