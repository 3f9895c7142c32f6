"""The Semula-Menjadi matrix: what is read back out of each format is what the view says, and each file is sound."""

from __future__ import annotations

import json
import re
import shutil
import time
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openxml_audit import FileFormat, OpenXmlValidator, predict
from pypdf import PdfReader

from sop_gen.diagnostics import RenderError
from sop_gen.diff.perubahan import Pasangan, Perbandingan
from sop_gen.engine.xlsx import Kolom, Lembar, write_workbook
from sop_gen.render.matriks import CELAH, Ekstensi, draw_matriks
from sop_gen.view.banding import view_banding
from sop_gen.view.banding_data import data_banding
from sop_gen.view.matriks import KOLOM, Matriks, view_matriks
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

TEMPLATES = ROOT / "templates"
PERTANYAAN = ("No", "Bagian", "Pertanyaan", "Jawaban forum")
MM = 1440 / 25.4
"""Twentieths of a point."""
PASANGAN = [(kantor, tetap) for kantor in ("ntt", "contoh") for tetap in (False, True)]
JAHAT = (
    "=1+2", "+3", "-4", "@SUM(A1)", "<script>alert(1)</script>", "<w:p/></w:t>", "&amp; \"'", "{{ 7*7 }}", "{% raw %}", "{# x #}",
    "#panic()", "#import \"@x/y:1\"", "$ x $ y", "https://contoh.example/?a=1&b=2", "a_x0041_b", "]]>",
)  # fmt: skip


@cache
def view(kantor: str, tetap: bool = False) -> Matriks:
    return view_matriks(perbandingan(kantor), tetap=tetap)


@cache
def berkas(kantor: str, ekstensi: Ekstensi, tetap: bool = False) -> bytes:
    return draw_matriks(perbandingan(kantor), ekstensi, TEMPLATES, tetap=tetap)


# ---- what it says ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kantor", "tetap"), PASANGAN)
def test_word_says_every_row_with_its_marks_and_keys(kantor: str, tetap: bool) -> None:
    assert dari_docx(berkas(kantor, "docx", tetap)) == dari_view(view(kantor, tetap))


@pytest.mark.parametrize(("kantor", "tetap"), PASANGAN)
def test_excel_says_every_row_with_its_marks_and_keys(kantor: str, tetap: bool) -> None:
    assert dari_xlsx(berkas(kantor, "xlsx", tetap)) == dari_view(view(kantor, tetap))


@pytest.mark.parametrize("kantor", ["ntt", "contoh"])
def test_pdf_says_every_row_in_order(kantor: str) -> None:
    said, at = teks_pdf(berkas(kantor, "pdf")), 0
    for row in _rows(view(kantor)):
        for cell in (str(row.nomor), *row.bagian.split(), row.keterangan, row.penilaian, *row.alasan):
            found = said.find("".join(cell.split()), at)
            assert found >= at, (row.layanan, row.nomor, cell)
        at = said.find("".join(row.bagian.split()), at) + 1
    for line in dari_view(view(kantor)):
        for side in (line.semula, line.menjadi):
            assert all("".join(word.split()) in said for _, text in side for word in text.split()), line.nomor


@pytest.mark.parametrize("kantor", ["ntt", "contoh"])
def test_pdf_tells_a_screen_reader_which_words_went_and_came(kantor: str) -> None:
    looks = {"/LineThrough": "hapus", "/Underline": "tambah"}
    found = [looks[look] for look in _decorations(berkas(kantor, "pdf"))]
    pieces = [piece for row in _rows(view(kantor)) for side in (row.semula, row.menjadi) for piece in side]
    legend = ["hapus", "tambah"]
    assert found == legend + [piece.tanda for piece in pieces if piece.tanda != "sama" and piece.teks != "\n"]


def _rows(view: Matriks) -> list[Any]:
    return [*(row for layanan in view.layanan for row in layanan.baris), *view.lampiran]


def _decorations(data: bytes) -> list[str]:
    found: list[str] = []

    def visit(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, dict):
            looks = node.get("/A", [])
            looks = looks if isinstance(looks, list) else [looks]
            found.extend(str(look["/TextDecorationType"]) for look in looks if "/TextDecorationType" in look)
            visit(node.get("/K", ()))
        elif isinstance(node, list):
            for below in node:
                visit(below)

    visit(PdfReader(BytesIO(data)).trailer["/Root"]["/StructTreeRoot"])
    return found


def test_every_row_that_changed_has_a_key_of_its_own() -> None:
    for kantor in ("ntt", "contoh"):
        rows = _rows(view(kantor, True))
        keys = [key for row in rows for key in row.sidik]
        assert len(set(keys)) == len(keys) == sum(len(pair.perubahan) for pair in perbandingan(kantor).layanan)
        assert all(bool(row.sidik) != row.tetap for row in rows)


def test_impact_is_a_sign_and_a_word() -> None:
    assert {(row.tanda, row.dampak) for row in _rows(view("contoh", True))} == {
        ("▲", "memberatkan"), ("▼", "meringankan"), ("·", "netral"), ("?", "perlu dinilai"), ("", "")
    }  # fmt: skip


@pytest.mark.parametrize("kantor", ["ntt", "contoh"])
def test_every_format_has_summary_measures_and_sides(kantor: str) -> None:
    page = view(kantor)
    told = [page.semula, page.menjadi, page.arti, *page.kalimat, *page.tetap]
    for layanan in page.layanan:
        told += [layanan.nama, *(sentence.teks for sentence in layanan.kalimat)]
        told += [*layanan.alasan, *(question.isi for question in layanan.pertanyaan)]
        told += [text for part in layanan.ukuran for text in (part.nama, part.semula, part.menjadi, part.selisih)]
    book = load_workbook(BytesIO(berkas(kantor, "xlsx")))
    cells = "".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    for said in (teks_pdf(berkas(kantor, "pdf")), "".join(part(berkas(kantor, "docx")).itertext()), cells):
        squeezed = "".join(said.replace(CELAH, "").split())
        assert [text for text in told if "".join(text.split()) not in squeezed] == []


def test_a_change_of_the_office_names_what_it_touches() -> None:
    rows = [row for layanan in view("contoh").layanan if layanan.id.startswith("_") for row in layanan.baris]
    touched = [reason for row in rows for reason in row.alasan if reason.startswith("Menyentuh ")]
    assert "Menyentuh semua layanan" in touched
    assert any(text.count(";") == 1 and text.endswith(" layanan lain") for text in touched)


def test_one_service_alone_stands_below_the_title_without_overview() -> None:
    name = "pewarganegaraan.yaml"
    single = bandingkan(ROOT / "standards" / "arsip" / "2023" / name, ROOT / "standards" / name)
    page = view_matriks(single)
    assert (page.dokumen.id, page.semula == page.menjadi) == ("pewarganegaraan", False)
    assert tabel_docx(draw_matriks(single, "docx", TEMPLATES), ("No", "Layanan", "Perubahan", "Memberatkan")) == []
    assert "Perludinilai" not in teks_pdf(draw_matriks(single, "pdf", TEMPLATES))


def test_equal_sides_say_so(tmp_path: Path) -> None:
    same = bandingkan(ROOT / "standards", ROOT / "standards")
    docx, xlsx, pdf = (draw_matriks(same, form, TEMPLATES) for form in ("docx", "xlsx", "pdf"))
    assert dari_docx(docx) == dari_xlsx(xlsx) == []
    assert audit(docx, tmp_path / "sama.docx") == audit(xlsx, tmp_path / "sama.xlsx") == []
    assert "Tidakadaperbedaan." in teks_pdf(pdf)


@pytest.mark.parametrize("kantor", ["ntt", "contoh"])
def test_numbers_run_through_the_document(kantor: str) -> None:
    assert [row.nomor for row in _rows(view(kantor))] == list(range(1, len(_rows(view(kantor))) + 1))
    questions = [question.nomor for layanan in view(kantor).layanan for question in layanan.pertanyaan]
    assert questions == [f"P{number}" for number in range(1, len(questions) + 1)]


@pytest.mark.parametrize("kantor", ["ntt", "contoh"])
def test_what_no_forum_discusses_stands_in_the_appendix_with_its_keys(kantor: str) -> None:
    page = view(kantor)
    shared = view_banding(perbandingan(kantor)).semua
    paperwork = {key for entry in shared for row in entry.baris if not row.pokok for key in row.sidik}
    assert {key for row in page.lampiran for key in row.sidik} == paperwork != set()
    assert [entry.tata_usaha for entry in page.layanan] == [len(entry.tata_usaha) for entry in shared]
    assert {row.pita for row in page.lampiran} == {entry.nama for entry in shared if entry.tata_usaha}
    (table,) = tabel_docx(berkas(kantor, "docx"), KOLOM[:6])
    assert ["".join(cell.itertext()) for cell in table.find(f"{W}tr").findall(f"{W}tc")] == list(KOLOM[:6])
    assert "Lampiran:perubahantatausaha" in teks_pdf(berkas(kantor, "pdf"))


def test_open_questions_of_the_newer_edition_are_asked_and_settled_ones_are_not() -> None:
    newer = {pair.id: pair.baru for pair in perbandingan("contoh").layanan}
    for layanan in view("contoh").layanan:
        notes = service.catatan if (service := newer[layanan.id]) else ()
        assert len(layanan.pertanyaan) == sum(note.status == "terbuka" for note in notes)
    asked = [question for layanan in view("contoh").layanan for question in layanan.pertanyaan]
    tables = tabel_docx(berkas("contoh", "docx"), PERTANYAAN)
    rows = [row for table in tables for row in table.findall(f"{W}tr")[2:]]
    assert ["".join(row.find(f"{W}tc").itertext()) for row in rows] == [question.nomor for question in asked] != []
    assert all("".join(row.findall(f"{W}tc")[-1].itertext()) == "" for row in rows)


def test_reasons_come_from_the_history_above_the_older_revision() -> None:
    reasons = {layanan.id: layanan.alasan for layanan in view("ntt").layanan}
    assert reasons["harmonisasi-raperda"] == ("Permenkum 40/2025",)
    mirrored = view_matriks(replace(perbandingan("ntt"), layanan=tuple(map(_mirrored, perbandingan("ntt").layanan))))
    assert not any(layanan.alasan for layanan in mirrored.layanan)


def _mirrored(pair: Pasangan) -> Pasangan:
    return replace(pair, lama=pair.baru, baru=pair.lama)


def test_a_procedure_is_named_once_above_its_rows() -> None:
    for table in tabel_docx(berkas("ntt", "docx")):
        bands = [row for row in table.findall(f"{W}tr")[2:] if len(row.findall(f"{W}tc")) == 1]
        names = ["".join(row.itertext()) for row in bands]
        assert len(set(names)) == len(names) and all(name.startswith("SOP: ") for name in names)
    assert all(not row.bagian.startswith("SOP: ") for layanan in view("ntt").layanan for row in layanan.baris)


def test_measures_that_all_stayed_are_left_out() -> None:
    for kantor in ("ntt", "contoh"):
        told = {entry.id: entry.ukuran for entry in view_banding(perbandingan(kantor)).semua}
        for layanan in view(kantor).layanan:
            assert any(part.selisih != "tetap" for part in layanan.ukuran) or layanan.ukuran == ()
            assert layanan.ukuran in ((), told[layanan.id])
    assert any(layanan.ukuran for layanan in view("ntt").layanan)


def test_a_long_address_may_break_and_is_told_without_its_scheme(tmp_path: Path) -> None:
    address = "https://pelayanan.kantor-wilayah.contoh.example/permohonan/kewarganegaraan?jenis=perkawinan"
    for side, mail in (("lama", "lama@contoh.example"), ("baru", "permohonan.pelayanan.publik@kantor-wilayah.contoh.example")):
        (tmp_path / side).mkdir()
        service = (
            f"nama: Contoh\nunit: Contoh\nstatus: draf\nkanal:\n  - {{jenis: Surel, url: 'mailto:{mail}'}}\n"
            f"  - {{jenis: {side}, url: '{address}{side}'}}\n"
        )
        (tmp_path / side / "contoh.yaml").write_text(service, "utf-8")
    changed = bandingkan(tmp_path / "lama", tmp_path / "baru")
    docx, xlsx, pdf = (draw_matriks(changed, form, TEMPLATES) for form in ("docx", "xlsx", "pdf"))
    assert dari_docx(docx) == dari_xlsx(xlsx) == dari_view(view_matriks(changed))
    words = "".join(part(docx).itertext())
    cells = "".join(str(cell.value) for row in lembar(xlsx).iter_rows() for cell in row)
    for said in (words.replace(CELAH, ""), cells, teks_pdf(pdf)):
        assert address in said and "permohonan.pelayanan.publik@" in said and "mailto" not in said
    pieces = [text.text or "" for table in tabel_docx(docx) for text in table.iter(f"{W}t")]
    assert max(len(word) for piece in pieces for word in re.split(rf"[\s{CELAH}]", piece)) < 25
    assert CELAH not in cells


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


def part_bytes(data: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


# ---- sound files -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ekstensi", ["docx", "xlsx"])
@pytest.mark.parametrize(("kantor", "tetap"), [("ntt", True), ("contoh", False)])
def test_office_opens_it_without_repair(kantor: str, tetap: bool, ekstensi: Ekstensi, tmp_path: Path) -> None:
    assert audit(berkas(kantor, ekstensi, tetap), tmp_path / f"matriks.{ekstensi}") == []


def audit(data: bytes, path: Path) -> list[str]:
    path.write_bytes(data)
    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path)
    verdict = predict(result).prediction.value
    return [error.description for error in result.errors] + ([] if "clean" in verdict else [verdict])


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
    own = (tmp_path / "matriks.typ").read_text("utf-8")
    (tmp_path / "matriks.typ").write_text(own.replace("upper(isi.dokumen.judul)", "[Matriks kantor kami]"), "utf-8")
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
