"""What a meeting said, on a terminal and for scripts: how much has an answer, what has none, what has no place yet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from sop_gen.rapat.tanggapan import Masukan, Tanggapan
from sop_gen.report import printable
from sop_gen.tanggapan import Hasil
from sop_gen.teks.polos import bare

LEBAR = 100
"""So much of an input is shown on one line."""
Path = tuple[str | int, ...]


def tanggapan_text(hasil: Hasil, tanggapan: Tanggapan) -> Iterator[str]:
    """A summary, then everything without an answer and everything without a place, each by file and line."""
    said, open_ = list(tanggapan.masukan), list(tanggapan.belum_dijawab)
    new = f" ({hasil.baru} baru)" if hasil.baru else ""
    yield click.style(f"{hasil.berkas}{new}", bold=True)
    yield f"  {len(said)} masukan, {len(said) - len(open_)} terjawab, {len(open_)} belum dijawab"
    if extra := _without(tanggapan):
        yield f"  {extra} isian tanpa usul (seperti '-' atau 'setuju')"
    if tanggapan.pertanyaan:
        answered = sum(question.terjawab for question in tanggapan.pertanyaan)
        yield f"  {answered} pertanyaan dijawab forum"
    if open_:
        yield from ("", click.style("Belum dijawab", bold=True))
        yield from (_line(hasil, path, tanggapan.at(path)) for path in open_)
    if tanggapan.belum_ditempatkan:
        yield from ("", click.style("Belum ditempatkan", bold=True))
        for number, part in enumerate(tanggapan.belum_ditempatkan):
            yield _line(hasil, ("belum_ditempatkan", number), part)
            yield f"      {printable(', '.join(word for word in (part.berkas, part.letak, part.sekitar) if word))}"


def tanggapan_json(hasil: Hasil, tanggapan: Tanggapan) -> str:
    """The JSON contract of ``pack tanggapan``."""
    said, open_ = list(tanggapan.masukan), list(tanggapan.belum_dijawab)
    unplaced: list[Path] = [("belum_ditempatkan", number) for number in range(len(tanggapan.belum_ditempatkan))]
    data = {
        "versi": 1,
        "berkas": hasil.berkas.as_posix(),
        "tanggal": tanggapan.tanggal.isoformat(),
        "ringkasan": {
            "masukan": len(said),
            "baru": hasil.baru,
            "terjawab": len(said) - len(open_),
            "belum_dijawab": len(open_),
            "tanpa_usul": _without(tanggapan),
            "belum_ditempatkan": len(unplaced),
            "pertanyaan_terjawab": sum(question.terjawab for question in tanggapan.pertanyaan),
        },
        "belum_dijawab": [_plain(hasil, path, tanggapan.at(path)) for path in open_],
        "belum_ditempatkan": [_plain(hasil, path, tanggapan.at(path)) for path in unplaced],
        "catatan": list(hasil.catatan),
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _without(tanggapan: Tanggapan) -> int:
    """How many inputs ask for nothing."""
    parts = [part for row in tanggapan.baris for part in (*row.masukan, *row.tindak_lanjut)]
    parts += [part for question in tanggapan.pertanyaan for part in (*question.masukan, *question.jawaban)]
    return sum(not part.usul for part in (*parts, *tanggapan.belum_ditempatkan))


def _line(hasil: Hasil, path: Path, part: Masukan) -> str:
    who = f" ({printable(part.penulis)})" if part.penulis else ""
    return f"  {_place(hasil, path)}: {printable(_short(part.isi))}{who}"


def _plain(hasil: Hasil, path: Path, part: Masukan) -> dict[str, Any]:
    said = part.model_dump(include={"isi", "dari", "jenis", "berkas", "letak", "sekitar", "sidik"})
    row = hasil.document.position(path).baris if hasil.document else None
    return {**said, "berkas_tanggapan": hasil.berkas.as_posix(), "baris": row}


def _place(hasil: Hasil, path: Path) -> str:
    position = hasil.document.position(path) if hasil.document else None
    return f"{position.berkas}:{position.baris}" if position else hasil.berkas.as_posix()


def _short(text: str) -> str:
    said = bare(text)
    return said if len(said) <= LEBAR else f"{said[:LEBAR]}…"
