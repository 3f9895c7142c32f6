"""Amounts of rupiah as people write them: ``50000000``, ``50_000_000``, ``50.000.000``, ``Rp50.000.000``."""

from __future__ import annotations

import re

from sop_gen.model.faults import fault

_RUPIAH = re.compile(r"(?:[Rr]p\.?[ \u00a0]?)?(\d{1,3}(?:\.\d{3})+|\d{1,3}(?:_\d{3})+|\d+)", re.ASCII)
_FREE_WORDS = frozenset({"gratis", "nol", "tidak dipungut biaya", "tanpa biaya", "tidak ada", "-", "free", "nihil"})
CONTOH = "tarif: 50.000.000"
MAX_DIGITS = 15


def parse_rupiah(text: str) -> int:
    """Whole rupiah in ``text``; zero and words for free are faults whose hint is ``gratis``."""
    match = _RUPIAH.fullmatch(text.strip())
    digits = re.sub(r"[._]", "", match.group(1)) if match else ""
    if text.strip().lower() in _FREE_WORDS or (digits and int(digits[: MAX_DIGITS + 1]) == 0):
        raise fault("tarif-nol", f"'{text}' bukan tarif", "untuk layanan tanpa biaya tulis: biaya: gratis", "biaya: gratis")
    if not digits or len(digits) > MAX_DIGITS:
        raise fault("tarif-keliru", f"'{text}' bukan jumlah rupiah", _hint(text), CONTOH)
    return int(digits)


def _hint(text: str) -> str:
    if len(re.sub(r"\D", "", text)) > MAX_DIGITS:
        return f"paling banyak {MAX_DIGITS} angka"
    if re.search(r",\d", text):
        return "rupiah ditulis bulat, tanpa koma dan sen; titik memisahkan ribuan"
    if text.lstrip().startswith("-"):
        return "tarif tidak boleh negatif"
    return "tulis rupiah bulat dengan angka; titik hanya memisahkan ribuan, tiga angka demi tiga angka"
