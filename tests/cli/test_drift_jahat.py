"""``drift`` on files that somebody made to harm: a row, never a crash, a long wait, or a full memory."""

from __future__ import annotations

import io
import os
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject, StreamObject

from sop_gen.engine.png import AWAL, with_texts
from tests.cli.conftest import Hasil, Periksa, shell
from tests.cli.test_drift import revise

LAYAR = "\x1b]0;diambil alih\x07\x1b[2J\u202e"
"""What would rename and clear a terminal, and turn its text round."""
CUSTOM = "docProps/custom.xml"


def chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def png(*chunks: bytes) -> bytes:
    """A picture of one pixel with ``chunks`` before it."""
    header = chunk(b"IHDR", bytes([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]))
    return AWAL + header + b"".join(chunks) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def docx(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return target.getvalue()


def custom(**values: str) -> bytes:
    inner = "".join(f'<property name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>' for name, value in values.items())
    return f"<Properties>{inner}</Properties>".encode()


TENGAH = b"%PDF-1.7\n" + b"1 0 obj << /Type /Catalog >> endobj\n" * 50
PUTAR = b"%PDF-1.7\n1 0 obj<</Prev 9>>endobj\nxref\n0 0\ntrailer<</Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF"
XXE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><property name="sidik"><vt:lpwstr>&a;</vt:lpwstr></property>'
RUSAK: dict[str, tuple[bytes, str]] = {
    "kosong.pdf": (b"", "tidak-terbaca"),
    "terpotong.pdf": (TENGAH, "tidak-terbaca"),
    "bukan.pdf": (b"MZ" * 5000, "tidak-terbaca"),
    "putar.pdf": (PUTAR, "tidak-terbaca"),
    "bukan.png": (b"GIF89a", "tidak-terbaca"),
    "kosong.png": (b"", "tidak-terbaca"),
    "kepala.png": (AWAL, "tidak-terbaca"),
    "panjang.png": (AWAL + b"\xff\xff\xff\xfftEXtsidik\0" + b"a" * 100, "tidak-dikenal"),
    "teks-besar.png": (png(chunk(b"tEXt", b"sidik\0" + b"a" * 3_000_000)), "tidak-dikenal"),
    "teks-mampat.png": (png(chunk(b"zTXt", b"sidik\0\0" + zlib.compress(b"0" * 50_000_000, 9))), "tidak-terbaca"),
    "banyak.png": (png(*[chunk(b"tEXt", b"x\0")] * 20_000), "tidak-dikenal"),
    "sidik-salah.png": (with_texts(png(), {"sidik": "bukan sidik", "dokumen": "poster x revisi 1"}), "tidak-dikenal"),
    "bukan.jpg": (b"\xff\xd8\xff" + b"\0" * 500, "tidak-terbaca"),
    "kosong.webp": (b"", "tidak-terbaca"),
    "bukan.docx": (b"PK\x03\x04" + b"\0" * 500, "tidak-terbaca"),
    "tanpa-sifat.docx": (docx({"word/document.xml": b"<x/>"}), "tidak-dikenal"),
    "bom.docx": (docx({CUSTOM: b" " * 60_000_000}), "tidak-dikenal"),
    "lzma.docx": (docx({CUSTOM: custom(sidik="00000000")}, zipfile.ZIP_LZMA), "tidak-terbaca"),
    "entitas.docx": (docx({CUSTOM: XXE}), "tidak-dikenal"),
    "atribut.docx": (docx({CUSTOM: b'name="a"' * 8_000}), "tidak-dikenal"),
    "bukan.html": (b"\xff\xfe\0<" * 100_000, "tidak-dikenal"),
    "meta.html": (b'<meta name="sidik" content="' * 40_000, "tidak-dikenal"),
    "jauh.html": (b" " * 1_100_000 + b'<meta name="sidik" content="00000000">', "tidak-dikenal"),
    "asing.html": (b'<meta name="sidik" content="00000000"><meta name="dokumen" content="resep x revisi 1">', "tidak-dikenal"),
}  # fmt: skip


@pytest.mark.parametrize("name", RUSAK)
def test_a_bad_file_is_a_row(periksa: Periksa, kantor: Path, name: str) -> None:
    data, verdict = RUSAK[name]
    Path(name).write_bytes(data)
    code, rows, _ = periksa(name)
    assert [row["putusan"] for row in rows] == [verdict]
    assert code == (3 if verdict == "tidak-terbaca" else 0)
    assert rows[0]["keterangan"]


def test_good_files_are_judged_beside_bad_ones(periksa: Periksa, dinding: Path) -> None:
    for name, (data, _) in RUSAK.items():
        (dinding / "layanan-a" / name).write_bytes(data)
    code, rows, _ = periksa("output/layanan-a")
    assert code == 3
    assert sum(row["putusan"] == "sesuai" for row in rows) == 7


@pytest.mark.parametrize("cut", [30, 1000, 20_000])
@pytest.mark.parametrize("name", ["poster-a4.pdf", "standar.docx", "poster-a4.png"])
def test_a_file_cut_short_is_no_crash(periksa: Periksa, dinding: Path, name: str, cut: int) -> None:
    path = dinding / "layanan-a" / name
    path.write_bytes(path.read_bytes()[:-cut])
    assert periksa(path)[1][0]["putusan"] in ("tidak-terbaca", "sesuai")


def test_no_text_of_a_file_steers_the_terminal(run: Callable[..., Hasil], kantor: Path) -> None:
    said = {"sidik": "00000000", "dokumen": "poster layanan-a revisi 9"}
    metas = (f'<meta name="{name}" content="{value}">' for name, value in (said | {"author": LAYAR}).items())
    Path("laman.html").write_text("".join(metas), "utf-8")
    creator = f"<dc:creator>{LAYAR}</dc:creator>".encode()
    Path("sifat.docx").write_bytes(docx({CUSTOM: custom(**said), "docProps/core.xml": creator}))
    names = ["laman.html", "sifat.docx"]
    if sys.platform != "win32":
        Path(f"nama{LAYAR}.pdf").write_bytes(b"")
        os.write(os.open(b"bukan-utf8-\xff.pdf", os.O_CREAT | os.O_WRONLY), b"")
        names = ["."]
    for form in ("text", "json"):
        done = run("drift", *names, "--format", form)
        assert not {"\x1b", "\x07", "\u202e"} & set(done.out + done.err)
        assert "diambil alih" in done.out


def test_a_source_that_was_made_to_harm_tells_no_change(periksa: Periksa, kantor: Path, dinding: Path) -> None:
    """What changed is read from the source that a PDF carries: a bomb, another document, or text for the terminal."""
    revise(kantor)
    path = dinding / "layanan-a" / "poster-a4.pdf"
    original = path.read_bytes()
    assert periksa(path)[1][0]["perubahan"]["jumlah"] == 1
    bomb = zlib.compress(b"a" * 100_000_000, 9)
    for content in (bomb, b"&a [*a, *a]", b"nama: x", f"nama: '{LAYAR}'\nunit: u\nstatus: draf\n".encode()):
        path.write_bytes(_with_source(original, content, packed=content is bomb))
        row = periksa(path)[1][0]
        assert (row["putusan"], row["revisi"]) == ("usang", 1)
        assert "\x1b" not in str(row["perubahan"])


def _with_source(data: bytes, content: bytes, *, packed: bool) -> bytes:
    """The PDF with ``content`` in the place of every file that it carries."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for number, thing in enumerate(writer._objects):
        if isinstance(thing, StreamObject) and thing.get("/Type") == "/EmbeddedFile":
            stream = DecodedStreamObject()
            stream.set_data(content)
            stream[NameObject("/Type")] = NameObject("/EmbeddedFile")
            if packed:
                stream[NameObject("/Filter")] = NameObject("/FlateDecode")
            writer._objects[number] = stream
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


@pytest.mark.skipif(sys.platform == "win32", reason="paths are shorter there")
def test_folders_in_folders_have_no_end(periksa: Periksa, kantor: Path) -> None:
    path = Path("dalam")
    path.mkdir()
    for _ in range(300):
        path /= "d"
        path.mkdir()
    (path / "poster.pdf").write_bytes(b"")
    assert [row["putusan"] for row in periksa("dalam")[1]] == ["tidak-terbaca"]


def test_a_page_of_any_length_costs_little(dinding: Path, tmp_path: Path) -> None:
    """A file full of holes, longer than the memory: only its beginning is read."""
    with (tmp_path / "besar.html").open("wb") as file:
        file.truncate(20 * 1024**3)
    with (tmp_path / "besar.pdf").open("wb") as file:
        file.truncate(20 * 1024**3)
    done = shell("drift", "besar.html", "besar.pdf", cwd=tmp_path)
    assert done.code == 3
    assert "besar.pdf: terlalu besar (lebih dari 200 MB)" in done.out
    assert "besar.html: bukan dokumen buatan sop-gen" in done.out
