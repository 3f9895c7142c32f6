"""How the parts of `make bench` measure, and the synthetic office that they measure over."""

from __future__ import annotations

import re
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOP_GEN = (sys.executable, "-m", "sop_gen")
RUNS = 5
BERBEDA = re.compile(r"(?<= )(hukum|konsultasi|jawaban|petugas|formulir|pemohon)(?= [a-z])", re.IGNORECASE)
"""Words after which a synthetic service has its own number."""


def spent(command: str, standards: Path, *arguments: str) -> tuple[float, float]:
    """Seconds that ``command`` takes over a folder in which it finds something: on the clock, and of processors."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    whole = (*SOP_GEN, "--standards", str(standards), command, *arguments)
    done = subprocess.run(whole, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, cwd=ROOT)
    elapsed, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command} left with {done.returncode}")
    return elapsed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write_office(folder: Path, count: int) -> None:
    """A synthetic office of ``count`` services whose texts differ: what is remembered of one must not spare work in the next."""
    source = ROOT / "tests" / "kantor-contoh" / "standards"
    folder.mkdir()
    for path in (*source.glob("_*.yaml"), *source.glob("*.svg")):
        shutil.copy(path, folder)
    text = (source / "konsultasi-contoh.yaml").read_text("utf-8").replace("status: ditetapkan", "status: draf")
    for number in range(count):
        own = BERBEDA.sub(rf"\1 {number}", text.replace("nama: ", f"nama: {number} ", 1))
        (folder / f"layanan-{number}.yaml").write_text(own, "utf-8")


def run(*command: str) -> None:
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, cwd=ROOT)


def median(work: Callable[[], object], runs: int = RUNS) -> float:
    """Median seconds of ``runs`` runs after one that is not counted."""
    times = []
    for _ in range(runs + (runs > 1)):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:] or times)


def row(what: str, ours: float, other: str, theirs: float) -> None:
    print(f"{what:<26} {ms(ours):>10}   {other:<20} {ms(theirs):>10}   {theirs / ours:.0f}x")


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms" if seconds < 0.01 else f"{seconds * 1000:.0f} ms"
