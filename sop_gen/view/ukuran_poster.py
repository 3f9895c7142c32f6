"""The sizes of a poster, and the least type on each: readable from where people stand before it.

A letter is read without effort from 250 times the height of its capitals; those of Plus Jakarta Sans are 0.7 of the size.
So 8 pt (capitals of 2 mm) serve half a metre. Fee, time and title are several times larger.
"""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4
"""Points of one millimetre."""


@dataclass(frozen=True)
class Ukuran:
    """One size: width and height and the least type in pt; ``jarak`` is the reading distance of that type in m."""

    nama: str
    lebar: float
    tinggi: float
    terkecil: float
    jarak: float

    @property
    def masukan(self) -> tuple[tuple[str, str], ...]:
        """The inputs of the template."""
        pairs = (("lebar", self.lebar), ("tinggi", self.tinggi), ("terkecil", self.terkecil))
        return (("ukuran", self.nama), *((name, repr(value)) for name, value in pairs))


UKURAN = (
    Ukuran("a4", 210 * MM, 297 * MM, 8, 0.5),
    Ukuran("a3", 297 * MM, 420 * MM, 11.3, 0.7),
    Ukuran("a2", 420 * MM, 594 * MM, 16, 1),
    Ukuran("xbanner", 600 * MM, 1600 * MM, 24, 1.5),
    # One point is one pixel; on a screen of 43 inches standing upright a pixel is half a millimetre.
    Ukuran("layar", 1080, 1920, 16, 1.4),
)
