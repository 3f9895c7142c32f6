"""Numbers, money and dates as Indonesian pages print them."""

from __future__ import annotations

from datetime import date

NBSP = "\u00a0"
BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli",
    "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def format_rupiah(amount: int) -> str:
    """50000000 -> ``Rp50.000.000``."""
    return f"Rp{amount:,}".replace(",", ".")


def format_tanggal(day: date) -> str:
    """2026-02-05 -> ``5 Februari 2026``, kept on one line."""
    return NBSP.join((str(day.day), BULAN[day.month - 1], str(day.year)))
