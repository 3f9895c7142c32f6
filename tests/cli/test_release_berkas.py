"""``release`` and the disk: permissions, links, kills, and commands that are given twice."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sop_gen.diagnostics import WriteError
from sop_gen.store import TEMPORARY
from tests.cli.conftest import environment, files
from tests.cli.rilis import KEPUTUSAN, change, release

# ---- files -------------------------------------------------------------------------------------------------------


def test_permissions_and_links_stay(run, draft) -> None:
    elsewhere = draft.parent / "asli.yaml"
    (draft / "layanan-a.yaml").rename(elsewhere)
    (draft / "layanan-a.yaml").symlink_to("../asli.yaml")
    elsewhere.chmod(0o640)
    assert release(run, "layanan-a").code == 0
    assert (draft / "layanan-a.yaml").is_symlink()
    assert (elsewhere.stat().st_mode & 0o777, "status: ditetapkan" in elsewhere.read_text("utf-8")) == (0o640, True)


def test_asking_again_changes_nothing(run, draft) -> None:
    assert release(run, "layanan-a", "--arsip", "2026").code == 0
    before = files(draft)
    done = release(run, "layanan-a", "--arsip", "2026")
    assert done.code == 0
    assert (
        done.out.splitlines()[0] == "tetap      layanan-a (sudah ditetapkan dengan Nomor W22-101 Tahun 2026 tanggal 2026-12-01)"
    )
    assert files(draft) == before


def test_an_archive_that_is_not_made_is_not_spoken_of(run, draft) -> None:
    assert release(run, "layanan-a").code == 0
    done = release(run, "layanan-a", "--arsip", "2026")
    assert (done.code, len(done.out.splitlines()), "arsip" in done.out) == (0, 1, False)
    assert not (draft / "arsip").exists()


def test_one_decree_may_come_in_several_commands(run, draft) -> None:
    assert release(run, "layanan-a", "--arsip", "2026").code == 0
    frozen = files(draft / "arsip" / "2026")
    done = release(run, "layanan-b", "--arsip", "2026")
    assert done.out.splitlines() == [
        "ditetapkan standards/layanan-b.yaml (revisi 1)",
        "tetap      standards/arsip/2026 (sudah diarsipkan)",
    ]
    assert files(draft / "arsip" / "2026") == frozen


MORTAL = """
import os, pathlib, signal, sys
left = int(sys.argv[1])
def count(real):
    def counted(*arguments):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments)
    return counted
os.fsync, pathlib.Path.replace, pathlib.Path.rename = count(os.fsync), count(pathlib.Path.replace), count(pathlib.Path.rename)
from sop_gen.cli import main
main(sys.argv[2:])
"""
"""The command in a process that dies just before the n-th time that it settles something on the disk."""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_kill_at_any_moment_leaves_whole_files_and_the_same_command_finishes(run, draft, tmp_path) -> None:
    before = files(draft)
    asked = ("release", "layanan-a", "layanan-b", *KEPUTUSAN, "--arsip", "2026")
    assert run(*asked).code == 0
    wanted = files(draft)
    deaths = 0
    while True:
        restore(draft, before)
        command = [sys.executable, "-c", MORTAL, str(deaths), *asked]
        died = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, timeout=60, check=False).returncode
        if died == 0:
            break
        assert died == -signal.SIGKILL
        deaths += 1
        found = {name: data for name, data in files(draft).items() if TEMPORARY not in name}
        assert {name for name, data in found.items() if data not in (before.get(name), wanted.get(name))} == set()
        assert before.keys() <= found.keys()
        assert sum(name.startswith("arsip/2026/") for name in found) in (0, 5)
        assert run(*asked).code == 0
        assert files(draft) == wanted
    assert deaths == 5 + 1 + 2 * 3


def restore(folder: Path, wanted: dict[str, bytes]) -> None:
    for name in files(folder):
        (folder / name).unlink()
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        path.rmdir()
    for name, data in wanted.items():
        (folder / name).write_bytes(data)


def fail_at(monkeypatch: pytest.MonkeyPatch, n: int, failure: BaseException) -> None:
    """The ``n``-th file that the release writes over is where it ends."""
    from sop_gen import rilis

    def fail(path: Path, data: bytes) -> None:
        written.append(path)
        if len(written) == n:
            raise failure
        real(path, data)

    written: list[Path] = []
    real = rilis.overwrite
    monkeypatch.setattr(rilis, "overwrite", fail)


@pytest.mark.parametrize(
    ("failure", "code", "said"),
    [(KeyboardInterrupt(), 130, "dihentikan; berkas yang sudah jadi tetap utuh"),
     (SystemExit(143), 143, "dihentikan; berkas yang sudah jadi tetap utuh"),
     (WriteError("tidak dapat menulis x: ruang penyimpanan habis"), 4, "tidak dapat menulis x: ruang penyimpanan habis")],
    ids=["SIGINT", "SIGTERM", "penuh"],
)  # fmt: skip
def test_a_release_cut_short_says_how_it_is_finished(run, draft, failure: BaseException, code: int, said: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        fail_at(patch, 2, failure)
        done = release(run, "layanan-a", "layanan-b")
    assert (done.code, done.out) == (code, "")
    assert done.err == f"sop-gen: {said}; untuk menyelesaikannya, ulangi perintah yang sama\n"
    assert release(run, "layanan-a", "layanan-b").code == 0
    assert "status: ditetapkan" in (draft / "layanan-b.yaml").read_text("utf-8")


def test_a_file_that_changes_meanwhile_is_left_alone(run, draft, monkeypatch) -> None:
    from sop_gen import rilis

    def plan_and_edit(*arguments: object) -> object:
        result = real(*arguments)
        change(draft / "layanan-b.yaml", "biaya: gratis", "biaya: gratis # baru")
        return result

    real = rilis.plan
    monkeypatch.setattr(rilis, "plan", plan_and_edit)
    done = release(run, "layanan-a", "layanan-b")
    assert (done.code, done.out) == (4, "")
    assert done.err == "sop-gen: standards/layanan-b.yaml berubah selagi perintah ini berjalan; jalankan lagi\n"
    assert "status: draf" in (draft / "layanan-a.yaml").read_text("utf-8")
