"""A document that is one page of HTML, with all that it needs inside it: style, script, font and logo."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from sop_gen.engine.fonts import poster_font
from sop_gen.engine.html import render_html


def draw_html(view: Any, template: Path, logo: bytes | None) -> bytes:
    """``view`` as a page; it has fields ``logo`` and ``huruf`` for the addresses of these data.

    The template has a folder of its own and may include the other files in it. Raises RenderError with the template's name.
    """
    parts = {path.name: path.read_text("utf-8") for path in sorted(template.parent.iterdir()) if path != template}
    filled = replace(view, logo=_logo(logo), huruf=_font())
    return render_html(f"{template.parent.name}/{template.name}", template.read_text("utf-8"), filled, parts).encode()


def _logo(data: bytes | None) -> str:
    if data is None:
        return ""
    from sop_gen.engine.raster import to_png

    return _address("image/png", to_png(data))


@cache
def _font() -> str:
    return _address("font/ttf", poster_font().read_bytes())


def _address(media: str, data: bytes) -> str:
    return f"data:{media};base64,{b64encode(data).decode()}"
