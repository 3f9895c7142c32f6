"""The working days of an office: its week, the national holidays and joint leave, and its own days off.

National days come from the package ``holidays``. A day whose date is only estimated (it depends on the moon, or the joint
decree of the ministers for its year is still to come) is a *perkiraan*, and so is every count that rests on one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from sop_gen.model.instansi import Instansi

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
TAHUN = range(1946, 2101)
"""The years that the package knows something of; of the later ones only fixed days and estimates."""
_ESTIMATED = " (perkiraan)"
"""What the package adds to the name of a day whose date is estimated."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class HariLibur:
    """A day off: its name, and whether it is only estimated to fall on this date."""

    tanggal: date
    nama: str
    perkiraan: bool = False


@dataclass(frozen=True, slots=True)
class Selang:
    """The days between two dates; negative when the second is the earlier one."""

    kalender: int
    kerja: int | None
    """Working days; None when a date lies outside the years that are known."""
    perkiraan: bool
    """Whether the working days rest on an estimate."""


class KalenderKerja:
    """The working days of one office. Days are counted as deadlines are: the first day is not counted, the last one is."""

    def __init__(self, instansi: Instansi) -> None:
        self._week = instansi.kalender.hari_per_minggu
        self._own = {part.tanggal: HariLibur(part.tanggal, part.uraian) for part in instansi.libur}

    def day_off(self, tanggal: date) -> HariLibur | None:
        """Why nobody works on ``tanggal``; None on a working day.

        The office's own word goes before the national calendar. Of several reasons a certain one is given: on a Sunday on
        which a feast is estimated to fall, the reason is the Sunday.
        """
        national = _national(tanggal.year)[0].get(tanggal)
        weekend = HariLibur(tanggal, HARI[tanggal.weekday()]) if tanggal.weekday() >= self._week else None
        reasons = [reason for reason in (self._own.get(tanggal), national, weekend) if reason]
        return min(reasons, key=lambda reason: reason.perkiraan, default=None)

    def is_working_day(self, tanggal: date) -> bool:
        """Whether the office works on ``tanggal``, as far as is known."""
        return self.day_off(tanggal) is None

    def between(self, mulai: date, sampai: date) -> Selang:
        """The days after ``mulai`` up to and including ``sampai``."""
        length = (sampai - mulai).days
        if not {mulai.year, sampai.year} <= set(TAHUN):
            return Selang(length, None, perkiraan=True)
        first, sign = min(mulai, sampai), 1 if length > 0 else -1
        days = [first + _DAY * number for number in range(1, abs(length) + 1)]
        working = sum(self.is_working_day(day) for day in days)
        return Selang(length, sign * working, any(self.is_estimate(day) for day in days))

    def is_estimate(self, tanggal: date) -> bool:
        """Whether it is only estimated that ``tanggal`` is, or is not, a day off.

        In a year whose joint leave is not known every working day might still become a day off.
        """
        reason = self.day_off(tanggal)
        return reason.perkiraan if reason else not _national(tanggal.year)[1]


@cache
def _national(year: int) -> tuple[dict[date, HariLibur], bool]:
    """The national days off of ``year``, and whether its joint leave is known (no year before 2002 had any)."""
    from holidays import country_holidays  # 80 ms, and only what asks for a date needs it

    named = country_holidays("ID", language="id", categories=("public", "government"), years=year)
    leave = country_holidays("ID", language="id", categories=("government",), years=year)
    return {day: _day_off(day, named.get_list(day)) for day in named}, bool(leave) or year < 2002


def _day_off(day: date, names: list[str]) -> HariLibur:
    """One day off from all its names; it is an estimate only if every name is."""
    certain = [name for name in names if not name.endswith(_ESTIMATED)]
    return HariLibur(day, "; ".join(certain or [name.removesuffix(_ESTIMATED) for name in names]), not certain)
