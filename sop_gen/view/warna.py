"""The office's colours made legible: contrast as WCAG 2.2 counts it, and the nearest shade that has enough of it."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass

from sop_gen.model.instansi import WarnaKantor

AA = 4.5
"""Least contrast of text with what lies behind it (WCAG 2.2, 1.4.3)."""
LEGA = 6.0
"""What we ask of links and headings: AA with room to spare for a poor screen."""
HITAM, PUTIH = "#000000", "#ffffff"
LANGKAH = 48
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
    """``warna`` itself when it stands out enough from ``latar``, else the nearest lightness of its hue that does."""
    hue, light, saturation = colorsys.rgb_to_hls(*_parts(warna))
    goal = max((0.0, 1.0), key=lambda end: kontras(PUTIH if end else HITAM, latar))
    for step in range(LANGKAH + 1):
        red, green, blue = colorsys.hls_to_rgb(hue, light + (goal - light) * step / LANGKAH, saturation)
        shade = warna if step == 0 else f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
        if kontras(shade, latar) >= least:
            return shade
    return PUTIH if goal else HITAM


def _parts(warna: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(warna[1:])
    return red / 255, green / 255, blue / 255


def _luminance(warna: str) -> float:
    red, green, blue = map(_linear, _parts(warna))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
