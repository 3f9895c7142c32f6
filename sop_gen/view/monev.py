"""Which SOPs are to be monitored or evaluated, and how late that is, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sop_gen.model.layanan import Layanan
from sop_gen.rapat.monev import Kegiatan, Monev, Tenggat, tenggat_of
from sop_gen.teks.angka import format_tanggal

Keadaan = Literal["terlambat", "segera", "belum waktunya", "belum berlaku"]
SEGERA = 30
"""Days before the due date from which on it is named."""
BELUM_PERNAH = "belum pernah"


@dataclass(frozen=True)
class TenggatSop:
    """One SOP and what is to be done with it."""

    id: str
    layanan: str
    sop: str
    kegiatan: Kegiatan
    keadaan: Keadaan
    terakhir: str
    jatuh_tempo: date | None
    terlambat: int | None
    """Days past the due date; negative while there is time, None while the SOP is not in force."""
    kalimat: str


def view_tenggat_monev(layanan: Layanan, monev: Monev | None, hari_ini: date) -> tuple[TenggatSop, ...]:
    """Everything that is due of one service, as seen on ``hari_ini``."""
    return tuple(_told(layanan, part, hari_ini) for part in tenggat_of(layanan, monev, hari_ini))


def mendesak(parts: Iterable[TenggatSop]) -> tuple[TenggatSop, ...]:
    """What is late or soon to be done, the latest first."""
    urgent = [part for part in parts if part.keadaan in ("terlambat", "segera")]
    return tuple(sorted(urgent, key=lambda part: -(part.terlambat or 0)))


def _told(layanan: Layanan, part: Tenggat, hari_ini: date) -> TenggatSop:
    late = part.terlambat(hari_ini)
    keadaan = _keadaan(late)
    last = format_tanggal(part.terakhir) if part.terakhir else BELUM_PERNAH
    said = _sentence(part.jatuh, late, keadaan)
    return TenggatSop(layanan.id, layanan.nama, part.judul, part.kegiatan, keadaan, last, part.jatuh, late, said)


def _keadaan(late: int | None) -> Keadaan:
    if late is None:
        return "belum berlaku"
    if late > 0:
        return "terlambat"
    return "segera" if late >= -SEGERA else "belum waktunya"


def _sentence(jatuh: date | None, late: int | None, keadaan: Keadaan) -> str:
    if jatuh is None or late is None:
        return "dihitung sejak SOP ditetapkan"
    day = format_tanggal(jatuh)
    if late == 0:
        return f"jatuh tempo hari ini, {day}"
    return f"terlambat {late} hari, jatuh tempo {day}" if keadaan == "terlambat" else f"{-late} hari lagi, {day}"
