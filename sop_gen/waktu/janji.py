"""Whether the ways through a procedure fit the time that the service promises (``jangka_waktu``).

Only equal kinds of day are compared exactly. Different kinds are compared by the fewest and the most calendar days that they
can be, whatever the date: the answer is given only when it is certain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import reduce
from typing import Literal

from sop_gen.model.butir import Waktu
from sop_gen.model.durasi import Durasi
from sop_gen.model.instansi import Kalender
from sop_gen.model.layanan import Layanan
from sop_gen.model.sop import Sop
from sop_gen.waktu.jalan import Jalan, longest_way, shortest_way, usual_way
from sop_gen.waktu.jumlah import Jumlah, of_durasi
from sop_gen.waktu.pemegang import office_time

Putusan = Literal["cukup", "lewat", "tidak dapat dibandingkan"]
LIBUR_PANJANG = 14
"""Calendar days that no run of days off outlasts; the longest so far was 12 days (June 2018)."""


@dataclass(frozen=True, slots=True)
class Banding:
    """One way beside the promise: by the citizen's clock, which counts every step, and by the office's.

    The office's clock leaves out the steps that only pelaksana from outside the office do.
    """

    jalan: Jalan
    jumlah: Jumlah
    putusan: Putusan
    jumlah_kantor: Jumlah
    putusan_kantor: Putusan


@dataclass(frozen=True, slots=True)
class Perbandingan:
    """The ways through one procedure beside the promise; a way that the flow does not have is None."""

    tersingkat: Banding | None
    biasa: Banding
    terpanjang: Banding | None


def compare_with_promise(layanan: Layanan, sop: Sop, kalender: Kalender) -> Perbandingan:
    """Procedure ``sop`` of ``layanan``, taken alone, beside ``jangka_waktu``."""

    def beside(way: Jalan) -> Banding:
        whole, own = way.jumlah, office_time(sop, way)
        janji = layanan.jangka_waktu
        return Banding(way, whole, judge(whole, janji, kalender), own, judge(own, janji, kalender))

    shortest, longest = shortest_way(sop, kalender), longest_way(sop, kalender)
    return Perbandingan(
        beside(shortest) if shortest else None, beside(usual_way(sop, kalender)), beside(longest) if longest else None
    )


def judge(total: Jumlah, janji: Sequence[Waktu], kalender: Kalender) -> Putusan:
    """Whether ``total`` fits what is promised.

    Nothing says whether several promises are stages of one another or cases of their own. So a total is too long only when
    it outlasts all of them together, and fits only when it fits each. A promise that can't be measured, or that names the
    earliest time (*paling cepat*), sets no limit, and then nothing is certain. A total with steps that can't be counted
    may be too long, but is never known to fit.
    """
    limits = [of_durasi(part.lama, kalender) for part in janji if part.lama and not _is_earliest(part.lama)]
    if not limits or len(limits) < len(janji):
        return "tidak dapat dibandingkan"
    if compare(total, reduce(Jumlah.__add__, limits), kalender) == "lewat":
        return "lewat"
    fits = not total.tak_terhitung and all(compare(total, limit, kalender) == "cukup" for limit in limits)
    return "cukup" if fits else "tidak dapat dibandingkan"


def compare(total: Jumlah, limit: Jumlah, kalender: Kalender) -> Putusan:
    """Whether ``total`` is within ``limit``, steps that can't be counted left aside.

    What both have of one kind cancels out; what is left on both sides is of different kinds and is compared by its bounds.
    """
    over, spare = _beyond(total, limit), _beyond(limit, total)
    if over == Jumlah():
        return "cukup"
    if spare == Jumlah() or _fewest(over, kalender) > _most(spare, kalender):
        return "lewat"
    return "cukup" if _most(over, kalender) <= _fewest(spare, kalender) else "tidak dapat dibandingkan"


def _is_earliest(lama: Durasi) -> bool:
    return lama.tulisan.lower().startswith("paling cepat")


def _beyond(one: Jumlah, other: Jumlah) -> Jumlah:
    """What ``one`` has more than ``other``, kind by kind."""
    none = Decimal(0)
    return Jumlah(
        max(one.kerja - other.kerja, none),
        max(one.kalender - other.kalender, none),
        max(one.bulan - other.bulan, none),
        max(one.hari - other.hari, none),
    )


def _fewest(jumlah: Jumlah, kalender: Kalender) -> Decimal:
    """Calendar days that ``jumlah`` takes at least: months of 28 days, and days of no stated kind as calendar days.

    Working days that follow each other take the nights between them, and the weekends that no start can avoid.
    """
    nights = max(_working_days(jumlah, kalender).to_integral_value(ROUND_CEILING) - 1, Decimal(0))
    weekends = (7 - kalender.hari_per_minggu) * (nights / kalender.hari_per_minggu).to_integral_value(ROUND_FLOOR)
    return nights + weekends + jumlah.kalender + jumlah.bulan * 28 + jumlah.hari


def _most(jumlah: Jumlah, kalender: Kalender) -> Decimal:
    """Calendar days that ``jumlah`` takes at most: months of 31 days, and days of no stated kind as working days.

    Working days take twice the calendar days that they take without holidays, and one long run of days off.
    """
    working = _working_days(jumlah, kalender) + jumlah.hari
    with_holidays = 2 * working * 7 / kalender.hari_per_minggu + LIBUR_PANJANG if working else Decimal(0)
    return with_holidays + jumlah.kalender + jumlah.bulan * 31


def _working_days(jumlah: Jumlah, kalender: Kalender) -> Decimal:
    return jumlah.kerja / (kalender.jam_per_hari * 60)
