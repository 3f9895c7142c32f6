"""The cells of one row of the SOP table, as printed; the flow engine measures these very words."""

from __future__ import annotations

from dataclasses import dataclass

from sop_gen.model.sop import Langkah
from sop_gen.teks.durasi import format_waktu
from sop_gen.teks.inline import Runs, literal, runs

Paragraf = tuple[Runs, ...]
"""Paragraphs of one cell, each a tuple of runs."""


@dataclass(frozen=True, slots=True)
class SelLangkah:
    """What the text columns of one step say; an absent part is empty."""

    kegiatan: Paragraf
    kelengkapan: Paragraf
    waktu: Paragraf
    output: Paragraf
    keterangan: Paragraf


def cells_of(langkah: Langkah) -> SelLangkah:
    """The printed cells of ``langkah``; several items of one cell are numbered paragraphs."""
    return SelLangkah(
        kegiatan=(runs(langkah.kegiatan),),
        kelengkapan=_listed(langkah.kelengkapan),
        waktu=(format_waktu(langkah.waktu),) if langkah.waktu else (),
        output=_listed(langkah.output),
        keterangan=(runs(langkah.keterangan),) if langkah.keterangan else (),
    )


def _listed(texts: tuple[str, ...]) -> Paragraf:
    if len(texts) == 1:
        return (runs(texts[0]),)
    return tuple(literal(f"{number}. ") + runs(text) for number, text in enumerate(texts, 1))
