"""The evidence map on a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from sop_gen.bukti.jawab import Hasil
from sop_gen.report import printable
from sop_gen.teks.angka import NBSP
from sop_gen.view.bukti_baris import KATA, TANDA, Angka, AreaBukti, BarisBukti, Bukti, LembarBukti, Target
from sop_gen.view.bukti_kata import format_nilai

LEBAR = 110
WARNA: dict[Hasil, str] = {"terbukti": "green", "perlu-bukti": "yellow", "belum-terpenuhi": "red"}


def evidence_text(view: Bukti) -> Iterator[str]:
    """The summary: areas with their ranges and thresholds, then each question with what it still lacks."""
    if view.dokumen.instansi:
        yield _plain(view.dokumen.instansi)
    yield click.style(view.dokumen.judul, bold=True)
    yield _plain(view.keadaan)
    for sheet in view.lembar:
        yield from ("", *_sheet(sheet))
    yield ""
    yield "   ".join(f"{click.style(TANDA[key], fg=WARNA[key])} {said}" for key, said in KATA.items())
    for line in view.arti:
        yield from textwrap.wrap(_plain(line), LEBAR)


def _sheet(sheet: LembarBukti) -> Iterator[str]:
    yield click.style(_plain(sheet.nama), bold=True)
    yield _plain(sheet.keterangan)
    for area in sheet.area:
        yield from ("", *_area(area))


def _area(area: AreaBukti) -> Iterator[str]:
    yield click.style(f"{area.kode} {_plain(area.nama)}", bold=True) + _score(area.angka, area.penilaian)
    yield from (f"  {_target(part)}" for part in area.target)
    for group in area.kelompok:
        yield f"  {_plain(group.nama)}{_score(group.angka, group.penilaian)}"
        for row in (row for sub in group.sub for row in sub.baris):
            yield from _row(row)


def _score(angka: Angka | None, own: str) -> str:
    said = f" · penilaian sendiri {own}" if own else ""
    return f": {angka.teks} dari {format_nilai(angka.dari)}{said}" if angka else said


def _target(part: Target) -> str:
    return _plain(f"{part.predikat} (paling sedikit {part.paling_sedikit}): {part.kata}")


def _row(row: BarisBukti) -> Iterator[str]:
    score = f"{row.angka.teks:<9}" if row.angka else ""
    own = f" [penilaian sendiri: {row.penilaian}]" if row.penilaian else ""
    head = f"    {click.style(row.tanda, fg=WARNA[row.hasil])} {row.kode:<11} {score} "
    lines = textwrap.wrap(_plain(row.tanya + own), LEBAR - len(click.unstyle(head)))
    yield head + lines[0]
    indent = " " * len(click.unstyle(head))
    yield from (indent + line for line in lines[1:])
    for said in (*row.kurang, *row.pengingat):
        yield from textwrap.wrap(_plain(said), LEBAR, initial_indent=f"{indent}- ", subsequent_indent=f"{indent}  ")


def _plain(text: str) -> str:
    return printable(text.replace(NBSP, " "))
