"""Templates come from other people: mistakes are explained, dangers refused."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from sop_gen.diagnostics import RenderError
from sop_gen.engine import docx_package
from sop_gen.engine.docx import compile_docx
from tests.docx.samples import TEMPLATES, compiled, paragraph, sop, standar, template, views, words

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def fault(data: bytes) -> str:
    with pytest.raises(RenderError) as caught:
        compile_docx("punya-kantor.docx", data).render(standar())
    return str(caught.value)


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        (
            "{{ dokumen.judl }}",
            "Templat punya-kantor.docx: isian 'judl' pada Dokumen tidak dikenal. Saran: maksudnya mungkin 'judul'.",
        ),
        ("{{ layann }}", "Templat punya-kantor.docx: isian 'layann' tidak dikenal. Saran: maksudnya mungkin 'layanan'."),
        ("{{ revisi }}", "Templat punya-kantor.docx: isian 'revisi' tidak dikenal. Saran: maksudnya mungkin 'dokumen.revisi'."),
        ("{{r ringkas }}", "Templat punya-kantor.docx: isian 'ringkas' tidak dikenal. Saran: maksudnya mungkin 'ringkasan'."),
        ("{% if tnda %}x{% endif %}", "Templat punya-kantor.docx: isian 'tnda' tidak dikenal. Saran: maksudnya mungkin 'tanda'."),
        (
            "{% if 1 > 2 %}{{ namaa }}{% endif %}",
            "Templat punya-kantor.docx: isian 'namaa' tidak dikenal. Saran: maksudnya mungkin 'tanda.nama'.",
        ),
    ],
)
def test_unknown_field(tag: str, message: str) -> None:
    assert fault(template(paragraph(tag))) == message


def test_unknown_field_unlike_any_other_lists_what_there_is() -> None:
    message = fault(template(paragraph("{{ tanda.qqqqqqq }}")))
    assert message.endswith(
        "isian 'qqqqqqq' pada Tanda tidak dikenal. Saran: yang ada: jabatan, nama, nip, tanggal, tempat, tempat_tanggal."
    )


@pytest.mark.parametrize(
    "tag",
    [
        "{% for x in kanal %}",
        "{{ layanan",
        "{% endif %}",
        "{% gambar %}",
        "{{ layanan | }}",
        "{% include 'x' %}",
        "{{ layanan|asing }}",
    ],
)
def test_syntax_error_names_the_template(tag: str) -> None:
    message = fault(template(paragraph(tag) + paragraph("penutup")))
    assert message.startswith("Templat punya-kantor.docx: ")
    assert not re.search(r"\b(unexpected|expected|encountered|unknown|Error|tag)\b", message), message


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("{{ layanan|asing }}", "penyaring 'asing' tidak dikenal. Saran: hapus penyaring itu, atau periksa ejaannya."),
        ("{% include 'x' %}", "menyertakan berkas templat lain, yang tidak diizinkan."),
        ("{{ ''.__class__ }}", "memakai '__class__' yang tidak diizinkan dalam templat."),
        ("{{ 2 * 3 }}", "memakai '*' yang tidak diizinkan dalam templat."),
        ("{{ kop.baris[7] }}", "isian '7' pada tuple tidak dikenal."),
        ("{{ 1 / 0 }}", "tidak dapat diisi (ZeroDivisionError). Saran: periksa penanda yang terakhir diubah."),
    ],
)
def test_wording(tag: str, message: str) -> None:
    assert fault(template(paragraph(tag))) == f"Templat punya-kantor.docx: {message}"


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__ }}",
        "{{ layanan.__class__.__mro__ }}",
        "{{ dokumen.__init__.__globals__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ 'x' * 100000000 }}",
        "{{ 9 ** 999999 }}",
        "{{ lipsum() }}",
        "{{ range(9) }}",
        "{{ '{0.__class__}'.format(dokumen) }}",
    ],
)
def test_sandbox(tag: str) -> None:
    assert fault(template(paragraph(tag))).startswith("Templat punya-kantor.docx: ")


def test_tags_that_cut_the_document_are_explained() -> None:
    body = paragraph("{% if kanal %}isi") + paragraph("{%p endif %}")
    assert "memotong susunan dokumen" in fault(template(body))


@pytest.mark.parametrize("data", [b"", b"bukan zip", (TEMPLATES / "standar.docx").read_bytes()[:2000]])
def test_not_a_word_file(data: bytes) -> None:
    assert fault(data) == (
        "Templat punya-kantor.docx: bukan berkas Word (.docx) yang utuh. Saran: simpan ulang dari Word sebagai .docx tanpa sandi."
    )


def test_zip_without_a_document() -> None:
    assert "bukan dokumen Word" in fault(template("", parts={"word/document.xml": None}))


def relation(kind: str, mode: str = ' TargetMode="External"', target: str = "https://jahat.example/x") -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    entry = f'<Relationship Id="rId1" Type="{REL}/{kind}" Target="{target}"{mode}/>'
    return f'<Relationships xmlns="{space}">{entry}</Relationships>'


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "oleObject", "frame", "subDocument", "mailMergeSource"])
def test_what_fetches_at_opening_is_refused(kind: str) -> None:
    message = fault(template("", parts={"word/_rels/settings.xml.rels": relation(kind)}))
    assert kind in message and "Saran: " in message


@pytest.mark.parametrize("kind", ["vbaProject", "control", "aFChunk", "oleObject", "package"])
def test_active_content_is_refused(kind: str) -> None:
    assert "makro atau objek tertanam" in fault(template("", parts={"word/_rels/document.xml.rels": relation(kind, "", "x.bin")}))


def test_hyperlinks_are_fine() -> None:
    data = template(paragraph("{{ layanan }}"), parts={"word/_rels/footer1.xml.rels": relation("hyperlink")})
    assert "Layanan Contoh" in words(compile_docx("x.docx", data).render(standar()))


@pytest.mark.parametrize("field", ["INCLUDEPICTURE &quot;https://jahat.example&quot;", "DDEAUTO c:\\x", "includetext x"])
def test_fields_that_fetch_are_refused(field: str) -> None:
    assert "mengambil berkas luar" in fault(template(f'<w:p><w:fldSimple w:instr=" {field} "/></w:p>'))
    split = f"<w:p><w:r><w:instrText>{field[:4]}</w:instrText></w:r><w:r><w:instrText>{field[4:]}</w:instrText></w:r></w:p>"
    assert "mengambil berkas luar" in fault(template(split))


def test_dtd_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with zipfile.ZipFile(TEMPLATES / "standar.docx") as archive:
        header = archive.read("word/header1.xml").decode()
    assert "DTD" in fault(template("", parts={"word/header1.xml": header.replace("<w:hdr", bomb + "<w:hdr")}))


def test_macro_document_is_refused() -> None:
    with zipfile.ZipFile(TEMPLATES / "standar.docx") as archive:
        types = archive.read("[Content_Types].xml").decode()
    macro = types.replace("wordprocessingml.document.main", "ms-word.document.macroEnabled.main")
    assert "makro" in fault(template("", parts={"[Content_Types].xml": macro}))
    assert "makro" in fault(template("", parts={"word/vbaProject.bin": b"x"}))


def test_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_BYTES", 2 * 1024 * 1024)
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (3 * 1024 * 1024))
    assert "terlalu besar setelah dibuka" in fault(bomb.getvalue())


def test_flow_table_must_have_its_columns() -> None:
    cells = "".join(
        f"<w:tc>{paragraph(text)}</w:tc>"
        for text in ("{%tc for k in pelaksana %}", "{{r gambar_alur(a, b, k) }}", "{%tc endfor %}")
    )
    grid = "<w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>"
    assert "tabel alur tidak berisi tujuh kolom" in fault(template(f"<w:tbl>{grid}<w:tr>{cells}</w:tr></w:tbl>", "sop"))


def test_template_of_another_document() -> None:
    with pytest.raises(RenderError, match=r"Templat standar\.docx: isian 'bagian' tidak dikenal"):
        compiled("standar").render(views()["maklumat"])


def test_template_saved_without_property_parts() -> None:
    data = template(paragraph("{{ layanan }}"), parts={"docProps/core.xml": None, "_rels/.rels": None} | bare_package())
    made = compile_docx("x.docx", data).render(replace(standar()))
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert {"docProps/core.xml", "docProps/custom.xml"} <= set(archive.namelist())
        assert b"custom-properties" in archive.read("_rels/.rels")
        assert b"/docProps/core.xml" in archive.read("[Content_Types].xml")


def bare_package() -> dict[str, bytes]:
    with zipfile.ZipFile(TEMPLATES / "standar.docx") as archive:
        types = re.sub(rb'<Override PartName="/docProps/core.xml"[^>]*/>', b"", archive.read("[Content_Types].xml"))
        relations = re.sub(rb'<Relationship Id="rId2"[^>]*/>', b"", archive.read("_rels/.rels"))
    return {"[Content_Types].xml": types, "_rels/.rels": relations}


def test_flattened_widths_are_put_back() -> None:
    """Word writes its own numbers for widths and heights when a template is saved."""
    with zipfile.ZipFile(TEMPLATES / "sop.docx") as archive:
        document = archive.read("word/document.xml").decode()
    flat = re.sub(r'<w:(gridCol|tcW) w:w="\d+"', r'<w:\1 w:w="1234"', document)
    flat = re.sub(r"<w:trHeight [^>]*/>|<w:cantSplit/>|<w:tblHeader/>", "", flat)
    view = sop(8)
    changed = compile_docx("sop.docx", template("", "sop", {"word/document.xml": flat})).render(view)
    flow = [words(data).split("Bagan Alur")[1] for data in (changed, compiled("sop").render(view))]
    assert flow[0] == flow[1]
    assert b'w:w="1234"' not in zipfile.ZipFile(BytesIO(changed)).read("word/document.xml").split(b"Bagan Alur")[1]
