"""The flow chart alone, in text formats: its numbers, a picture for the web, a model for process tools."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Literal

from sop_gen.flow.geometry import as_json
from sop_gen.render.bagan.bpmn import draw_bpmn
from sop_gen.render.bagan.svg import draw_svg
from sop_gen.view.alur import BaganAlur

Bentuk = Literal["json", "svg", "bpmn"]


def draw_bagan(alur: BaganAlur, bentuk: Bentuk) -> str:
    """``alur`` in one of the formats of ``sop-gen flow``, without a line break at its end."""
    drawers: dict[Bentuk, Callable[[BaganAlur], str]] = {"json": _json, "svg": draw_svg, "bpmn": draw_bpmn}
    return drawers[bentuk](alur)


def _json(alur: BaganAlur) -> str:
    return json.dumps(as_json(alur.bagan, alur.id, alur.nomor), ensure_ascii=False, indent=1)
