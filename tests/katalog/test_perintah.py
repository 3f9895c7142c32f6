"""``sop-gen site`` at the command line: messages, JSON, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def run(standards: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sop_gen", "--standards", str(standards), "site", "-j", "1", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_site_is_made_and_says_so(standar: Path, tmp_path: Path) -> None:
    done = run(standar, "-o", str(tmp_path / "situs"), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    report = json.loads(done.stdout)
    assert {part["hasil"] for part in report["layanan"]} == {"dibuat"}
    again = run(standar, "-o", str(tmp_path / "situs"))
    assert again.stdout.splitlines()[-1].startswith("0 berkas dibuat")


def test_an_invalid_service_is_told_with_its_line_and_ends_with_3(standar: Path, tmp_path: Path) -> None:
    (standar / "izin-contoh.yaml").write_text("nama: Izin\nunit: U\nstatus: entah\n")
    done = run(standar, "-o", str(tmp_path / "situs"))
    assert done.returncode == 3
    assert "izin-contoh.yaml:3:" in done.stderr
    assert "ditunda  daftar layanan (menunggu semua layanan dapat dibaca)" in done.stdout
    assert "GAGAL    izin-contoh" in done.stdout


def test_without_an_office_nothing_is_made(standar: Path, tmp_path: Path) -> None:
    (standar / "_instansi.yaml").unlink()
    done = run(standar, "-o", str(tmp_path / "situs"))
    assert done.returncode == 3
    assert not (tmp_path / "situs").exists()


def test_wrong_use_ends_with_2(standar: Path, tmp_path: Path) -> None:
    assert run(standar).returncode == 2
    (tmp_path / "situs").mkdir()
    (tmp_path / "situs" / "katalog.css").write_text("bukan milik kami")
    done = run(standar, "-o", str(tmp_path / "situs"))
    assert done.returncode == 2
    assert "bukan buatan sop-gen site" in done.stderr


def test_a_folder_that_can_t_be_written_ends_with_4(standar: Path, tmp_path: Path) -> None:
    (tmp_path / "situs").write_text("sebuah berkas")
    done = run(standar, "-o", str(tmp_path / "situs"))
    assert done.returncode == 4
    assert "tidak dapat menulis" in done.stderr
