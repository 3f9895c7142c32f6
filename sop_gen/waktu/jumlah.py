"""Sums of durations, kind of day by kind of day: kinds are never mixed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sop_gen.model.durasi import Durasi
from sop_gen.model.instansi import Kalender
from sop_gen.model.sop import Sop

_MINUTES = {"detik": Decimal(1) / 60, "menit": Decimal(1), "jam": Decimal(60)}
_DAYS = {"hari kalender": 1, "minggu": 7}
_MONTHS = {"bulan": 1, "tahun": 12}

Ujung = Literal["dari", "sampai"]
"""Which end of a range counts: the lower or the upper one."""


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

    def __mul__(self, times: int) -> Jumlah:
        """The same, ``times`` over."""
        return Jumlah(self.kerja * times, self.kalender * times, self.bulan * times, self.hari * times, self.tak_terhitung)

    def length(self, kalender: Kalender) -> Decimal:
        """Rough calendar days, only to tell which of two ways is longer."""
        working_days = self.kerja / (kalender.jam_per_hari * 60)
        return self.bulan * 30 + self.kalender + self.hari + working_days * 7 / kalender.hari_per_minggu


def of_durasi(durasi: Durasi, kalender: Kalender, ujung: Ujung = "sampai") -> Jumlah:
    """One duration, by one end of its range."""
    amount = durasi.sampai if ujung == "sampai" else durasi.dari
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


def step_times(sop: Sop, kalender: Kalender, ujung: Ujung) -> tuple[Jumlah, ...]:
    """The time of each step; one whose time is text or absent counts as one that can't be counted."""
    waktu = (step.waktu.lama if step.waktu else None for step in sop.langkah)
    return tuple(of_durasi(lama, kalender, ujung) if lama else Jumlah(tak_terhitung=1) for lama in waktu)
