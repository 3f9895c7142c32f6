"""``pack fgd`` as a user runs it: which drafts, compared with what, what is told, and whose files are never overwritten."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openxml_audit import FileFormat, OpenXmlValidator
from pypdf import PdfReader

from tests.cli.conftest import LAYANAN, files
from tests.rapat.paket_fgd import words

OPSI = ("--tanggal", "2026-12-01", "--as-of", "2026-11-22", "-o", "fgd")
JAHAT = "<script>alert(1)</script> =cmd() {{ 7*7 }} {% raw %} & #let x = 1"


@pytest.fixture
def lama(office: Path) -> Path:
    """An earlier edition in the archive: another requirement."""
    folder = office / "arsip" / "2023"
    folder.mkdir(parents=True)
    for path in office.glob("*.yaml"):
        text = path.read_text("utf-8").replace("Surat permohonan, Fotokopi KTP", "Surat permohonan, Fotokopi KK")
        (folder / path.name).write_text(text, "utf-8")
    return folder


def said(name: str) -> str:
    return words(name, (Path("fgd") / name).read_bytes())


def record() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path("fgd/rapat.json").read_bytes())
    return found


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_without_an_archive_there_is_no_matrix(run, office) -> None:
    done = run("pack", "fgd", *OPSI)
    assert done.code == 0, done.err
    assert "tanpa matriks perubahan" in done.err
    assert not [line for line in done.out.splitlines() if "matriks" in line]
    assert record().get("baris", []) == []
    for name in ("1-undangan.docx", "6-lembar-pertanyaan.docx", "buku-rapat.pdf"):
        assert "matriks" not in said(name).lower(), name


def test_the_newest_edition_of_the_archive_is_the_base(run, office, lama) -> None:
    shutil.copytree(lama, lama.parent / "2019")
    done = run("pack", "fgd", *OPSI)
    assert "pembanding: standards/arsip/2023 (edisi terbaru di arsip" in done.err
    assert "Fotokopi KK" in said("5-matriks.pdf")
    assert "Edisi 2023" in said("5-matriks.xlsx"), "a forum knows editions, not folders"
    chosen = run("pack", "fgd", *OPSI, "--dasar", "standards/arsip/2019")
    assert "pembanding: standards/arsip/2019" in chosen.err
    assert "Edisi 2019" in said("9-berita-acara.docx")


def test_drafts_are_what_is_still_discussed(run, office, lama) -> None:
    edit(office / "layanan-b.yaml", "status: draf", "status: ditetapkan\npenetapan: {nomor: '1', tanggal: 2026-01-02}")
    assert run("pack", "fgd", *OPSI).code == 0
    assert not Path("fgd/4-rancangan/layanan-b").exists()
    assert {row["layanan"] for row in record()["baris"]} == {"layanan-a"}
    named = run("pack", "fgd", *OPSI, "layanan-b")
    assert named.code == 0
    assert sorted(path.name for path in Path("fgd/4-rancangan").iterdir()) == ["layanan-b"]
    edit(office / "layanan-a.yaml", "status: draf", "status: ditetapkan\npenetapan: {nomor: '1', tanggal: 2026-01-02}")
    assert run("pack", "fgd", *OPSI).code == 0
    assert sorted(path.name for path in Path("fgd/4-rancangan").iterdir()) == ["layanan-a", "layanan-b"]


def test_what_no_longer_runs_here_is_told_and_compared(run, office, lama) -> None:
    (lama / "layanan-c.yaml").write_text(LAYANAN.format(huruf="C"), "utf-8")
    assert run("pack", "fgd", *OPSI).code == 0
    assert "Tidak lagi dijalankan di kantor ini: Layanan C (dialihkan ke Kantor Lain)" in said("3-daftar-rancangan.docx")
    assert "Layanan C" in said("5-matriks.docx")
    assert "layanan yang tidak lagi dijalankan di kantor ini" in said("2-susunan-acara.docx")
    named = run("pack", "fgd", *OPSI, "layanan-a", "layanan-c")
    assert named.code == 0
    assert "layanan 'layanan-c' tidak ikut: dialihkan ke Kantor Lain" in named.err
    assert "Layanan C" not in said("5-matriks.docx")
    alone = run("pack", "fgd", "--tanggal", "2026-12-01", "-o", "kosong", "layanan-c")
    assert (alone.code, alone.out) == (0, "")
    assert not Path("kosong").exists()


def test_a_draft_that_cannot_be_read_is_told_and_named(run, office, lama) -> None:
    edit(office / "layanan-b.yaml", "biaya: gratis", "biaya: cuma-cuma")
    done = run("pack", "fgd", *OPSI)
    assert done.code == 3
    assert "layanan-b.yaml" in done.err
    assert "layanan 'layanan-b' belum dapat dibaca" in done.err
    assert "layanan-b" in said("3-daftar-rancangan.docx")
    assert "belum dapat dibaca" in said("3-daftar-rancangan.docx")
    assert not Path("fgd/4-rancangan/layanan-b").exists()
    assert Path("fgd/4-rancangan/layanan-a/standar.pdf").is_file()
    edit(office / "layanan-a.yaml", "biaya: gratis", "biaya: cuma-cuma")
    none = run("pack", "fgd", "--tanggal", "2026-12-01", "-o", "kosong")
    assert none.code == 3
    assert not Path("kosong").exists()


def test_a_chart_that_fits_no_paper_is_no_draft_yet(run, office) -> None:
    edit(office / "layanan-b.yaml", "kegiatan: Memeriksa berkas", f"kegiatan: {'Memeriksaberkas' * 60}")
    edit(office / "layanan-b.yaml", "petugas: Petugas Loket}", "petugas: Petugas Loket, " + _people(10) + "}")
    done = run("pack", "fgd", *OPSI)
    assert done.code == 3
    assert "alur-tak-muat" in done.err
    assert "belum dapat dibaca" in said("3-daftar-rancangan.docx")


def _people(count: int) -> str:
    return ", ".join(f"p{number}: Pelaksana {number}" for number in range(count))


TELLS = [
    (("--tanggal", "2026-11-20", "--as-of", "2026-11-22"), 0, "peringatan: rapat Jumat, 20 November 2026: sudah lewat 2 hari"),
    (("--tanggal", "2026-11-23", "--as-of", "2026-11-22"), 0, "besok; naskah harus siap hari ini"),
    (("--tanggal", "1 Desember"), 2, "bukan tanggal"),
    (("--tanggal", "2026-12-01", "tak-ada"), 2, "layanan 'tak-ada' tidak ada"),
    (("--tanggal", "2026-12-01", "--dasar", "v1999"), 2, "v1999"),
    (("--tanggal", "2026-12-01", "--tempat", "Aula \u202e kiri"), 2, "--tempat harus satu baris"),
    ((), 2, "--tanggal"),
]


@pytest.mark.parametrize(("options", "code", "told"), TELLS)
def test_what_is_told(run, office, options: tuple[str, ...], code: int, told: str) -> None:
    done = run("pack", "fgd", "-o", "fgd", *options)
    assert done.code == code, done.err
    assert told in done.err
    assert (code == 0) == Path("fgd").exists()


def test_made_again_only_what_changed_is_new(run, office, lama) -> None:
    assert run("pack", "fgd", *OPSI).code == 0
    before = files(Path("fgd"))
    assert run("pack", "fgd", *OPSI).code == 0
    assert files(Path("fgd")) == before
    edit(office / "layanan-b.yaml", "Fotokopi KTP", "Akta kelahiran")
    assert run("pack", "fgd", *OPSI).code == 0
    after = files(Path("fgd"))
    same = {name for name in before if after[name] == before[name]}
    assert {name for name in before if name.startswith("4-rancangan/layanan-a/")} <= same
    assert "rapat.json" not in same
    assert json.loads(before["rapat.json"])["edisi"] != json.loads(after["rapat.json"])["edisi"]
    (office / "layanan-b.yaml").unlink()
    assert run("pack", "fgd", *OPSI).code == 0
    assert not Path("fgd/4-rancangan/layanan-b/standar.pdf").exists()


def test_what_somebody_filled_in_is_never_overwritten(run, office, lama) -> None:
    assert run("pack", "fgd", *OPSI).code == 0
    book = load_workbook("fgd/5-matriks.xlsx")
    book["Matriks"]["I2"] = "Tarif terlalu tinggi"
    book.save("fgd/5-matriks.xlsx")
    before = files(Path("fgd"))
    edit(office / "layanan-b.yaml", "Fotokopi KTP", "Akta kelahiran")
    done = run("pack", "fgd", *OPSI)
    assert done.code == 2
    assert "'fgd/5-matriks.xlsx' sudah diisi" in done.err
    assert files(Path("fgd")) == before
    assert run("pack", "fgd", "--tanggal", "2026-12-01", "-o", "fgd-2").code == 0


def test_words_stay_words(run, office, lama) -> None:
    edit(office / "layanan-a.yaml", "nama: Layanan A", f"nama: '{JAHAT}'")
    edit(office / "layanan-a.yaml", "Fotokopi KTP", f"'{JAHAT}'")
    with (office / "layanan-a.yaml").open("a", encoding="utf-8") as file:
        file.write(f"catatan: [{{bagian: biaya, isi: '{JAHAT}', status: terbuka}}]\n")
    done = run("pack", "fgd", *OPSI, "--tempat", JAHAT, "--pukul", "{{ 7*7 }}")
    assert done.code == 0, done.err
    plain = " ".join(JAHAT.split())
    papers = (
        "1-undangan",
        "2-susunan-acara",
        "3-daftar-rancangan",
        "5-matriks",
        "6-lembar-pertanyaan",
        "8-notulen",
        "9-berita-acara",
    )
    for name in (*(f"{stem}.docx" for stem in papers), "5-matriks.xlsx"):
        assert plain in said(name), name
        assert OpenXmlValidator(FileFormat.MICROSOFT_365).validate(f"fgd/{name}").errors == [], name
    assert plain.replace(" ", "") in said("buku-rapat.pdf").replace(" ", "").replace("\u200b", "")
    assert all(cell.data_type != "f" for sheet in load_workbook("fgd/5-matriks.xlsx") for row in sheet.rows for cell in row)
    own = PdfReader(io.BytesIO(Path("fgd/4-rancangan/layanan-a/standar.pdf").read_bytes())).attachments
    assert "catatan:" in own["layanan-a.yaml"][0].decode()
