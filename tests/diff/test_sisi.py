"""Sides of a comparison: files, folders and revisions of real repositories."""

from __future__ import annotations

import os
import pickle
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sop_gen.diagnostics import SpecError, UsageError
from sop_gen.sisi import Sisi, git_driver, open_side
from sop_gen.spec.folder import id_of, is_id
from sop_gen.workers import exchange
from tests.cli.conftest import LAYANAN
from tests.conftest import ROOT
from tests.diff.repositori import LINGKUNGAN, commit, git, kantor, said, write
from tests.tabel import check_table

STANDARDS = Path("standards")


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kantor(tmp_path_factory.mktemp("sisi") / "kantor")


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No configuration of the machine, and no repository around the test."""
    for key in [key for key in os.environ if key.startswith("GIT_")]:
        monkeypatch.delenv(key)
    for key, value in {**LINGKUNGAN, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}.items():
        monkeypatch.setenv(key, value)


@pytest.fixture
def here(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(repository)
    return repository


def copied(repository: Path, folder: Path, tag: str) -> Path:
    """A copy of the repository to do things to, at ``tag``."""
    shutil.copytree(repository, folder / "kantor", symlinks=True)
    git(folder / "kantor", "reset", "--quiet", "--hard", f"refs/tags/{tag}")
    return folder / "kantor"


@pytest.mark.skipif(os.name == "nt", reason="names of folders and devices are those of Unix")
def test_what_a_side_is(here: Path, monkeypatch: pytest.MonkeyPatch, update: bool) -> None:
    def meaning(written: str) -> str:
        text, standards = _option(written, "#", "standards")
        text, folder = _option(text, "@", ".")
        monkeypatch.chdir(here / folder)
        return said(text, Path(standards))

    check_table("sisi", meaning, update=update)


def _option(written: str, mark: str, usual: str) -> tuple[str, str]:
    text, _, value = written.partition(f" {mark}")
    return text, value or usual


@pytest.mark.parametrize("text", ["HEAD\0", "\0", "HEAD:a\0", "a" * 5000, "HEAD:" + "a/" * 5000, "\ud800", "HEAD:\ud800"])
def test_odd_texts_are_refused_and_never_crash(here: Path, text: str) -> None:
    with pytest.raises(UsageError):
        open_side(text, STANDARDS)


def test_the_empty_text_is_no_folder(here: Path) -> None:
    assert said("", STANDARDS).startswith("2: '' bukan berkas")


# ---- a revision is the folder that it was --------------------------------------------------------------------------


def read_all(side: Sisi) -> dict[str, object]:
    services = {id: side.read(id)[0] for id in side.ids}
    return {id: service and (service.layanan, service.document) for id, service in services.items()}


def test_a_revision_says_what_its_folder_said(here: Path, tmp_path: Path) -> None:
    git(here, "worktree", "add", "--quiet", "--force", str(tmp_path / "lama"), "v2024")
    then, now = open_side("v2024", STANDARDS), open_side(str(tmp_path / "lama" / "standards"), STANDARDS)
    assert read_all(then) == read_all(now)
    assert len(then.ids) == 2
    facts = [(side.edition.instansi, side.edition.register, side.edition.logo, side.edition.trees) for side in (then, now)]
    assert facts[0] == facts[1]
    assert facts[0][2] is not None
    assert [then.document(name) for name in then.bersama] == [now.document(name) for name in now.bersama]
    assert then.bersama == now.bersama == ("_dasar-hukum.yaml", "_instansi.yaml")


def test_positions_are_inside_the_side_and_findings_where_people_look(here: Path) -> None:
    side = open_side("v2025", STANDARDS)
    service, _ = side.read("layanan-a")
    _, faults = side.read("rusak")
    assert service is not None
    assert str(service.document.position(("persyaratan",))) == "layanan-a.yaml:6:14"
    assert "v2025:standards/rusak.yaml:2:1" in {str(fault.posisi) for fault in faults}
    office = side.document("_instansi.yaml")
    assert office is not None
    assert office.berkas == "_instansi.yaml"
    assert side.document("_lain.yaml") is None


@pytest.mark.parametrize(
    "text", ["standards", "v2024", "v2024:standards/layanan-a.yaml", "standards/layanan-a.yaml", "/dev/null"]
)
def test_a_side_travels(here: Path, text: str) -> None:
    side = open_side(text, STANDARDS)
    assert read_all(pickle.loads(pickle.dumps(side))) == read_all(side)


def read_in_a_process(side: Sisi, ids: list[str]) -> tuple[int, dict[str, str]]:
    return os.getpid(), {id: str(side.read(id)) for id in ids}


def tell(side: Sisi, kept: int, merged: list[dict[str, str]]) -> tuple[int, list[dict[str, str]]]:
    return kept, merged


def test_services_are_read_in_several_processes(here: Path) -> None:
    side = open_side("v2025", STANDARDS)
    shares = [side.ids[:2], side.ids[2:]]
    results = exchange(read_in_a_process, tell, list, shares, side)
    assert len({process for process, _ in results} | {os.getpid()}) == 3
    assert results[0][1] == [{id: str(side.read(id)) for id in share} for share in shares]


def test_git_is_called_a_few_times_however_many_services_there_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "--quiet")
    write(tmp_path / "standards", {f"layanan-{number}.yaml": LAYANAN.format(huruf=number) for number in range(200)})
    commit(tmp_path, "v1")
    monkeypatch.chdir(tmp_path)
    calls: list[list[str]] = []
    run = subprocess.run

    def counted(command: list[str], **more: object) -> object:
        calls.append(command)
        return run(command, **more)  # type: ignore[call-overload]

    monkeypatch.setattr("sop_gen.git.subprocess.run", counted)
    side = open_side("v1", STANDARDS)
    assert len(side.ids) == 200
    assert all(side.read(id) for id in side.ids)
    assert 0 < len(calls) <= 5


# ---- repositories --------------------------------------------------------------------------------------------------


def test_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert said("v2023", STANDARDS) == (
        "2: 'v2023' tidak ada sebagai berkas atau folder, dan folder ini bukan bagian dari repositori git; "
        "jalankan di dalam repositorinya"
    )


def test_without_a_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "--quiet")
    assert said("HEAD", STANDARDS).endswith("revisi git 'HEAD' tidak ada; repositori ini belum punya revisi (commit)")


def test_without_git(here: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert said("v2024", STANDARDS).endswith(
        "program git tidak ada; pasang git, atau sebut berkas atau folder sebagai ganti revisi"
    )
    assert open_side("standards", STANDARDS).ids == ["layanan-a", "layanan-b", "rusak"]


def test_a_shallow_clone_says_what_to_do(here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-tags", here.as_uri(), "dangkal")
    monkeypatch.chdir(tmp_path / "dangkal")
    assert open_side("HEAD", STANDARDS).ids == ["layanan-a", "layanan-b", "modul", "rusak", "tautan"]
    told = said("v2024", STANDARDS)
    assert "git fetch --unshallow --tags" in told
    assert "fetch-depth: 0" in told


def test_a_bare_repository_has_revisions_too(here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", here.as_uri(), "polos.git")
    monkeypatch.chdir(tmp_path / "polos.git")
    assert open_side("v2024", STANDARDS).ids == open_side("v2024:standards", STANDARDS).ids == ["layanan-a", "layanan-b"]
    assert "di luar repositori" in said("v2024", tmp_path)


def test_a_repository_of_someone_else(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    told = said("v2024", STANDARDS)
    assert "milik pengguna lain" in told
    assert f"git config --global --add safe.directory {here.as_posix()}" in told


def test_a_damaged_repository_is_told_of(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = copied(repository, tmp_path, "v2025")
    monkeypatch.chdir(folder)
    _lose(folder, "v2023:standards/layanan-b.yaml")
    assert "isinya tidak ada di salinan repositori ini" in said("v2024", STANDARDS)
    _lose(folder, "v2024:standards")
    assert said("v2024", STANDARDS).startswith("2: git gagal membaca repositori ini")


def _lose(folder: Path, name: str) -> None:
    oid = git(folder, "rev-parse", name)
    file = folder / ".git/objects" / oid[:2] / oid[2:]
    file.chmod(0o600)
    file.unlink()


@pytest.mark.skipif(os.name == "nt", reason="programs are shell scripts here")
def test_nothing_that_a_repository_configures_is_run(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = copied(repository, tmp_path, "v2025")
    monkeypatch.chdir(folder)
    program = tmp_path / "jahat.sh"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/terjadi\ncat\n")
    program.chmod(0o755)
    for hook in ("post-index-change", "reference-transaction", "fsmonitor-watchman"):
        shutil.copy(program, folder / ".git/hooks" / hook)
    write(folder, {".git/info/attributes": "* diff=jahat filter=jahat\n"})
    keys = ("core.fsmonitor", "core.pager", "pager.cat-file", "diff.external", "diff.jahat.textconv", "filter.jahat.smudge")
    for key in (*keys, "diff.jahat.command", "core.sshCommand", "core.editor", "core.alternateRefsCommand"):
        git(folder, "config", key, str(program))
    assert open_side("v2024", STANDARDS).ids == ["layanan-a", "layanan-b"]
    said("v2022", STANDARDS)
    assert not (tmp_path / "terjadi").exists()


# ---- single files --------------------------------------------------------------------------------------------------

NAMA = {
    "pewarganegaraan": "pewarganegaraan", "Draf Revisi 3": "draf-revisi-3", "_konsep": "konsep", "--x": "x", "9": "9", "²": "2",
    "Pélayanan_Publik (final)": "pelayanan-publik-final", "a" * 80: "a" * 60, f"{'a' * 59}-b": "a" * 59,
    "  ": "layanan", "日本": "layanan", "kantor": "layanan", "Kantor": "layanan",
}  # fmt: skip


@pytest.mark.parametrize(("stem", "id"), NAMA.items())
def test_any_name_becomes_an_id(stem: str, id: str) -> None:
    assert id_of(stem) == id
    assert is_id(id)


def test_a_valid_name_stays_as_it_is(tmp_path: Path) -> None:
    write(tmp_path, {"lanjut.yaml": LAYANAN.format(huruf="A")})
    assert open_side(str(tmp_path / "lanjut.yaml"), tmp_path / "takada").ids == ["lanjut"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.yaml")
    assert said(str(tmp_path / "pipa.yaml"), STANDARDS) == f"3: '{tmp_path}/pipa.yaml' bukan berkas biasa dan bukan folder"


# ---- git's external diff -------------------------------------------------------------------------------------------

PROGRAM = """\
import sys
from pathlib import Path
from sop_gen.sisi import git_driver
from tests.diff.repositori import described
for side in git_driver(sys.argv[1:], Path("standards")):
    print(f"{side.sumber}: {described(side)}")
"""
LENT = "standards/_dasar-hukum.yaml dipinjam, standards/_instansi.yaml dipinjam"


def driven(folder: Path, *arguments: str) -> list[str]:
    """What the sides are that git hands to its external diff program."""
    write(folder.parent, {"banding.py": PROGRAM})
    command = f'"{Path(sys.executable).as_posix()}" "{(folder.parent / "banding.py").as_posix()}"'
    out = git(folder, "diff", *arguments, GIT_EXTERNAL_DIFF=command, PYTHONPATH=str(ROOT))
    return out.splitlines()


def changed(folder: Path, change: str) -> list[str]:
    """Arguments of ``git diff`` that show the change."""
    match change:
        case "diubah":
            write(folder, {"standards/layanan-a.yaml": LAYANAN.format(huruf="Baru")})
        case "ditambah":
            write(folder, {"standards/layanan-n.yaml": LAYANAN.format(huruf="N")})
            git(folder, "add", "--intent-to-add", "standards/layanan-n.yaml")
        case "dihapus":
            (folder / "standards/layanan-a.yaml").unlink()
        case "berganti nama":
            git(folder, "mv", "standards/layanan-a.yaml", "standards/layanan-z.yaml")
            write(folder, {"standards/layanan-z.yaml": LAYANAN.format(huruf="A").replace("1 jam", "2 jam")})
            git(folder, "add", "standards/layanan-z.yaml")
            return ["--cached", "-M"]
        case "kantor":
            write(folder, {"standards/_instansi.yaml": "nama: Kantor Baru\n"})
        case "arsip":
            write(folder, {"standards/arsip/2020/layanan-a.yaml": LAYANAN.format(huruf="Arsip")})
    return []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("diubah", [f"standards/layanan-a.yaml (X): layanan-a tunggal berlogo; {LENT}",
                    f"standards/layanan-a.yaml: layanan-a tunggal berlogo; {LENT}"]),
        ("ditambah", ["/dev/null: (tanpa layanan); tanpa kantor",
                      f"standards/layanan-n.yaml: layanan-n tunggal berlogo; {LENT}"]),
        ("dihapus", [f"standards/layanan-a.yaml (X): layanan-a tunggal berlogo; {LENT}",
                     "/dev/null: (tanpa layanan); tanpa kantor"]),
        ("berganti nama", [f"standards/layanan-a.yaml (X): layanan-a tunggal berlogo; {LENT}",
                           f"standards/layanan-z.yaml (X): layanan-z tunggal berlogo; {LENT}"]),
        ("kantor", ["standards/_instansi.yaml (X): (tanpa layanan); standards/_instansi.yaml (X)",
                    "standards/_instansi.yaml: (tanpa layanan); standards/_instansi.yaml"]),
        ("arsip", ["standards/arsip/2020/layanan-a.yaml (X): layanan-a tunggal; standards/arsip/2020/_instansi.yaml dipinjam",
                   "standards/arsip/2020/layanan-a.yaml: layanan-a tunggal; standards/arsip/2020/_instansi.yaml dipinjam"]),
    ],
)  # fmt: skip
def test_git_hands_over_both_sides(repository: Path, tmp_path: Path, change: str, expected: list[str]) -> None:
    folder = copied(repository, tmp_path, "v2024")
    write(folder / "standards/arsip/2020", {"_instansi.yaml": "nama: Kantor Lama\n", "layanan-a.yaml": LAYANAN.format(huruf="A")})
    commit(folder, "v2026")
    assert [re.sub(r"\([0-9a-f]{7}\)", "(X)", line) for line in driven(folder, *changed(folder, change))] == expected


def test_a_link_in_place_of_a_file_is_told_of(repository: Path, tmp_path: Path) -> None:
    folder = copied(repository, tmp_path, "v2024")
    now = [str(folder / "standards/layanan-a.yaml"), "0" * 40, "120000"]
    arguments = ["standards/layanan-a.yaml", "/dev/null", ".", ".", *now]
    with pytest.raises(SpecError, match="tautan"):
        git_driver(arguments, STANDARDS)


@pytest.mark.parametrize(("arguments", "message"), [(["a.yaml"], "konflik"), ([], "7 atau 9"), (["a.yaml"] * 8, "7 atau 9")])
def test_other_arguments_are_refused(arguments: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        git_driver(arguments, STANDARDS)
