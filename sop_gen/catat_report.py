"""What was recorded of filled monitoring forms, on a terminal and for scripts: where it stands now, and what is left."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from sop_gen.catat import Hasil
from sop_gen.rapat.isian_monev import Letak, Tertinggal
from sop_gen.rapat.pencatatan import Tercatat, summary
from sop_gen.report import printable
from sop_gen.teks.angka import NBSP, format_tanggal
from sop_gen.teks.polos import bare

LEBAR = 160
"""So much of a row is shown on one line."""


def catat_text(hasil: Hasil) -> Iterator[str]:
    """What is new or changed, by file; then everything that could not be recorded, with its place."""
    for path, parts in sorted(hasil.tercatat.items()):
        yield click.style(path.as_posix(), bold=True)
        yield from (f"  {_told(part)}" for part in parts if part.cara != "sudah ada")
        if known := sum(part.cara == "sudah ada" for part in parts):
            yield f"  {known} sudah tercatat sebelumnya"
    if hasil.tertinggal:
        yield from (*([""] if hasil.tercatat else []), click.style("Belum tercatat", bold=True))
        for left in hasil.tertinggal:
            yield f"  {printable(f'{left.letak}: {_short(left.teks)}')}"
            yield from (f"      {printable(bare(reason))}" for reason in left.alasan)
    if not hasil.tercatat and not hasil.tertinggal:
        yield "Tidak ada baris yang terisi."


def catat_json(hasil: Hasil) -> str:
    """The JSON contract of ``pack catat``."""
    recorded = [(path, part) for path, parts in sorted(hasil.tercatat.items()) for part in parts]
    data = {
        "versi": 1,
        "tercatat": [_recorded(path, part) for path, part in recorded],
        "belum_tercatat": [_left(part) for part in hasil.tertinggal],
        "ringkasan": {
            **{cara: sum(part.cara == cara for _, part in recorded) for cara in ("baru", "diganti", "sudah ada")},
            "belum_tercatat": len(hasil.tertinggal),
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _told(part: Tercatat) -> str:
    day = format_tanggal(part.entri.tanggal).replace(NBSP, " ")
    before = f"diganti; semula {summary(part.semula)}" if part.semula else part.cara
    return printable(f"{part.isian.kegiatan} {part.isian.sop.judul}, {day}: {_short(summary(part.entri))} ({_short(before)})")


def _recorded(path: Path, part: Tercatat) -> dict[str, Any]:
    sop = part.isian.sop
    return {
        "berkas_monev": path.as_posix(),
        "layanan": sop.layanan.id,
        "sop": sop.judul,
        "kegiatan": part.isian.kegiatan,
        "tanggal": part.entri.tanggal.isoformat(),
        "hasil": part.cara,
        "isi": summary(part.entri),
        "semula": summary(part.semula) if part.semula else None,
        **_place(part.isian.letak),
    }


def _left(part: Tertinggal) -> dict[str, Any]:
    return {"teks": part.teks, "alasan": list(part.alasan), **_place(part.letak)}


def _place(letak: Letak) -> dict[str, Any]:
    return {"berkas": letak.berkas, "lembar": letak.lembar, "baris": letak.baris}


def _short(text: str) -> str:
    said = bare(text)
    return said if len(said) <= LEBAR else f"{said[:LEBAR]}…"
