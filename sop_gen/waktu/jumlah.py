"""The total of the usual way through a flow.

Every decision goes ``ya``, of parallel branches the longest counts, each step counts once, ranges by their upper end.
Kinds are never mixed; steps whose time is text or absent are counted out loud.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from sop_gen.model.durasi import Durasi
from sop_gen.model.instansi import Kalender
from sop_gen.model.sop import Sop

_MINUTES = {"detik": Decimal(1) / 60, "menit": Decimal(1), "jam": Decimal(60)}
_DAYS = {"hari kalender": 1, "minggu": 7}
_MONTHS = {"bulan": 1, "tahun": 12}


@dataclass(frozen=True)
class Jumlah:
    """Working time in minutes, calendar days, months, days of unstated kind, and steps that can't be counted."""

    kerja: Decimal = Decimal(0)
    kalender: Decimal = Decimal(0)
    bulan: Decimal = Decimal(0)
    hari: Decimal = Decimal(0)
    tak_terhitung: int = 0

    def __add__(self, other: Jumlah) -> Jumlah:
        """Kind by kind."""
        return Jumlah(
            self.kerja + other.kerja,
            self.kalender + other.kalender,
            self.bulan + other.bulan,
            self.hari + other.hari,
            self.tak_terhitung + other.tak_terhitung,
        )

    def length(self, kalender: Kalender) -> Decimal:
        """Rough calendar days, only to tell which of two branches is longer."""
        working_days = self.kerja / (kalender.jam_per_hari * 60)
        return self.bulan * 30 + self.kalender + self.hari + working_days * 7 / kalender.hari_per_minggu


def of_durasi(durasi: Durasi, kalender: Kalender) -> Jumlah:
    """One duration by its upper end."""
    amount = durasi.sampai
    match durasi.jenis:
        case "kerja":
            per_unit = _MINUTES.get(durasi.satuan, kalender.jam_per_hari * 60)
            return Jumlah(kerja=amount * per_unit)
        case "kalender":
            return Jumlah(kalender=amount * _DAYS[durasi.satuan])
        case "bulan":
            return Jumlah(bulan=amount * _MONTHS[durasi.satuan])
        case _:
            return Jumlah(hari=amount)


def usual_way(sop: Sop, kalender: Kalender) -> Jumlah:
    """The total time of the usual way through ``sop``, from its first step to an end."""
    order = {sop.step_id(index): index for index in range(len(sop.langkah))}
    way = _longest(sop, 0, order, kalender, {}, frozenset())
    return reduce(Jumlah.__add__, (_step(sop, index, kalender) for index in way), Jumlah())


Ways = dict[int, tuple[int, ...]]


def _longest(
    sop: Sop, index: int, order: dict[str, int], kalender: Kalender, known: Ways, above: frozenset[int]
) -> tuple[int, ...]:
    """Steps of the longest usual way from ``index``; a step met again ends the walk. Each step's way is found once."""
    if index in above:
        return ()
    if index not in known:
        ways = sop.targets(index)[: 1 if sop.langkah[index].keputusan else None]
        branches = [_longest(sop, order[to], order, kalender, known, above | {index}) for to in ways if to in order]
        known[index] = (index, *max(branches, key=lambda branch: _length(sop, branch, kalender), default=()))
    return known[index]


def _length(sop: Sop, way: tuple[int, ...], kalender: Kalender) -> Decimal:
    return sum((_step(sop, index, kalender).length(kalender) for index in way), Decimal(0))


def _step(sop: Sop, index: int, kalender: Kalender) -> Jumlah:
    waktu = sop.langkah[index].waktu
    if waktu is None or waktu.lama is None:
        return Jumlah(tak_terhitung=1)
    return of_durasi(waktu.lama, kalender)
