"""The reviews that a service has had."""

from __future__ import annotations

from datetime import date

from sop_gen.lint.kata import plain
from sop_gen.model.layanan import Layanan, Reviu
from sop_gen.teks.angka import format_tanggal


def last_review(layanan: Layanan, hari_ini: date) -> tuple[int, Reviu] | None:
    """The latest review held by ``hari_ini`` and its place in the list; older ones can't be mended any more."""
    held = [(index, reviu) for index, reviu in enumerate(layanan.reviu) if reviu.tanggal <= hari_ini]
    return max(held, key=lambda part: part[1].tanggal, default=None)


def older_than(years: int, day: date, hari_ini: date) -> bool:
    """Whether more than so many years have gone by since ``day``."""
    return (hari_ini.year - years, hari_ini.month, hari_ini.day) > (day.year, day.month, day.day)


def said(day: date) -> str:
    """The date in words, for a message: with plain spaces."""
    return plain(format_tanggal(day))
