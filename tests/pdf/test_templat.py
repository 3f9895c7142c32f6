"""What a template may not do, and what it is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from contoh import TEMPLATES, view

from sop_gen.diagnostics import RenderError
from sop_gen.engine.pdf import compile_pdf

AWAL = '#import "_dasar.typ": *\n#show: dokumen\n= Judul\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    office = tmp_path / "templat"
    office.mkdir()
    shutil.copy(TEMPLATES / "_dasar.typ", office)
    (tmp_path / "rahasia.txt").write_text("rahasia")
    (tmp_path / "luar.typ").write_text("#let x = 1")
    return office


def complaint(folder: Path, source: str) -> str:
    (folder / "coba.typ").write_text(source, encoding="utf-8")
    with pytest.raises(RenderError) as caught:
        compile_pdf(folder / "coba.typ", view("maklumat"), {})
    return str(caught.value)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('#import "@preview/cetz:0.3.0": *', "paket '@preview/cetz:0.3.0' ditolak"),
        ('#{ let x = "@preview/cetz:0.3.0" }', "paket '@preview/' ditolak"),
        ('#import "@" + "preview/cetz:0.3.0": *', "sesudah kata 'import' harus ada nama berkas yang ditulis langsung"),
        ('#include "_dasar.typ".replace("_dasar.typ", isi.dokumen.id)', "sesudah kata 'include' harus ada nama berkas"),
        ('#{\n  include "_dasar.typ"\n    .replace("_", "@")\n}', "sesudah kata 'include' harus ada nama berkas"),
        ('#import/**/"@preview/cetz:0.3.0": *', "sesudah kata 'import' harus ada nama berkas"),
        ('#eval("#im" + "port x")', "kata 'eval' tidak boleh dipakai"),
        ('#dictionary(std).at("ev" + "al")', "kata 'std' tidak boleh dipakai"),
        ('#import "../luar.typ": x', "berkas '../luar.typ' berada di luar folder templat"),
        ('#import "tiada.typ": x', "berkas 'tiada.typ' tidak ada di folder templat"),
        ('#read("../rahasia.txt")', "berkas '../rahasia.txt' berada di luar folder templat"),
        ('#image("/etc/hostname")', "berkas 'hostname' tidak ada di folder templat"),
    ],
)
def test_refused(folder: Path, line: str, message: str) -> None:
    said = complaint(folder, AWAL + line)
    assert message in said
    assert "templat coba.typ baris " in said


def test_refused_in_a_file_that_it_loads(folder: Path) -> None:
    (folder / "bagian.typ").write_text('// satu\n#import "@local/x:1.0.0": y\n')
    said = complaint(folder, AWAL + '#import "bagian.typ": y')
    assert said.startswith("templat bagian.typ baris 2: paket '@local/x:1.0.0' ditolak")


@pytest.mark.parametrize("target", ["../rahasia.txt", "../luar.typ", ".."])
def test_link_out_of_the_folder_is_refused(folder: Path, target: str) -> None:
    (folder / "tautan.txt").symlink_to(target)
    said = complaint(folder, AWAL)
    assert "tautan tautan.txt di folder templat" in said
    assert "menunjuk ke luar folder itu" in said


def test_link_within_the_folder_is_fine(folder: Path) -> None:
    (folder / "isi.txt").write_text("di dalam")
    (folder / "tautan.txt").symlink_to("isi.txt")
    (folder / "coba.typ").write_text(AWAL + '#read("tautan.txt")')
    assert compile_pdf(folder / "coba.typ", view("maklumat"), {}).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("#isi.dokumen.jdul", "templat coba.typ baris 4: kolom 'jdul' tidak dikenal; yang terdekat: 'judul'"),
        ('#isi.at("kopp")', "templat coba.typ baris 4: kolom 'kopp' tidak dikenal; yang terdekat: 'kop'"),
        ("#isi.xxxxxxxxx", "templat coba.typ baris 4: kolom 'xxxxxxxxx' tidak dikenal"),
        ("#tuliskan(isi)", "templat coba.typ baris 4: nama 'tuliskan' tidak dikenal di templat"),
        ('#text(font: "Comic Sans")[x]', "templat coba.typ baris 4: jenis huruf 'comic sans' tidak tersedia"),
        ("中", "templat coba.typ baris 4: aksara '中' tidak ada pada huruf yang tersedia"),
        ("#let x = (", "templat coba.typ baris 4: Typst menolaknya: unclosed delimiter"),
    ],
)
def test_message_names_file_line_and_the_nearest_field(folder: Path, line: str, message: str) -> None:
    assert complaint(folder, AWAL + line) == message


def test_fault_in_a_shared_file_names_that_file(folder: Path) -> None:
    (folder / "bagian.typ").write_text('#import "_dasar.typ": isi\n#let y() = isi.tandaa\n')
    said = complaint(folder, AWAL + '#import "bagian.typ": y\n#y()')
    assert said == "templat bagian.typ baris 2: kolom 'tandaa' tidak dikenal; yang terdekat: 'tanda'"


def test_a_folder_that_lacks_what_a_template_imports_says_so(tmp_path: Path) -> None:
    (tmp_path / "maklumat.typ").write_text(AWAL + "Kantor sendiri")
    with pytest.raises(RenderError, match=r"berkas '_dasar\.typ' tidak ada di folder templat"):
        compile_pdf(tmp_path / "maklumat.typ", view("maklumat"), {})


def test_missing_template(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="tidak ada"):
        compile_pdf(tmp_path / "tiada.typ", view("maklumat"), {})


@pytest.mark.parametrize(
    "logo",
    [b"bukan gambar", b"\x89PNG\r\n\x1a\nrusak", b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/hostname"/></svg>'],
)
def test_broken_logo(logo: bytes) -> None:
    with pytest.raises(RenderError, match="logo"):
        compile_pdf(TEMPLATES / "maklumat.typ", view("maklumat"), {}, logo=logo)
