"""The comparisons' part of `make bench`: whole runs of ``diff``, and one Word file with tracked changes."""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
from pathlib import Path

from sop_gen import pipeline_editions
from sop_gen.diff.words import potong
from sop_gen.render.kind import KINDS, Bahan, draw
from sop_gen.render.redline import draw_redlines
from sop_gen.view.dokumen import Konteks
from sop_gen.view.standar import view_standar
from tests.timing import ROOT, RUNS, SOP_GEN, median, ms, row, run, spent, write_office

TEMPLATES = ROOT / "templates"
STANDARDS = ROOT / "standards"
LAMA = STANDARDS / "arsip" / "2023"
LAYANAN = "pewarganegaraan"
UNO = "/usr/bin/python3"


def banding(folder: Path, count: int) -> None:
    """The shipped editions, a synthetic office of ``count`` services, and one redline."""
    shipped(folder)
    many(folder, count)
    redline(folder)


def shipped(folder: Path) -> None:
    """Whole processes over the shipped editions; git tells which lines differ, not what that means."""
    lines = ("git", "diff", "--no-index", "--word-diff", str(LAMA), str(STANDARDS))
    by_git = median(lambda: subprocess.run(lines, stdout=subprocess.DEVNULL, check=False))
    row("diff, text", median(lambda: run(*SOP_GEN, "diff", str(LAMA), str(STANDARDS))), "git diff --word-diff", by_git)
    for form in ("json", "md", "html", "xlsx", "docx", "pdf", "redline"):
        command = (*SOP_GEN, "diff", str(LAMA), str(STANDARDS), "--format", form, "-o", str(folder / f"perubahan-{form}"))
        print(f"diff, {form:<20} {ms(median(lambda command=command: run(*command))):>10}")


def many(folder: Path, count: int) -> None:
    """A tenth of a synthetic office and all of it; a third of its services changed."""
    for number in (count // 10, count):
        old, new = folder / f"lama-{number}", folder / f"baru-{number}"
        write_office(old, number)
        write_office(new, number)
        for path in sorted(new.glob("layanan-*.yaml"))[::3]:
            text = path.read_text("utf-8")
            path.write_text(re.sub(r"(?<=waktu: )(\d)", r"1\1", text).replace("Surat kuasa", "Surat kuasa bermeterai"), "utf-8")
        elapsed, cpu = spent("diff", new, str(old), str(new), "--format", "json")
        each = f"{ms(elapsed / number)} a service, {ms(cpu / number)} of a processor"
        print(f"diff {number:>5} services: {each}; {elapsed:.1f} s in all")


def redline(folder: Path) -> None:
    """All redlines of one service, proved, and the same pair of documents compared by LibreOffice."""
    result = pipeline_editions.diff(str(LAMA), str(STANDARDS), (), STANDARDS).perbandingan
    entry = next(entry for entry in result.layanan if entry.id == LAYANAN)
    sides = []
    for edisi, layanan in ((result.lama, entry.lama), (result.baru, entry.baru)):
        assert edisi.instansi and layanan
        sides.append(Bahan((layanan,), Konteks(edisi.instansi, edisi.register), logo=edisi.logo))
    made = list(draw_redlines(sides[0], sides[1], [(0, 0)], TEMPLATES, potong))
    ours = median(lambda: list(draw_redlines(sides[0], sides[1], [(0, 0)], TEMPLATES, potong))) / len(made)
    if shutil.which("soffice") and not subprocess.run([UNO, "-c", "import uno"], capture_output=True).returncode:
        row("redline, one file, proved", ours, "LibreOffice compares", by_libreoffice(folder, sides[0], sides[1]))
    else:
        print(f"redline, one file, proved: {ms(ours)}; install LibreOffice Writer and python3-uno to compare")


def by_libreoffice(folder: Path, lama: Bahan, baru: Bahan) -> float:
    """Median seconds that LibreOffice takes for the standard, its start left out."""
    form = next(form for form in KINDS.load()["standar"].formats if form.ekstensi == "docx")
    for side, bahan in (("lama", lama), ("baru", baru)):
        view = view_standar(bahan.layanan[0], bahan.konteks)
        (folder / f"{side}.docx").write_bytes(draw(view, form, bahan, TEMPLATES))
    command = [UNO, str(ROOT / "tests" / "uno_compare.py"), str(folder), str(folder / "lama.docx"), str(folder / "baru.docx")]
    times = [float(subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout) for _ in range(RUNS)]
    return statistics.median(times)
