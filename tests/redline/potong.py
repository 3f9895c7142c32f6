"""A word comparison for the tests: whole words by the standard library's matcher."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Potongan:
    semula: str
    menjadi: str


def potong(lama: str, baru: str) -> list[Potongan]:
    """Pieces in order; equal ones have ``semula == menjadi``."""
    left, right = (re.findall(r"\w+|\s+|[^\w\s]", text) for text in (lama, baru))
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [Potongan("".join(left[a:b]), "".join(right[c:d])) for _, a, b, c, d in matcher.get_opcodes()]
