"""``build --split`` and posters in several styles: which files there are, and when they go."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import files
from tests.cli.terbangun import edit, manifest

SYARAT = "persyaratan: [Surat permohonan, Fotokopi KTP]"
PANJANG = "persyaratan:\n" + "".join(f"  - Syarat {number} {'yang panjang sekali ' * 9}\n" for number in range(45))
ONLY = ("--only", "poster.pdf")


@pytest.fixture
def long_office(office: Path) -> Path:
    edit(office / "layanan-a.yaml", SYARAT, PANJANG)
    return office


def posters(folder: Path, id: str = "layanan-a") -> list[str]:
    return sorted(Path(name).name for name in files(folder) if name.startswith(f"{id}/poster"))


SATU, LANJUTAN = ["poster-a3.pdf", "poster-a4.pdf"], ["poster-a3-2.pdf", "poster-a4-2.pdf"]


def test_without_split_the_error_says_that_there_is_one(run, long_office: Path, tmp_path: Path) -> None:
    done = run("build")
    assert done.code == 4
    assert "layanan-a/poster-a4.pdf: [poster-tak-muat] isinya melewati lembar" in done.err
    assert "bagian 'Persyaratan'" in done.err
    assert "--split" in done.err
    assert posters(tmp_path / "output") == []


def test_sheets_are_made_where_needed_and_kept_up_by_later_builds(run, long_office: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert run("build").code == 4
    done = run("build", "--split")
    assert (done.code, done.err) == (0, "")
    assert (posters(output), posters(output, "layanan-b")) == (sorted(SATU + LANJUTAN), SATU)
    before = files(output)
    assert {manifest(output)[f"layanan-a/{name}"]["sidik"] for name in SATU + LANJUTAN} == {
        manifest(output)["layanan-a/poster-a4.pdf"]["sidik"]
    }
    assert "0 berkas dibuat" in run("build").out
    edit(long_office / "layanan-a.yaml", "Syarat 7 ", "Syarat tujuh ")
    assert run("build").code == 0
    after = files(output)
    assert posters(output) == sorted(SATU + LANJUTAN)
    assert before["layanan-a/poster-a4-2.pdf"] != after["layanan-a/poster-a4-2.pdf"]
    (output / "layanan-a" / "poster-a4-2.pdf").unlink()
    assert run("build").code == 0
    assert files(output) == after


def test_sheets_go_when_one_is_enough(run, long_office: Path, tmp_path: Path) -> None:
    assert run("build", "--split").code == 0
    edit(long_office / "layanan-a.yaml", PANJANG, SYARAT + "\n")
    done = run("build")
    assert (done.code, done.err) == (0, "")
    assert posters(tmp_path / "output") == SATU
    assert "dihapus  output/layanan-a/poster-a4-2.pdf" in done.out
    edit(long_office / "layanan-a.yaml", SYARAT, PANJANG)
    assert run("build").code == 4


def test_pictures_and_print_versions_have_sheets_of_their_own(run, long_office: Path, tmp_path: Path) -> None:
    assert run("build", "layanan-a", "--split", "--only", "poster").code == 0
    found = posters(tmp_path / "output")
    assert {"poster-a4-2.pdf", "poster-a4-2.png", "poster-a4-2-cetak.pdf", "poster-layar-2.png"} <= set(found)


def test_what_several_sheets_do_not_hold_is_still_refused(run, long_office: Path) -> None:
    edit(long_office / "layanan-a.yaml", "biaya: gratis", f"biaya: gratis\nringkasan: {'kata ' * 3000}")
    done = run("build", "layanan-a", "--split", *ONLY)
    assert done.code == 4
    assert "sudah dibagi 4 lembar" in done.err


def test_each_further_style_and_language_is_a_file(run, office: Path, tmp_path: Path) -> None:
    edit(office / "_instansi.yaml", "kota: Kupang", "kota: Kupang\nposter: {gaya: [hangat, resmi], bahasa: [id, en]}")
    assert run("build", "layanan-a", *ONLY).code == 0
    found = files(tmp_path / "output")
    stems = [f"poster-a4{rest}.pdf" for rest in ("", ".en", ".resmi", ".resmi.en")]
    assert set(stems) <= set(posters(tmp_path / "output"))
    assert len({found[f"layanan-a/{name}"] for name in stems}) == 4


def test_one_style_is_written_as_a_word_or_as_a_list(run, office: Path, tmp_path: Path) -> None:
    for number, gaya in enumerate(("resmi", "[resmi]", "[resmi, resmi]")):
        path = office / "_instansi.yaml"
        text = path.read_text("utf-8").split("poster:")[0]
        path.write_text(f"{text}poster: {{gaya: {gaya}}}\n", "utf-8")
        assert run("build", "layanan-a", "-o", str(number), *ONLY).code == 0
        assert not [name for name in posters(tmp_path / str(number)) if "resmi" in name]
    assert files(tmp_path / "0")["layanan-a/poster-a4.pdf"] != b""


def test_a_style_that_there_is_not_is_named(run, office: Path) -> None:
    edit(office / "_instansi.yaml", "kota: Kupang", "kota: Kupang\nposter: {gaya: [resmi, mewah]}")
    done = run("check")
    assert done.code == 3
    assert "mewah" in done.out
