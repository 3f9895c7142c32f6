"""The look of a SOP's identity block: the roomiest one with which the block stays on one page.

Measured here, not by the template: a book of 500 services would need half as much memory again to measure them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sop_gen.flow.measure import PAD_X, SLACK, line_count, line_height, text_width
from sop_gen.teks.butir import Daftar
from sop_gen.teks.inline import Run

if TYPE_CHECKING:
    from sop_gen.view.sop import DokumenSop


@dataclass(frozen=True)
class Rupa:
    """Size of the text (pt), space above and below each cell, room for the signature (mm)."""

    ukuran: float
    jarak: float
    tanda: float


RUPA = (Rupa(10, 1.5, 14), Rupa(9.5, 1.2, 13), Rupa(9, 0.8, 12), Rupa(9, 0.5, 10))
JUDUL = 7.87
"""The line above the block (mm)."""
KIRI, TENGAH = 0.575, 46
"""The left half, as a share of the width, and the column of the names of the fields (mm)."""
TEPI = 2
"""Padding of a cell, left and right (mm)."""
LOGO = 25
"""The office's mark with the space below it (mm)."""


def roomiest(sop: DokumenSop) -> Rupa:
    """The look with which the identity block of ``sop`` stays on one page; when none does, the tightest."""
    (width, height), (left, right, top, bottom) = sop.kertas, sop.margin
    room = height - top - bottom - JUDUL
    return next((rupa for rupa in RUPA if _height(sop, width - left - right, rupa) <= room), RUPA[-1])


def _height(sop: DokumenSop, width: float, rupa: Rupa) -> float:
    d, left = sop.identitas, width * KIRI
    pairs = ((d.dasar_hukum, d.kualifikasi), (d.keterkaitan, d.peralatan), (d.peringatan, d.pencatatan))
    lower = sum(max(_list(one, left, rupa), _list(other, width - left, rupa)) + 2 * rupa.jarak for one, other in pairs)
    return max(_head(sop, left) + 2 * rupa.jarak, _fields(sop, width - left - TENGAH, rupa)) + lower


def _fields(sop: DokumenSop, width: float, rupa: Rupa) -> float:
    """The six rows on the right."""
    d, line = sop.identitas, line_height(rupa.ukuran)
    words = (d.nomor, d.tanggal_pembuatan, d.tanggal_revisi, d.tanggal_efektif, d.judul, f"{sop.tanda.jabatan},", sop.tanda.nama)
    lines = sum(_lines(text, width, rupa.ukuran, tebal=True) for text in words) + 1
    return lines * line + rupa.tanda + 12 * rupa.jarak


def _head(sop: DokumenSop, width: float) -> float:
    """The office's mark, name and address on the left."""
    parts = [*((text, 12) for text in sop.kop.baris), (sop.unit, 11), (sop.kop.alamat, 8)]
    return (
        (LOGO if sop.kop.logo else 0)
        + 3
        + sum(_lines(text, width, size, tebal=size == 12) * line_height(size) for text, size in parts if text)
    )


def _list(points: Daftar, width: float, rupa: Rupa) -> float:
    """A heading and its list."""
    mark = max((text_width(point.tanda, rupa.ukuran) for point in points if point.tanda), default=0.0)
    indent = mark + 0.45 * rupa.ukuran * 0.353 if mark else 0.0
    lines = 1 + sum(line_count((point.teks,), _cell(width - indent * (2 if point.anak else 1)), rupa.ukuran) for point in points)
    spaces = 0.2 * sum(not point.tanda for point in points)
    return (lines + spaces) * line_height(rupa.ukuran) + 0.5


def _lines(text: str, width: float, ukuran: float, *, tebal: bool) -> int:
    return line_count(((Run(text, tebal=tebal),),), _cell(width), ukuran)


def _cell(width: float) -> float:
    """The cell of the flow table that offers its text as much room: this one has other padding, and Typst needs no slack."""
    return (width - 2 * TEPI) * SLACK + 2 * PAD_X
