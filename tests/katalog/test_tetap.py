"""What stayed the same is not drawn again: told by the pages, their times, and by a template that would fail if it were used."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sop_gen import pipeline
from sop_gen.katalog_ingatan import INGATAN, recall, remember
from sop_gen.masukan import MANIFEST_SITUS
from tests.conftest import ROOT
from tests.katalog.contoh import Laman, build_site, files_of

IZIN, KONSULTASI, KLINIK = "izin-contoh", "konsultasi-contoh", "klinik-hukum-contoh"
DAFTAR = ["cari.js", "daftar-informasi-publik.xlsx", "index.html"]


@pytest.fixture
def templat(tmp_path: Path) -> Path:
    """A copy of the templates, for a run that must not read what an earlier one remembers of them."""
    return Path(shutil.copytree(ROOT / "templates", tmp_path / "templat"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def times(folder: Path) -> dict[str, int]:
    """When each file of the site was written."""
    return {name: (folder / name).stat().st_mtime_ns for name in files_of(folder)}


def rewritten(folder: Path, work: Callable[[], object]) -> list[str]:
    """Which files ``work`` wrote anew, made or removed."""
    before = times(folder)
    work()
    after = times(folder)
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def outcome(result: pipeline.BuildResult) -> dict[str, str]:
    return {part.id: part.hasil for part in result.layanan}


def forbid_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    def drawn(*_: object) -> bytes:
        raise AssertionError("a page was drawn")

    monkeypatch.setattr("sop_gen.katalog.draw_page", drawn)


def test_when_nothing_changed_nothing_is_read(standar: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "situs"
    first = build_site(standar, folder)
    monkeypatch.setattr("sop_gen.edition.read_edition", None)
    assert rewritten(folder, lambda: build_site(standar, folder)) == []
    again = build_site(standar, folder)
    assert outcome(again) == dict.fromkeys((IZIN, KLINIK, KONSULTASI, "kantor"), "tetap")
    assert [part.berkas for part in again.layanan] == [part.berkas for part in first.layanan]


def test_one_changed_spec_draws_its_page_and_the_lists(standar: Path, terbit: Path, tmp_path: Path) -> None:
    edit(standar / f"{IZIN}.yaml", "nama: Izin", "nama: Surat Izin")
    written = rewritten(terbit, lambda: build_site(standar, terbit))
    assert {name for name in written if name.endswith("-contoh/index.html")} == {f"{IZIN}/index.html"}
    assert set(written) >= set(DAFTAR)
    build_site(standar, tmp_path / "baru")
    assert files_of(terbit) == files_of(tmp_path / "baru")


def test_a_note_in_a_spec_draws_nothing(standar: Path, terbit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forbid_drawing(monkeypatch)
    path = standar / f"{KONSULTASI}.yaml"
    path.write_text(path.read_text("utf-8") + "# sebuah komentar\n", "utf-8")
    result = build_site(standar, terbit)
    assert set(outcome(result).values()) == {"tetap"}


@pytest.mark.parametrize(
    ("judul", "drawn"),
    [
        ("Izin Penyelenggaraan Kegiatan Contoh", {IZIN}),
        ("Organisasi dan Tata Kerja", {KLINIK, KONSULTASI}),
        ("Pengelolaan Pengaduan", {KONSULTASI}),
    ],
)
def test_a_law_draws_the_pages_that_cite_it(standar: Path, terbit: Path, tmp_path: Path, judul: str, drawn: set[str]) -> None:
    edit(standar / "_dasar-hukum.yaml", f"tentang: {judul}", f"tentang: Perihal {judul}")
    pages = {part.id: part.dibuat for part in build_site(standar, terbit).layanan}
    assert {id for id in (IZIN, KONSULTASI, KLINIK) if f"{id}/index.html" in pages[id]} == drawn
    build_site(standar, tmp_path / "baru")
    assert files_of(terbit) == files_of(tmp_path / "baru")


def test_the_name_of_the_successor_draws_the_page_of_the_service_that_ended(standar: Path, terbit: Path) -> None:
    edit(standar / f"{KONSULTASI}.yaml", "nama: Konsultasi", "nama: Layanan Konsultasi")
    result = build_site(standar, terbit)
    assert outcome(result) == {IZIN: "tetap", KONSULTASI: "dibuat", KLINIK: "dibuat", "kantor": "dibuat"}
    assert "Layanan Konsultasi" in (terbit / KLINIK / "index.html").read_text("utf-8")


def test_a_template_draws_every_page(standar: Path, templat: Path, terbit: Path, tmp_path: Path) -> None:
    edit(templat / "katalog" / "_kerangka.html.j2", "</body>", "<!-- tanda kantor --></body>")
    pipeline.site(standar, templat, terbit, tmp_path, lambda: None, lambda done, all: None, 1)
    pages = list(terbit.rglob("*.html"))
    assert len(pages) == 7
    assert all("tanda kantor" in path.read_text("utf-8") for path in pages)


def test_the_office_draws_every_page(standar: Path, terbit: Path, tmp_path: Path) -> None:
    edit(standar / "_instansi.yaml", "alamat: ", "alamat: Gedung Baru, ")
    assert set(outcome(build_site(standar, terbit)).values()) == {"dibuat"}
    build_site(standar, tmp_path / "baru")
    assert files_of(terbit) == files_of(tmp_path / "baru")


def test_documents_that_come_change_and_go_draw_the_page(standar: Path, tmp_path: Path) -> None:
    built, folder = tmp_path / "output", tmp_path / "situs"
    page, pdf = folder / IZIN / "index.html", built / IZIN / "standar.pdf"
    build_site(standar, folder, built)
    assert "standar.pdf" not in page.read_text("utf-8")
    request = pipeline.Request(standar, ROOT / "templates", built, (IZIN,), ("standar.pdf",), jobs=1)
    pipeline.build(request, lambda: None, lambda done, all: None)
    result = build_site(standar, folder, built)
    assert outcome(result) == {IZIN: "dibuat", KONSULTASI: "tetap", KLINIK: "tetap", "kantor": "tetap"}
    assert ("a", "standar.pdf") in Laman(page.read_text("utf-8")).tautan
    assert (folder / IZIN / "standar.pdf").read_bytes() == pdf.read_bytes()
    pdf.write_bytes(b"bukan lagi dokumen ini")
    result = build_site(standar, folder, built)
    assert result.dihapus == [f"{IZIN}/standar.pdf"]
    assert "standar.pdf" not in page.read_text("utf-8")


@pytest.mark.parametrize("name", [f"{IZIN}/index.html", f"{IZIN}/sippn.txt", "index.html", "katalog.css"])
@pytest.mark.parametrize("gone", [True, False])
def test_what_somebody_changed_or_removed_is_restored(standar: Path, terbit: Path, name: str, *, gone: bool) -> None:
    before = files_of(terbit)
    (terbit / name).unlink() if gone else (terbit / name).write_text("diubah tangan")
    assert rewritten(terbit, lambda: build_site(standar, terbit)) == [name]
    assert files_of(terbit) == before


def test_after_an_invalid_spec_its_page_is_as_it_was(standar: Path, terbit: Path) -> None:
    whole = (standar / f"{IZIN}.yaml").read_bytes()
    (standar / f"{IZIN}.yaml").write_text("nama: Rusak\nunit: U\nstatus: entah\n")
    assert rewritten(terbit, lambda: build_site(standar, terbit)) == []
    assert '"usang": true' in (terbit / MANIFEST_SITUS).read_text("utf-8")
    assert build_site(standar, terbit).tidak_sah, "an edition that can't be read is never taken as done"
    (standar / f"{IZIN}.yaml").write_bytes(whole)
    result = build_site(standar, terbit)
    assert set(outcome(result).values()) == {"tetap"}
    assert '"usang": true' not in (terbit / MANIFEST_SITUS).read_text("utf-8")


@pytest.mark.parametrize("damage", [None, "bukan JSON", '{"izin-contoh": {"masukan": "x"}}', "[]"])
def test_what_is_remembered_may_be_lost(standar: Path, terbit: Path, damage: str | None) -> None:
    before = files_of(terbit)
    (terbit / INGATAN).unlink() if damage is None else (terbit / INGATAN).write_text(damage)
    edit(standar / f"{IZIN}.yaml", "nama: Izin", "nama: Surat Izin")
    build_site(standar, terbit)
    edit(standar / f"{IZIN}.yaml", "nama: Surat Izin", "nama: Izin")
    build_site(standar, terbit)
    assert files_of(terbit) == before


def test_what_is_remembered_is_what_was_said(situs: Path, tmp_path: Path) -> None:
    found = recall(situs)
    assert len(found) > 5
    remember(tmp_path, found)
    assert recall(tmp_path) == found
    assert (tmp_path / INGATAN).read_bytes() == (situs / INGATAN).read_bytes()
    assert "RAHASIA" not in (situs / INGATAN).read_text("utf-8")


def test_a_run_killed_before_its_end_is_not_taken_for_done(standar: Path, terbit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files_of(terbit)
    edit(standar / f"{IZIN}.yaml", "nama: Izin", "nama: Surat Izin")
    with monkeypatch.context() as patch:
        patch.setattr("sop_gen.katalog.write_office", _killed)
        with pytest.raises(KeyboardInterrupt):
            build_site(standar, terbit)
    edit(standar / f"{IZIN}.yaml", "nama: Surat Izin", "nama: Izin")
    build_site(standar, terbit)
    assert files_of(terbit) == before


def _killed(*_: object) -> None:
    raise KeyboardInterrupt
