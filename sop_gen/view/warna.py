"""The colours of a poster: the office's two, each used for text only where it can be read (WCAG 2.2, contrast AA)."""

from __future__ import annotations

from dataclasses import dataclass

from sop_gen.model.instansi import WarnaKantor

PUTIH, HITAM = "#ffffff", "#16181d"
TERBACA = 4.5
"""Least contrast of text and what is behind it, whatever its size."""


@dataclass(frozen=True)
class Palet:
    """Surfaces, and the colour of what is written on each."""

    utama: str
    di_utama: str
    aksen: str
    di_aksen: str
    latar: str
    """A pale surface, behind panels."""
    hangat: str
    """A pale surface of the accent, behind cards."""
    teks: str
    judul: str
    """Headings and large facts, on white and on the pale surfaces."""
    redup: str
    """Secondary text, on white and on the pale surfaces."""


def view_palet(warna: WarnaKantor) -> Palet:
    """The palette made of the office's colours; a colour that can't be read on white is a surface only."""
    pale, warm = _mixed(warna.utama, PUTIH, 0.06), _mixed(warna.aksen, PUTIH, 0.12)
    readable = (colour for colour in (warna.utama, warna.aksen) if min(contrast(colour, pale), contrast(colour, warm)) >= TERBACA)
    return Palet(
        utama=warna.utama,
        di_utama=text_on(warna.utama),
        aksen=warna.aksen,
        di_aksen=text_on(warna.aksen),
        latar=pale,
        hangat=warm,
        teks=HITAM,
        judul=next(readable, HITAM),
        redup="#4d535e",
    )


def text_on(surface: str) -> str:
    """White or black, whichever is easier to read on ``surface``; one of them always passes."""
    return max((PUTIH, "#000000"), key=lambda colour: contrast(colour, surface))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours ``#rrggbb``, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _mixed(one: str, other: str, share: float) -> str:
    """``share`` of ``one``, the rest of ``other``."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)
