"""``build``: what it makes, what it leaves alone, and that equal input gives equal bytes whatever happens."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys

import pytest

from sop_gen.store import MANIFEST, Manifest, Output
from tests.cli.conftest import LAYANAN, environment, files, shell
from tests.cli.terbangun import ALL, BANNER, OF_SERVICE, edit, manifest, stamps
from tests.conftest import ROOT

OFFICES = {"kanwil": ROOT / "standards", "contoh": ROOT / "tests" / "kantor-contoh" / "standards"}
DIULANG = {"kanwil": (), "contoh": ("aksara-uji", "harmonisasi-contoh", "konsultasi-contoh")}
"""What of each office is built a second time: all, its own documents too; of the larger one, what has the strangest text."""
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals")


# ---- what it makes -----------------------------------------------------------------------------------------------


def test_a_first_build_makes_everything(run, office) -> None:
    done = run("build")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert sorted(lines[:-1]) == sorted(
        [*(f"dibuat   output/{name}" for name in ALL if name != MANIFEST), "dilewati layanan-c (tidak dijalankan di kantor ini)"]
    )
    assert lines[-1] == f"{len(ALL) - 1} berkas dibuat, 0 tetap, 0 dihapus"
    assert sorted(files(office.parent / "output")) == ALL


@pytest.mark.parametrize("office_name", OFFICES)
def test_all_shipped_services_are_built_alike_everywhere(office_name: str, tmp_path) -> None:
    """Two output folders, other numbers of processes, working folder, time zone, language, hash seed: the same bytes.

    Every shipped service is built; the second build is of ``DIULANG``, since bytes come from the same code for all of them.
    """
    standards, one, two = OFFICES[office_name], tmp_path / "one", tmp_path / "b" / "two"
    (tmp_path / "elsewhere").mkdir()
    first = shell("--standards", standards, "build", "-o", one, "-j", 2, cwd=ROOT, TZ="UTC", LANG="C", PYTHONHASHSEED="1")
    assert (first.code, first.err) == (0, "")
    strange = {
        "TZ": "Asia/Jayapura",
        "LANG": "id_ID.UTF-8",
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "77",
        "SOURCE_DATE_EPOCH": "1",
    }
    ids = DIULANG[office_name]
    second = shell("--standards", standards, "build", *ids, "-o", two, "-j", 1, cwd=tmp_path / "elsewhere", **strange)
    assert second.code == 0
    made, again = files(one), files(two)
    repeated = {name for name in made if not ids or name.startswith(ids)}
    assert [
        name for name in repeated | again.keys() if made.get(name) != again.get(name) and not (ids and name == MANIFEST)
    ] == []
    assert len(repeated) > 10
    assert set(manifest(one)) == made.keys() - {MANIFEST}
    running = [
        path.stem
        for path in standards.glob("[!_]*.yaml")
        if not re.search(r"^status: (dialihkan|dicabut)", path.read_text("utf-8"), re.M)
    ]
    assert {name.split("/")[0] for name in made} == {"_kantor", MANIFEST, *running}


def test_the_source_in_another_place_gives_the_same_bytes(run, office, built, tmp_path) -> None:
    shutil.copytree(office, tmp_path / "salinan" / "spek")
    assert run("--standards", "salinan/spek", "build", "-o", "lain").code == 0
    assert files(tmp_path / "lain") == files(built)


def test_the_manifest_says_what_the_contract_says(built) -> None:
    data = json.loads((built / MANIFEST).read_bytes())
    assert data["versi"] == 1
    for name, entry in data["berkas"].items():
        assert {"sha256", "jenis", "layanan", "revisi", "sidik", "sumber", "usang"} <= entry.keys()
        assert re.fullmatch(r"[0-9a-f]{8}", entry["sidik"])
        assert entry["usang"] is False
        assert entry["jenis"] in name
    assert manifest(built)["layanan-a/sop.pdf"]["sumber"] == ["layanan-a.yaml", "_dasar-hukum.yaml", "_instansi.yaml"]
    assert manifest(built)["layanan-a/sop.pdf"]["revisi"] == 1


def test_build_json(run, office) -> None:
    (office / "layanan-b.yaml").write_text("nama: B\n", "utf-8")
    done = run("build", "--json")
    data = json.loads(done.out)
    assert (done.code, done.err) == (3, "")
    assert list(data) == ["versi", "layanan", "temuan"]
    assert [list(part) for part in data["layanan"]] == [["id", "hasil", "berkas"]] * 4
    assert [(part["id"], part["hasil"]) for part in data["layanan"][:3]] == [
        ("layanan-a", "dibuat"), ("layanan-b", "gagal"), ("layanan-c", "dilewati"),
    ]  # fmt: skip
    assert data["layanan"][0]["berkas"] == [f"layanan-a/{name}" for name in OF_SERVICE]
    assert {finding["kode"] for finding in data["temuan"]} == {"kunci-kurang"}


def test_several_procedures_are_numbered(run, office) -> None:
    text = LAYANAN.format(huruf="A")
    (office / "layanan-a.yaml").write_text(text + text[text.index("  - judul") :].replace("Penerimaan", "Penyerahan"), "utf-8")
    assert run("build", "layanan-a", "--only", "sop").code == 0
    assert sorted(path.name for path in (office.parent / "output" / "layanan-a").iterdir()) == [
        "sop-1.docx", "sop-1.pdf", "sop-2.docx", "sop-2.pdf",
    ]  # fmt: skip


# ---- what it leaves alone ----------------------------------------------------------------------------------------


def test_a_second_build_makes_nothing(run, built) -> None:
    before = stamps(built)
    done = run("build")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[-1] == f"0 berkas dibuat, {len(ALL) - 1} tetap, 0 dihapus"
    assert stamps(built) == before


def test_a_comment_changes_nothing(run, office, built) -> None:
    before = stamps(built)
    edit(office / "layanan-a.yaml", "unit:", "# catatan penyusun\nunit:")
    edit(office / "_instansi.yaml", "nama:", "# komentar\nnama:")
    assert run("build").out.splitlines()[-1].startswith("0 berkas dibuat")
    after = stamps(built)
    assert {name for name in before if before[name] != after[name]} <= {MANIFEST}


def test_only_the_changed_service_is_made_again(run, office, built) -> None:
    before = stamps(built)
    edit(office / "layanan-a.yaml", "Surat permohonan", "Surat kuasa")
    done = run("build")
    assert {line.split("/")[1] for line in done.out.splitlines() if line.startswith("dibuat")} == {"layanan-a"}
    after = stamps(built)
    assert {name for name in before if before[name] != after[name]} >= {f"layanan-a/{name}" for name in OF_SERVICE}
    assert not {name for name in before if name.startswith("layanan-b") and before[name] != after[name]}


def test_a_damaged_or_lost_file_is_made_again(run, built) -> None:
    whole = files(built)
    (built / "layanan-a" / "sop.pdf").write_bytes(b"rusak")
    (built / "layanan-b" / "standar.docx").unlink()
    done = run("build")
    assert sorted(line for line in done.out.splitlines() if line.startswith("dibuat")) == [
        "dibuat   output/layanan-a/sop.pdf", "dibuat   output/layanan-b/standar.docx",
    ]  # fmt: skip
    assert files(built) == whole


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"berkas": {"a": 1}}', b"\xff", b'{"versi": 1, "berkas": null}'])
def test_a_damaged_manifest_is_read_as_none(built, damage: bytes) -> None:
    (built / MANIFEST).write_bytes(damage)
    with Output(built, lambda: None) as output:
        assert output.manifest() == Manifest({})


@pytest.mark.parametrize("damage", [b"{", b'{"berkas": {"a": 1}}'])
def test_a_damaged_manifest_only_costs_time(run, built, damage: bytes) -> None:
    """Text that is no JSON, and JSON that is no manifest."""
    whole = files(built)
    (built / MANIFEST).write_bytes(damage)
    assert run("build").code == 0
    assert files(built) == whole


def test_force_makes_all_again_with_the_same_bytes(run, built) -> None:
    whole, before = files(built), stamps(built)
    assert run("build", "--force").out.splitlines()[-1] == f"{len(ALL) - 1} berkas dibuat, 0 tetap, 0 dihapus"
    assert files(built) == whole
    assert all(stamps(built)[name] > before[name] for name in before if name != MANIFEST)


def test_only_makes_the_kinds_asked_for_and_keeps_the_others(run, office, built) -> None:
    edit(office / "layanan-a.yaml", "Surat permohonan", "Surat kuasa")
    before = files(built)
    done = run("build", "--only", "standar.pdf")
    assert [line for line in done.out.splitlines() if line.startswith("dibuat")] == ["dibuat   output/layanan-a/standar.pdf"]
    after = files(built)
    assert sorted(after) == ALL
    assert {name for name in ALL if before[name] != after[name]} == {"layanan-a/standar.pdf", MANIFEST}
    run("build")
    assert not any(entry["usang"] for entry in manifest(built).values())


def test_kinds_that_no_build_makes_unasked_are_made_when_asked_for(run, built) -> None:
    assert run("build", "layanan-a", "--only", "poster.png").code == 0
    assert (built / "layanan-a" / "poster-a4.png").is_file()


def test_the_offices_poster_is_a_poster_to_whoever_asks(run, office, posters) -> None:
    """It is made with the posters, kept up to date once it is there, and lists no service that does not run."""
    output = posters
    entries = manifest(output)
    assert sorted(name for name in entries if name.startswith("_kantor/")) == BANNER
    assert {entries[name]["jenis"] for name in BANNER} == {"poster"}
    assert [name for name in entries[BANNER[1]]["sumber"] if not name.startswith("_")] == ["layanan-a.yaml", "layanan-b.yaml"]
    before = stamps(output)
    edit(office / "layanan-a.yaml", "nama: Layanan A", "nama: Layanan Baru")
    assert run("build").code == 0
    after = stamps(output)
    assert [name for name in BANNER if after[name] == before[name]] == []
    for letter in "ab":
        edit(office / f"layanan-{letter}.yaml", "status: draf", "status: dicabut")
    assert run("build").code == 0
    assert [name for name in files(output) if name in BANNER] == []


def test_the_offices_poster_waits_until_every_service_can_be_read(run, office, posters) -> None:
    output = posters
    before = files(output)
    (office / "layanan-b.yaml").write_text("nama: B\n", "utf-8")
    assert run("build", "--only", "poster").code == 3
    assert {name: files(output)[name] for name in BANNER} == {name: before[name] for name in BANNER}
    assert all(manifest(output)[name]["usang"] for name in BANNER)


def test_named_services_only(run, office) -> None:
    assert run("build", "layanan-b").code == 0
    assert sorted(files(office.parent / "output")) == sorted([MANIFEST, *(f"layanan-b/{name}" for name in OF_SERVICE)])


def test_a_service_that_moved_builds_nothing_and_says_so(run, office, built) -> None:
    done = run("build", "layanan-c")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("dilewati layanan-c")
    edit(office / "layanan-b.yaml", "status: draf", "status: dialihkan\ndialihkan: {ke: Kantor Lain}")
    assert "dihapus  output/layanan-b/sop.pdf" in run("build").out
    assert not (built / "layanan-b").exists()


# ---- faults ------------------------------------------------------------------------------------------------------


def test_an_invalid_service_keeps_its_files_out_of_date(run, office, built) -> None:
    before = files(built)
    edit(office / "layanan-a.yaml", "status: draf", "status: draft")
    edit(office / "layanan-b.yaml", "Surat permohonan", "Surat kuasa")
    done = run("build")
    assert done.code == 3
    assert "standards/layanan-a.yaml:3:9: tidak-sah[pilihan-keliru]" in done.err
    assert "GAGAL    layanan-a" in done.out
    after = files(built)
    assert {name: data for name, data in after.items() if name.startswith("layanan-a/")} == {
        name: data for name, data in before.items() if name.startswith("layanan-a/")
    }
    assert after["layanan-b/standar.pdf"] != before["layanan-b/standar.pdf"]
    stale = {name for name, entry in manifest(built).items() if entry["usang"]}
    assert {f"layanan-a/{name}" for name in OF_SERVICE} <= stale
    assert not {name for name in stale if name.startswith("layanan-b/")}
    assert run("build").code == 3
    edit(office / "layanan-a.yaml", "status: draft", "status: draf")
    edit(office / "layanan-b.yaml", "Surat kuasa", "Surat permohonan")
    assert run("build").code == 0
    assert files(built) == before


def test_a_broken_office_file_builds_nothing_and_keeps_all(run, office, built) -> None:
    before = files(built)
    (office / "_instansi.yaml").write_text("nma: K\n", "utf-8")
    done = run("build")
    assert done.code == 3
    after = files(built)
    assert {name: after[name] for name in ALL if name != MANIFEST} == {name: before[name] for name in ALL if name != MANIFEST}
    assert all(entry["usang"] for entry in manifest(built).values())


def test_a_removed_service_loses_its_files_unless_edited_by_hand(run, office, built) -> None:
    (office / "layanan-b.yaml").unlink()
    (built / "layanan-b" / "sop.docx").write_bytes(b"disunting orang")
    (built / "layanan-b" / "catatan.txt").write_text("milik orang")
    done = run("build")
    assert done.code == 0
    assert sorted(path.name for path in (built / "layanan-b").iterdir()) == ["catatan.txt", "sop.docx"]
    assert (built / "layanan-b" / "sop.docx").read_bytes() == b"disunting orang"
    assert "dihapus  output/layanan-b/sop.pdf" in done.out
    assert not [name for name in manifest(built) if name.startswith("layanan-b/")]


def test_foreign_files_are_never_touched(run, office, tmp_path) -> None:
    output = tmp_path / "output"
    (output / "layanan-a").mkdir(parents=True)
    foreign = {"README.md": b"a", "layanan-a/foto.jpg": b"b", "sop.pdf": b"c", "lain/x.docx": b"d"}
    for name, data in foreign.items():
        (output / name).parent.mkdir(exist_ok=True)
        (output / name).write_bytes(data)
    for _ in range(2):
        assert run("build", "--force").code == 0
        assert {name: (output / name).read_bytes() for name in foreign} == foreign
    (office / "layanan-a.yaml").unlink()
    assert run("build").code == 0
    assert {name: (output / name).read_bytes() for name in foreign} == foreign


@pytest.mark.parametrize("place", ["berkas", "berkas/di-dalam", "/proc/tidak-bisa", "/dev/null"])
def test_an_output_folder_that_cannot_be_written(run, office, tmp_path, place: str) -> None:
    if place.startswith("/") and sys.platform != "linux":
        pytest.skip("only on Linux")
    (tmp_path / "berkas").write_text("")
    done = run("build", "-o", place)
    assert (done.code, done.out) == (4, "")
    assert re.fullmatch(rf"sop-gen: tidak dapat menulis {place}[^:]*: [a-z ]+\n", done.err)


def test_a_folder_in_place_of_a_file(run, office, tmp_path) -> None:
    (tmp_path / "output" / "layanan-a" / "sop.pdf").mkdir(parents=True)
    done = run("build", "-j", 1)
    assert done.code == 4
    assert "tidak dapat menulis" in done.err
    assert len(files(tmp_path / "output")) == len(ALL) - 1
    assert list((tmp_path / "output" / "layanan-a" / "sop.pdf").iterdir()) == []


@posix
def test_a_full_disk(office, sekali_jadi) -> None:
    """A limit on the size of files stands for a disk without room."""
    command = f"ulimit -f 20; exec {sys.executable} -m sop_gen build"
    done = subprocess.run(
        ["bash", "-c", command], cwd=office.parent, env=environment(), capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 4
    assert b"tidak dapat menulis" in done.stderr
    assert b"Traceback" not in done.stderr
    wanted = files(sekali_jadi)
    assert {name for name, data in files(office.parent / "output").items() if data != wanted.get(name)} <= {MANIFEST}
