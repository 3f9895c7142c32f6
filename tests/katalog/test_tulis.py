"""Writing the site: equal bytes, nothing twice, stale pages gone, strangers' files untouched, no document that is out of date."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sop_gen import pipeline
from sop_gen.diagnostics import UsageError
from sop_gen.katalog import MANIFEST_SITUS
from tests.conftest import ROOT
from tests.katalog.contoh import KANTOR, Laman, build_site, files_of, pages

RUSAK = "nama: Rusak\nunit: U\nstatus: entah\n"


def test_equal_input_gives_equal_bytes_with_any_number_of_processes(standar: Path, tmp_path: Path) -> None:
    for name, jobs in (("satu", 1), ("dua", 2)):
        build_site(standar, tmp_path / name, jobs=jobs)
    one, two = files_of(tmp_path / "satu"), files_of(tmp_path / "dua")
    assert one == two
    assert len(one) > 15


def test_a_second_run_writes_nothing(standar: Path, terbit: Path) -> None:
    times = {path: path.stat().st_mtime_ns for path in terbit.rglob("*") if path.is_file() and not path.name.startswith(".")}
    again = build_site(standar, terbit)
    assert [part.hasil for part in again.layanan] == ["tetap"] * 4
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_pages_of_services_that_are_gone_go_and_strange_files_stay(standar: Path, terbit: Path) -> None:
    (terbit / "izin-contoh" / "catatan.txt").write_text("milik orang lain")
    (terbit / "CNAME").write_text("contoh.example")
    (standar / "izin-contoh.yaml").unlink()
    result = build_site(standar, terbit)
    assert result.dihapus == ["izin-contoh/index.html", "izin-contoh/sippn.txt"]
    assert (terbit / "izin-contoh" / "catatan.txt").read_text() == "milik orang lain"
    assert (terbit / "CNAME").exists()
    assert "izin-contoh" not in (terbit / "index.html").read_text("utf-8")


def test_a_stranger_s_page_is_never_written_over(standar: Path, tmp_path: Path) -> None:
    folder = tmp_path / "situs"
    folder.mkdir()
    (folder / "index.html").write_text("halaman orang lain")
    with pytest.raises(UsageError, match="bukan buatan sop-gen site"):
        build_site(standar, folder)
    assert files_of(folder) == {"index.html": b"halaman orang lain"}


def test_a_run_that_was_killed_is_taken_up_again(standar: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "situs"
    with monkeypatch.context() as patch:
        patch.setattr("sop_gen.katalog.write_office", _killed)
        with pytest.raises(KeyboardInterrupt):
            build_site(standar, folder)
    assert (folder / "izin-contoh" / "index.html").exists()
    text = (standar / "izin-contoh.yaml").read_text("utf-8")
    (standar / "izin-contoh.yaml").write_text(text.replace("nama: Izin", "nama: Surat Izin", 1), "utf-8")
    build_site(standar, folder)
    assert "Surat Izin" in (folder / "izin-contoh" / "index.html").read_text("utf-8")
    build_site(standar, tmp_path / "baru")
    assert files_of(folder) == files_of(tmp_path / "baru")


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_an_invalid_service_keeps_its_page_and_the_list_waits(standar: Path, terbit: Path) -> None:
    before = files_of(terbit)
    (standar / "izin-contoh.yaml").write_text(RUSAK)
    result = build_site(standar, terbit)
    assert result.tidak_sah
    assert files_of(terbit) == before
    assert {part.id: part.hasil for part in result.layanan}["izin-contoh"] == "gagal"
    assert [part.ditunda for part in result.layanan if part.id == "kantor"] == [("daftar layanan",)]
    shutil.copy(KANTOR / "izin-contoh.yaml", standar)
    build_site(standar, terbit)
    assert files_of(terbit) == before


def test_a_first_run_with_an_invalid_service_claims_nothing_that_is_not_there(standar: Path, tmp_path: Path) -> None:
    folder = tmp_path / "situs"
    (standar / "izin-contoh.yaml").write_text(RUSAK)
    build_site(standar, folder)
    assert not (folder / "index.html").exists()
    assert (folder / "konsultasi-contoh" / "index.html").exists()
    assert '"izin-contoh/' not in (folder / MANIFEST_SITUS).read_text()


def test_documents_are_offered_only_while_they_say_what_the_page_says(standar: Path, tmp_path: Path) -> None:
    built, folder = tmp_path / "output", tmp_path / "situs"
    request = pipeline.Request(standar, ROOT / "templates", built, ("izin-contoh",), ("standar.pdf",), jobs=1)
    pipeline.build(request, lambda: None, lambda done, all: None)
    build_site(standar, folder, built)
    page = folder / "izin-contoh" / "index.html"
    assert (folder / "izin-contoh" / "standar.pdf").read_bytes() == (built / "izin-contoh" / "standar.pdf").read_bytes()
    assert ("a", "standar.pdf") in Laman(page.read_text("utf-8")).tautan
    text = (standar / "izin-contoh.yaml").read_text("utf-8")
    (standar / "izin-contoh.yaml").write_text(text.replace("nama: Izin", "nama: Surat Izin", 1), "utf-8")
    result = build_site(standar, folder, built)
    assert result.dihapus == ["izin-contoh/standar.pdf"]
    assert "standar.pdf" not in page.read_text("utf-8")


def test_a_site_in_the_folder_of_the_build_links_its_documents(standar: Path, tmp_path: Path) -> None:
    built = tmp_path / "output"
    request = pipeline.Request(standar, ROOT / "templates", built, ("izin-contoh",), ("standar.pdf",), jobs=1)
    pipeline.build(request, lambda: None, lambda done, all: None)
    before = (built / "izin-contoh" / "standar.pdf").read_bytes()
    build_site(standar, built, built)
    build_site(standar, built, built)
    assert ("a", "standar.pdf") in Laman((built / "izin-contoh" / "index.html").read_text("utf-8")).tautan
    assert (built / "izin-contoh" / "standar.pdf").read_bytes() == before
    assert "standar.pdf" in (built / "manifest.json").read_text()
    assert "standar.pdf" not in (built / MANIFEST_SITUS).read_text()


def test_a_template_that_asks_for_what_is_not_there_says_its_name(standar: Path, tmp_path: Path) -> None:
    templates = tmp_path / "templat"
    shutil.copytree(ROOT / "templates", templates)
    page = templates / "katalog" / "layanan.html.j2"
    page.write_text(page.read_text("utf-8").replace("{{ nama }}", "{{ namma }}"), "utf-8")
    result = pipeline.site(standar, templates, tmp_path / "situs", tmp_path, lambda: None, lambda done, all: None, 1)
    assert result.galat == ["Templat katalog/layanan.html.j2: isian 'namma' tidak dikenal. Saran: maksudnya mungkin 'nama'."]


def test_another_office_gets_another_folder(standar: Path, tmp_path: Path) -> None:
    build_site(standar, tmp_path / "situs")
    office = (standar / "_instansi.yaml").read_text("utf-8").replace("nama: Kantor Wilayah Contoh", "nama: Kantor Lain", 1)
    (standar / "_instansi.yaml").write_text(office, "utf-8")
    with pytest.raises(UsageError, match="berisi katalog"):
        build_site(standar, tmp_path / "situs")


def test_a_service_called_like_a_page_of_the_office_keeps_its_address(standar: Path, tmp_path: Path) -> None:
    (standar / "izin-contoh.yaml").rename(standar / "pengaduan.yaml")
    folder = tmp_path / "situs"
    build_site(standar, folder)
    assert "Izin Penyelenggaraan" in (folder / "pengaduan" / "index.html").read_text("utf-8")
    assert "Saluran untuk semua layanan" in (folder / "_pengaduan" / "index.html").read_text("utf-8")
    for name, page in pages(folder):
        local = [link for _, link in page.tautan if "://" not in link and "index.html" in link and not link.startswith("#")]
        assert all(((folder / name).parent / link.split("#")[0]).is_file() for link in local), name
    assert "/layanan/_pengaduan/" in (folder / "sitemap.xml").read_text()
