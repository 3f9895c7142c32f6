"""The catalogue's part of `make bench`: the site of the shipped services and of a synthetic office, new and unchanged."""

from __future__ import annotations

import time
from pathlib import Path

from tests.timing import ROOT, SOP_GEN, ms, run, write_office


def situs(folder: Path, count: int) -> None:
    """Whole processes; nothing is offered for download."""
    big = folder / "standar-situs"
    write_office(big, count)
    for name, standards in (("bawaan", ROOT / "standards"), (str(count), big)):
        site = folder / f"situs-{name}"
        command = (*SOP_GEN, "--standards", str(standards), "site", "-o", str(site), "--berkas", str(folder / "tiada"))
        for what in ("baru", "tetap"):
            start = time.perf_counter()
            run(*command)
            print(f"site, layanan {name}, {what:<10} {ms(time.perf_counter() - start):>10}")
        heaviest = max(path.stat().st_size for path in site.glob("*-*/index.html"))
        print(f"  halaman terberat {heaviest / 1000:.0f} kB, daftar {(site / 'index.html').stat().st_size / 1000:.0f} kB")
