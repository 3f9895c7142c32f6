"""The Semula-Menjadi matrix: what is read back out of each format is what the view says."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from sop_gen.diff.perubahan import Pasangan
from sop_gen.render.matriks import CELAH, draw_matriks
from sop_gen.view.banding import view_banding
from sop_gen.view.matriks import KOLOM, Matriks, view_matriks
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
from tests.diff.matriks_contoh import PASANGAN, PERTANYAAN, TEMPLATES, audit, berkas, view

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
