"""The working days of an office."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop_gen.model.instansi import Instansi
from sop_gen.waktu.kalender import TAHUN, HariLibur, KalenderKerja, Selang
from tests.conftest import ROOT

DAYS = st.dates(date(2003, 1, 1), date(2040, 12, 31))


def kalender(**keys: Any) -> KalenderKerja:
    return KalenderKerja(Instansi.model_validate({"nama": "K", **keys}))


@pytest.mark.parametrize(
    ("tanggal", "nama", "perkiraan"),
    [
        (date(2026, 8, 17), "Hari Kemerdekaan Republik Indonesia", False),
        (date(2026, 3, 20), "Cuti Bersama Hari Raya Idul Fitri", False),
        (date(2026, 12, 24), "Cuti Bersama Hari Raya Natal", False),
        (date(2027, 3, 10), "Hari Raya Idul Fitri", True),
        (date(2028, 2, 28), "Hari kedua dari Hari Raya Idul Fitri", True),
        (date(2028, 2, 27), "Minggu", False),
        (date(2026, 11, 21), "Sabtu", False),
        (date(2026, 11, 22), "Minggu", False),
    ],
)
def test_why_a_day_is_off(tanggal: date, nama: str, perkiraan: bool) -> None:
    assert kalender().day_off(tanggal) == HariLibur(tanggal, nama, perkiraan)
    assert not kalender().is_working_day(tanggal)


def test_a_working_day() -> None:
    assert kalender().day_off(date(2026, 11, 23)) is None
    assert kalender().is_working_day(date(2026, 11, 23))


@pytest.mark.parametrize(("week", "saturday", "sunday"), [("5", False, False), ("6", True, False), ("7", True, True)])
def test_the_week_of_the_office(week: str, saturday: bool, sunday: bool) -> None:
    office = kalender(kalender={"hari_per_minggu": week})
    assert office.is_working_day(date(2026, 11, 21)) == saturday
    assert office.is_working_day(date(2026, 11, 22)) == sunday


def test_the_office_adds_a_day_and_makes_an_estimate_certain() -> None:
    office = kalender(libur={"2026-08-14": "Hari Jadi Provinsi", "2027-03-10": "Idulfitri 1448 H"})
    assert office.day_off(date(2026, 8, 14)) == HariLibur(date(2026, 8, 14), "Hari Jadi Provinsi")
    assert office.day_off(date(2027, 3, 10)) == HariLibur(date(2027, 3, 10), "Idulfitri 1448 H")


def test_the_joint_decree_of_2026() -> None:
    """17 holidays and 8 days of joint leave: the numbers of the decree for 2026."""
    days = [date(2026, 1, 1) + timedelta(number) for number in range(365)]
    off = [reason.nama for day in days if (reason := kalender(kalender={"hari_per_minggu": "7"}).day_off(day))]
    assert len(off) == 25
    assert sum(nama.startswith("Cuti Bersama") for nama in off) == 8


def test_days_between_two_dates() -> None:
    """From Sunday to Tuesday of the week after next; the first day is not counted, the last one is."""
    assert kalender().between(date(2026, 11, 22), date(2026, 12, 1)) == Selang(9, 7, perkiraan=False)
    assert kalender().between(date(2026, 12, 1), date(2026, 11, 22)) == Selang(-9, -7, perkiraan=False)
    assert kalender().between(date(2026, 12, 1), date(2026, 12, 1)) == Selang(0, 0, perkiraan=False)


def test_nobody_works_over_the_feast() -> None:
    assert kalender().between(date(2026, 3, 17), date(2026, 3, 24)) == Selang(7, 0, perkiraan=False)
    assert kalender().between(date(2026, 3, 17), date(2026, 3, 25)) == Selang(8, 1, perkiraan=False)


def test_years_whose_joint_leave_is_not_known_give_estimates() -> None:
    assert kalender().between(date(2027, 12, 30), date(2027, 12, 31)) == Selang(1, 1, perkiraan=False)
    assert kalender().between(date(2027, 12, 31), date(2028, 1, 3)) == Selang(3, 1, perkiraan=True)
    assert kalender().between(date(2027, 12, 31), date(2028, 1, 2)) == Selang(2, 0, perkiraan=False)


def test_years_before_there_was_joint_leave_are_certain() -> None:
    assert not kalender().between(date(2001, 1, 1), date(2001, 1, 5)).perkiraan


@pytest.mark.parametrize("year", [1, TAHUN.start - 1, TAHUN.stop, 9999])
def test_outside_the_known_years_nothing_is_counted(year: int) -> None:
    day = date(year, 7, 1)
    assert kalender().between(day, date(2026, 1, 1)) == Selang((date(2026, 1, 1) - day).days, None, perkiraan=True)
    assert kalender().is_working_day(day) == (day.weekday() < 5)


@given(DAYS, st.integers(0, 90), st.integers(0, 90))
def test_stretches_add_up(start: date, first: int, second: int) -> None:
    office, middle = kalender(), start + timedelta(first)
    end = middle + timedelta(second)
    assert office.between(start, end).kerja == office.between(start, middle).kerja + office.between(middle, end).kerja


def test_the_package_is_read_only_when_a_date_is_asked_for() -> None:
    code = "import sys, sop_gen.waktu.kalender, sop_gen.cli; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_known_years_are_those_of_the_package() -> None:
    from holidays import country_holidays

    known = country_holidays("ID")
    assert range(known.start_year, known.end_year + 1) == TAHUN
    assert known.estimated_label % "X" == "X (perkiraan)"
