"""The flow chart as SVG."""

from __future__ import annotations

from sop_gen.view.alur import BaganAlur


def draw_svg(alur: BaganAlur) -> str:
    """``alur`` as one SVG document."""
    raise NotImplementedError
