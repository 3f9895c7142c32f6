"""`make bench`: what the tool costs, as ratios against what an office would use instead, measured in the same run.

Nothing here is asserted: machines are noisy. Every figure is a median of several runs.
"""

from __future__ import annotations

import argparse
import io
import itertools
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from tests.bench_alur import alur
from tests.bench_banding import banding
from tests.bench_buku import buku
from tests.bench_poster import poster
from tests.bench_rapat import rapat
from tests.bench_situs import situs
from tests.bench_terpajang import terpajang
from tests.timing import ROOT, SOP_GEN, median, ms, row, run, spent, write_office


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--besar", type=int, default=1000, help="services of the synthetic office")
    options.add_argument(
        "--hanya",
        choices=("mesin", "perintah", "alur", "kantor", "periksa", "banding", "poster", "situs", "terpajang", "buku", "rapat"),
        help="this part only",
    )
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts: dict[str, Callable[[], None]] = {
            "mesin": lambda: engines(folder),
            "perintah": lambda: commands(folder),
            "alur": alur,
            "kantor": lambda: growth(folder, asked.besar),
            "periksa": lambda: checks(folder, asked.besar),
            "banding": lambda: banding(folder, asked.besar),
            "poster": lambda: poster(folder),
            "situs": lambda: situs(folder, asked.besar),
            "terpajang": lambda: terpajang(folder),
            "buku": lambda: buku(folder),
            "rapat": lambda: rapat(folder),
        }
        for part in [asked.hanya] if asked.hanya else parts:
            parts[part]()


def engines(folder: Path) -> None:
    """One document: ours against stock docxtpl on the same finished view, and against LibreOffice on the same DOCX."""
    from sop_gen.engine.docx import compile_docx
    from sop_gen.engine.pdf import compile_pdf

    views = list(standards())
    template = ROOT / "templates" / "standar.docx"
    compiled = compile_docx(template.name, template.read_bytes())
    ours = median(lambda: [compiled.render(view) for view in views]) / len(views)
    stock = median(lambda: [stock_docx(template, view) for view in views]) / len(views)
    row("DOCX, from view to bytes", ours, "stock docxtpl", stock)
    typ = ROOT / "templates" / "standar.typ"
    fresh = itertools.count()
    pdf = median(lambda: [compile_pdf(typ, unlike(view, next(fresh)), {}) for view in views]) / len(views)
    if shutil.which("soffice"):
        files = [folder / f"{number}.docx" for number in range(len(views))]
        for path, view in zip(files, views, strict=True):
            path.write_bytes(compiled.render(view))
        office(folder, files[:1])
        each = median(lambda: [office(folder, [path]) for path in files[:3]], runs=1) / 3
        together = median(lambda: office(folder, files), runs=1) / len(files)
        row("PDF, from view to bytes", pdf, "one soffice each", each)
        row("PDF, from view to bytes", pdf, "one soffice for all", together)
    else:
        print(f"PDF, from view to bytes: {ms(pdf)}; install LibreOffice Writer to compare")


def commands(folder: Path) -> None:
    """Whole processes, as a user starts them."""
    output = folder / "output"
    build = (*SOP_GEN, "--standards", str(ROOT / "standards"), "build", "-o", str(output))
    print(f"sop-gen --help        {ms(median(lambda: run(*SOP_GEN, '--help')))}")
    print(f"sop-gen check         {ms(median(lambda: run(*SOP_GEN, '--standards', str(ROOT / 'standards'), 'check')))}")
    print(f"build, everything     {ms(median(lambda: (shutil.rmtree(output, ignore_errors=True), run(*build))))}")
    print(f"build, nothing to do  {ms(median(lambda: run(*build)))}")


def growth(folder: Path, count: int) -> None:
    """A synthetic office: time per file and memory at a tenth of its services and at all of them."""
    small, before = office_of(folder / "kecil", count // 10)
    large, per_large = office_of(folder / "besar", count)
    _, after = office_of(folder / "kecil-lagi", count // 10)
    per_small = (before + after) / 2  # before and after: a machine's speed drifts
    print(f"{count // 10:>5} services: {ms(per_small)} a file, peak {small // 1024} MB in one process")
    print(f"{count:>5} services: {ms(per_large)} a file ({per_large / per_small:.2f}x), peak {large // 1024} MB in one process")


def checks(folder: Path, count: int) -> None:
    """Whole runs of ``check`` and ``status`` over a tenth of a synthetic office and over all of it, in processor time too."""
    small, large = folder / "periksa-kecil", folder / "periksa-besar"
    write_office(small, count // 10)
    write_office(large, count)
    for command in ("check", "status"):
        before, (whole, cpu), after = spent(command, small), spent(command, large), spent(command, small)
        wall_small, cpu_small = ((before[kind] + after[kind]) / 2 / (count // 10) for kind in (0, 1))
        print(f"{command:<6} {count // 10:>5} services: {ms(wall_small)} a service, {ms(cpu_small)} of a processor")
        ratio = f"{whole / count / wall_small:.2f}x, {cpu / count / cpu_small:.2f}x of a processor"
        print(
            f"{command:<6} {count:>5} services: {ms(whole / count)} a service, {ms(cpu / count)}; {ratio}; {whole:.1f} s in all"
        )


def office_of(folder: Path, count: int) -> tuple[int, float]:
    """Build an office of ``count`` services in a process of its own: largest resident size in KiB, seconds a file."""
    write_office(folder, count)
    script = (
        "import resource, subprocess, sys; code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode;"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(code)"
    )
    output = folder.parent / f"hasil-{folder.name}"
    start = time.perf_counter()
    command = (*SOP_GEN, "--standards", str(folder), "build", "--only", "sop,standar", "-o", str(output))
    done = subprocess.run((sys.executable, "-c", script, *command), capture_output=True, text=True, check=True, cwd=ROOT)
    elapsed = time.perf_counter() - start
    files = sum(1 for path in output.rglob("*") if path.suffix in (".docx", ".pdf"))
    shutil.rmtree(output)
    return int(done.stdout), elapsed / files


def standards() -> Iterable[Any]:
    """The finished views of the shipped services' Standar Pelayanan."""
    from sop_gen.edition import read_edition, read_service
    from sop_gen.spec.folder import sort_out
    from sop_gen.store import list_folder
    from sop_gen.view.dokumen import Konteks
    from sop_gen.view.standar import view_standar

    folder = ROOT / "standards"
    edition = read_edition(folder, sort_out(list_folder(folder), str(folder)))
    assert edition.instansi is not None
    konteks = Konteks(edition.instansi, edition.register)
    for id in edition.files.layanan:
        service, _ = read_service(edition, id)
        if service and service.layanan.berjalan:
            yield view_standar(service.layanan, konteks)


def unlike(view: Any, number: int) -> Any:
    """The same view with another name: Typst remembers a document that it has just made."""
    identity = replace(view.dokumen, judul=f"{view.dokumen.judul} {number}")
    return replace(view, layanan=f"{view.layanan} {number}", dokumen=identity)


def stock_docx(template: Path, view: Any) -> bytes:
    """The same view through docxtpl as its manual says: load, render with autoescape, save."""
    from docxtpl import DocxTemplate

    document = DocxTemplate(template)
    document.render({**{part.name: for_docxtpl(getattr(view, part.name)) for part in fields(view)}, "logo": ""}, autoescape=True)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def for_docxtpl(value: Any) -> Any:
    """Runs as docxtpl's RichText; the rest as plain data."""
    from docxtpl import RichText

    from sop_gen.teks.inline import Run

    if isinstance(value, tuple) and value and all(isinstance(part, Run) for part in value):
        rich = RichText()
        for part in value:
            rich.add(part.teks, bold=part.tebal, italic=part.miring)
        return rich
    if isinstance(value, tuple):
        return [for_docxtpl(part) for part in value]
    if is_dataclass(value) and not isinstance(value, type):
        names = [part.name for part in fields(value)] + [name for name in ("kaki",) if hasattr(value, name)]
        return {name: for_docxtpl(getattr(value, name)) for name in names}
    return value


def office(folder: Path, files: list[Path]) -> None:
    """LibreOffice as people call it, with a profile that it has used before."""
    profile = f"-env:UserInstallation=file://{folder}/profil"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "pdf"), *map(str, files))


if __name__ == "__main__":
    print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f}")
    main()
    print(f"peak of the measuring process itself: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
