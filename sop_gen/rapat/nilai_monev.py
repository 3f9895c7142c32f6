"""What people write into the cells of a monitoring form, understood: verdicts, answers, days. None for what is not."""

from __future__ import annotations

import re
from datetime import date

from sop_gen.rapat.monev import Hasil
from sop_gen.teks.angka import BULAN
from sop_gen.teks.polos import bare

_BAIK = frozenset({"baik", "berjalan baik", "berjalan dengan baik", "sudah baik", "ya", "benar"})
_TIDAK_BAIK = frozenset({"tidak baik", "tidak berjalan baik", "tidak berjalan dengan baik", "tidak", "salah"})
_YA, _TIDAK = frozenset({"ya", "iya", "y", "benar"}), frozenset({"tidak", "tdk", "t", "salah"})
_RESULT = re.compile(r"=.*\(hasil: (.*)\)", re.DOTALL)
_HAMPA = re.compile(r"[-–—.\s]*")
_TIME = r"(?:[T ]+\d{1,2}[.:]\d{2}(?:[.:]\d{2})?)?"
_ISO = re.compile(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}}){_TIME}", re.ASCII)
_NUMBERS = re.compile(rf"(\d{{1,2}})([/.-])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}", re.ASCII)
_WORDS = re.compile(r"(?:[^\W\d]+,? )?(\d{1,2})[ -]([^\W\d]{3,9})\.?[ -](\d{4})", re.ASCII)
_LAIN = {"agt": 8, "ags": 8, "aug": 8, "may": 5, "oct": 10, "dec": 12, "nop": 11, "nopember": 11, "pebruari": 2, "peb": 2}
"""Names of months that people write beside ours."""
_NAMA = {name.casefold(): number for number, name in enumerate(BULAN, 1)}
_BULAN = {**_NAMA, **{name[:3]: number for name, number in _NAMA.items()}, "sept": 9, **_LAIN}


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: it is empty, or there is a dash."""
    return _HAMPA.fullmatch(text) is not None


def hasil_of(text: str) -> Hasil | None:
    """``Berjalan dengan baik`` -> ``baik``."""
    said = _word(text)
    return "baik" if said in _BAIK else "tidak baik" if said in _TIDAK_BAIK else None


def jawaban_of(text: str) -> bool | None:
    """``TIDAK.`` -> False."""
    said = _word(text)
    return True if said in _YA else False if said in _TIDAK else None


def tanggal_of(text: str) -> date | None:
    """A day as people write it: ``2026-06-30``, ``30/06/2026`` (day before month), ``Selasa, 30 Juni 2026``."""
    said = _shown(text)
    if found := _ISO.fullmatch(said):
        return _day(found[1], found[2], found[3])
    if found := _NUMBERS.fullmatch(said):
        return _day(found[4], found[3], found[1])
    if found := _WORDS.fullmatch(said):
        return _day(found[3], str(_BULAN.get(found[2].casefold(), 0)), found[1])
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None


def _word(text: str) -> str:
    return _shown(text).casefold().strip(" .,;:!")


def _shown(text: str) -> str:
    """Of a formula its result."""
    found = _RESULT.fullmatch(text)
    return bare(found[1] if found else text)
