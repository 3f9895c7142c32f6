"""What people and scripts see: findings and builds as text or JSON. Text from specs can't steer the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TextIO

import click

from sop_gen.diagnostics import Diagnostic, counts
from sop_gen.pipeline import BuildResult

COLOURS = {"tidak-sah": "red", "error": "red", "warning": "yellow", "info": "cyan"}


def findings_text(findings: Sequence[Diagnostic]) -> Iterator[str]:
    """Each finding in a few lines: place and message, the source line with a caret, what to do, an example."""
    for finding in findings:
        tag = click.style(f"{finding.tingkat}[{finding.kode}]", fg=COLOURS[finding.tingkat], bold=True)
        where = f"{finding.jalur}: " if finding.jalur else ""
        yield f"{printable(str(finding.posisi))}: {tag} {printable(where + finding.pesan)}"
        if finding.potongan is not None:
            yield from _with_caret(finding)
        if finding.abaikan:
            yield f"      diabaikan: {printable(finding.abaikan)}"
            continue
        if finding.saran:
            yield f"      saran : {printable(finding.saran)}"
        if finding.contoh:
            first, *rest = finding.contoh.splitlines()
            yield f"      contoh: {printable(first)}"
            yield from (f"              {printable(line)}" for line in rest)


def _with_caret(finding: Diagnostic) -> Iterator[str]:
    source = (finding.potongan or "").replace("\t", " ")
    start = max(0, finding.posisi.kolom - 60)
    number = str(finding.posisi.baris)
    yield click.style(f"{number:>5} | ", dim=True) + printable(source[start : start + 110])
    yield click.style(f"{'':>5} | ", dim=True) + " " * (finding.posisi.kolom - 1 - start) + click.style("^", fg="red", bold=True)


def summary(findings: Sequence[Diagnostic]) -> str:
    """One line that counts the findings by level, waived ones apart."""
    counted = {**counts(findings), "diabaikan": sum(finding.abaikan is not None for finding in findings)}
    said = [f"{count} {level}" for level, count in counted.items() if count]
    return "temuan: " + ", ".join(said) if said else "tidak ada temuan"


def findings_json(findings: Sequence[Diagnostic], day: str) -> str:
    """The JSON contract of ``check``."""
    plain = [_plain(finding) for finding in findings]
    return _json({"versi": 1, "per_tanggal": day, "temuan": plain, "ringkasan": counts(findings)})


def build_json(result: BuildResult) -> str:
    """The JSON contract of ``build``."""
    services = [{"id": part.id, "hasil": part.hasil, "berkas": sorted(part.berkas)} for part in result.layanan]
    return _json({"versi": 1, "layanan": services, "temuan": [_plain(finding) for finding in result.temuan]})


def build_text(result: BuildResult, output: str) -> Iterator[str]:
    """Which files changed, then one line that counts."""
    for part in result.layanan:
        yield from (f"dibuat   {output}/{name}" for name in part.dibuat)
        if part.hasil == "dilewati":
            yield f"dilewati {part.id} (tidak dijalankan di kantor ini)"
        if part.hasil == "gagal":
            yield f"GAGAL    {part.id} (berkas lamanya tetap ada dan ditandai usang)"
        yield from (f"ditunda  {kind} (menunggu semua layanan dapat dibaca)" for kind in part.ditunda)
    yield from (f"dihapus  {output}/{name}" for name in result.dihapus)
    made = sum(len(part.dibuat) for part in result.layanan)
    kept = sum(len(part.berkas) for part in result.layanan) - made
    yield f"{made} berkas dibuat, {kept} tetap, {len(result.dihapus)} dihapus"


def printable(text: str) -> str:
    """``text`` without anything that steers a terminal."""
    return "".join(character if character.isprintable() else f"\\u{ord(character):04x}" for character in text)


def echo(lines: Iterable[str], *, err: bool = False) -> None:
    """Print lines; colours only on a terminal and without NO_COLOR (click sees to it)."""
    stream: TextIO = sys.stderr if err else sys.stdout
    for line in lines:
        click.echo(line, file=stream, color=_colour(stream))


def _colour(stream: TextIO) -> bool | None:
    import os

    return False if os.environ.get("NO_COLOR") else (True if os.environ.get("FORCE_COLOR") else None)


@contextmanager
def progress(title: str, *, shown: bool) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error, only on a terminal."""
    if not shown or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _plain(finding: Diagnostic) -> dict[str, Any]:
    place = finding.posisi
    return {
        "kode": finding.kode,
        "tingkat": finding.tingkat,
        "pesan": finding.pesan,
        "saran": finding.saran,
        "contoh": finding.contoh,
        "layanan": finding.layanan,
        "jalur": finding.jalur,
        "berkas": place.berkas,
        "baris": place.baris,
        "kolom": place.kolom,
        "abaikan": finding.abaikan,
    }


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)
