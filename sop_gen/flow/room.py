"""What a page offers to the flow table: the papers that the office allows, without their margins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sop_gen.model.instansi import UKURAN_KERTAS, GayaSop

KEPALA = 9.0
"""Kept free above the table of every page, for a heading line (mm)."""
KAKI = 10.0
"""Kept free below the table of the last page, for the totals of time (mm)."""
KELONGGARAN = 4.0
"""Kept free on every page: Word's text is a hair taller and must never break a page elsewhere (mm)."""


@dataclass(frozen=True, slots=True)
class Ruang:
    """One paper: the body between its margins (mm), the size of the table's text (pt), and how begin and end are drawn."""

    kertas: str
    lebar: float
    tinggi: float
    ukuran: float
    mulai_selesai: Literal["langkah", "baris"]

    def table_height(self, *, last: bool) -> float:
        """How tall the table may be on a page, on the last page or on another."""
        return round(self.tinggi - KEPALA - KELONGGARAN - (KAKI if last else 0.0), 2)


def rooms(gaya: GayaSop) -> tuple[Ruang, ...]:
    """The rooms of the papers that ``gaya`` allows, smallest first."""
    left, right, top, bottom = (float(margin) for margin in gaya.margin)
    return tuple(
        Ruang(
            kertas,
            round(UKURAN_KERTAS[kertas][0] - left - right, 2),
            round(UKURAN_KERTAS[kertas][1] - top - bottom, 2),
            float(gaya.ukuran),
            gaya.mulai_selesai,
        )
        for kertas in gaya.papers
    )
