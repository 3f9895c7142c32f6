"""The part of `make bench` about what is on display: a thousand posters looked at, all current and all out of date."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

from tests.timing import ROOT, SOP_GEN, ms, run

BERKAS = 1000


def terpajang(folder: Path) -> None:
    """Whole processes over copies of the documents of the example office; beside it ``pdfinfo`` once for each PDF."""
    source, wall = folder / "terpajang", folder / "dinding"
    standards = folder / "standar-terpajang"
    shutil.copytree(ROOT / "tests" / "kantor-contoh" / "standards", standards)
    build = (*SOP_GEN, "--standards", str(standards), "build", "--only", "poster.pdf", "-o", str(source))
    run(*build, "konsultasi-contoh", "perpustakaan-contoh", "notaris-contoh", "pengadaan-contoh")
    posters = sorted(source.rglob("poster-a4*.pdf"))
    wall.mkdir()
    for number in range(BERKAS):
        shutil.copy(posters[number % len(posters)], wall / f"{number:04}.pdf")
    command = (*SOP_GEN, "--standards", str(standards), "drift", str(wall))
    current = spent(*command)
    for path in standards.glob("*-contoh.yaml"):
        path.write_text(path.read_text("utf-8").replace("persyaratan:\n", "persyaratan:\n  - Satu syarat lagi\n", 1), "utf-8")
    late = spent(*command)
    print(f"drift, {BERKAS} PDF, sama      {ms(current):>10}   {ms(current / BERKAS)} each")
    print(f"drift, {BERKAS} PDF, usang     {ms(late):>10}   {ms(late / BERKAS)} each")
    if shutil.which("pdfinfo"):
        start = time.perf_counter()
        for path in sorted(wall.iterdir()):
            subprocess.run(("pdfinfo", path), capture_output=True, check=True)
        each = time.perf_counter() - start
        print(f"pdfinfo for each of them   {ms(each):>10}   {each / current:.1f}x of drift")


def spent(*command: str) -> float:
    """Seconds of one run; what is out of date makes it leave with 1."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, cwd=ROOT)
    return time.perf_counter() - start
