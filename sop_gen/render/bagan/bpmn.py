"""The flow chart as BPMN 2.0."""

from __future__ import annotations

from sop_gen.view.alur import BaganAlur


def draw_bpmn(alur: BaganAlur) -> str:
    """``alur`` as one BPMN 2.0 document."""
    raise NotImplementedError
