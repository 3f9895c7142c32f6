"""The archive of ``bukti``, and evidence that tries to be more than evidence."""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook
from openxml_audit import FileFormat, OpenXmlValidator

from tests.cli.peta import PER, archive, draw, put
from tests.cli.test_status import hostile

# ---- the archive ---------------------------------------------------------------------------------------------------


class Links(HTMLParser):
    """Addresses that a page leads to."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


def test_the_archive_has_the_folders_of_evaluators_and_an_index(run, office, evidence) -> None:
    run("build")
    put(evidence, "VI.i.a/SK standar pelayanan 2026-03-02.pdf", b"%PDF keputusan")
    put(evidence, "VI.R.ii/Laporan 2026.PDF", b"laporan")
    put(evidence, "OMB.3.a/Foto 2026.jpg", b"foto")
    parts = archive(run)
    names = set(parts)
    assert parts["AREA VI/i. Standar pelayanan/VI.i.a SK standar pelayanan 2026-03-02.pdf"] == b"%PDF keputusan"
    standard = Path("output/layanan-a/standar.pdf").read_bytes()
    assert parts["AREA VI/i. Standar pelayanan/VI.i.a Standar Pelayanan Layanan A.pdf"] == standard
    assert parts["AREA II/i. Prosedur operasional tetap (SOP)/II.i.a SOP Penerimaan B.pdf"].startswith(b"%PDF")
    assert parts["AREA VI/R.ii. Penanganan pengaduan pelayanan dan konsultasi/VI.R.ii Laporan 2026.pdf"] == b"laporan"
    assert parts["OMBUDSMAN/3. Standar pelayanan (proses)/OMB.3.a Foto 2026.jpg"] == b"foto"
    assert all(len(name) < 200 for name in names)
    links = [unquote(link) for link in Links(parts["indeks.html"]).found]
    assert sorted(links) == sorted(names - {"indeks.html"}), "every proof is led to, and nothing else"
    page = parts["indeks.html"].decode()
    for name in names - {"indeks.html"}:
        assert hashlib.sha256(parts[name]).hexdigest() in page, name


def test_the_archive_carries_the_matrix(run, office) -> None:
    old = office / "arsip" / "2024"
    old.mkdir(parents=True)
    for part in ("_instansi.yaml", "_dasar-hukum.yaml", "layanan-a.yaml"):
        old.joinpath(part).write_text((office / part).read_text("utf-8").replace("Fotokopi KTP", "Fotokopi KK"), "utf-8")
    parts = archive(run, "--lke", "lke-90-2021")
    name = "AREA VI/i. Standar pelayanan/VI.i.c Matriks Semula-Menjadi terhadap edisi 2024.pdf"
    assert parts[name].startswith(b"%PDF")
    assert hashlib.sha256(parts[name]).hexdigest() in parts["indeks.html"].decode()
    assert "(dibuat saat --format zip)" in draw(run, "html").decode()


def test_what_is_too_large_is_told_and_not_copied(run, office, evidence, monkeypatch) -> None:
    for module in ("sop_gen.view.bukti_arsip", "sop_gen.view.bukti"):
        monkeypatch.setattr(f"{module}.MAX_BERKAS", 1000)
    put(evidence, "VI.i.a/SK.pdf", b"x" * 1001)
    put(evidence, "VI.iii.b/SK.pdf", b"x" * 1000)
    parts = archive(run)
    assert [name for name in parts if name.endswith("SK.pdf")] == ["AREA VI/iii. Pengaduan dan konsultasi/VI.iii.b SK.pdf"]
    assert "tidak disalin: lebih dari 1,0\u00a0kB" in parts["indeks.html"].decode()
    monkeypatch.setattr("sop_gen.evidence.MAX_SELURUH", 999)
    done = run("bukti", "--format", "zip", "-o", "lain.zip", *PER)
    assert (done.code, Path("lain.zip").exists()) == (2, False)
    assert "batas arsip 5000 berkas dan 999\u00a0byte" in done.err.replace("\\u00a0", "\u00a0")


# ---- evidence that is an attack --------------------------------------------------------------------------------------

NAMA_JAHAT = (
    b"x\\..\\..\\jahat.exe", b"CON.pdf", b"a\nb 2026.pdf", b"=cmd|' C calc'!A0.pdf", b"<script>alert(1)<!-- 2026.pdf",
    "foto \u202egpj.exe 2026".encode(), b"\xff\xfe.pdf", b"x" * 250, b"Foto 2026.pdf", b"foto 2026.pdf", b"{{ 7*7 }} %{x}.pdf",
    b"C:evil.pdf", b"spasi di ujung .", b"-rf", "e\u0301 dan \u00e9.pdf".encode(), b"'\";--.pdf", b"&amp;.pdf",
    b"\x1b[31mmerah.pdf",
)  # fmt: skip


@pytest.fixture
def attacked(evidence: Path, tmp_path: Path) -> Iterator[Path]:
    """A folder of evidence by somebody who means harm."""
    folder = evidence / "VI.i.c"
    folder.mkdir()
    for number, name in enumerate(NAMA_JAHAT):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(b"%d" % number)
    secret = tmp_path / "rahasia.txt"
    secret.write_bytes(b"RAHASIA-NEGARA")
    (folder / "tautan.pdf").symlink_to(secret)
    (folder / "tautan-folder").symlink_to(tmp_path)
    (evidence / "VI.i.a").symlink_to(tmp_path)
    (evidence / "VI.i.b").mkdir()
    (evidence / "VI.i.b" / "_keterangan.yaml").symlink_to(secret)
    (evidence / "penilaian.yaml").symlink_to(secret)
    os.mkfifo(folder / "pipa.pdf")
    deep = folder / "/".join(["dalam"] * 300)
    deep.mkdir(parents=True)
    (deep / "foto 2026.jpg").write_bytes(b"dalam")
    (folder / ".tersembunyi").write_bytes(b"tersembunyi")
    (folder / "~$kunci.docx").write_bytes(b"kunci")
    yield folder


def test_names_in_the_archive_lead_nowhere(run, office, attacked, tmp_path) -> None:
    (office / "jahat.yaml").write_text(hostile(), "utf-8")
    parts = archive(run)
    copied = [name for name in parts if "/VI.i.c " in name]
    assert len(copied) == len(NAMA_JAHAT) + 1, "every regular file, the deep one too"
    for name in parts:
        path = PurePosixPath(name)
        assert not path.is_absolute() and ".." not in path.parts
        assert not re.search(r'[<>:"\\|?*\x00-\x1f\x7f\u202a-\u202e]', name), name
        assert all(part == part.strip(" .") for part in path.parts)
    assert {parts[name] for name in copied} == {b"%d" % number for number in range(len(NAMA_JAHAT))} | {b"dalam"}
    assert all(b"RAHASIA-NEGARA" not in data for data in parts.values())
    with zipfile.ZipFile("hasil.zip") as found:
        found.extractall(tmp_path / "keluar")
    assert sorted(unquote(link) for link in Links(parts["indeks.html"]).found) == sorted(set(parts) - {"indeks.html"})


def test_links_and_pipes_are_refused_and_told(run, office, attacked) -> None:
    done = run("bukti", *PER)
    assert done.code == 0
    told = re.findall(r"^(bukti/\S+?):1:1: warning\[([a-z-]+)\]", done.err, re.MULTILINE)
    assert sorted(told) == [
        ("bukti/VI.i.a", "bukti-di-luar-folder"),
        ("bukti/VI.i.b/_keterangan.yaml", "bukti-tautan"),
        ("bukti/VI.i.c/pipa.pdf", "bukti-bukan-berkas"),
        ("bukti/VI.i.c/tautan-folder", "bukti-tautan"),
        ("bukti/VI.i.c/tautan.pdf", "bukti-tautan"),
        ("bukti/penilaian.yaml", "bukti-di-luar-folder"),
    ]
    assert "\x1b[31mmerah" not in done.out + done.err
    assert "\u202e" not in done.out + done.err


def test_no_name_becomes_markup_formula_or_field(run, office, attacked) -> None:
    (office / "jahat.yaml").write_text(hostile(), "utf-8")
    page = draw(run, "html").decode()
    assert "<script" not in page and "49 %" not in page
    assert page.count("http-equiv") == 1 and "default-src 'none'" in page
    book = load_workbook(BytesIO(draw(run, "xlsx")))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    names = {cell.value for cell in cells}
    assert any("=cmd|" in str(name) for name in names)
    assert "{{ 7*7 }} %{x}.pdf" in names
    for form in ("xlsx", "docx"):
        draw(run, form)
        found = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(f"hasil.{form}")
        assert found.is_valid, [error.description for error in found.errors]
