"""Proof of improvement: what services asked before and ask now, one by one and for the whole office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sop_gen.diff.beban import UKURAN, Arah, Beban, Ukuran, arah_of, beban_of, simpulan
from sop_gen.model.instansi import Kalender
from sop_gen.model.layanan import Layanan
from sop_gen.view.beban import NAMA_UKURAN, SATUAN, format_ukuran

TANDA: dict[Arah, str] = {"lebih ringan": "▼", "lebih berat": "▲", "tetap": "=", "tidak dapat dibandingkan": "?"}
Pasangan = tuple[str, Layanan | None, Layanan | None]
"""A service: its id, what it was and what it is; only those that ran before and run now have a burden to compare."""
Keadaan = Literal["dibandingkan", "baru", "tidak lagi dijalankan"]


@dataclass(frozen=True)
class SelPerubahan:
    """One measure of one service before and after, in words."""

    semula: str
    menjadi: str
    arah: Arah

    @property
    def tanda(self) -> str:
        """``▼`` for less burden, ``▲`` for more."""
        return TANDA[self.arah]


@dataclass(frozen=True)
class BarisPerubahan:
    """One service: its measures, and what they say together. A service that only one edition runs has none."""

    id: str
    nama: str
    keadaan: Keadaan
    sel: tuple[SelPerubahan, ...]
    simpulan: Arah | None


@dataclass(frozen=True)
class UkuranKantor:
    """One measure over all services that both editions know it of; the sums of what can be summed, bars in percent."""

    nama: str
    layanan: int
    ringan: int
    berat: int
    semula: int | None
    menjadi: int | None
    satuan: str

    @property
    def selisih(self) -> str:
        """The change of the sum in percent: ``−12%``; empty where nothing can be summed."""
        if not self.semula or self.menjadi is None:
            return ""
        change = round(100 * (self.menjadi - self.semula) / self.semula)
        return f"{'+' if change > 0 else '−' if change < 0 else ''}{abs(change)}%"

    @property
    def persen(self) -> tuple[int, int]:
        """Length of both bars; the longer one is the whole."""
        old, new = self.semula or 0, self.menjadi or 0
        most = max(old, new)
        return (round(100 * old / most), round(100 * new / most)) if most else (0, 0)


@dataclass(frozen=True)
class BebanPerubahan:
    """The burden of an edition beside that of an earlier one."""

    kolom: tuple[str, ...]
    baris: tuple[BarisPerubahan, ...]
    kantor: tuple[UkuranKantor, ...]

    @property
    def dibandingkan(self) -> int:
        """Services that ran before and run now."""
        return sum(row.keadaan == "dibandingkan" for row in self.baris)

    @property
    def lebih_ringan(self) -> int:
        """Services that became easier by some measure and harder by none."""
        return sum(row.simpulan == "lebih ringan" for row in self.baris)

    @property
    def lebih_berat(self) -> int:
        """Services that became harder by some measure and easier by none."""
        return sum(row.simpulan == "lebih berat" for row in self.baris)

    @property
    def persen(self) -> int:
        """Services that became easier, of 100 that are compared (reform VI.i.b of the evaluation sheet)."""
        return round(100 * self.lebih_ringan / self.dibandingkan) if self.dibandingkan else 0


def view_perubahan(pasangan: Iterable[Pasangan], kalender: Kalender) -> BebanPerubahan:
    """The pairs in their order; both sides are counted by ``kalender``, that of the newer office."""
    running = [(id, _running(old), _running(new)) for id, old, new in pasangan]
    rows = tuple(_row(id, old, new, kalender) for id, old, new in running if old or new)
    both = [(beban_of(old, kalender), beban_of(new, kalender)) for _, old, new in running if old and new]
    return BebanPerubahan(tuple(NAMA_UKURAN.values()), rows, tuple(_office(both, kalender)))


def _running(layanan: Layanan | None) -> Layanan | None:
    return layanan if layanan and layanan.berjalan else None


def _row(id: str, old: Layanan | None, new: Layanan | None, kalender: Kalender) -> BarisPerubahan:
    if old and new:
        cells = tuple(_cells(beban_of(old, kalender), beban_of(new, kalender), kalender))
        return BarisPerubahan(id, new.nama, "dibandingkan", cells, simpulan(cell.arah for cell in cells))
    if new:
        return BarisPerubahan(id, new.nama, "baru", (), None)
    return BarisPerubahan(id, old.nama if old else id, "tidak lagi dijalankan", (), None)


def _cells(old: Beban, new: Beban, kalender: Kalender) -> Iterator[SelPerubahan]:
    for part in UKURAN:
        before, after = (format_ukuran(side, part, kalender) for side in (old, new))
        yield SelPerubahan(before, after, arah_of(part, old, new, kalender))


def _office(both: Sequence[tuple[Beban, Beban]], kalender: Kalender) -> Iterator[UkuranKantor]:
    for part in UKURAN:
        known = [pair for pair in both if None not in (getattr(pair[0], part), getattr(pair[1], part))]
        ways = [arah_of(part, *pair, kalender) for pair in known]
        before, after = (_sum((pair[side] for pair in known), part) for side in (0, 1))
        counted = (len(known), ways.count("lebih ringan"), ways.count("lebih berat"))
        yield UkuranKantor(NAMA_UKURAN[part], *counted, before, after, SATUAN.get(part, ""))


def _sum(sides: Iterable[Beban], ukuran: Ukuran) -> int | None:
    """Times of different kinds of day, and fees for different things, have no sum that says something."""
    return sum(getattr(side, ukuran) for side in sides) if ukuran in SATUAN else None
