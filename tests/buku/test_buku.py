"""The Buku Standar Pelayanan: every service that runs, on the pages that its contents, bookmarks and labels name."""

from __future__ import annotations

import io
import re
import shutil
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from sop_gen import pipeline
from sop_gen.edition import read_edition, read_service
from sop_gen.engine.pdf import compile_pdf
from sop_gen.spec.folder import sort_out
from sop_gen.store import list_folder
from sop_gen.teks.inline import as_text
from sop_gen.view.buku import BagianBuku, Buku, view_buku
from sop_gen.view.dokumen import Konteks
from tests.cli.conftest import write_small_office
from tests.conftest import ROOT

TEMPLATES = ROOT / "templates"
KANTOR = {"contoh": ROOT / "tests" / "kantor-contoh" / "standards", "bawaan": ROOT / "standards"}


@cache
def bahan(kantor: str) -> tuple[tuple[Any, ...], Konteks, bytes | None]:
    folder = KANTOR[kantor]
    edition = read_edition(folder, sort_out(list_folder(folder), str(folder)))
    assert edition.instansi is not None
    services = (read_service(edition, id)[0] for id in edition.files.layanan)
    return tuple(part.layanan for part in services if part), Konteks(edition.instansi, edition.register), edition.logo


@cache
def buku(kantor: str) -> Buku:
    return view_buku(*bahan(kantor)[:2])


@cache
def data(kantor: str) -> bytes:
    return compile_pdf(TEMPLATES / "buku.typ", buku(kantor), {}, logo=bahan(kantor)[2])


@cache
def pages(kantor: str) -> list[str]:
    """What each page says, on one line."""
    return [" ".join(page.extract_text().split()) for page in reader(kantor).pages]


@cache
def reader(kantor: str) -> PdfReader:
    return PdfReader(io.BytesIO(data(kantor)))


def parts(kantor: str, jenis: str) -> list[Any]:
    return [part for part in buku(kantor).bagian if part.jenis == jenis]


def bookmarks(kantor: str) -> list[tuple[int, str, int]]:
    """Level, title and page (from 0) of every bookmark."""
    pdf = reader(kantor)

    def walk(entries: list[Any], level: int) -> list[tuple[int, str, int]]:
        found = []
        for entry in entries:
            page = None if isinstance(entry, list) else pdf.get_destination_page_number(entry)
            found += walk(entry, level + 1) if page is None else [(level, str(entry.title), page)]
        return found

    return walk(list(pdf.outline), 1)


def letters(text: str) -> str:
    """What can be seen of ``text``, without spaces and line breaks, accents composed."""
    return unicodedata.normalize("NFKC", re.sub(r"[\s\u00ad\u200b-\u200f\u2060\ufe0f]", "", text))


def said(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("kantor", KANTOR)
def test_keeps_the_standards(kantor: str, tmp_path: Path) -> None:
    pdfua = pytest.importorskip("pdfua")
    xmp = reader(kantor).trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    path = tmp_path / "buku.pdf"
    path.write_bytes(data(kantor))
    assert list(pdfua.validate(str(path)).findings) == []


@pytest.mark.parametrize("kantor", KANTOR)
def test_holds_every_running_service_and_no_other(kantor: str) -> None:
    services = bahan(kantor)[0]
    running = sorted((part for part in services if part.berjalan), key=lambda part: part.id)
    assert [part.bab.judul for part in parts(kantor, "standar")] == [part.nama for part in running]
    assert len(parts(kantor, "sop")) == sum(len(part.sop) for part in running)
    gone = [part for part in services if not part.berjalan]
    assert gone
    feet = [page for page in pages(kantor) if any(f"{part.id} · revisi" in page for part in gone)]
    assert feet == []


@pytest.mark.parametrize("kantor", KANTOR)
def test_every_word_of_every_standard_is_there(kantor: str) -> None:
    whole = letters("".join(pages(kantor)))
    for part in parts(kantor, "standar"):
        for group in part.isi.bagian:
            for component in group.komponen:
                for point in component.isi:
                    for line in as_text(point.teks).splitlines():
                        assert letters(line) in whole


@pytest.mark.parametrize("kantor", KANTOR)
def test_bookmarks_lead_from_service_to_standard_and_sop(kantor: str) -> None:
    expected: list[tuple[int, str]] = []
    for part in buku(kantor).bagian:
        if part.bab:
            expected += [(1, f"{part.bab.nomor} {part.bab.judul}")]
            expected += [(2, "Standar Pelayanan Inovasi" if part.isi.inovasi else "Standar Pelayanan")]
        elif part.jenis == "sop":
            expected.append((2, f"SOP {part.isi.identitas.judul}"))
        elif part.jenis != "sampul":
            expected.append((1, {"maklumat": "Maklumat Pelayanan", "daftar-isi": "Daftar Isi"}.get(part.jenis) or part.isi.judul))
    found = bookmarks(kantor)
    assert [(level, title) for level, title, _ in found] == expected
    for _, title, page in found:
        name = re.sub(r"^(\d+|SOP) ", "", title)
        assert said(name).lower() in pages(kantor)[page].lower()


@pytest.mark.parametrize("kantor", KANTOR)
def test_page_labels_are_roman_before_the_first_service_then_arabic(kantor: str) -> None:
    labels, first = reader(kantor).page_labels, next(page for _, title, page in bookmarks(kantor) if title.startswith("1 "))
    assert labels[:first] == ["i", "ii", "iii", "iv", "v"][:first]
    assert labels[first:] == [str(number) for number in range(1, len(labels) - first + 1)]
    for number, (label, text) in enumerate(zip(labels, pages(kantor), strict=True)):
        assert number == 0 or re.search(rf"sidik [0-9a-f]{{8}}(?: · halaman \d+ dari \d+)? {label}\b", text), text[-200:]


@pytest.mark.parametrize("kantor", KANTOR)
def test_contents_name_the_pages_that_the_chapters_are_on(kantor: str) -> None:
    where = {title: page for _, title, page in bookmarks(kantor)}
    contents = pages(kantor)[where["Daftar Isi"] : where[f"1 {parts(kantor, 'standar')[0].bab.judul}"]]
    text, labels = " ".join(contents), reader(kantor).page_labels
    place = 0
    for title, page in list(where.items()):
        if not re.match(r"(\d+|SOP) ", title):
            continue
        match = re.compile(rf"{re.escape(said(title))}(?: DRAF)?[ .]*{labels[page]}\b").search(text, place)
        assert match, (title, labels[page])
        place = match.end()


@pytest.mark.parametrize("kantor", KANTOR)
def test_each_document_counts_its_own_pages(kantor: str) -> None:
    """Standar and SOP have as many pages as they say, each footer with the sidik of its document."""
    for part in (*parts(kantor, "standar"), *parts(kantor, "sop")):
        feet = [re.findall(rf"{re.escape(part.isi.dokumen.kaki)} · halaman (\d+) dari (\d+)", text) for text in pages(kantor)]
        counted = [foot for found in feet for foot in found]
        assert counted
        assert [int(number) for number, _ in counted] == list(range(1, len(counted) + 1))
        assert {int(last) for _, last in counted} == {len(counted)}


def test_draft_is_marked_where_it_stands() -> None:
    contoh = buku("contoh")
    assert not contoh.dokumen.draf
    for part in (*parts("contoh", "standar"), *parts("contoh", "sop")):
        marked = [text for text in pages("contoh") if part.isi.dokumen.kaki in text]
        assert all(("DRAF" in text) == part.isi.dokumen.draf for text in marked)
    assert buku("bawaan").dokumen.draf
    assert all("DRAF" in text for text in pages("bawaan"))


def test_cover_and_foreword_say_what_the_office_wrote() -> None:
    cover, foreword, *_ = pages("contoh")
    assert "Keputusan Nomor CONTOH-OT.02.02-101 Tahun 2026 tanggal 2 Maret 2026" in cover
    assert "Tahun 2026" in cover
    assert 'tanda & < > # $ @ "kutip"' in foreword
    assert "Kota Contoh, 9 Maret 2026" in foreword
    assert not any("Kata Pengantar" in text for text in pages("bawaan"))
    assert not re.search(r"\b20\d\d\b", pages("bawaan")[0])


def test_same_bytes_again_whatever_was_compiled_between() -> None:
    first = data("bawaan")
    another = replace(buku("contoh"), bagian=buku("contoh").bagian[:3])
    compile_pdf(TEMPLATES / "buku.typ", another, {}, logo=bahan("contoh")[2])
    assert compile_pdf(TEMPLATES / "buku.typ", buku("bawaan"), {}) == first


def test_sidik_changes_with_every_part() -> None:
    services, konteks, _ = bahan("contoh")
    before = view_buku(services, konteks).dokumen.sidik
    for name in [part.id for part in services if part.berjalan]:
        changed = [part.model_copy(update={"revisi": part.revisi + 1}) if part.id == name else part for part in services]
        assert view_buku(changed, konteks).dokumen.sidik != before
    office = konteks.instansi
    text = office.buku.model_copy(update={"kata_pengantar": "Lain."})
    other = Konteks(office.model_copy(update={"buku": text}), konteks.register)
    assert view_buku(services, other).dokumen.sidik != before
    gone = [part for part in services if part.berjalan]
    assert view_buku(gone, konteks).dokumen.sidik == before


def test_a_book_of_another_kind_adds_a_part_of_its_own(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "templat")
    template = tmp_path / "templat" / "lain.typ"
    template.write_text(
        '#import "_dasar.typ": dokumen, isi\n#import "_buku.typ": buku, jenis-bawaan, kepala-halaman\n#show: dokumen\n'
        '#let presensi(bagian) = (lembar: (paper: "a4", flipped: true), badan: kepala-halaman(bagian.isi.judul) + [Nama])\n'
        "#buku(isi, jenis: (..jenis-bawaan, presensi: presensi))\n",
        "utf-8",
    )
    page = BagianBuku("presensi", {"judul": "Daftar Hadir"})
    view = replace(buku("bawaan"), bagian=(*buku("bawaan").bagian[:3], page))
    pdf = PdfReader(io.BytesIO(compile_pdf(template, view, {})))
    assert pdf.page_labels == ["i", "ii", "iii", "1"]
    assert "Daftar Hadir" in pdf.pages[3].extract_text()
    assert "Daftar Hadir" in " ".join(pdf.pages[2].extract_text().split())


def test_built_only_when_asked_for_then_kept(tmp_path: Path) -> None:
    standards = write_small_office(tmp_path)

    def build(*only: str) -> list[str]:
        request = pipeline.Request(standards, TEMPLATES, tmp_path / "output", only=only, jobs=1)
        result = pipeline.build(request, lambda: None, lambda done, count: None)
        return [name for part in result.layanan for name in part.dibuat]

    assert build("maklumat.docx") == ["_kantor/maklumat.docx"]
    assert build("buku") == ["_kantor/buku.pdf"]
    assert build("buku") == []
    assert (tmp_path / "output" / "_kantor" / "buku.pdf").is_file()
