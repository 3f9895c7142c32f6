"""The catalogue's part of `make bench`: the site of the shipped services and of a synthetic office, new, unchanged, changed."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from sop_gen.engine.html import drawn, render_html
from sop_gen.render.katalog import KERANGKA, TEMPLAT, source
from sop_gen.view.katalog import view_halaman, view_situs
from tests.bench_poster import material
from tests.timing import ROOT, SOP_GEN, median, ms, row, run, write_office


def situs(folder: Path, count: int) -> None:
    """Whole processes; nothing is offered for download. What a page costs at the least is its template, filled once more."""
    big = folder / "standar-situs"
    write_office(big, count)
    floor = least()
    for name, standards, services in (("bawaan", ROOT / "standards", None), (str(count), big, count)):
        site = folder / f"situs-{name}"
        command = (*SOP_GEN, "--standards", str(standards), "site", "-o", str(site), "--berkas", str(folder / "tiada"))
        new = spent(*command)
        pages = services or len(list(standards.glob("[!_]*.yaml")))
        print(f"site, layanan {name}, baru  {ms(new):>10}")
        print(f"  satu halaman {ms(new / pages)}, {new / pages / floor:.0f} kali templat saja ({ms(floor)})")
        same = spent(*command)
        row(f"site, layanan {name}, tetap", same, "baru", new)
        if services:
            spec = standards / "layanan-0.yaml"
            spec.write_text(spec.read_text("utf-8").replace("nama: ", "nama: Baru ", 1), "utf-8")
            row(f"site, layanan {name}, satu", spent(*command), "baru", new)
        heaviest = max(path.stat().st_size for path in site.glob("*-*/index.html"))
        print(f"  halaman terberat {heaviest / 1000:.0f} kB, daftar {(site / 'index.html').stat().st_size / 1000:.0f} kB")


def spent(*command: str) -> float:
    """Seconds of one whole process."""
    start = time.perf_counter()
    run(*command)
    return time.perf_counter() - start


def least() -> float:
    """Seconds that the page template takes alone, compiled, over a view that is ready, without its charts."""
    bahan = material()
    view = view_halaman(bahan.layanan[0], bahan.konteks, view_situs(bahan.konteks.instansi, logo=False))
    ready = replace(view, alur=(), data=drawn("{}"))
    page, frame = (source(ROOT / "templates", name) for name in (TEMPLAT[type(view)], KERANGKA))
    return median(lambda: render_html("layanan.html.j2", page, ready, {KERANGKA: frame}))
