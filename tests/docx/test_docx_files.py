"""Whole files: reproducible, valid, with their properties, and read by a real word processor."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import FileFormat, OpenXmlValidator, predict

from sop_gen.diagnostics import RenderError
from sop_gen.engine.docx import CompiledDocx, Logo, compile_docx
from sop_gen.view.maklumat import view_maklumat as maklumat
from sop_gen.view.sk import view_sk as sk
from sop_gen.view.sop import view_sop
from tests.clients import need, soffice
from tests.docx.samples import NAMES, NS, TEMPLATES, W, compiled, context, logo, part, service, standar, views, words


def fresh(name: str) -> CompiledDocx:
    return compile_docx(f"{name}.docx", (TEMPLATES / f"{name}.docx").read_bytes())


def drafts() -> dict[str, Any]:
    office = context(sk={}, maklumat={}, pengesah={}, kota=None, alamat=None)
    return {
        "sop": view_sop(service(status="draf"), 0, office),
        "standar": standar(status="draf", persyaratan=[], sop=[], prosedur=[]),
        "maklumat": maklumat(office),
        "sk-penetapan": sk([], office),
    }


@pytest.mark.parametrize("name", NAMES)
def test_equal_views_give_equal_bytes(name: str) -> None:
    first = compiled(name).render(views()[name])
    assert compiled(name).render(views()[name]) == first
    assert fresh(name).render(views()[name]) == first


@pytest.mark.parametrize("name", NAMES)
def test_zip_has_no_clock_and_is_whole(name: str) -> None:
    with zipfile.ZipFile(BytesIO(compiled(name).render(views()[name], logo=logo()))) as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


@pytest.mark.parametrize("kind", ["jadi", "draf", "logo"])
@pytest.mark.parametrize("name", NAMES)
def test_word_opens_it_without_repair(name: str, kind: str, tmp_path: Path) -> None:
    view = drafts()[name] if kind == "draf" else views()[name]
    path = tmp_path / f"{name}.docx"
    path.write_bytes(compiled(name).render(view, logo=logo() if kind == "logo" else None))
    assert audit(path) == []


@pytest.mark.parametrize("name", NAMES)
def test_word_opens_the_template_without_repair(name: str) -> None:
    assert audit(TEMPLATES / f"{name}.docx") == []


def audit(path: Path) -> list[str]:
    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path)
    verdict = predict(result)
    clean = "clean" in verdict.prediction.value
    return [error.description for error in result.errors] + ([] if clean else [verdict.prediction.value])


def test_properties_of_a_draft() -> None:
    data = compiled("standar").render(standar(status="draf"))
    core, custom = part(data, "docProps/core.xml"), part(data, "docProps/custom.xml")
    found = {element.tag.rsplit("}")[-1]: element.text for element in core}
    assert found["title"] == "Standar Pelayanan Layanan Contoh — DRAF"
    assert (found["contentStatus"], found["language"], found["creator"]) == ("Draf", "id-ID", "Kantor Wilayah Contoh")
    assert found["created"] == found["modified"] == "2026-02-05T00:00:00Z"
    values = {element.get("name"): element[0].text for element in custom}
    tanda = "standar layanan-contoh revisi 2 DRAF"
    sidik = standar(status="draf").dokumen.sidik
    assert values == {"sidik": sidik, "dokumen": tanda, "revisi": "2", "layanan": "layanan-contoh", "status": "Draf"}


def test_properties_of_a_finished_document() -> None:
    data = compiled("standar").render(standar())
    core = part(data, "docProps/core.xml")
    assert core.findtext("{http://purl.org/dc/elements/1.1/}title") == "Standar Pelayanan Layanan Contoh"
    assert core.find("{*}contentStatus") is None
    assert "Ditetapkan" in "".join(part(data, "docProps/custom.xml").itertext())


@pytest.mark.parametrize("name", NAMES)
def test_draft_mark_is_drawn_on_every_page_of_a_draft_only(name: str) -> None:
    for view, drawn in ((views()[name], False), (drafts()[name], True)):
        assert view.dokumen.draf is drawn
        assert (b'string="DRAF"' in header_of(compiled(name).render(view))) is drawn


def header_of(data: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read("word/header1.xml")


@pytest.mark.parametrize("name", NAMES)
def test_headings_language_and_footer(name: str) -> None:
    view = views()[name]
    data = compiled(name).render(view)
    styles = part(data, "word/styles.xml")
    headings = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style") if based_on_heading(styles, style)}
    used = {style.get(f"{W}val") for style in part(data).iter(f"{W}pStyle")}
    assert headings & used
    assert styles.find(f".//{W}lang").get(f"{W}val") == "id-ID"
    footer = words(data, "word/footer1.xml")
    assert footer.startswith(view.dokumen.kaki)
    assert footer.endswith("Halaman 1 dari 1")
    fields = "".join(part(data, "word/footer1.xml").itertext())
    assert "PAGE" in fields and "NUMPAGES" in fields


def based_on_heading(styles: Any, style: Any) -> bool:
    if style.find(f"{W}name").get(f"{W}val").startswith("heading "):
        return True
    base = style.find(f"{W}basedOn")
    parents = (
        [] if base is None else [other for other in styles.iter(f"{W}style") if other.get(f"{W}styleId") == base.get(f"{W}val")]
    )
    return any(based_on_heading(styles, parent) for parent in parents)


def test_table_header_repeats() -> None:
    table = part(compiled("standar").render(standar())).find(f".//{W}tbl")
    assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None


def test_logo_stands_in_the_letterhead() -> None:
    data = compiled("standar").render(standar(), logo=logo())
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.read("word/media/logo-instansi.png") == logo().png
    picture = part(data).find(".//wp:inline", NS)
    assert picture.find("wp:docPr", NS).get("descr") == "Logo Kantor Wilayah Contoh"
    assert (int(picture.find("wp:extent", NS).get("cx")), int(picture.find("wp:extent", NS).get("cy"))) == (720000, 720000)
    assert part(compiled("standar").render(standar())).find(".//wp:inline", NS) is None


def test_a_logo_that_is_no_picture_is_refused() -> None:
    with pytest.raises(RenderError, match="Logo kantor bukan berkas PNG yang utuh"):
        Logo(b"<svg/>")


def test_last_row_stays_with_the_signature() -> None:
    """Both stand in one row that no page break splits: keep-with-next is not enough for LibreOffice."""
    view = standar()
    last = part(compiled("standar").render(view)).findall(f"{W}body/{W}tbl/{W}tr")[-1]
    said = "".join(text.text or "" for text in last.iter(f"{W}t"))
    assert last.find(f"{W}trPr/{W}cantSplit") is not None
    assert view.bagian[-1].komponen[-1].nama in said
    assert view.tanda.jabatan in said


def test_decree_says_when_nothing_is_listed() -> None:
    text = words(compiled("sk-penetapan").render(sk([], context())))
    assert "(belum ada layanan yang dibahas atau ditetapkan)" in text
    assert "LAMPIRAN" not in text


@pytest.mark.parametrize("revoked", [[], ["Keputusan A"], ["Keputusan A", "Keputusan B"]])
def test_decree_numbers_its_dicta(revoked: list[str]) -> None:
    text = words(compiled("sk-penetapan").render(sk([service()], context(sk={"mencabut": revoked}))))
    lines = text.splitlines()
    last = "KELIMA" if revoked else "KEEMPAT"
    assert lines[lines.index(last) + 2].startswith("Keputusan ini mulai berlaku pada tanggal ditetapkan")
    assert ("KELIMA" in lines) is bool(revoked)
    assert all(line in text for line in revoked)
    assert "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik, setiap penyelenggara" in text


def test_decree_annexes_every_service_and_is_signed_again() -> None:
    text = words(compiled("sk-penetapan").render(views()["sk-penetapan"]))
    assert [line for line in text.splitlines() if line.startswith("LAMPIRAN")] == ["LAMPIRAN I", "LAMPIRAN II"]
    assert text.count("Nama Contoh, S.H.") == 3
    assert "KEPUTUSAN KEPALA KANTOR WILAYAH CONTOH" in text


@pytest.mark.client
def test_libreoffice_shows_the_facts_on_the_expected_pages(tmp_path: Path) -> None:
    """One call for all documents: converting to PDF keeps every page of the flow on a page of its own."""
    made = views()
    for name, view in made.items():
        (tmp_path / f"{name}.docx").write_bytes(compiled(name).render(view))
    pages = convert(tmp_path, [f"{name}.docx" for name in made])
    flow = pages["sop"][-len(made["sop"].bagan.pages) :]
    for text, page in zip(flow, made["sop"].bagan.pages, strict=True):
        assert "Bagan Alur" in text
        assert all(f"ke-{row.number}" in " ".join(text.split()) for row in page.rows)
    assert "NOMOR SOP" in pages["sop"][0] and "CONTOH-7" in pages["sop"][0]
    assert len(pages["maklumat"]) == 1
    for fact in ("Rp50.000", "paling lama 3 hari kerja", "https://www.lapor.go.id", "Isi persyaratan satu"):
        assert any(fact in " ".join(text.split()) for text in pages["standar"]), fact
    assert all(text.strip() for texts in pages.values() for text in texts), "an empty page"


@pytest.mark.client
def test_template_saved_by_a_word_processor_still_works(tmp_path: Path) -> None:
    """Saving moves tags into other runs and flattens what the engine puts in; the documents say the same."""
    (tmp_path / "asli").mkdir()
    for name in NAMES:
        shutil.copy(TEMPLATES / f"{name}.docx", tmp_path / "asli")
    soffice(tmp_path, "docx:MS Word 2007 XML", [f"asli/{name}.docx" for name in NAMES])
    for name, view in views().items():
        saved = compile_docx(f"{name}.docx", (tmp_path / f"{name}.docx").read_bytes())
        assert words(saved.render(view)) == words(compiled(name).render(view))


def convert(folder: Path, names: list[str]) -> dict[str, list[str]]:
    """The text of every page, by document."""
    need("pdftotext")
    soffice(folder, "pdf", names)
    texts = {}
    for name in names:
        pdf = Path(name).with_suffix(".pdf").name
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], cwd=folder, check=True, capture_output=True, text=True).stdout
        texts[Path(name).stem] = text.split("\f")[:-1]
    return texts
