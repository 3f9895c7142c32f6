"""The posters' part of `make bench`: one of each size, and all of an office, against LibreOffice drawing one standard."""

from __future__ import annotations

import itertools
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sop_gen.edition import read_edition, read_service
from sop_gen.render.kind import KINDS, Bahan, Format, draw
from sop_gen.spec.folder import sort_out
from sop_gen.store import list_standards
from sop_gen.view.dokumen import Konteks
from sop_gen.view.poster import PosterLayanan, view_poster
from sop_gen.view.standar import view_standar
from tests.timing import ROOT, SOP_GEN, median, ms, row, run

STANDARDS, TEMPLATES = ROOT / "standards", ROOT / "templates"
LAYANAN = "pewarganegaraan"
SEBANYAK = 3
"""Runs of each: a poster takes far longer than a page."""


def poster(folder: Path) -> None:
    """From the view to the bytes, each size; then a whole process that makes every file of every service."""
    bahan = material()
    view, fresh = view_poster(bahan.layanan[0], bahan.konteks), itertools.count()
    office = _office(folder, bahan)
    for form in (form for form in KINDS.load()["poster"].formats if not form.cetak):
        spent = median(lambda form=form: draw(_unlike(view, next(fresh)), form, bahan, TEMPLATES), SEBANYAK)
        row(f"poster{form.akhiran}.{form.ekstensi}", spent, f"soffice, {form.ekstensi}", office(form))
    output = folder / "poster"
    start = time.perf_counter()
    run(*SOP_GEN, "--standards", str(STANDARDS), "build", "--only", "poster", "-o", str(output))
    elapsed, files = time.perf_counter() - start, [path for path in output.rglob("poster*") if path.is_file()]
    print(f"poster, semuanya: {len(files)} berkas dalam {elapsed:.1f} s, {ms(elapsed / len(files))} each")


def material() -> Bahan:
    """One of the shipped services, with its office."""
    edition = read_edition(STANDARDS, sort_out(list_standards(STANDARDS), STANDARDS.as_posix()))
    service, _ = read_service(edition, LAYANAN)
    assert service is not None
    assert edition.instansi is not None
    return Bahan((service.layanan,), Konteks(edition.instansi, edition.register), {}, edition.logo)


def _unlike(view: PosterLayanan, number: int) -> PosterLayanan:
    """The same poster with another name: Typst remembers what it has just made."""
    return replace(
        view, layanan=f"{view.layanan} {number}", dokumen=replace(view.dokumen, judul=f"{view.dokumen.judul} {number}")
    )


def _office(folder: Path, bahan: Bahan) -> Callable[[Format], float]:
    """Seconds that LibreOffice takes to turn the Standar Pelayanan in Word into one file of the same format: what people do."""
    if not shutil.which("soffice"):
        return lambda form: float("nan")
    word = folder / "standar.docx"
    form = next(form for form in KINDS.load()["standar"].formats if form.ekstensi == "docx")
    word.write_bytes(draw(view_standar(bahan.layanan[0], bahan.konteks), form, bahan, TEMPLATES))
    profile = f"-env:UserInstallation=file://{folder}/profil-poster"

    def convert(kind: str) -> None:
        run("soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder / "soffice"), str(word))

    times = {kind: median(lambda kind=kind: convert(kind), SEBANYAK) for kind in ("pdf", "png")}
    return lambda form: times[form.ekstensi]
