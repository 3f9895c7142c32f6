"""The book's part of `make bench`: time and peak memory of one compile, against single PDFs merged with pypdf.

The merged file has no tags, no PDF/A and no contents: it is what an office could do without the book.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.timing import BERBEDA, ROOT, SOP_GEN, ms, row, write_office

UKURAN = (20, 100, 500)
TERBITAN = 500
"""Services of an office whose standards are as the shipped ones are."""
GONE = re.compile(r"^status: (?:dialihkan|dicabut)", re.MULTILINE)
PEAK = (
    "import resource, subprocess, sys; code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode;"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024); sys.exit(code)"
)


def buku(folder: Path) -> None:
    """Synthetic offices of three sizes; the singles are compiled for all but the largest."""
    for count in UKURAN:
        standards = folder / f"standar-buku-{count}"
        write_office(standards, count)
        seconds, peak = _built(standards, folder / f"buku-{count}", "buku")
        print(f"buku, {count:>4} services: {seconds:.1f} s, {ms(seconds / count)} a service, peak {peak} MB")
        if count < max(UKURAN):
            singles, _ = _built(standards, folder / f"satuan-{count}", "standar.pdf,sop.pdf")
            row(f"buku, {count} services", seconds, "singles and pypdf", singles + _merged(folder / f"satuan-{count}"))

    shipped = folder / "standar-terbitan"
    write_like_shipped(shipped, TERBITAN)
    seconds, peak = _built(shipped, folder / "buku-terbitan", "buku")
    print(f"buku, {TERBITAN:>4} services like the shipped: {seconds:.1f} s, {ms(seconds / TERBITAN)} a service, peak {peak} MB")


def write_like_shipped(folder: Path, count: int) -> None:
    """An office of ``count`` services with the standards of the shipped office in turn; their texts differ."""
    source = ROOT / "standards"
    folder.mkdir()
    for path in source.glob("_*.yaml"):
        shutil.copy(path, folder)
    texts = [path.read_text("utf-8") for path in sorted(source.glob("[a-z]*.yaml"))]
    running = [text for text in texts if not GONE.search(text)]
    for number in range(count):
        text = running[number % len(running)].replace("nama: ", f"nama: {number} ", 1)
        (folder / f"layanan-{number}.yaml").write_text(BERBEDA.sub(rf"\1 {number}", text), "utf-8")


def _built(standards: Path, output: Path, only: str) -> tuple[float, int]:
    """Seconds and peak resident size (MiB) of one process that builds ``only``."""
    command = (*SOP_GEN, "--standards", str(standards), "build", "-j", "1", "--only", only, "-o", str(output))
    start = time.perf_counter()
    done = subprocess.run((sys.executable, "-c", PEAK, *command), capture_output=True, text=True, check=True, cwd=ROOT)
    return time.perf_counter() - start, int(done.stdout)


def _merged(folder: Path) -> float:
    from pypdf import PdfWriter

    start = time.perf_counter()
    with PdfWriter() as writer:
        for path in sorted(folder.glob("*/*.pdf")):
            writer.append(path)
        writer.write(folder / "gabungan.pdf")
    return time.perf_counter() - start
