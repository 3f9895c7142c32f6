"""``check`` and ``status`` over so many services that several processes share the work: nothing else may differ."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

from sop_gen import pipeline
from sop_gen.checking import PER_PROSES, Checked, check_services
from sop_gen.diagnostics import RenderError
from sop_gen.edition import read_edition
from sop_gen.spec.folder import sort_out
from sop_gen.store import list_folder
from sop_gen.workers import cores
from tests.cli.conftest import LAYANAN, environment, shell
from tests.cli.test_gangguan import group_is_gone, posix, wait_until

HARI_INI = date(2026, 11, 21)
BANYAK = 2 * PER_PROSES + 3


@pytest.fixture
def many(office: Path) -> Path:
    """An office whose services name and repeat one another, from both ends of the folder."""
    for number in range(BANYAK):
        text = LAYANAN.format(huruf=number).replace("  - judul", f"  - nomor: W.{number % 7}\n    judul")
        (office / f"layanan-{number:02}.yaml").write_text(text, "utf-8")
    (office / "layanan-01.yaml").write_text("nama: [", "utf-8")
    (office / "zakat.yaml").write_text("nama: Zakat\nunut: Divisi\n", "utf-8")
    related = LAYANAN.format(huruf="Z").replace("  - judul", "  - keterkaitan: [layanan-00, layanan-99]\n    judul")
    (office / "zeta.yaml").write_text(related, "utf-8")
    return office


def with_processes(count: int, monkeypatch: pytest.MonkeyPatch, work: Callable[[], Any]) -> Any:
    monkeypatch.setattr("sop_gen.workers.cores", lambda: count)
    return work()


def check_with(folder: Path, keep: Callable[[Checked], Any]) -> list[Any]:
    edition = read_edition(folder, sort_out(list_folder(folder), folder.as_posix()))
    return check_services(edition, edition.files.layanan, HARI_INI, keep)


def process_id(checked: Checked) -> tuple[str, int]:
    return checked.id, os.getpid()


def die_at_the_last(checked: Checked) -> str:
    if checked.id == "zeta":
        os._exit(9)
    return checked.id


def fail_at_the_last(checked: Checked) -> str:
    if checked.id == "zeta":
        raise ValueError(checked.id)
    return checked.id


def test_many_services_are_checked_by_several_processes_in_order(many, monkeypatch) -> None:
    kept = with_processes(2, monkeypatch, lambda: check_with(many, process_id))
    assert [id for id, _ in kept] == sorted(path.stem for path in many.glob("[!_]*.yaml"))
    ids = [process for _, process in kept]
    assert len(set(ids)) == 2
    assert os.getpid() not in ids


def test_few_services_are_checked_in_this_process(office, monkeypatch) -> None:
    assert {process for _, process in with_processes(2, monkeypatch, lambda: check_with(office, process_id))} == {os.getpid()}


@pytest.mark.parametrize("count", [2, 3])
def test_the_findings_are_those_of_one_process(many, monkeypatch, count: int) -> None:
    def check() -> Any:
        return pipeline.check(many, (), HARI_INI)

    alone = with_processes(1, monkeypatch, check)
    codes = {finding.kode for finding in alone}
    assert {"yaml-keliru", "kunci-tak-dikenal", "nomor-sop-ganda", "komponen-salinan"} <= codes, codes
    assert with_processes(count, monkeypatch, check) == alone


def test_one_service_asked_for_is_compared_with_all(many, monkeypatch) -> None:
    def check() -> Any:
        return pipeline.check(many, ("layanan-05",), HARI_INI)

    alone = with_processes(1, monkeypatch, check)
    assert {finding.layanan for finding in alone} == {"layanan-05"}
    assert with_processes(2, monkeypatch, check) == alone


@pytest.mark.parametrize("dasar", [None, "uu-25-2009"])
def test_the_table_is_that_of_one_process(many, monkeypatch, dasar: str | None) -> None:
    def status() -> Any:
        return pipeline.status(many, HARI_INI, None, dasar)

    alone = with_processes(1, monkeypatch, status)
    assert len(alone.kesiapan.baris) > BANYAK
    assert with_processes(2, monkeypatch, status) == alone


def test_the_command_says_what_one_process_says(many, run) -> None:
    alone = run("check", "--as-of", "2026-11-21", "--format", "json")
    several = shell("check", "--as-of", "2026-11-21", "--format", "json", cwd=many.parent)
    assert (several.code, several.out) == (alone.code, alone.out)


def test_a_process_that_dies_is_said(many, monkeypatch) -> None:
    with pytest.raises(RenderError, match="berhenti mendadak"):
        with_processes(2, monkeypatch, lambda: check_with(many, die_at_the_last))


def test_what_a_process_raises_is_raised(many, monkeypatch) -> None:
    with pytest.raises(ValueError, match="zeta") as raised:
        with_processes(2, monkeypatch, lambda: check_with(many, fail_at_the_last))
    assert "fail_at_the_last" in "".join(raised.value.__notes__)


def test_findings_travel_whole(many, monkeypatch) -> None:
    found = with_processes(2, monkeypatch, lambda: check_with(many, attrgetter("temuan")))
    assert found == with_processes(1, monkeypatch, lambda: check_with(many, attrgetter("temuan")))


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
@pytest.mark.skipif(cores() < 2, reason="one processor")
@pytest.mark.parametrize(("sign", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_a_signal_ends_all_of_them(many, sign: signal.Signals, code: int) -> None:
    for number in range(100, 500):
        (many / f"layanan-{number}.yaml").write_text(LAYANAN.format(huruf=number), "utf-8")
    command = [sys.executable, "-m", "sop_gen", "check"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = subprocess.Popen(command, cwd=many.parent, env=environment(), start_new_session=True, **pipes)
    wait_until(lambda: len(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()) >= 2)
    process.send_signal(sign)
    out, err = process.communicate(timeout=60)
    assert process.returncode == code, (out, err)
    assert b"Traceback" not in err
    wait_until(lambda: group_is_gone(process))
