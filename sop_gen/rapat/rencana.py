"""The office's year of work on its SOPs, quarter by quarter.

Drafting and monitoring come in the first quarter, evaluation and repair in the second, the second monitoring half a year after
the first (Permenpan-RB 35/2012 asks for one every six months). The quarters are a target of the office: no rule sets them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sop_gen.model.layanan import Layanan
from sop_gen.rapat.monev import PERNYATAAN, Evaluasi, Monev, Pemantauan, procedure_of

Pekerjaan = Literal["penyusunan", "pemantauan", "evaluasi", "perbaikan"]
TRIWULAN: dict[int, tuple[Pekerjaan, ...]] = {
    1: ("penyusunan", "pemantauan"),
    2: ("evaluasi", "perbaikan"),
    3: ("pemantauan",),
    4: (),
}


@dataclass(frozen=True)
class Sasaran:
    """One service, and which of its SOPs (their titles); none for a service that has no SOP yet."""

    id: str
    layanan: str
    sop: tuple[str, ...]


@dataclass(frozen=True)
class Target:
    """One piece of work of a quarter, due on the quarter's last day."""

    triwulan: int
    pekerjaan: Pekerjaan
    tenggat: date
    sasaran: tuple[Sasaran, ...]


def rencana(tahun: int, tercatat: Sequence[tuple[Layanan, Monev | None]]) -> tuple[Target, ...]:
    """The year ``tahun`` for the running services given, each with its record; work without anything to do is left out."""
    running = [(layanan, monev or Monev()) for layanan, monev in tercatat if layanan.berjalan]
    found = (
        Target(quarter, work, last_day(tahun, quarter), tuple(_targets(work, running)))
        for quarter, works in TRIWULAN.items()
        for work in works
    )
    return tuple(target for target in found if target.sasaran)


def last_day(tahun: int, triwulan: int) -> date:
    """The last day of a quarter."""
    after = date(tahun, triwulan * 3 + 1, 1) if triwulan < 4 else date(tahun + 1, 1, 1)
    return after - timedelta(days=1)


def triwulan_of(day: date) -> int:
    """The quarter that ``day`` lies in, from 1."""
    return (day.month - 1) // 3 + 1


def _targets(work: Pekerjaan, running: Sequence[tuple[Layanan, Monev]]) -> Iterator[Sasaran]:
    for layanan, monev in running:
        titles = tuple(sop.judul for sop in layanan.sop)
        match work:
            case "penyusunan" if not titles:
                yield Sasaran(layanan.id, layanan.nama, ())
            case "perbaikan":
                poor = tuple(title for index, title in enumerate(titles) if needs_repair(index, layanan, monev))
                if poor:
                    yield Sasaran(layanan.id, layanan.nama, poor)
            case "pemantauan" | "evaluasi" if titles:
                yield Sasaran(layanan.id, layanan.nama, titles)


def needs_repair(index: int, layanan: Layanan, monev: Monev) -> bool:
    """Whether the last monitoring of the procedure went badly, or its last evaluation denied one of the statements."""
    seen, judged = latest(monev.pemantauan, index, layanan), latest(monev.evaluasi, index, layanan)
    denied = isinstance(judged, Evaluasi) and any(getattr(judged.jawaban, key) is False for key in PERNYATAAN)
    return denied or (isinstance(seen, Pemantauan) and seen.hasil == "tidak baik")


def latest(
    entries: Sequence[Pemantauan | Evaluasi], index: int, layanan: Layanan, until: date = date.max
) -> Pemantauan | Evaluasi | None:
    """The newest entry about procedure ``index``, not later than ``until``; of one day the one written last."""
    its = [entry for entry in entries if procedure_of(entry.sop, layanan) == index and entry.tanggal <= until]
    return max(reversed(its), key=lambda entry: entry.tanggal, default=None)
