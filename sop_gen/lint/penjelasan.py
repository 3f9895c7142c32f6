"""A rule as its users read it: a title, what it asks, why, how to mend it, a wrong and a right example."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sop_gen.lint.rule import RULES, Tingkat

PENANDA = re.compile(r"^(Yang diminta|Mengapa|Cara memperbaiki): (.+?)(?=\n\n(?:Mengapa|Cara memperbaiki): |\Z)", re.M | re.S)
"""A part of a rule's documentation: its heading and its text."""


@dataclass(frozen=True, slots=True)
class Penjelasan:
    """One rule explained."""

    kode: str
    tingkat: Tingkat
    judul: str
    bagian: tuple[tuple[str, str], ...]
    """Heading and text of each part, in order."""
    salah: str
    benar: str


def jelaskan(kode: str) -> Penjelasan:
    """The rule ``kode`` explained; raises KeyError when there is no such rule."""
    rule = RULES.load()[kode]
    judul, _, rest = (rule.penjelasan or "").strip().partition("\n\n")
    parts = tuple((heading, text[0].upper() + text[1:].strip()) for heading, text in PENANDA.findall(rest))
    return Penjelasan(kode, rule.tingkat, judul.removesuffix("."), parts, rule.salah, rule.benar)


def jelaskan_semua() -> list[Penjelasan]:
    """Every rule explained, in order of code."""
    return [jelaskan(kode) for kode in RULES.load()]
