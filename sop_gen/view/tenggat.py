"""The day of the meeting, and how far it is in calendar days and in working days of the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sop_gen.model.instansi import Instansi
from sop_gen.teks.angka import format_tanggal
from sop_gen.waktu.kalender import KalenderKerja, Selang


@dataclass(frozen=True)
class Tenggat:
    """The day of the meeting, how far it is (days; negative once it is past), and both in words."""

    tanggal: date
    sisa: int
    sisa_kerja: int | None
    """Working days; None when the office can't be read, or the date lies outside the years that are known."""
    perkiraan: bool
    """Whether the working days rest on an estimate."""
    hari: str
    kalimat: str


def view_tenggat(fgd: date, hari_ini: date, instansi: Instansi | None) -> Tenggat:
    """The meeting ``fgd`` as seen on ``hari_ini``; drafts are to be ready one day before it."""
    unknown = Selang((fgd - hari_ini).days, None, perkiraan=False)
    left = KalenderKerja(instansi).between(hari_ini, fgd) if instansi else unknown
    return Tenggat(fgd, left.kalender, left.kerja, left.perkiraan, format_tanggal(fgd), _sentence(fgd, left))


def _sentence(fgd: date, left: Selang) -> str:
    if left.kalender < 0:
        return f"sudah lewat {-left.kalender} hari"
    if left.kalender == 0:
        return "hari ini"
    if left.kalender == 1:
        return "besok; naskah harus siap hari ini"
    eve = format_tanggal(fgd - timedelta(days=1))
    return f"{left.kalender} hari lagi{_working(left)}; naskah siap paling lambat {eve}"


def _working(left: Selang) -> str:
    if left.kerja is None:
        return ""
    return f" ({left.kerja} hari kerja{', perkiraan' if left.perkiraan else ''})"
