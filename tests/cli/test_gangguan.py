"""``build`` when things happen around it: several at once, signals, sudden death of it or of a worker."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sop_gen.store import LOCK, MANIFEST, TEMPORARY
from tests.cli.conftest import LAYANAN, build, environment, files, shell, write_small_office

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals")


def start(office: Path, *arguments: str, **env: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "sop_gen", "build", *arguments]
    return subprocess.Popen(
        command, cwd=office.parent, env=environment(**env), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )


def wait_until(what: Callable[[], object]) -> None:
    end = time.monotonic() + 30
    while not what():
        assert time.monotonic() < end
        time.sleep(0.002)


def left_over(output: Path) -> list[str]:
    return [name for name in files(output) if TEMPORARY in name or name.endswith(".tmp")]


def group_is_gone(process: subprocess.Popen[bytes]) -> bool:
    try:
        os.killpg(process.pid, 0)
    except ProcessLookupError:
        return True
    return False


@posix
def test_a_second_build_waits_and_says_so(office) -> None:
    import fcntl

    output = office.parent / "output"
    output.mkdir()
    with (output / LOCK).open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        begun = time.monotonic()
        process = start(office)
        assert process.stderr is not None
        assert process.stderr.readline().decode() == "sop-gen: menunggu build lain selesai…\n"
        assert time.monotonic() - begun > 1
        assert process.poll() is None
        assert list(output.iterdir()) == [output / LOCK]
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert b"berkas dibuat" in out


def test_two_builds_at_once_leave_what_one_leaves(office, sekali_jadi) -> None:
    both = [start(office, "-j", "2"), start(office, "-j", "1")]
    for process in both:
        process.communicate(timeout=120)
    assert [process.returncode for process in both] == [0, 0]
    assert files(office.parent / "output") == files(sekali_jadi)


@posix
def test_kill_at_any_moment_costs_nothing_but_time(office, tmp_path, sekali_jadi) -> None:
    wanted, output, dice = files(sekali_jadi), tmp_path / "output", random.Random(20261121)
    for number in range(8):
        process = start(office, "-j", str(1 + number % 2), *(["--force"] if number > 3 else []))
        if number % 2:
            count = dice.randint(1, len(wanted) - 2)
            wait_until(lambda count=count, process=process: len(files_or_less(output)) >= count or process.poll() is not None)
        else:
            wait_until(lambda process=process: (output / LOCK).exists() or process.poll() is not None)
            time.sleep(dice.random() * 0.5)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)
        whole = {name: data for name, data in files(output).items() if TEMPORARY not in name and name != MANIFEST}
        assert {name for name, data in whole.items() if data != wanted[name]} == set()
    assert shell("build", cwd=tmp_path).code == 0
    assert files(output) == wanted
    assert left_over(output) == []


def files_or_less(output: Path) -> list[str]:
    return [path.name for path in output.rglob("*.*") if TEMPORARY not in path.parts]


def add_services(office: Path) -> Path:
    """So many that something can happen before all of them are made."""
    for letter in "defghijk":
        (office / f"layanan-{letter}.yaml").write_text(LAYANAN.format(huruf=letter.upper()), "utf-8")
    return office


@pytest.fixture(scope="module")
def banyak_jadi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one build makes of all of them."""
    root = tmp_path_factory.mktemp("banyak-jadi")
    return build(add_services(write_small_office(root)), root / "output")


@posix
@pytest.mark.parametrize(
    ("sign", "code", "jobs"), [(signal.SIGTERM, 143, "1"), (signal.SIGTERM, 143, "2"), (signal.SIGINT, 130, "2")]
)
def test_a_signal_ends_it_in_order(office, banyak_jadi, sign: signal.Signals, code: int, jobs: str) -> None:
    """Either signal with several processes, and one of them, handled by the same lines, with a single one."""
    add_services(office)
    output = office.parent / "output"
    process = start(office, "-j", jobs)
    wait_until(lambda: list(output.glob("*/*.docx")))
    process.send_signal(sign)
    out, err = process.communicate(timeout=60)
    assert process.returncode == code, (out, err)
    assert b"Traceback" not in err
    assert left_over(output) == []
    wait_until(lambda: group_is_gone(process))
    assert shell("build", cwd=office.parent).code == 0
    assert files(output) == files(banyak_jadi)


@posix
def test_workers_end_with_their_parent(office) -> None:
    add_services(office)
    process = start(office, "-j", "2")
    wait_until(lambda: list((office.parent / "output").glob("*/*.docx")))
    process.kill()
    process.communicate(timeout=60)
    wait_until(lambda: group_is_gone(process))


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_a_worker_that_dies_is_an_error_not_a_traceback(office) -> None:
    add_services(office)
    process = start(office, "-j", "2")
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    wait_until(lambda: process.poll() is not None or len(children.read_text().split()) >= 2)
    os.kill(int(children.read_text().split()[0]), signal.SIGKILL)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 4
    assert b"Traceback" not in err
    assert err.startswith(b"sop-gen: ")
    assert shell("build", cwd=office.parent).code == 0
