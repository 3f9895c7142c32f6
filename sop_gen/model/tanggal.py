"""Dates of a spec: ``2026-02-05``."""

from __future__ import annotations

import re
from datetime import date

from sop_gen.model.faults import fault

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)


def parse_tanggal(text: str) -> date:
    """The day in ``text`` (year-month-day); a fault for any other form and for days that do not exist."""
    match = _ISO.fullmatch(text.strip())
    if not match:
        raise fault("tanggal-keliru", f"'{text}' bukan tanggal", "tulis tahun-bulan-hari dengan angka", "2026-02-05")
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        raise fault(
            "tanggal-keliru", f"tanggal '{text}' tidak ada di kalender", "periksa hari dan bulannya", "2026-02-28"
        ) from None
