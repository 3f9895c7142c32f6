"""The office's colours made legible: contrast as WCAG 2.2 counts it, and the nearest shade that has enough of it."""

from __future__ import annotations

from dataclasses import dataclass

from sop_gen.model.instansi import WarnaKantor

AA = 4.5
"""Least contrast of text with what lies behind it (WCAG 2.2, 1.4.3)."""
LEGA = 6.0
"""What we ask of links and headings: AA with room to spare for a poor screen."""
HITAM, PUTIH = "#000000", "#ffffff"
LANGKAH = 24
"""Shades tried on the way from a colour to black or white."""


@dataclass(frozen=True)
class Palet:
    """The colours of the site. ``aksen`` is for surfaces, never for text."""

    utama: str
    di_atas_utama: str
    aksen: str
    teks_terang: str
    """The main colour as text on a light page, and next on a dark one."""
    teks_gelap: str


def palet(warna: WarnaKantor, terang: str, gelap: str) -> Palet:
    """The palette for pages whose background is ``terang``, or ``gelap`` where the reader prefers dark ones."""
    over = max((PUTIH, HITAM), key=lambda colour: kontras(colour, warna.utama))
    return Palet(warna.utama, over, warna.aksen, terbaca(warna.utama, terang, LEGA), terbaca(warna.utama, gelap, LEGA))


def kontras(satu: str, lain: str) -> float:
    """The contrast of two colours ``#rrggbb``: from 1 (equal) to 21 (black and white)."""
    lighter, darker = sorted((_luminance(satu), _luminance(lain)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def terbaca(warna: str, latar: str, least: float = AA) -> str:
    """``warna`` itself when it stands out enough from ``latar``, else the nearest shade towards black or white that does."""
    goal = max((HITAM, PUTIH), key=lambda colour: kontras(colour, latar))
    shades = (_mixed(warna, goal, step / LANGKAH) for step in range(LANGKAH + 1))
    return next((shade for shade in shades if kontras(shade, latar) >= least), goal)


def _luminance(warna: str) -> float:
    red, green, blue = (_linear(part / 255) for part in bytes.fromhex(warna[1:]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _mixed(warna: str, lain: str, share: float) -> str:
    pairs = zip(bytes.fromhex(warna[1:]), bytes.fromhex(lain[1:]), strict=True)
    return "#" + "".join(f"{round(one + (other - one) * share):02x}" for one, other in pairs)
