"""Rows that differ from another edition: a coloured band behind the row and a sign at its left edge."""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.render.bagan.svg_teks import mm
from sop_gen.view.alur import HalamanAlur, TandaBaris

SISI, TEPI = 3.4, 1.2
"""The side of a sign, and the width of the bar below it (mm)."""
WARNA: dict[TandaBaris, tuple[str, str]] = {
    "tambah": ("#def3e4", "#11502b"),
    "hapus": ("#fce4e1", "#861b12"),
    "ubah": ("#fdf2d2", "#634000"),
    "pindah": ("#e3ebf9", "#1f3a68"),
}
"""Colours of the band, and of the bar with the sign."""
GORES: dict[TandaBaris, str] = {
    "tambah": "M.9 1.7h1.6M1.7 .9v1.6",
    "hapus": "M.9 1.7h1.6",
    "ubah": "M.9 1.3h1.6M.9 2.1h1.6M1.3 2.7l.8-2",
    "pindah": "M1.7 .7v2M1.1 1.2l.6-.6l.6 .6M1.1 2.2l.6 .6l.6-.6",
}
"""The strokes of each sign, in a square of ``SISI``: plus, minus, unequal, up and down."""


def draw_bands(halaman: HalamanAlur, right: float) -> Iterator[str]:
    """The bands, to be drawn before the lines of the table."""
    for baris in halaman.baris:
        if baris.tanda:
            row, (pale, strong) = baris.geometri, WARNA[baris.tanda]
            yield f'<path fill="{pale}" d="M0 {mm(row.y)}H{mm(right)}V{mm(row.y + row.height)}H0z"/>'
            yield f'<path fill="{strong}" d="M0 {mm(row.y)}H{mm(TEPI)}V{mm(row.y + row.height)}H0z"/>'


def draw_badges(halaman: HalamanAlur) -> Iterator[str]:
    """The signs, in the upper left corner of their rows."""
    for baris in halaman.baris:
        if baris.tanda:
            y = mm(baris.geometri.y)
            yield f'<path fill="{WARNA[baris.tanda][1]}" d="M0 {y}h{SISI}v{SISI}h-{SISI}z"/>'
            strokes = f'fill="none" stroke="#fff" stroke-width=".45" d="{GORES[baris.tanda]}"'
            yield f'<path transform="translate(0 {y})" {strokes}/>'
