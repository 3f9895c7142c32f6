"""How long the office is open, day by day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sop_gen.diff.perubahan import Beda
from sop_gen.diff.rule import Tinjauan
from sop_gen.model.instansi import Instansi, JamLayanan
from sop_gen.waktu.kalender import HARI

Minggu = dict[int, frozenset[int]]
"""The minutes of each day on which the office is open; Monday is 0."""
_NAMA = {name.lower(): number for number, name in enumerate(HARI)}
_SAMPAI = r"\s*(?:-|–|—|s\.d\.|s/d|sampai(?: dengan)?|hingga)\s*"
_HARI = "|".join(_NAMA)
_RENTANG_HARI = re.compile(rf"({_HARI})(?:{_SAMPAI}({_HARI}))?")
_RENTANG_JAM = re.compile(rf"(\d{{1,2}})[.:](\d{{2}}){_SAMPAI}(\d{{1,2}})[.:](\d{{2}})")
_SISA = re.compile(r"(?:[\s,;&]|dan|pukul|jam|hari|wib|wita|wit)*")
"""What may stand between days or hours without changing them."""


@dataclass(frozen=True, slots=True)
class Geseran:
    """What the rows that changed together mean: minutes a week that the office is open longer on their days."""

    menit: int
    wakil: bool
    """Whether the row at hand is the one that tells it."""
    hari: str
    """The days of that row."""
    banyak: bool
    """Whether there are several rows."""

    @property
    def sebutan(self) -> str:
        """What goes between *Jam layanan* and the difference."""
        return f"{self.hari} ditata ulang; seluruhnya " if self.banyak else ""


def geseran(beda: Beda, tinjauan: Tinjauan) -> Geseran | None:
    """The change of hours that ``beda`` is a part of; None when hours can't be read. One row tells it: that with most days."""
    old, new = _weeks(tinjauan)
    if old is None or new is None or any(_days(item.hari) is None for item in _items(beda)):
        return None
    rows = _together(_items(beda), tinjauan)
    days = {day for row in rows for day in _of(row)}
    first = max(rows, key=lambda row: (len(_of(row)), row.hari, row.jam))
    return Geseran(
        sum(len(new.get(day, ())) - len(old.get(day, ())) for day in days),
        first in _items(beda) and not _told_by_hours(beda),
        first.hari,
        len({row.hari for row in rows}) > 1,
    )


def _told_by_hours(beda: Beda) -> bool:
    """Whether the same row has a change of hours beside this one of days."""
    return beda.bidang.endswith(".hari") and beda.induk[-1].lama.jam != beda.induk[-1].baru.jam


def _together(items: list[JamLayanan], tinjauan: Tinjauan) -> list[JamLayanan]:
    """The changed rows of both editions that share days with ``items``, directly or by others; ``items`` among them."""
    old, new = (list(side.jam_layanan) if side else [] for side in (tinjauan.instansi_lama, tinjauan.instansi_baru))
    found, left = items, [row for row in old if row not in new] + [row for row in new if row not in old]
    while near := [row for row in left if row not in found and any(_of(row) & _of(other) for other in found)]:
        found = found + near
    return found


def _of(row: JamLayanan) -> frozenset[int]:
    return _days(row.hari) or frozenset()


def sebut_menit(minutes: int) -> str:
    """``1 jam 30 menit``."""
    hours, rest = divmod(abs(minutes), 60)
    return " ".join(f"{number} {unit}" for number, unit in ((hours, "jam"), (rest, "menit")) if number)


def _items(beda: Beda) -> list[JamLayanan]:
    if beda.induk:
        return [beda.induk[-1].lama, beda.induk[-1].baru]
    return [value.isi for value in (beda.semula, beda.menjadi) if value]


@lru_cache(maxsize=16)
def _weeks(tinjauan: Tinjauan) -> tuple[Minggu | None, Minggu | None]:
    return _week(tinjauan.instansi_lama), _week(tinjauan.instansi_baru)


def _week(instansi: Instansi | None) -> Minggu | None:
    week: Minggu = {}
    for item in instansi.jam_layanan if instansi else ():
        days, minutes = _days(item.hari), _minutes(item.jam)
        if days is None or minutes is None:
            return None
        week |= {day: week.get(day, frozenset()) | minutes for day in days}
    return week if instansi else None


def _days(text: str) -> frozenset[int] | None:
    """``Senin-Kamis`` is 0 to 3; None for other words."""
    plain = text.lower().replace("jum'at", "jumat").replace("jum’at", "jumat")
    if not _SISA.fullmatch(_RENTANG_HARI.sub(" ", plain)):
        return None
    days: set[int] = set()
    for first, last in _RENTANG_HARI.findall(plain):
        begin, end = _NAMA[first], _NAMA[last or first]
        days |= {day % 7 for day in range(begin, end + (1 if begin <= end else 8))}
    return frozenset(days) or None


def _minutes(text: str) -> frozenset[int] | None:
    """``08.00-16.00`` is the minutes 480 to 959; None for other words and for hours over midnight."""
    plain = text.lower()
    if not _SISA.fullmatch(_RENTANG_JAM.sub(" ", plain)):
        return None
    minutes: set[int] = set()
    for span in _RENTANG_JAM.findall(plain):
        h1, m1, h2, m2 = map(int, span)
        if not h1 * 60 + m1 < h2 * 60 + m2 <= 24 * 60 or max(m1, m2) > 59:
            return None
        minutes |= set(range(h1 * 60 + m1, h2 * 60 + m2))
    return frozenset(minutes) or None
