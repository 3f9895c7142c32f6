"""Files from outside: those that can't be read say so and what to do, those that would do harm do none."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest

from sop_gen.diagnostics import SpecError
from sop_gen.engine import terisi, terisi_xlsx, terisi_zip
from sop_gen.engine.terisi_baca import read_filled
from sop_gen.rapat.paket import read_paket, write_paket
from tests.clients import need_calc, soffice
from tests.rapat import mengisi as isi
from tests.rapat.contoh import kecil, ringkas, terbaca, ucapan

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DTD = b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


def _changed(data: bytes, change: Callable[[str, bytes], bytes | None], more: Mapping[str, bytes] | None = None) -> bytes:
    """A package with some parts changed or left out, and others added."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if (part := change(name, source.read(name))) is not None:
                target.writestr(name, part)
        for name, part in (more or {}).items():
            target.writestr(name, part)
    return out.getvalue()


def _zip(parts: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, part in parts.items():
            target.writestr(name, part)
    return out.getvalue()


ODS = "application/vnd.oasis.opendocument.spreadsheet"
LOCKED = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
SALAH = {
    "kosong": (b"", "bukan berkas Word atau Excel"),
    "teks": (b"halo", "bukan berkas Word atau Excel"),
    "pdf": (b"%PDF-1.7 ...", "PDF tidak dapat diisi kembali"),
    "zip lain": (_zip({"a.txt": b"x"}), "bukan berkas Word atau Excel"),
    "doc": (OLE + "WordDocument".encode("utf-16-le"), "Word 97-2003"),
    "sandi": (OLE + "EncryptedPackage".encode("utf-16-le"), "dilindungi sandi"),
    "xls rusak": (OLE + b"\0" * 600, "rusak atau tidak utuh"),
    "odt": (_zip({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}), "teks OpenDocument"),
    "ods rusak": (_zip({"mimetype": ODS.encode(), "content.xml": b"<a"}), "rusak atau tidak utuh"),
    "ods bersandi": (_zip({"mimetype": ODS.encode(), "content.xml": b"", "META-INF/manifest.xml": LOCKED}), "dilindungi sandi"),
    "terpotong": (kecil().docx[: len(kecil().docx) // 2], "rusak atau tidak utuh"),
    "docx tanpa isi": (_zip({"word/styles.xml": b"<a/>"}), "bukan dokumen Word"),
    "xlsx tanpa isi": (_zip({"xl/styles.xml": b"<a/>"}), "bukan buku kerja Excel"),
}


@pytest.mark.parametrize("nama", SALAH)
def test_what_cannot_be_read_says_why(nama: str) -> None:
    data, why = SALAH[nama]
    with pytest.raises(SpecError, match=why):
        read_filled(data, "kiriman.docx")


@pytest.mark.parametrize("bagian", ["word/document.xml", "word/styles.xml", "word/header1.xml"])
def test_entities_are_refused_wherever_they_are_read(bagian: str) -> None:
    def with_dtd(name: str, data: bytes) -> bytes:
        return data.replace(b"?>", b"?>" + DTD, 1) if name == bagian else data

    data = _changed(kecil().docx, with_dtd)
    if bagian == "word/styles.xml":
        assert ringkas(terbaca(kecil(), ("b.docx", data))) == []
        return
    with pytest.raises(SpecError, match="DTD atau entitas"):
        read_filled(data, "b.docx")


def test_entities_are_refused_in_workbooks() -> None:
    def with_dtd(name: str, part: bytes) -> bytes:
        return DTD + part if name.endswith("sharedStrings.xml") else part

    data = _changed(kecil().xlsx, with_dtd)
    with pytest.raises(SpecError, match="DTD atau entitas"):
        read_filled(data, "b.xlsx")


def test_what_would_flood_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = _changed(kecil().docx, lambda _, part: part, {"word/media/besar.bin": b"\0" * (3 * 1024 * 1024)})
    assert len(bomb) < 1024 * 1024
    monkeypatch.setattr(terisi_zip, "MAX_BYTES", 2 * 1024 * 1024)
    with pytest.raises(SpecError, match="terlalu besar setelah dibuka"):
        read_filled(bomb, "b.docx")


def test_a_document_that_says_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terisi, "MAX_KARAKTER", 1000)
    with pytest.raises(SpecError, match="pecah menjadi beberapa berkas"):
        read_filled(kecil().docx, "b.docx")


def test_a_sheet_with_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terisi_xlsx, "MAX_SEL", 20)
    with pytest.raises(SpecError, match="berisi lebih dari 20 sel"):
        read_filled(kecil().xlsx, "b.xlsx")


def test_a_million_empty_rows_are_nothing() -> None:
    rows = b"".join(b'<row r="%d"/>' % number for number in range(1000, 200_000))
    data = _changed(
        kecil().xlsx, lambda name, part: part.replace(b"</sheetData>", rows + b"</sheetData>", 1) if "sheet1" in name else part
    )
    assert ringkas(terbaca(kecil(), ("b.xlsx", data))) == []


def test_macros_and_links_are_not_looked_at() -> None:
    def marked(name: str, part: bytes) -> bytes:
        return (
            part.replace(b"wordprocessingml.document.main", b"wordprocessingml.macroEnabled.main") if "Content" in name else part
        )

    data = _changed(kecil().docx, marked, {"word/vbaProject.bin": OLE})
    assert ringkas(terbaca(kecil(), ("b.docm", data))) == []


def test_a_file_in_a_file_and_a_picture_are_told_of() -> None:
    document = isi.buka(kecil().docx)
    cell = isi.sel(isi.cari(document, "2"))[6]
    from docx.table import _Cell
    from PIL import Image

    picture = BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG")
    picture.seek(0)
    _Cell(cell, document).paragraphs[0].add_run().add_picture(picture)
    data = _changed(isi.tutup(document), lambda _, part: part, {"word/embeddings/lampiran.xlsx": b"x"})
    assert ringkas(terbaca(kecil(), ("b.docx", data))) == [
        ("2", "masukan", "(gambar)"), ("", "belum_ditempatkan", "(berkas tertanam: lampiran.xlsx)"),
    ]  # fmt: skip


@pytest.mark.client
def test_old_workbooks_say_what_stands_in_their_notes_and_boxes(tmp_path: Path) -> None:
    from openpyxl.comments import Comment

    need_calc()
    book = isi.buka_buku(kecil().xlsx)
    book["Matriks"]["D4"].comment = Comment("Mengapa?", "Sari")
    (tmp_path / "m.xlsx").write_bytes(isi.tutup_buku(book))
    soffice(tmp_path, "xls:MS Excel 97", ["m.xlsx"])
    (said,) = ringkas(terbaca(kecil(), ("m.xls", (tmp_path / "m.xls").read_bytes())))
    assert said[1:] == ("masukan", "Mengapa?")


def test_threaded_comments_are_read_once_with_their_author() -> None:
    """Excel keeps them in a part of their own, and beside it a note for programs that know none."""
    from openpyxl.comments import Comment

    book = isi.buka_buku(kecil().xlsx)
    book["Matriks"]["D4"].comment = Comment("[Threaded comment]\n\nYour version…\n\nComment:\n    Mengapa?", "tc={1}")
    relation = '<Relationship Id="rIdT{0}" Type="http://schemas.microsoft.com/office/2017/10/relationships/{1}" Target="{2}"/>'

    def linked(name: str, part: bytes) -> bytes:
        if name == "xl/_rels/workbook.xml.rels":
            added = relation.format(1, "person", "/xl/persons/person.xml")
        elif name.startswith("xl/worksheets/_rels/"):
            added = relation.format(2, "threadedComment", "/xl/threadedComments/threadedComment1.xml")
        else:
            return part
        return part.replace(b"</Relationships>", added.encode() + b"</Relationships>")

    space = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'
    people = f'<personList {space}><person displayName="Sari Dewi" id="{{9}}"/></personList>'
    said = (
        f'<ThreadedComments {space}><threadedComment ref="D4" id="{{1}}" personId="{{9}}"><text>Mengapa?</text></threadedComment>'
    )
    parts = {
        "xl/persons/person.xml": people.encode(),
        "xl/threadedComments/threadedComment1.xml": f"{said}</ThreadedComments>".encode(),
    }
    ((_, _, found),) = ucapan(terbaca(kecil(), ("b.xlsx", _changed(isi.tutup_buku(book), linked, parts))))
    assert (found["isi"], found["dari"], found["jenis"]) == ("Mengapa?", "Sari Dewi", "komentar")


def test_shapes_on_a_sheet_are_read() -> None:
    space = 'xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    main = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    text = "<x:txBody><a:p><a:r><a:t>di kotak</a:t></a:r></a:p></x:txBody>"
    shape = f"<x:wsDr {space} {main}><x:twoCellAnchor><x:from><x:row>6</x:row></x:from><x:sp>{text}"
    drawing = f"{shape}</x:sp></x:twoCellAnchor></x:wsDr>".encode()
    link = b'<Relationship Id="rId9" Type="http://x/relationships/drawing" Target="/xl/drawings/drawing9.xml"/>'
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + link + b"</Relationships>"
    )
    parts = {"xl/drawings/drawing9.xml": drawing, "xl/worksheets/_rels/sheet1.xml.rels": relations}
    ((_, key, found),) = ucapan(terbaca(kecil(), ("b.xlsx", _changed(kecil().xlsx, lambda _, part: part, parts))))
    assert (key, found["isi"]) == ("belum_ditempatkan", "di kotak") and "dekat baris 7" in found["letak"]


# ---- the record of a pack ----------------------------------------------------------------------------------------


def test_a_record_comes_back_as_it_was_written() -> None:
    paket = kecil().paket
    assert read_paket(write_paket(paket), "rapat.json") == paket


@pytest.mark.parametrize(
    ("semula", "menjadi"),
    [
        (b'"versi"', b'"versi'),
        (b'"nomor": 1', b'"nomor": "satu"'),
        (b'"nomor": 1', b'"nomor": -1'),
        (b'"layanan": "paspor"', b'"layanan": 5'),
        (b'"id": "paspor"', b'"id": "../../etc"'),
        (b'"kantor": "Kantor Contoh"', b'"kantor": "\\u202eKantor"'),
        (b'"kantor": "Kantor Contoh"', b'"kantor": "\\u0000"'),
    ],
)
def test_a_record_that_is_none_of_ours_is_refused(semula: bytes, menjadi: bytes) -> None:
    data = write_paket(kecil().paket).replace(b'"kantor"', b'"versi": 1,\n "kantor"', 1)
    assert semula in data
    with pytest.raises(SpecError, match="bukan rekaman paket yang utuh"):
        read_paket(data.replace(semula, menjadi, 1), "rapat.json")


def test_a_record_that_is_too_large_or_uses_a_key_twice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    paket = kecil().paket
    with pytest.raises(SpecError, match="satu kunci dipakai dua baris"):
        read_paket(write_paket(replace(paket, baris=(*paket.baris, paket.baris[0]))), "rapat.json")
    monkeypatch.setattr("sop_gen.rapat.paket.MAX_BYTES", 10)
    with pytest.raises(SpecError, match="terlalu besar"):
        read_paket(write_paket(paket), "rapat.json")
