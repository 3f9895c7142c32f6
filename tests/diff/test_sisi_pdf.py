"""Sides that are PDFs: those that the tool made, and those that someone made to harm or by mistake."""

from __future__ import annotations

import io
import logging
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

from sop_gen import pipeline
from sop_gen.diagnostics import SpecError
from sop_gen.engine import pdf_source
from sop_gen.sisi import open_side
from tests.conftest import ROOT
from tests.diff.repositori import commit, git, said, write

STANDARDS = ROOT / "tests/kantor-contoh/standards"
ID = "konsultasi-contoh"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A standard and a maklumat as ``build`` makes them."""
    output = tmp_path_factory.mktemp("pdf")
    with pipeline.templates_folder(None) as templates:
        service = pipeline.Request(STANDARDS, templates, output, (ID,), ("standar.pdf",), jobs=1)
        pipeline.build(service, lambda: None, lambda _done, _all: None)
        office = pipeline.Request(STANDARDS, templates, output, (), ("maklumat.pdf",), jobs=1)
        pipeline.build(office, lambda: None, lambda _done, _all: None)
    return output


@pytest.fixture(scope="session")
def standar(made: Path) -> bytes:
    return (made / ID / "standar.pdf").read_bytes()


def test_a_standard_carries_its_service(made: Path) -> None:
    side, folder = open_side(str(made / ID / "standar.pdf"), Path("takada")), open_side(str(STANDARDS), STANDARDS)
    carried, faults = side.read(ID)
    written, _ = folder.read(ID)
    assert carried is not None, faults
    assert written is not None
    assert carried.layanan == written.layanan.model_copy(update={"catatan": (), "penanggung_jawab": None})
    assert carried.document.berkas == f"{ID}.yaml"
    assert side.edition.instansi == folder.edition.instansi
    assert side.edition.register.items() <= folder.edition.register.items()
    assert (side.ids, side.tunggal, side.sebagian, side.edition.logo, side.edition.temuan) == ([ID], True, True, None, [])
    assert side.bersama == ("_dasar-hukum.yaml", "_instansi.yaml")


def test_a_maklumat_carries_the_office(made: Path) -> None:
    side = open_side(str(made / "_kantor/maklumat-a4.pdf"), Path("takada"))
    assert (side.ids, side.tunggal, side.sebagian, side.bersama) == ([], False, True, ("_instansi.yaml",))
    assert side.edition.instansi is not None
    assert side.edition.temuan == []


def test_a_pdf_in_a_revision(standar: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "--quiet")
    write(tmp_path, {"terbit/standar.pdf": standar})
    commit(tmp_path, "v1")
    side = open_side("v1:terbit/standar.pdf", Path("standards"))
    assert side.ids == [ID]
    assert side.edition.source.place(f"{ID}.yaml") == f"v1:terbit/standar.pdf:{ID}.yaml"


def test_a_service_that_cites_no_law(tmp_path: Path) -> None:
    """Its PDF carries an empty part of the register, which is no fault."""
    write(tmp_path, {"a.pdf": pdf_with({"a.yaml": b"nama: A\nunit: B\nstatus: draf\n", "_dasar-hukum.yaml": b"{}\n"})})
    assert said(str(tmp_path / "a.pdf"), tmp_path) == f"a tunggal sebagian; {tmp_path}/a.pdf:_dasar-hukum.yaml"


def test_entries_of_the_register_that_were_left_behind_are_no_fault(tmp_path: Path) -> None:
    service = b"nama: A\nunit: B\nstatus: draf\ndasar_hukum: [pp-1-2001]\n"
    law = b"pp-1-2001: {jenis: PP, nomor: 1, tahun: 2001, status: dicabut, oleh: pp-2-2002}\n"
    write(tmp_path, {"a.pdf": pdf_with({"a.yaml": service, "_dasar-hukum.yaml": law})})
    side = open_side(str(tmp_path / "a.pdf"), tmp_path)
    assert side.edition.temuan == []
    assert side.read("a")[1] == []
    assert list(side.edition.register) == ["pp-1-2001"]


def test_a_pdf_that_was_signed_keeps_its_source(standar: bytes, tmp_path: Path) -> None:
    """A signature is appended to the file as one more revision of it."""
    writer = PdfWriter(io.BytesIO(standar), incremental=True)
    writer.add_metadata({"/Keywords": "ditandatangani"})
    write(tmp_path, {"a.pdf": written(writer)})
    assert (tmp_path / "a.pdf").read_bytes().startswith(standar)
    assert open_side(str(tmp_path / "a.pdf"), tmp_path).ids == [ID]


# ---- made to harm, or by mistake -----------------------------------------------------------------------------------


def written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_with(files: dict[str, bytes]) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for name, data in files.items():
        writer.add_attachment(name, data)
    return written(writer)


def bomb(size: int) -> bytes:
    """One attachment, packed a thousandfold."""
    writer = PdfReader(io.BytesIO(pdf_with({"a.yaml": b"x"})))
    copy = PdfWriter(clone_from=writer)
    file = next(copy.attachment_list)
    stream = StreamObject()
    stream.set_data(bytes(size))
    file.pdf_object["/EF"][NameObject("/F")] = copy._add_object(stream.flate_encode())  # type: ignore[index]
    return written(copy)


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf_with({"a.yaml": b"nama: A\n"})))
    writer.encrypt("rahasia", algorithm="RC4-128")
    return written(writer)


def encrypted_anew() -> bytes:
    """With the algorithm of PDF 2.0, which needs a package that is not there."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf_with({"a.yaml": b"nama: A\n"})))
    data = written(writer)
    keys = f"/Filter/Standard/V 5/R 6/Length 256/P -4/O <{'00' * 48}>/U <{'00' * 48}>/OE <{'00' * 32}>/UE <{'00' * 32}>"
    aes = "/CF<</StdCF<</CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF"
    return data.replace(b"trailer\n<<", f"trailer\n<</Encrypt<<{keys}{aes}>>".encode())


def twice() -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf_with({"a.yaml": b"nama: A\n"})))
    writer.add_attachment("a.yaml", b"nama: B\n")
    return written(writer)


def odd_tree() -> bytes:
    """A tree of names that leads to itself, to numbers, and to a file without content."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf_with({"a.yaml": b"nama: A\n"})))
    names = writer.root_object["/Names"]["/EmbeddedFiles"]  # type: ignore[index]
    kids = ArrayObject([writer._add_object(names), NumberObject(7), writer._add_object(DictionaryObject())])
    names[NameObject("/Kids")] = kids  # type: ignore[index]
    names["/Names"].append(NumberObject(1))  # type: ignore[index]
    names["/Names"].append(DictionaryObject())  # type: ignore[index]
    return written(writer)


KOSONG = "tidak membawa sumbernya: hanya PDF buatan sop-gen yang dapat dibandingkan"
RUSAK = ": PDF ini rusak atau bukan PDF; pakai berkas aslinya"
TERKUNCI = ": PDF ini dilindungi kata sandi, jadi sumbernya tidak dapat dibaca; pakai PDF yang tidak dilindungi"
BESAR = ": lampiran 'a.yaml' di dalam PDF ini terlalu besar (lebih dari 4 MB)"
GANDA = ": PDF ini membawa dua lampiran bernama 'a.yaml'; hanya satu yang bisa benar"
JAHAT: dict[str, tuple[Callable[[], bytes], str]] = {
    "tanpa lampiran": (lambda: pdf_with({}), f" {KOSONG}"),
    "lampiran orang lain": (lambda: pdf_with({"gambar.png": b"x", "faktur.xml": b"x"}), f" {KOSONG}"),
    "keluar dari folder": (
        lambda: pdf_with({"../../x.yaml": b"x", "/etc/a.yaml": b"x", "b/c.yaml": b"x", "..\\d.yaml": b"x", "C:e.yaml": b"x"}),
        f" {KOSONG}",
    ),
    "nama yang bukan id": (lambda: pdf_with(dict.fromkeys(("A.yaml", "kantor.yaml", "_x.yaml", "a.yaml\n"), b"x")), f" {KOSONG}"),
    "kosong": (lambda: b"", RUSAK),
    "hanya kepala": (lambda: b"%PDF-1.7\n", RUSAK),
    "terpotong": (lambda: pdf_with({"a.yaml": b"x" * 5000})[:900], RUSAK),
    "bukan PDF": (lambda: b"nama: A\n" * 50, RUSAK),
    "terkunci": (encrypted, TERKUNCI),
    "terkunci cara baru": (encrypted_anew, TERKUNCI),
    "bom": (lambda: bomb(60_000_000), BESAR),
    "bom lebih besar": (lambda: bomb(200_000_000), BESAR),
    "besar": (lambda: pdf_with({"a.yaml": bytes(5_000_000)}), BESAR),
    "dua kali": (twice, GANDA),
    "pohon aneh": (odd_tree, GANDA),
}  # fmt: skip


@pytest.mark.parametrize(("make", "message"), JAHAT.values(), ids=JAHAT)
def test_what_is_refused(
    make: Callable[[], bytes], message: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    write(tmp_path, {"a.pdf": make()})
    assert said(str(tmp_path / "a.pdf"), tmp_path) == f"3: '{tmp_path}/a.pdf'{message}"
    assert (*capfd.readouterr(), caplog.text) == ("", "", "")
    assert logging.getLogger("pypdf").level == logging.NOTSET


def test_many_attachments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.pdf": pdf_with({f"a-{number}.yaml": b"nama: A\n" for number in range(4)})})
    monkeypatch.setattr(pdf_source, "MAX_SEMUA", 31)
    assert "bersama-sama lebih dari" in said(str(tmp_path / "a.pdf"), tmp_path)
    monkeypatch.setattr(pdf_source, "MAX_LAMPIRAN", 3)
    assert "terlalu banyak lampiran" in said(str(tmp_path / "a.pdf"), tmp_path)


def test_foreign_attachments_beside_ours_are_left_alone(standar: bytes, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(standar))
    for name in ("../../x.yaml", "faktur.xml"):
        writer.add_attachment(name, b"x")
    write(tmp_path, {"a.pdf": written(writer)})
    assert open_side(str(tmp_path / "a.pdf"), tmp_path).ids == [ID]


def test_a_pdf_is_known_by_its_content(standar: bytes, tmp_path: Path) -> None:
    write(tmp_path, {"tanpa-akhiran": standar})
    assert open_side(str(tmp_path / "tanpa-akhiran"), tmp_path).ids == [ID]


@pytest.mark.parametrize("seed", range(40))
def test_damage_anywhere_is_never_a_crash(standar: bytes, seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    data = bytearray(standar)
    for _ in range(rng.randrange(1, 60)):
        start = rng.randrange(len(data))
        data[start : start + rng.randrange(1, 40)] = rng.randbytes(rng.randrange(0, 40))
    write(tmp_path, {"a.pdf": bytes(data)})
    try:
        side = open_side(str(tmp_path / "a.pdf"), tmp_path)
    except SpecError:
        return
    for id in side.ids:
        assert any(side.read(id))
