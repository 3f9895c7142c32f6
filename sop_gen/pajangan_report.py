"""What is on display, on a terminal and for scripts. Names and texts come from strangers' files: none can steer the terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from sop_gen.report import data_json, printable
from sop_gen.view.pajangan import JENIS, Pajangan, Pemeriksaan, Putusan, data_pemeriksaan

WARNA: dict[Putusan, str] = {
    "sesuai": "green",
    "usang": "red",
    "tidak-berlaku": "red",
    "draf": "yellow",
    "tidak-pasti": "yellow",
    "tidak-terbaca": "red",
}
LEBAR = 15
"""Cells of the verdict at the beginning of a line."""


def pemeriksaan_text(pemeriksaan: Pemeriksaan) -> Iterator[str]:
    """Each document in a line, what changed below it; then what is missing, and one line that counts."""
    for part in pemeriksaan.pajangan:
        yield from _lines(part)
    for id, nama in pemeriksaan.tidak_terpajang or ():
        yield f"{_verdict('tidak terpajang', 'red')} {printable(nama)} ({id})"
    yield _summary(pemeriksaan)


def pemeriksaan_json(pemeriksaan: Pemeriksaan) -> str:
    """The JSON form."""
    return data_json(data_pemeriksaan(pemeriksaan))


def _lines(part: Pajangan) -> Iterator[str]:
    said = ": ".join(words for words in (_named(part), part.keterangan) if words)
    yield f"{_verdict(part.putusan, WARNA.get(part.putusan))} {printable(f'{part.berkas}: {said}' if said else part.berkas)}"
    if change := part.perubahan:
        count = f"{change.jumlah} perubahan: " if change.jumlah else "sejak itu "
        yield f"{'':{LEBAR}}   {printable(count + change.ringkasan)}"


def _verdict(word: str, colour: str | None) -> str:
    return click.style(f"{word.replace('-', ' '):<{LEBAR}}", fg=colour)


def _named(part: Pajangan) -> str:
    """``poster Konsultasi Hukum``."""
    kind = part.identitas.jenis if part.identitas else None
    return " ".join(word for word in (JENIS.get(kind, kind) if kind else "", part.nama) if word)


def _summary(pemeriksaan: Pemeriksaan) -> str:
    counted = [f"{count} {putusan.replace('-', ' ')}" for putusan, count in pemeriksaan.jumlah.items() if count]
    said = f"{len(pemeriksaan.pajangan)} diperiksa" + (f": {', '.join(counted)}" if counted else "")
    if pemeriksaan.tidak_terpajang:
        said += f"; {len(pemeriksaan.tidak_terpajang)} layanan yang ditetapkan tidak terpajang"
    return said + (f"; {pemeriksaan.diabaikan} berkas lain diabaikan" if pemeriksaan.diabaikan else "")
