"""The meeting's part of `make bench`: the pack of a whole office, first made and made again, against its book alone."""

from __future__ import annotations

import time
from pathlib import Path

from tests.timing import ROOT, SOP_GEN, ms, run

TANGGAL = "2026-12-01"


def rapat(folder: Path) -> None:
    """Whole processes over the shipped standards and over the sample office."""
    for name, standards in (("bawaan", ROOT / "standards"), ("contoh", ROOT / "tests" / "kantor-contoh" / "standards")):
        command = (*SOP_GEN, "--standards", str(standards))
        pack = (*command, "pack", "fgd", "--tanggal", TANGGAL, "-o", str(folder / f"fgd-{name}"))
        book = _spent(*command, "build", "--only", "buku", "-j", "1", "-o", str(folder / f"buku-{name}"))
        for what in (name, f"{name}, lagi"):
            spent = _spent(*pack)
            print(f"paket FGD, {what:<14} {ms(spent):>10}, {spent / book:.1f} kali buku saja ({ms(book)})")


def _spent(*command: str) -> float:
    start = time.perf_counter()
    run(*command)
    return time.perf_counter() - start
