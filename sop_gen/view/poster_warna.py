"""The colours of a poster: the office's two, each used for text only where it can be read (WCAG 2.2, contrast AA)."""

from __future__ import annotations

from dataclasses import dataclass

from sop_gen.model.instansi import WarnaKantor
from sop_gen.view.warna import AA, PUTIH, kontras
from sop_gen.view.warna import HITAM as PEKAT

HITAM = "#16181d"
"""The colour of running text."""


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
    readable = (colour for colour in (warna.utama, warna.aksen) if min(kontras(colour, pale), kontras(colour, warm)) >= AA)
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
    return max((PUTIH, PEKAT), key=lambda colour: kontras(colour, surface))


def _mixed(one: str, other: str, share: float) -> str:
    """``share`` of ``one``, the rest of ``other``."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)
