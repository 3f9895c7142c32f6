"""Charts of procedures for tests, as JSON."""

from __future__ import annotations

from typing import Any, Literal

from sop_gen.flow.geometry import as_json
from sop_gen.flow.layout import BaganError, layout
from sop_gen.flow.room import rooms
from sop_gen.model.instansi import GayaSop
from sop_gen.model.sop import Sop

Style = Literal["langkah", "baris"]
Paper = Literal["A4", "F4", "A3"]


def chart(sop: Sop, style: Style = "langkah", largest: Paper = "A3") -> dict[str, Any]:
    """The chart of ``sop`` on the first paper up to ``largest`` that holds it."""
    return as_json(layout(sop, rooms(GayaSop(kertas_terbesar=largest, mulai_selesai=style))), "uji", 1)


def chart_or_larger(sop: Sop, style: Style, largest: Paper) -> dict[str, Any]:
    """The same; where ``largest`` is too small the error must name a cell, and A3 must hold the chart."""
    try:
        return chart(sop, style, largest)
    except BaganError as error:
        assert largest != "A3", error
        names_a_cell(error, sop, largest)
        return chart(sop, style, "A3")


def names_a_cell(error: BaganError, sop: Sop, paper: Paper) -> None:
    """An error says which cell of which row doesn't fit on which paper, and what to do."""
    roles = {part.id: part.nama for part in sop.pelaksana}
    cells = {"kegiatan": "Kegiatan", "kelengkapan": "Kelengkapan", "waktu": "Waktu", "output": "Output", "keterangan": "Ket"}
    assert error.column and (roles | cells)[error.column] in error.pesan
    step = error.step_index
    row = f"'{sop.step_id(step)}'" if step is not None else "'mulai'" if "'mulai'" in error.pesan else "'selesai'"
    assert row in error.pesan or f"langkah {(step or 0) + 1} " in error.pesan
    assert paper in error.pesan
    assert error.saran
    assert error.contoh
