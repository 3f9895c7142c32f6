"""The shortest, the usual and the longest way."""

from __future__ import annotations

import time
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sop_gen.model.sop import Sop
from sop_gen.waktu.arah import directions, exits_of
from sop_gen.waktu.jalan import Jalan, longest_way, shortest_way, usual_way
from sop_gen.waktu.jumlah import Jumlah
from tests.flow.cases import CASES
from tests.waktu.alur import FLOWS, KALENDER, SEEDS, TINY, TOLERANCE, length, longest_trail, quickest, sop, timed


def ways(flow: Sop) -> list[Jalan | None]:
    return [shortest_way(flow, KALENDER), usual_way(flow, KALENDER), longest_way(flow, KALENDER)]


PERIKSA = (
    {"id": "ajukan", "waktu": "10 menit"},
    {"id": "periksa", "waktu": "20-30 menit", "keputusan": {"ya": "lanjut", "tidak": "ajukan"}},
    {"id": "setujui", "waktu": "1 jam", "keputusan": {"ya": "lanjut", "tidak": "selesai"}},
    {"waktu": "5 menit"},
)


def test_a_flow_that_sends_back_and_refuses() -> None:
    short, usual, long = ways(sop(*PERIKSA))
    assert short == Jalan((0, 1, 2), short.waktu)
    assert short.jumlah == Jumlah(kerja=Decimal(10 + 20 + 60))
    assert usual == Jalan((0, 1, 2, 3), usual.waktu)
    assert usual.jumlah == Jumlah(kerja=Decimal(10 + 30 + 60 + 5))
    assert (long.langkah, long.putaran) == ((0, 1, 2, 3), ((0, 1),))
    assert long.jumlah == Jumlah(kerja=Decimal(105 + 40))


def test_loops_inside_a_loop_count_once_each() -> None:
    flow = sop(
        {"id": "a", "waktu": "1 menit"},
        {"id": "b", "waktu": "10 menit"},
        {"waktu": "100 menit", "keputusan": {"ya": "lanjut", "tidak": "b"}},
        {"waktu": "1000 menit", "keputusan": {"ya": "lanjut", "tidak": "a"}},
    )
    long = longest_way(flow, KALENDER)
    assert long.putaran == ((0, 1, 2, 3), (1, 2))
    assert long.jumlah.kerja == 1111 + 1111 + 110


def test_a_detour_that_comes_back_is_a_loop() -> None:
    """Tidak leads to a repair that returns to the decision, and the repair has a loop of its own."""
    flow = sop(
        {"id": "cek", "waktu": "1 menit", "keputusan": {"ya": "akhir", "tidak": "perbaiki"}},
        {"id": "perbaiki", "waktu": "10 menit"},
        {"waktu": "100 menit", "keputusan": {"ya": "cek", "tidak": "perbaiki"}},
        {"id": "akhir", "waktu": "5 menit"},
    )
    long = longest_way(flow, KALENDER)
    assert long.langkah == (0, 3)
    assert sorted(long.putaran) == [(0, 1, 2), (1, 2)]
    assert long.jumlah.kerja == 6 + 111 + 110
    assert shortest_way(flow, KALENDER).langkah == (0, 3)


def test_a_trap_is_no_loop_that_a_way_goes_through() -> None:
    flow = sop(
        {"waktu": "1 menit", "keputusan": {"ya": "akhir", "tidak": "b"}},
        {"id": "b", "waktu": "10 menit"},
        {"waktu": "100 menit", "lanjut": "b"},
        {"id": "akhir", "waktu": "5 menit"},
    )
    assert [way.jumlah.kerja for way in ways(flow)] == [6, 6, 6]


def test_parallel_work_must_all_be_done() -> None:
    flow = sop(
        {"waktu": "1 menit", "lanjut": ["b", "c"]},
        {"id": "b", "waktu": "1-9 jam", "lanjut": "d"},
        {"id": "c", "waktu": "2 jam", "lanjut": "d"},
        {"id": "d", "waktu": "4 menit"},
    )
    short, usual, long = ways(flow)
    assert (short.langkah, usual.langkah, long.langkah) == ((0, 2, 3), (0, 1, 3), (0, 1, 3))
    assert short.jumlah.kerja == 125


def test_parallel_work_of_which_a_part_never_ends() -> None:
    flow = sop({"id": "a", "waktu": "1 jam"}, {"waktu": "1 jam", "lanjut": ["a", "c"]}, {"id": "c", "waktu": "1 jam"})
    short, usual, long = ways(flow)
    assert short is None
    assert (usual.langkah, usual.berakhir) == ((0, 1, 2), False)
    assert (long.langkah, long.putaran) == ((0, 1, 2), ((0, 1),))


def test_a_flow_without_an_end_has_a_usual_way_that_stops() -> None:
    short, usual, long = ways(sop({"id": "a", "waktu": "1 jam"}, {"waktu": "1 jam", "lanjut": "a"}))
    assert short is None
    assert long is None
    assert (usual.langkah, usual.berakhir) == ((0, 1), False)


def test_steps_without_time_make_no_shortest_way_go_in_a_circle() -> None:
    flow = sop(
        {"keputusan": {"ya": "b", "tidak": "selesai"}},
        {"id": "b", "keputusan": {"ya": "langkah-1", "tidak": "selesai"}},
    )
    assert shortest_way(flow, KALENDER).langkah == (0,)


def test_the_shortest_way_takes_an_exit_back_when_that_is_the_way_out() -> None:
    """Straight to c, back to b, out: shorter than the long step before b and the long one after c."""
    flow = sop(
        {"waktu": "1 menit", "keputusan": {"ya": "lanjut", "tidak": "c"}},
        {"waktu": "9 hari kerja"},
        {"id": "b", "waktu": "1 menit", "keputusan": {"ya": "c", "tidak": "selesai"}},
        {"id": "c", "waktu": "1 menit", "keputusan": {"ya": "b", "tidak": "lanjut"}},
        {"waktu": "9 hari kerja"},
    )
    assert shortest_way(flow, KALENDER).langkah == (0, 3, 2)


@pytest.mark.parametrize("name", CASES)
def test_every_known_flow_has_its_ways(name: str) -> None:
    steps = [{**step, "waktu": f"{number} menit"} for number, step in enumerate(CASES[name]["langkah"], 1)]
    check_ways(Sop.model_validate({**CASES[name], "langkah": steps}))


@settings(max_examples=150)
@given(FLOWS)
def test_laws_of_any_flow(spec: dict[str, Any]) -> None:
    check_ways(Sop.model_validate(spec))


def check_ways(flow: Sop) -> None:
    short, usual, long = ways(flow)
    for way in (short, usual, long):
        if way:
            check_walk(flow, way, ends=way is not usual or usual.berakhir)
    if usual.berakhir:
        assert length(short) <= length(usual) + TOLERANCE
        assert length(usual) <= length(long) + TOLERANCE
    if short:
        assert length(short) <= length(long) + TOLERANCE


def check_walk(flow: Sop, way: Jalan, *, ends: bool) -> None:
    """The way and its loops follow exits of the flow; no step of the way and no loop comes twice."""
    exits, end = exits_of(flow), len(flow.langkah)
    steps = (*way.langkah, end) if ends else way.langkah
    assert steps[0] == 0
    assert len(set(steps)) == len(steps)
    assert all(after in exits[before] for before, after in pairwise(steps))
    back = [(loop[-1], loop[0]) for loop in way.putaran]
    assert len(set(back)) == len(back)
    for loop in way.putaran:
        assert all(after in exits[before] for before, after in zip(loop, (*loop[1:], loop[0]), strict=True))


@settings(max_examples=60)
@given(FLOWS, st.data())
def test_more_time_for_a_step_shortens_no_way(spec: dict[str, Any], data: st.DataObject) -> None:
    step = spec["langkah"][data.draw(st.integers(0, len(spec["langkah"]) - 1))]
    before = ways(Sop.model_validate(spec))
    step["waktu"] = "19-40 bulan"
    after = ways(Sop.model_validate(spec))
    for one, other in zip(before, after, strict=True):
        assert (one is None) == (other is None)
        if one and other:
            assert length(one) <= length(other) + TOLERANCE


@settings(max_examples=300)
@given(TINY)
@example(timed(0, steps=3, roles=2, wild=True))
def test_the_shortest_way_is_what_trying_all_answers_finds(spec: dict[str, Any]) -> None:
    flow = Sop.model_validate(spec)
    found, tried = shortest_way(flow, KALENDER), quickest(flow)
    assert (found is None) == (tried is None)
    if found:
        assert abs(length(found) - tried) < TOLERANCE


@settings(max_examples=300)
@given(TINY)
def test_without_loops_the_longest_way_is_what_trying_all_walks_finds(spec: dict[str, Any]) -> None:
    """And with loops it is never shorter than the longest walk without them."""
    flow = Sop.model_validate(spec)
    back = set(directions(flow).kembali)
    found, tried = longest_way(flow, KALENDER), longest_trail(flow, back, loops=False)
    assert (found is None) == (tried is None)
    if found:
        assert length(found) >= tried - TOLERANCE
        assert back or abs(length(found) - tried) < TOLERANCE


@settings(max_examples=200)
@given(SEEDS, st.lists(st.one_of(st.none(), st.integers(0, 5), st.just("selesai")), min_size=2, max_size=6))
def test_in_an_ordinary_flow_the_longest_way_takes_each_loop_once(seed: int, sends: list[Any]) -> None:
    """Every step goes on to the next; a decision sends back to any earlier step, or ends."""
    spec = timed(seed, steps=len(sends) + 1, roles=2)
    for index, (step, send) in enumerate(zip(spec["langkah"], [None, *sends], strict=True)):
        step |= {"id": f"l{index}", "keputusan": None, "lanjut": []}
        if send is not None and index < len(sends):
            step["keputusan"] = {"ya": "lanjut", "tidak": send if send == "selesai" else f"l{send % index}"}
    flow = Sop.model_validate(spec)
    found = longest_way(flow, KALENDER)
    assert abs(length(found) - longest_trail(flow, set(directions(flow).kembali), loops=True)) < TOLERANCE


@given(st.lists(st.integers(1, 500), min_size=1, max_size=20))
def test_a_straight_flow_without_ranges_has_one_way(minutes: list[int]) -> None:
    short, usual, long = ways(sop(*({"waktu": f"{number} menit"} for number in minutes)))
    assert short == usual == long
    assert usual.jumlah.kerja == sum(minutes)


def test_the_limits_take_no_time() -> None:
    """Sixty steps that all lead to all others: the most exits that a flow can have."""
    names = [f"s{number}" for number in range(60)]
    steps = [{"id": name, "waktu": "1 menit", "lanjut": [other for other in names if other != name]} for name in names]
    steps[-1] = {"id": "s59", "waktu": "1 menit"}
    flow = sop(*steps)
    start = time.process_time()
    ways(flow)
    assert time.process_time() - start < 3
