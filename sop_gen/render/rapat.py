"""The papers of a meeting, in Word and PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Literal, TypeVar

from sop_gen.engine.fonts import undrawable
from sop_gen.render.kind import Format, draw_form
from sop_gen.view.berita_acara import BeritaAcara

T = TypeVar("T")
BERITA_ACARA: dict[str, Format] = {
    "docx": Format("docx", "rapat/berita-acara.docx"),
    "pdf": Format("pdf", "rapat/berita-acara.typ"),
}


def draw_berita_acara(
    view: BeritaAcara, ekstensi: Literal["docx", "pdf"] | str, templates: Path, lampiran: Mapping[str, bytes], logo: bytes | None
) -> bytes:
    """The Berita Acara as one file; a PDF carries ``lampiran``, files by name. Raises RenderError with the template's name."""
    shown = drawable(view) if ekstensi == "pdf" else view
    return draw_form(shown, BERITA_ACARA[ekstensi], templates, lampiran, logo)


def drawable(view: T) -> T:
    """``view`` with the numbers of characters that no font of the tool draws: what people write may have any."""
    shown: T = _drawable(view)
    return shown


def _drawable(value: Any) -> Any:
    if isinstance(value, str):
        for character in undrawable(value):
            value = value.replace(character, f"[U+{ord(character):04X}]")
        return value
    if isinstance(value, tuple):
        return tuple(map(_drawable, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _drawable(getattr(value, field.name)) for field in fields(value)})
    return value
