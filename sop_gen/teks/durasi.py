"""A time promise as the page prints it: exactly as the spec writes it."""

from __future__ import annotations

import re
from decimal import Decimal

from sop_gen.model.butir import Waktu
from sop_gen.model.durasi import Durasi
from sop_gen.teks.angka import NBSP
from sop_gen.teks.inline import Runs, as_text, literal, runs

_NUMBER_UNIT = re.compile(r"(?<=\d) (?=(?:detik|menit|jam|hari|minggu|bulan|tahun)\b)")


def format_waktu(waktu: Waktu) -> Runs:
    """The words of ``waktu``: its description, then the duration as written, number and unit kept together."""
    if waktu.lama is None:
        words = runs(waktu.teks or "")
    else:
        words = literal(_NUMBER_UNIT.sub(NBSP, waktu.lama.tulisan))
        words += _since(waktu.sejak) if waktu.sejak else ()
    return (*runs(waktu.uraian), *literal(": "), *words) if waktu.uraian else words


def headline_waktu(waktu: Waktu) -> str:
    """The time in as few words as are true: ``14 hari kerja`` of ``paling lama 14 (empat belas) hari kerja sejak …``."""
    lama = waktu.lama
    if lama is None:
        return as_text(runs(waktu.teks or ""))
    if lama.tulisan.lower().startswith("paling cepat"):
        return _NUMBER_UNIT.sub(NBSP, lama.tulisan)
    numbers = dict.fromkeys(_number(number) for number in (lama.dari, lama.sampai))
    return f"{'-'.join(numbers)}{NBSP}{lama.satuan}"


def format_rentang(terpendek: Durasi, terpanjang: Durasi) -> str:
    """From the lower end of one to the upper end of the other: ``2 sampai 5 hari kerja``, ``14 hari sampai 3 bulan``."""
    least, most = (_number(terpendek.dari), terpendek.satuan), (_number(terpanjang.sampai), terpanjang.satuan)
    if least == most:
        return NBSP.join(most)
    return f"{least[0] if least[1] == most[1] else NBSP.join(least)} sampai {NBSP.join(most)}"


def _number(number: Decimal) -> str:
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))


def _since(sejak: str) -> Runs:
    return literal(" ") + runs(sejak if sejak.lower().startswith("sejak ") else f"sejak {sejak}")
