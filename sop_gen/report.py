"""What people and scripts see: findings, rules and builds. Text from specs can't steer the terminal or the CI service."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from difflib import unified_diff
from typing import TYPE_CHECKING, Any, TextIO
from unicodedata import category, east_asian_width

import click

from sop_gen.diagnostics import Diagnostic, counts
from sop_gen.pipeline import BuildResult

if TYPE_CHECKING:
    from sop_gen.lint.penjelasan import Penjelasan
    from sop_gen.rilis import Rilis, Suntingan

COLOURS = {"tidak-sah": "red", "error": "red", "warning": "yellow", "info": "cyan"}
ANNOTATIONS = {"tidak-sah": "error", "error": "error", "warning": "warning", "info": "notice"}
"""The workflow command of GitHub Actions for each level."""
SEBELUM, POTONGAN = 60, 110
"""How many characters of a long source line are shown: before the caret, and in all."""
UNIFIED: dict[str, dict[str, Any]] = {
    "---": {"bold": True}, "+++": {"bold": True}, "@": {"fg": "cyan"}, "-": {"fg": "red"}, "+": {"fg": "green"},
}  # fmt: skip
"""The look of a line of a unified diff, by how it begins."""
LEBAR = 96
"""Where explanations break their lines."""


def findings_text(findings: Sequence[Diagnostic]) -> Iterator[str]:
    """Each finding in a few lines: place and message, the source line with a caret, what to do, an example."""
    for finding in findings:
        yield f"{printable(str(finding.posisi))}: {_coloured_tag(finding)} {_message(finding)}"
        if finding.potongan is not None:
            yield from _with_caret(finding)
        yield from (f"      {label:<6}: {text}" if label else f"{'':14}{text}" for label, text in _advice(finding))


def _tag(finding: Diagnostic) -> str:
    return f"{finding.tingkat}[{finding.kode}]"


def _coloured_tag(finding: Diagnostic) -> str:
    if finding.abaikan is not None:
        return click.style(_tag(finding), dim=True)
    return click.style(_tag(finding), fg=COLOURS[finding.tingkat], bold=True)


def _message(finding: Diagnostic) -> str:
    return printable(f"{finding.jalur}: {finding.pesan}" if finding.jalur else finding.pesan)


def _advice(finding: Diagnostic) -> Iterator[tuple[str, str]]:
    """What follows the message, line by line with its label: how to mend it, or why it is waived."""
    if finding.abaikan is not None:
        yield "diabaikan", printable(finding.abaikan)
        return
    if finding.saran:
        yield "saran", printable(finding.saran)
    for number, line in enumerate((finding.contoh or "").splitlines()):
        yield "" if number else "contoh", printable(line)


def _with_caret(finding: Diagnostic) -> Iterator[str]:
    source = (finding.potongan or "").replace("\t", " ")
    column = finding.posisi.kolom - 1
    start = max(0, column - SEBELUM)
    before, rest = ("…" if start else "") + printable(source[start:column]), printable(source[column : start + POTONGAN])
    margin = click.style(f"{finding.posisi.baris:>5} | ", dim=True)
    yield margin + before + rest + ("…" if len(source) > start + POTONGAN else "")
    yield click.style(f"{'':>5} | ", dim=True) + " " * cells(before) + click.style("^", fg="red", bold=True)


def cells(text: str) -> int:
    """How many cells of a terminal ``text`` takes."""
    marks = sum(category(character) in ("Mn", "Me") for character in text)
    return len(text) - marks + sum(east_asian_width(character) in "WF" for character in text)


def findings_github(findings: Sequence[Diagnostic]) -> Iterator[str]:
    """Each finding as a workflow command of GitHub Actions, which shows it beside the line; a waived one as a notice."""
    for finding in findings:
        waived = finding.abaikan is not None
        place = finding.posisi
        properties = {
            "file": printable(place.berkas),
            "line": place.baris,
            "col": place.kolom,
            "title": f"diabaikan[{finding.kode}]" if waived else _tag(finding),
        }
        said = ",".join(f"{name}={_for_property(str(value))}" for name, value in properties.items())
        lines = [_message(finding), *(f"{label}: {text}" if label else text for label, text in _advice(finding))]
        message = _for_command("\n".join(lines))
        yield f"::{'notice' if waived else ANNOTATIONS[finding.tingkat]} {said}::{message}"


def _for_command(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _for_property(text: str) -> str:
    return _for_command(text).replace(":", "%3A").replace(",", "%2C")


def summary(findings: Sequence[Diagnostic]) -> str:
    """One line that counts the findings by level, waived ones apart."""
    counted = {**counts(findings), "diabaikan": sum(finding.abaikan is not None for finding in findings)}
    said = [f"{count} {level}" for level, count in counted.items() if count]
    return "temuan: " + ", ".join(said) if said else "tidak ada temuan"


def findings_json(findings: Sequence[Diagnostic], day: str) -> str:
    """The JSON contract of ``check``."""
    plain = [_plain(finding) for finding in findings]
    return _json({"versi": 1, "per_tanggal": day, "temuan": plain, "ringkasan": counts(findings)})


def findings_sarif(findings: Sequence[Diagnostic], rules: Sequence[Penjelasan], day: str) -> str:
    """The findings as SARIF 2.1.0, with the documentation of every rule."""
    from sop_gen.sarif import log

    return _json(log(findings, rules, day))


def rules_text(rules: Sequence[Penjelasan]) -> Iterator[str]:
    """All rules, one a line: code, level, title."""
    width = max(len(rule.kode) for rule in rules)
    for rule in rules:
        yield f"{rule.kode:<{width}}  {_coloured(rule.tingkat, 7)}  {rule.judul}"


def rule_text(rule: Penjelasan) -> Iterator[str]:
    """One rule: what it asks, why, how to mend it, a wrong and a right example, and how to waive it."""
    yield f"{click.style(rule.kode, bold=True)}  {_coloured(rule.tingkat)}"
    yield f"{rule.judul}."
    for heading, text in rule.bagian:
        yield from ("", click.style(heading, bold=True), *_wrapped(text))
    others = "; sesudah '---' layanan lain" if "\n---\n" in rule.salah else ""
    yield from _example(f"Contoh keliru ('# temuan' menandai baris yang disebut{others})", rule.salah)
    yield from _example("Contoh benar", rule.benar)
    yield from ("", click.style("Bila sengaja dibiarkan", bold=True))
    yield from ("  Tulis alasannya di berkas layanan; temuannya tetap tampil di laporan tetapi tidak dihitung:",)
    yield from _indented(f'abaikan: [{{kode: {rule.kode}, alasan: "…"}}]', 4)


def _coloured(level: str, width: int = 0) -> str:
    return click.style(f"{level:<{width}}", fg=COLOURS[level])


def _wrapped(text: str) -> Iterator[str]:
    """Paragraphs and list items broken at ``LEBAR``, in plain quotes."""
    for part in text.replace("`", "'").replace("\n- ", "\n\n- ").split("\n\n"):
        hanging = "    " if part.startswith("- ") else "  "
        yield from textwrap.wrap(
            part, LEBAR, initial_indent="  ", subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
        )


def _example(title: str, text: str) -> Iterator[str]:
    yield from ("", click.style(title, bold=True), *_indented(text, 2))


def _indented(text: str, by: int) -> Iterator[str]:
    yield from (" " * by + printable(line) for line in text.splitlines())


def data_json(data: object) -> str:
    """Plain data as JSON that can be printed."""
    return _json(data)


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


def release_text(rilis: Rilis) -> Iterator[str]:
    """What a release did, file by file."""
    if rilis.arsip is not None and rilis.beku:
        yield f"diarsipkan {rilis.arsip.as_posix()} ({len(rilis.beku)} berkas)"
    for part in rilis.suntingan:
        what = f"revisi {part.revisi}" if part.layanan else "nomor dan tanggal sk"
        yield f"ditetapkan {printable(part.berkas.as_posix())} ({what})"
    yield from _release_notes(rilis)


def release_diff(rilis: Rilis) -> Iterator[str]:
    """What a release would do: the archive, and the edit of every file as a unified diff."""
    if rilis.arsip is not None and rilis.beku:
        yield f"akan diarsipkan: {rilis.arsip.as_posix()} ({len(rilis.beku)} berkas)"
    for part in rilis.suntingan:
        yield from _unified(part)
    yield from _release_notes(rilis)


def _release_notes(rilis: Rilis) -> Iterator[str]:
    decree = f"Nomor {printable(rilis.keputusan.nomor)} tanggal {rilis.keputusan.tanggal}"
    yield from (f"tetap      {id} (sudah ditetapkan dengan {decree})" for id in rilis.sudah)
    if rilis.arsip is not None and not rilis.beku:
        yield f"tetap      {rilis.arsip.as_posix()} (sudah diarsipkan)"
    if rilis.bukan:
        yield f"tetap      sk pada _instansi.yaml (keputusan kantor memuat juga {', '.join(rilis.bukan)})"


def _unified(edit: Suntingan) -> Iterator[str]:
    name = edit.berkas.as_posix()
    before, after = (data.decode("utf-8-sig").splitlines(keepends=True) for data in (edit.semula, edit.menjadi))
    for line in unified_diff(before, after, name, name):
        shown = printable(line.rstrip("\r\n").replace("\t", " "))
        yield shown if line[0] == " " else click.style(shown, **UNIFIED.get(line[:3], UNIFIED.get(line[0], {})))
        if not line.endswith(("\n", "\r")):
            yield "\\ No newline at end of file"


def printable(text: str) -> str:
    """``text`` without anything that steers a terminal."""
    return "".join(character if character.isprintable() else f"\\u{ord(character):04x}" for character in text)


def echo(lines: Iterable[str], *, err: bool = False) -> None:
    """Print lines; colours only on a terminal and without NO_COLOR (click sees to it)."""
    stream: TextIO = sys.stderr if err else sys.stdout
    with suppress(OSError) if err else nullcontext():  # messages that can't be said don't change what is said of the result
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
    """``data`` as JSON that can be printed: what steers a terminal is escaped, the way JSON does it."""
    lines = json.dumps(data, ensure_ascii=False, indent=2).split("\n")
    return "\n".join(line if line.isprintable() else _escaped(line) for line in lines)


def _escaped(line: str) -> str:
    return "".join(character if character.isprintable() else json.dumps(character)[1:-1] for character in line)
