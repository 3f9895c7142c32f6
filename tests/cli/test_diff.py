"""``sop-gen diff``: formats, exit codes, what it says when something is wrong, and as the program that git calls."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sop_gen.store import list_standards
from tests.cli.conftest import shell
from tests.diff.repositori import git, kantor

SYARAT = "persyaratan: [Surat permohonan, Fotokopi KTP]"


@pytest.fixture
def lama(office: Path, tmp_path: Path) -> Path:
    """An earlier edition: one requirement less, another time, a phone number that the office no longer has."""
    folder = tmp_path / "lama"
    shutil.copytree(office, folder)
    edit(folder / "layanan-a.yaml", SYARAT, "persyaratan: [Surat permohonan]")
    edit(folder / "layanan-a.yaml", "revisi: 1\n", "revisi: 0\n")
    edit(folder / "layanan-b.yaml", "1 jam sejak", "2 hari kerja sejak")
    edit(folder / "_instansi.yaml", "kota: Kupang", "kota: Kupang\nkontak: {telepon: '123'}")
    return folder


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_json_has_the_keys_of_the_contract(run, office, lama) -> None:
    done = run("diff", "lama", "standards", "--format", "json")
    data = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert (data["lama"], data["baru"]) == ({"sumber": "lama", "revisi": None}, {"sumber": "standards", "revisi": None})
    assert [(entry["id"], entry["jenis"]) for entry in data["layanan"]] == [
        ("_instansi", "diubah"),
        ("layanan-a", "diubah"),
        ("layanan-b", "diubah"),
        ("layanan-c", "tetap"),
    ]
    (added,) = data["layanan"][1]["perubahan"]
    assert added == {
        "bagian": "persyaratan",
        "jalur": 'persyaratan["Fotokopi KTP"]',
        "jenis": "ditambah",
        "semula": None,
        "menjadi": "Fotokopi KTP",
        "dampak": "memberatkan",
        "alasan_dampak": "Pemohon harus menyiapkan satu dokumen lagi",
        "perlu_dinilai": False,
        "kode": "persyaratan-ditambah",
        "sidik": added["sidik"],
        "posisi": {"semula": None, "menjadi": {"berkas": "layanan-a.yaml", "baris": 6}},
    }
    assert len(added["sidik"]) == 12
    assert data["layanan"][1]["revisi"] == {"semula": 0, "menjadi": 1}
    assert data["layanan"][0]["perubahan"][0]["menyentuh"] == ["layanan-a", "layanan-b"]
    assert data["ringkasan"] == {
        "ditambah": 1, "dihapus": 1, "diubah": 1, "dipindah": 0, "meringankan": 1, "memberatkan": 2, "netral": 0,
    }  # fmt: skip


def test_the_terminal_says_first_what_weighs_most(run, office, lama) -> None:
    done = run("diff", "lama", "standards")
    assert (done.code, done.err) == (0, "")
    assert done.out.index("Layanan A") < done.out.index("Layanan B")
    assert "Persyaratan bertambah 1 (dari 1 menjadi 2)" in done.out
    assert "\x1b" not in done.out


@pytest.mark.parametrize("arguments", [["layanan-a"], ["layanan-b", "layanan-a"]])
def test_named_services_only(run, office, lama, arguments: list[str]) -> None:
    data = json.loads(run("diff", "lama", "standards", *arguments, "--format", "json").out)
    assert [entry["id"] for entry in data["layanan"]] == sorted(arguments)


def test_one_service_against_an_edition_has_its_revision(run, office, lama) -> None:
    data = json.loads(run("diff", "lama/layanan-a.yaml", "standards", "--format", "json").out)
    assert data["lama"] == {"sumber": "lama/layanan-a.yaml", "revisi": 0}
    assert [entry["id"] for entry in data["layanan"]] == ["layanan-a"]


def test_two_files_are_one_service_whatever_their_names(run, office, lama, tmp_path) -> None:
    (lama / "layanan-a.yaml").rename(tmp_path / "Draf Revisi 1.yaml")
    data = json.loads(run("diff", "Draf Revisi 1.yaml", "standards/layanan-a.yaml", "--format", "json").out)
    ((entry),) = data["layanan"]
    assert (entry["id"], len(entry["perubahan"])) == ("layanan-a", 1)
    assert (data["lama"]["revisi"], data["baru"]["revisi"]) == (0, 1)


def test_a_renamed_file_is_one_neutral_change(run, office, lama) -> None:
    (office / "layanan-b.yaml").rename(office / "layanan-baru.yaml")
    edit(office / "layanan-baru.yaml", "1 jam sejak", "2 hari kerja sejak")
    entries = json.loads(run("diff", "lama", "standards", "--format", "json").out)["layanan"]
    (change,) = next(entry for entry in entries if entry["id"] == "layanan-baru")["perubahan"]
    assert (change["jalur"], change["semula"], change["menjadi"]) == ("id", "layanan-b", "layanan-baru")
    assert change["dampak"] == "netral"
    assert "layanan-b" not in [entry["id"] for entry in entries]


def test_a_service_in_a_new_and_in_no_file(run, office, lama) -> None:
    (lama / "layanan-a.yaml").unlink()
    (office / "layanan-b.yaml").unlink()
    entries = {entry["id"]: entry for entry in json.loads(run("diff", "lama", "standards", "--format", "json").out)["layanan"]}
    told = {id: [(c["jalur"], c["jenis"], c["dampak"]) for c in entry["perubahan"]] for id, entry in entries.items()}
    assert told["layanan-a"] == [("layanan", "ditambah", "meringankan")]
    assert told["layanan-b"] == [("layanan", "dihapus", "memberatkan")]
    assert (entries["layanan-a"]["jenis"], entries["layanan-b"]["jenis"]) == ("ditambah", "dihapus")


@pytest.mark.parametrize(
    ("sides", "code"),
    [(("lama", "standards"), 1), (("standards", "standards"), 0), (("lama", "standards", "layanan-c"), 0)],
    ids=["berbeda", "sama", "hanya yang sama"],
)
def test_exit_code_on_request(run, office, lama, sides: tuple[str, ...], code: int) -> None:
    assert run("diff", *sides).code == 0
    assert run("diff", *sides, "--exit-code").code == code


FORMAT = {
    "md": b"<!-- sop-gen diff",
    "html": b"<!doctype html>",
    "docx": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
    "pdf": b"%PDF-1.7",
}


@pytest.mark.parametrize("form", FORMAT)
def test_o_writes_one_file_and_says_nothing(run, office, lama, tmp_path, form: str) -> None:
    done = run("diff", "lama", "standards", "--format", form, "-o", f"hasil/perubahan.{form}")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert (tmp_path / "hasil" / f"perubahan.{form}").read_bytes().lower().startswith(FORMAT[form].lower())


def test_text_in_a_file_has_no_colours(run, office, lama, tmp_path) -> None:
    run("diff", "lama", "standards", "-o", "perubahan.txt")
    assert "Persyaratan bertambah 1" in (tmp_path / "perubahan.txt").read_text("utf-8")


def test_redlines_lie_in_a_folder_for_each_service(run, office, lama, tmp_path) -> None:
    done = run("diff", "lama", "standards", "--format", "redline", "-o", "perubahan")
    names = [f"perubahan/layanan-{letter}/{stem}-perubahan.docx" for letter in "ab" for stem in ("standar", "sop")]
    assert (done.code, done.out.splitlines(), done.err) == (0, names, "")
    with zipfile.ZipFile(tmp_path / names[0]) as archive:
        text = archive.read("word/document.xml").decode()
    assert "<w:ins " in text
    assert "Fotokopi KTP" in text


def test_redlines_of_one_service_know_the_names_of_the_others(run, office, lama, tmp_path) -> None:
    for folder in (office, lama):
        edit(folder / "layanan-a.yaml", "Tidak ada SOP terkait", "[layanan-b#penerimaan-b, layanan-b]")
    run("diff", "lama", "standards", "layanan-a", "--format", "redline", "-o", "satu")
    run("diff", "lama", "standards", "--format", "redline", "-o", "semua")
    name = "layanan-a/sop-perubahan.docx"
    with zipfile.ZipFile(tmp_path / "satu" / name) as archive:
        text = archive.read("word/document.xml").decode()
    assert "Penerimaan B" in text
    assert "layanan-b" not in text
    assert (tmp_path / "satu" / name).read_bytes() == (tmp_path / "semua" / name).read_bytes()
    assert not (tmp_path / "satu" / "layanan-b").exists()


def test_an_archive_that_nobody_may_read_stops_no_other_comparison(office, monkeypatch) -> None:
    """Who runs the tests may read everything, so it is told by what is opened."""
    (office / "arsip" / "2023").mkdir(parents=True)
    opened, scandir = [], os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: (opened.append(Path(path).name), scandir(path))[1])
    assert "layanan-a.yaml" in list_standards(office)
    assert opened == [office.name]


def test_tetap_names_what_did_not_change(run, office, lama) -> None:
    assert "Produk" not in run("diff", "lama", "standards", "layanan-a").out
    assert "Produk" in run("diff", "lama", "standards", "layanan-a", "--tetap").out


SALAH = {
    "satu sisi": (["standards"], 2, "sebutkan dua edisi, misalnya: sop-gen diff standards/arsip/2023 standards"),
    "biner tanpa -o": (["lama", "standards", "--format", "docx"], 2, "sebutkan tempatnya dengan -o, misalnya -o perubahan.docx"),
    "redline tanpa -o": (["lama", "standards", "--format", "redline"], 2, "misalnya -o perubahan"),
    "layanan": (["lama", "standards", "layanan-x"], 2, "layanan 'layanan-x' tidak ada di kedua edisi; yang ada: layanan-a,"),
    "layanan di luar satu sisi": (
        ["lama/layanan-a.yaml", "standards", "layanan-b"],
        2,
        "layanan 'layanan-b' tidak ada pada 'lama/layanan-a.yaml'; yang ada: layanan-a",
    ),
    "menimpa sisinya": (
        ["lama/layanan-a.yaml", "standards/layanan-a.yaml", "--format", "md", "-o", "lama/layanan-a.yaml"],
        2,
        "'lama/layanan-a.yaml' adalah salah satu sisi yang dibandingkan; sebutkan berkas lain dengan -o",
    ),
    "ke folder": (["lama", "standards", "-o", "."], 4, "tidak dapat menulis .: ini folder"),
    "ke folder di atas": (["lama", "standards", "-o", ".."], 4, "tidak dapat menulis ..: ini folder"),
    "bukan spesifikasi": (["lama", "catatan.txt"], 3, "'catatan.txt' bukan spesifikasi layanan"),
    "bukan apa-apa": (["lama", "standar"], 2, "'standar' tidak ada sebagai berkas atau folder"),
    "bukan format": (["lama", "standards", "--format", "odt"], 2, "nilai '--format' harus salah satu dari: text, md, html, json"),
}


@pytest.mark.parametrize("nama", SALAH)
def test_complaints(run, office, lama, tmp_path, nama: str) -> None:
    arguments, code, message = SALAH[nama]
    (tmp_path / "catatan.txt").write_text("apa saja", "utf-8")
    done = run("diff", *arguments)
    assert (done.code, done.out) == (code, "")
    assert message in done.err
    assert "Traceback" not in done.err


def test_a_service_that_cant_be_read_is_left_out(run, office, lama) -> None:
    edit(office / "layanan-b.yaml", "unit:", "unut:")
    done = run("diff", "lama", "standards", "--format", "json")
    assert done.code == 3
    assert "standards/layanan-b.yaml:2:1: tidak-sah[kunci-tak-dikenal]" in done.err
    data = json.loads(done.out)
    assert [entry["id"] for entry in data["layanan"]] == ["_instansi", "layanan-a", "layanan-c"]
    assert data["tidak_terbaca"] == ["layanan-b"]


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_pages_name_what_could_not_be_compared(run, office, form: str) -> None:
    shutil.copytree(office, office.parent / "lama")
    edit(office / "layanan-b.yaml", "unit:", "unut:")
    done = run("diff", "lama", "standards", "--format", form)
    assert done.code == 3
    assert "1 layanan tidak dapat dibandingkan karena berkasnya tidak sah: layanan-b" in " ".join(done.out.split())
    assert "Tidak ada perbedaan" not in done.out


def test_redlines_of_an_invalid_office(run, office, lama) -> None:
    (lama / "_instansi.yaml").unlink()
    done = run("diff", "lama", "standards", "--format", "redline", "-o", "x")
    assert done.code == 3
    assert "instansi-kurang" in done.err


def test_redlines_without_a_change_say_so(run, office, tmp_path) -> None:
    done = run("diff", "standards", "standards", "--format", "redline", "-o", "x")
    assert (done.code, done.out) == (0, "")
    assert "tidak ada perubahan yang dapat ditandai" in done.err


def test_a_file_in_the_way_of_a_folder(run, office, lama, tmp_path) -> None:
    (tmp_path / "x" / "layanan-a" / "sop-perubahan.docx").mkdir(parents=True)
    done = run("diff", "lama", "standards", "--format", "redline", "-o", "x")
    assert done.code == 4
    assert not (tmp_path / "x" / "layanan-a" / "standar-perubahan.docx").exists()


def test_o_keeps_links_and_what_is_closed(run, office, lama, tmp_path) -> None:
    (tmp_path / "asli.md").write_text("lama", "utf-8")
    (tmp_path / "tautan.md").symlink_to("asli.md")
    assert run("diff", "lama", "standards", "--format", "md", "-o", "tautan.md").code == 0
    assert (tmp_path / "tautan.md").is_symlink()
    assert "Perubahan" in (tmp_path / "asli.md").read_text("utf-8")
    (tmp_path / "asli.md").chmod(0o444)
    done = run("diff", "lama", "standards", "--format", "md", "-o", "tautan.md")
    assert done.code == 4
    assert "hanya dapat dibaca" in done.err
    assert not list(tmp_path.glob(".*sementara"))


@pytest.mark.skipif(sys.platform != "linux", reason="devices of Linux")
def test_output_that_can_not_be_written(tmp_path, office, lama) -> None:
    command = [sys.executable, "-m", "sop_gen", "diff", "lama", "standards"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr.decode()) == (4, "sop-gen: hasil tidak dapat ditulis: ruang penyimpanan habis\n")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell is needed")
def test_a_reader_that_leaves_is_no_difference(tmp_path, office, lama) -> None:
    script = f"set -o pipefail; '{sys.executable}' -m sop_gen diff lama standards layanan-a layanan-b | head -c 1 >/dev/null"
    assert subprocess.run(["bash", "-c", script], cwd=tmp_path, check=False).returncode == 0


def test_redlines_need_an_office(run, office, lama, tmp_path) -> None:
    (tmp_path / "sendiri").mkdir()
    shutil.move(office / "layanan-a.yaml", tmp_path / "sendiri")
    shutil.rmtree(office)
    done = run("diff", "sendiri/layanan-a.yaml", "lama/layanan-a.yaml", "--format", "redline", "-o", "x")
    assert done.code == 2
    assert "tidak punya _instansi.yaml" in done.err


def test_as_the_program_of_git(office, tmp_path) -> None:
    folder = kantor(tmp_path / "kantor")
    (folder / ".gitattributes").write_text("standards/*.yaml diff=sop-gen\n", "utf-8")
    git(folder, "config", "diff.sop-gen.command", f"'{sys.executable}' -m sop_gen diff --git")
    said = git(folder, "diff", "--ext-diff", "v2023", "v2024", "--", PYTHONPATH=str(Path(__file__).parents[2]))
    assert said.splitlines()[0] == "sop-gen diff standards/layanan-a.yaml"
    assert "[-Fotokopi KTP-]" in said


def test_git_goes_on_after_a_file_that_is_no_spec(office, tmp_path) -> None:
    folder = kantor(tmp_path / "kantor")
    (folder / ".gitattributes").write_text("* diff=sop-gen\n", "utf-8")
    git(folder, "config", "diff.sop-gen.command", f"'{sys.executable}' -m sop_gen diff --git")
    named = ("konsep/daftar.yaml", "konsep/gambar.yaml", "standards/rusak.yaml")
    said = git(folder, "diff", "--ext-diff", "v2024", "v2025", "--", *named, PYTHONPATH=str(Path(__file__).parents[2]))
    assert "tidak dapat dibandingkan" in said
    assert "kunci-tak-dikenal" in said  # standards/rusak.yaml, which comes after


def test_many_services_are_spread_over_processes(tmp_path, office, lama) -> None:
    for folder in (office, lama):
        text = (folder / "layanan-a.yaml").read_text("utf-8")
        for number in range(50):
            (folder / f"layanan-{number}.yaml").write_text(text.replace("nama: Layanan A", f"nama: Layanan {number}"), "utf-8")
    (office / "layanan-7.yaml").rename(office / "zz-berganti.yaml")
    done = shell("diff", "lama", "standards", "--format", "json", cwd=tmp_path)
    entries = json.loads(done.out)["layanan"]
    assert (done.code, done.err, len(entries)) == (0, "", 54)
    assert [entry["id"] for entry in entries[1:]] == sorted(entry["id"] for entry in entries[1:])
    renamed = next(entry for entry in entries if entry["id"] == "zz-berganti")
    assert [change["jalur"] for change in renamed["perubahan"]] == ["id", 'persyaratan["Fotokopi KTP"]']
