"""A text in, its QR code out as the path of one vector shape: 1 unit is one module."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

BATAS = 1000
"""Bytes of the longest text: what is longer makes a code too fine for a phone at arm's length."""


@dataclass(frozen=True)
class Qr:
    """A QR code: what it says, its width in modules without the quiet zone, and its dark modules as an SVG path."""

    isi: str
    modul: int
    jalur: str


@lru_cache(maxsize=8)
def make_qr(isi: str) -> Qr | None:
    """The code of ``isi`` with error correction M, or None when the text is too long to be scanned.

    Remembered, for every service of an office sends its complaints to the same address.
    """
    import segno

    if len(isi.encode()) > BATAS:
        return None
    rows = [bytes(row) for row in segno.make_qr(isi, error="m", boost_error=False).matrix]
    path = "".join(f"M{x} {y}h{width}v1h-{width}z" for y, row in enumerate(rows) for x, width in _dark(row))
    return Qr(isi, len(rows), path)


def _dark(row: bytes) -> list[tuple[int, int]]:
    """Where dark modules begin and how many follow one another."""
    found: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and found and sum(found[-1]) == x:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((x, 1))
    return found
