"""Days to remember in, one iCalendar file (RFC 5545) out, for any calendar program. Equal days give equal bytes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

INGATKAN = timedelta(days=-14)
"""When a calendar program reminds of a day."""


@dataclass(frozen=True)
class Hari:
    """One whole day: its ``kunci`` stays the same in every file, so that a newer file replaces it."""

    kunci: str
    tanggal: date
    judul: str
    uraian: str = ""


def write_calendar(nama: str, hari: Iterable[Hari], dibuat: date) -> bytes:
    """The calendar called ``nama``; ``dibuat`` stands for the time at which it was made."""
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    for key, value in (("prodid", "-//sop-gen//ID"), ("version", "2.0"), ("x-wr-calname", nama)):
        calendar.add(key, value)
    for part in hari:
        event, alarm = Event(), Alarm()
        event.add("uid", f"{part.kunci}@sop-gen")
        event.add("dtstamp", datetime.combine(dibuat, time(), UTC))
        event.add("dtstart", part.tanggal)
        event.add("dtend", part.tanggal + timedelta(days=1))
        event.add("summary", part.judul)
        event.add("transp", "TRANSPARENT")
        if part.uraian:
            event.add("description", part.uraian)
        alarm.add("action", "DISPLAY")
        alarm.add("description", part.judul)
        alarm.add("trigger", INGATKAN)
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
