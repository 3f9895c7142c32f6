"""``pack fgd`` over whole offices: every file that lies on the table, what all of them say alike, and their standards."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import FileFormat, OpenXmlValidator
from pypdf import PdfReader

from sop_gen.edition import read_edition, read_service
from sop_gen.model.layanan import Layanan
from sop_gen.spec.folder import sort_out
from sop_gen.store import list_folder
from sop_gen.view.rapat import UNSUR
from tests.rapat.paket_fgd import HARI, KANTOR, Paket, letters, pack

LEMBAR = ("1-undangan", "2-susunan-acara", "3-daftar-rancangan")
ISIAN = ("6-lembar-pertanyaan", "7-daftar-hadir", "8-notulen", "9-berita-acara")
TARIF = {"bawaan": ("pewarganegaraan", "Rp50.000.000"), "contoh": ("aksara-uji", "Rp1.234.567.890")}


@pytest.fixture(scope="module", params=KANTOR)
def kantor(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def paket(kantor: str, tmp_path_factory: pytest.TempPathFactory) -> Paket:
    return pack(KANTOR[kantor], tmp_path_factory.mktemp("paket") / kantor)


def services(kantor: str) -> list[Layanan]:
    folder = KANTOR[kantor]
    edition = read_edition(folder, sort_out(list_folder(folder), str(folder)))
    return [service.layanan for id in edition.files.layanan if (service := read_service(edition, id)[0])]


def drafts(kantor: str) -> list[Layanan]:
    return [service for service in services(kantor) if service.status in ("draf", "pembahasan")]


def pdf(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def test_the_files_are_numbered_in_the_order_of_their_use(kantor: str, paket: Paket) -> None:
    of_drafts = []
    for draft in drafts(kantor):
        count = len(draft.sop)
        stems = ["standar", *(f"sop-{number}" if count > 1 else "sop" for number in range(1, count + 1))]
        of_drafts += [f"4-rancangan/{draft.id}/{stem}.{form}" for stem in stems for form in ("docx", "pdf")]
    expected = [f"{stem}.docx" for stem in LEMBAR] + of_drafts + [f"5-matriks.{form}" for form in ("docx", "xlsx", "pdf")]
    assert list(paket.nama) == [*expected, *(f"{stem}.docx" for stem in ISIAN), "buku-rapat.pdf", "rapat.json"]
    there = {path.relative_to(paket.folder).as_posix() for path in paket.folder.rglob("*") if path.is_file()}
    assert there - {".paket.json", ".lock"} == set(paket.nama)
    assert "9 hari lagi (7 hari kerja); naskah siap paling lambat 30 November 2026" in paket.kata


def test_everything_says_which_edition_is_discussed(paket: Paket) -> None:
    edition = paket.rekaman["edisi"]
    for name in paket.nama:
        if "/" not in name and name.endswith((".docx", ".pdf", ".xlsx")):
            assert edition["sidik"] in paket.teks(name), name
    whole = letters(f"{edition['nama']} (sidik {edition['sidik']})")
    for name in ("1-undangan.docx", "8-notulen.docx", "9-berita-acara.docx", "5-matriks.docx", "5-matriks.pdf", "buku-rapat.pdf"):
        assert whole in letters(paket.teks(name)), name
    base = paket.rekaman["dasar"]
    assert base["sidik"] != edition["sidik"]
    for name in ("3-daftar-rancangan.docx", "5-matriks.xlsx", "5-matriks.pdf", "9-berita-acara.docx", "buku-rapat.pdf"):
        assert base["sidik"] in paket.teks(name), name


def test_the_list_names_the_very_text_that_lies_on_the_table(kantor: str, paket: Paket) -> None:
    listed, book = paket.teks("3-daftar-rancangan.docx"), letters(paket.teks("buku-rapat.pdf"))
    for draft in drafts(kantor):
        said = paket.teks(f"4-rancangan/{draft.id}/standar.pdf")
        match = re.search(rf"{draft.id} · revisi {draft.revisi} · sidik ([0-9a-f]{{8}})", said)
        assert match
        assert f"sidik {match[1]}" in listed
        assert letters(match[0]) in book


def test_day_time_and_place_are_the_same_everywhere(paket: Paket) -> None:
    for name in ("1-undangan", "2-susunan-acara", "7-daftar-hadir", "8-notulen"):
        said = paket.teks(f"{name}.docx")
        assert [part for part in (HARI, "09.00 WITA", "Aula Lantai 2") if part not in said] == [], name
    assert "Selasa, tanggal 1 Desember 2026, pukul 09.00 WITA, bertempat di Aula Lantai 2" in paket.teks("9-berita-acara.docx")
    assert f"{HARI} Pukul 09.00 WITA, Aula Lantai 2" in paket.teks("buku-rapat.pdf")


def test_a_fee_reads_the_same_in_every_file(kantor: str, paket: Paket) -> None:
    id, fee = TARIF[kantor]
    for name in (f"4-rancangan/{id}/standar.docx", f"4-rancangan/{id}/standar.pdf", "buku-rapat.pdf"):
        assert fee in paket.teks(name), name


def test_times_read_the_same_in_every_file(kantor: str, paket: Paket) -> None:
    book = letters(paket.teks("buku-rapat.pdf"))
    counted = 0
    for draft in drafts(kantor):
        for duration in draft.jangka_waktu:
            time = str(getattr(duration, "tulisan", None) or getattr(getattr(duration, "lama", None), "tulisan", ""))
            for form in ("docx", "pdf"):
                assert letters(time) in letters(paket.teks(f"4-rancangan/{draft.id}/standar.{form}")), time
            assert letters(time) in book, time
            counted += bool(time)
    assert counted


def test_questions_have_one_number_in_every_file(paket: Paket) -> None:
    sheet, book = letters(paket.teks("6-lembar-pertanyaan.docx")), letters(paket.teks("buku-rapat.pdf"))
    matrix = letters(paket.teks("5-matriks.docx"))
    questions = paket.rekaman["pertanyaan"]
    assert [question["nomor"] for question in questions] != []
    assert len({question["nomor"] for question in questions}) == len(questions)
    for question in questions:
        printed = letters(question["nomor"] + question["bagian"] + question["isi"])
        assert printed in sheet, question
        assert printed in matrix, question
        assert letters(question["isi"]) in book, question


def test_the_forms_have_room_for_those_who_must_be_there(kantor: str, paket: Paket) -> None:
    present, minutes = paket.teks("7-daftar-hadir.docx"), paket.teks("8-notulen.docx")
    assert all(element in present for element in (*UNSUR, "Penyelenggara"))
    for number, draft in enumerate(drafts(kantor), 1):
        assert f"{number}. {draft.nama}" in minutes
        assert f"Tanya jawab dan masukan: {draft.nama}" in paket.teks("2-susunan-acara.docx")


def test_the_record_knows_every_draft_and_the_rows_of_the_matrix(kantor: str, paket: Paket) -> None:
    record = paket.rekaman
    assert [entry["id"] for entry in record["layanan"]][: len(drafts(kantor))] == [draft.id for draft in drafts(kantor)]
    numbers = [row["nomor"] for row in record["baris"]]
    assert numbers == list(range(1, len(numbers) + 1))
    decided = {service.id for service in services(kantor) if service.status == "ditetapkan"}
    assert not decided & {row["layanan"] for row in record["baris"]}
    assert record["tanggal"] == "2026-12-01"


def test_word_and_excel_files_are_valid(paket: Paket) -> None:
    """Those of the drafts are the files of ``build``, which have tests of their own."""
    names = [name for name in paket.nama if name.endswith((".docx", ".xlsx")) and "/" not in name]
    faults = {name: OpenXmlValidator(FileFormat.MICROSOFT_365).validate(str(paket.folder / name)).errors for name in names}
    assert {name: found for name, found in faults.items() if found} == {}


def test_pdfs_keep_their_standards(paket: Paket) -> None:
    pdfua = pytest.importorskip("pdfua")
    for name in ("buku-rapat.pdf", "5-matriks.pdf"):
        xmp = pdf(paket.data(name)).trailer["/Root"]["/Metadata"].get_data().decode()
        for claim in ("<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"):
            assert claim in xmp, (name, claim)
        assert list(pdfua.validate(str(paket.folder / name)).findings) == [], name


def test_the_book_leads_to_every_part(kantor: str, paket: Paket) -> None:
    book = pdf(paket.data("buku-rapat.pdf"))

    def walk(entries: list[Any], level: int = 1) -> list[tuple[int, str, int]]:
        found: list[tuple[int, str, int]] = []
        for entry in entries:
            if isinstance(entry, list):
                found += walk(entry, level + 1)
            else:
                page = book.get_destination_page_number(entry)
                assert page is not None
                found.append((level, str(entry.title), page))
        return found

    marks = walk(list(book.outline))
    chapters = [f"{number} {draft.nama}" for number, draft in enumerate(drafts(kantor), 1)]
    top = [title for level, title, _ in marks if level == 1]
    assert top == [
        *("Daftar Isi", "Susunan Acara", "Rancangan yang Dibahas"),
        *chapters,
        *("Matriks Perubahan Standar Pelayanan", "Lembar Pertanyaan"),
    ]
    agenda = next(page for _, title, page in marks if title == "Susunan Acara")
    labels = book.page_labels
    assert labels[:agenda] == ["i", "ii", "iii"][:agenda]
    assert labels[agenda:] == [str(number) for number in range(1, len(labels) - agenda + 1)]
    for _, title, page in marks:
        assert letters(title.split(" ", 1)[-1]).lower() in letters(book.pages[page].extract_text()).lower(), title


def test_pdfs_carry_their_sources_with_the_open_questions(kantor: str, paket: Paket) -> None:
    asked = [draft for draft in drafts(kantor) if any(note.status == "terbuka" for note in draft.catatan)]
    assert asked
    book = pdf(paket.data("buku-rapat.pdf")).attachments
    assert {*(f"{draft.id}.yaml" for draft in drafts(kantor)), "_instansi.yaml", "perubahan.json"} <= set(book)
    for draft in asked:
        own = pdf(paket.data(f"4-rancangan/{draft.id}/standar.pdf")).attachments
        for carried in (book, own):
            text = carried[f"{draft.id}.yaml"][0].decode()
            assert "catatan:" in text
            assert "penanggung_jawab" not in text
    assert {part["id"] for part in json.loads(book["perubahan.json"][0])["layanan"]} >= {draft.id for draft in drafts(kantor)}


def test_same_bytes_in_another_process(kantor: str, paket: Paket, tmp_path: Path) -> None:
    """Of one office: the other's files are made by the same code."""
    if kantor != "contoh":
        return
    again = pack(KANTOR[kantor], tmp_path / "lagi", PYTHONHASHSEED="7", TZ="Asia/Makassar")
    assert again.nama == paket.nama
    assert [name for name in paket.nama if again.data(name) != paket.data(name)] == []
