"""How heavy it is to bring a document: its form, and how many of it."""

from __future__ import annotations

import re

from sop_gen.diff.perubahan import Beda
from sop_gen.model.bilangan import words_to_number
from sop_gen.model.butir import Butir

_BERAT = ("digital", "fotokopi", "asli", "fotokopi legalisir")
"""Forms from the lightest to the heaviest."""
_JUMLAH = re.compile(r"(\d+)(?:\s*\([^()]*\))?\s*(.*)", re.DOTALL)


def arah_bentuk(beda: Beda) -> int | None:
    """1 when the newer form of the item around ``beda`` is heavier to get, -1 when it is lighter, 0 when it is the same.

    A form that is not stated is not known, except that of a legalized copy. The name tells only of that.
    """
    item = beda.induk[-1]
    if beda.bidang.endswith(".nama") and _says_legalized(item.lama) == _says_legalized(item.baru):
        return None
    old, new = _legalized(item.lama), _legalized(item.baru)
    if old or new:
        return new - old
    if item.lama.bentuk is None or item.baru.bentuk is None:
        return None
    before, after = _BERAT.index(item.lama.bentuk), _BERAT.index(item.baru.bentuk)
    return (after > before) - (after < before)


def sebut_bentuk(item: Butir) -> str:
    """What tells the form apart."""
    return "fotokopi legalisir" if _legalized(item) else item.bentuk or "tanpa legalisir"


def _legalized(item: Butir) -> bool:
    return item.bentuk == "fotokopi legalisir" or _says_legalized(item)


def _says_legalized(item: Butir) -> bool:
    return "legalis" in item.nama.lower()


def arah_jumlah(lama: Butir, baru: Butir) -> int | None:
    """1 when more pieces are asked for, -1 when fewer; without a number one piece is. None when the pieces differ."""
    old, new = _pieces(lama.jumlah), _pieces(baru.jumlah)
    if old is None or new is None or (old[1] and new[1] and old[1] != new[1]):
        return None
    return (new[0] > old[0]) - (new[0] < old[0])


def _pieces(jumlah: str | None) -> tuple[int, str] | None:
    """``3 lembar`` or ``tiga lembar``: 3 and ``lembar``."""
    if jumlah is None:
        return 1, ""
    text = " ".join(jumlah.lower().split())
    if match := _JUMLAH.fullmatch(text):
        return int(match[1]), match[2]
    first, _, unit = text.partition(" ")
    number = words_to_number(first)
    return None if number is None else (number, unit)
