"""Numbers, money and dates as Indonesian pages print them."""

from __future__ import annotations

from datetime import date

NBSP = "\u00a0"
BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli",
    "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip

_ROMAWI = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
           (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def format_rupiah(amount: int) -> str:
    """50000000 -> ``Rp50.000.000``."""
    return f"Rp{amount:,}".replace(",", ".")


def format_tanggal(day: date) -> str:
    """2026-02-05 -> ``5 Februari 2026``, kept on one line."""
    return NBSP.join((str(day.day), BULAN[day.month - 1], str(day.year)))


def format_romawi(number: int) -> str:
    """14 -> ``XIV``."""
    text = ""
    for value, letters in _ROMAWI:
        count, number = divmod(number, value)
        text += letters * count
    return text
