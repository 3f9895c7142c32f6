"""The dates of a service and of those procedures that have dates of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sop_gen.model.layanan import Layanan
from sop_gen.model.sop import Penetapan, TanggalDokumen
from sop_gen.spec.tree import Step
from sop_gen.teks.angka import NBSP, format_tanggal


@dataclass(frozen=True, slots=True)
class Tanggalan:
    """Dates that belong together, whose they are, and where they stand."""

    milik: str
    jalur: tuple[Step, ...]
    tanggal: TanggalDokumen
    penetapan: date | None
    warisan: bool = False
    """Whether a procedure takes its dates from the service and has only a decree of its own."""


def dates_of(layanan: Layanan) -> Iterator[Tanggalan]:
    """The service's dates, then those of each procedure that does not take all of them from the service."""
    yield Tanggalan("layanan ini", ("tanggal",), layanan.tanggal, _signed(layanan.penetapan))
    for number, sop in enumerate(layanan.sop):
        name, signed = f"SOP {number + 1} ({sop.judul})", _signed(sop.penetapan or layanan.penetapan)
        if sop.tanggal:
            yield Tanggalan(name, ("sop", number, "tanggal"), sop.tanggal, signed)
        elif sop.penetapan:
            yield Tanggalan(name, ("tanggal",), layanan.tanggal, signed, warisan=True)


def say(day: date) -> str:
    """``5 Februari 2026``, for a terminal: with plain blanks."""
    return format_tanggal(day).replace(NBSP, " ")


def _signed(decree: Penetapan | None) -> date | None:
    return decree.tanggal if decree else None
