"""A total of time in words."""

from __future__ import annotations

from decimal import Decimal

from sop_gen.model.instansi import Kalender
from sop_gen.teks.angka import NBSP
from sop_gen.waktu.jumlah import Jumlah


def format_jumlah(total: Jumlah, kalender: Kalender) -> str:
    """``3 bulan; 3 hari kerja 2 jam (belum termasuk 2 langkah …)``; empty when there is nothing to say."""
    whole = ((total.bulan, "bulan"), (total.kalender, "hari kalender"), (total.hari, "hari"))
    parts = [part for part in (*(_whole(*amount) for amount in whole), _work(total.kerja, kalender)) if part]
    missing = total.tak_terhitung
    if not parts:
        return f"belum dapat dihitung; waktu {missing} langkah belum terukur" if missing else ""
    return "; ".join(parts) + (f" (belum termasuk {missing} langkah yang waktunya belum terukur)" if missing else "")


def _work(minutes: Decimal, kalender: Kalender) -> str:
    per_day = kalender.jam_per_hari * 60
    days, rest = divmod(minutes, per_day)
    hours, rest = divmod(rest, 60)
    whole, rest = divmod(rest, 1)
    parts = [_whole(days, "hari kerja"), _whole(hours, "jam"), _whole(whole, "menit"), _whole(rest * 60, "detik")]
    return " ".join(part for part in parts if part)


def _whole(amount: Decimal, unit: str) -> str:
    if not amount:
        return ""
    number = format(amount.quantize(Decimal("0.01")).normalize(), "f").replace(".", ",")
    return f"{number}{NBSP}{unit}"
