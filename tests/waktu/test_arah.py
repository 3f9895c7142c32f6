"""Which exits lead onward and which lead back."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from sop_gen.model.sop import Sop
from sop_gen.waktu.arah import directions, exits_of
from tests.waktu.alur import FLOWS, sop


def test_of_two_exits_that_make_a_circle_the_tidak_leads_back() -> None:
    """The first tidak jumps right into the circle, yet ya decides what is onward."""
    flow = sop(
        {"keputusan": {"ya": "lanjut", "tidak": "c"}},
        {"id": "b"},
        {"id": "c", "keputusan": {"ya": "lanjut", "tidak": "b"}},
        {},
    )
    assert directions(flow).kembali == ((2, 1),)


def test_of_parallel_exits_that_make_a_circle_the_first_one_leads_onward() -> None:
    flow = sop({"lanjut": ["b", "c"]}, {"id": "b", "lanjut": "c"}, {"id": "c", "lanjut": ["b", "d"]}, {"id": "d"})
    assert directions(flow).kembali == ((2, 1),)


@given(FLOWS)
def test_onward_exits_make_no_circle_and_none_is_forgotten(spec: dict[str, Any]) -> None:
    flow = Sop.model_validate(spec)
    arah, exits = directions(flow), exits_of(flow)
    place = {step: number for number, step in enumerate([len(exits), *arah.terakhir_dulu])}
    onward = [(step, to) for step, targets in arah.maju.items() for to in targets]
    assert all(place[to] < place[step] for step, to in onward)
    assert sorted([*onward, *arah.kembali]) == sorted((step, to) for step in arah.maju for to in exits[step])
    assert all(place[step] < place[to] for step, to in arah.kembali)
