"""The fonts of every page: files from pinned packages, the same list for drawing and for measuring.

System fonts are never used, so a page is the same on every machine.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

FALLBACK = ("NotoSans", "NotoEmoji", "NotoSansSymbols", "NotoSansArabic")


@cache
def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"paket huruf {name} tidak terpasang")
    return Path(spec.origin).parent


def document_font(*, italic: bool = False) -> Path:
    """Arimo, metric-compatible with Arial (the font of Permenkumham 31/2020)."""
    return _package("fontpkg_arimo") / "files" / f"Arimo{'-Italic' if italic else ''}[wght].ttf"


def poster_font(*, italic: bool = False) -> Path:
    """Plus Jakarta Sans, for posters."""
    return _package("fontpkg_plus_jakarta_sans") / "files" / f"PlusJakartaSans{'-Italic' if italic else ''}[wght].ttf"


def fallback_fonts() -> list[Path]:
    """For what the two families lack: more Latin, emoji, symbols, Arabic."""
    return [_package("manimgx_fonts") / f"{name}[wght].ttf" for name in FALLBACK]


def all_fonts() -> list[Path]:
    """Every font file of the tool, in order of preference."""
    text = [document_font(), document_font(italic=True), poster_font(), poster_font(italic=True)]
    return [*text, *fallback_fonts()]


@cache
def covered() -> frozenset[int]:
    """Code points that documents can draw: Arimo and the fall-backs."""
    import uharfbuzz

    points: set[int] = set()
    for path in [document_font(), *fallback_fonts()]:
        points |= set(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))).unicodes)
    return frozenset(points)


def undrawable(text: str) -> list[str]:
    """Characters of ``text`` that no font draws; joiners, variation selectors and line breaks need no glyph."""
    if text.isascii():
        return []
    known = covered()
    return [character for character in dict.fromkeys(text) if ord(character) not in known and not _invisible(ord(character))]


def _invisible(point: int) -> bool:
    return (
        point in (0x09, 0x0A, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xAD)
        or 0xFE00 <= point <= 0xFE0F
        or 0xE0100 <= point <= 0xE01EF
    )
