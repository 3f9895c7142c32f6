"""No change makes the shipped flow charts, or random ones, look worse unnoticed. See CONTRIBUTING.md, "How charts look"."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.flow.keindahan import (
    ACAK,
    CONTOH,
    RECORD,
    STANDARDS,
    Json,
    Keindahan,
    Record,
    bends,
    differences,
    keindahan,
    of_office,
    of_random,
    read_record,
    write_record,
)

Charts = dict[str, Keindahan]


@pytest.fixture(scope="module")
def shipped() -> Charts:
    return of_office(STANDARDS)


def agree(recorded: Record, found: Record) -> None:
    if changes := differences(recorded, found):
        pytest.fail(
            "Flow charts look other than recorded:\n  "
            + "\n  ".join(changes)
            + "\nWhere it is worse, mend it. When every change is wanted (the better ones are to be kept, too), record it:\n"
            "  pytest tests/flow/test_keindahan.py --update\nand say in the commit why.",
            pytrace=False,
        )


def test_charts_look_as_recorded(shipped: Charts, update: bool) -> None:
    found = {f"standards/{name}": figures for name, figures in shipped.items()}
    found |= {f"kantor-contoh/{name}": figures for name, figures in of_office(CONTOH).items()}
    found[f"acak/0-{ACAK - 1}"] = of_random()
    if update:
        write_record(RECORD, found)
    agree(read_record(RECORD), found)


@pytest.mark.parametrize("style", ["langkah", "baris"])
def test_shipped_charts_meet_the_aims(shipped: Charts, style: str) -> None:
    charts = [figures for name, figures in shipped.items() if name.endswith(f"-{style}")]
    assert len(charts) >= 10
    assert sum(charts, Keindahan()).bends_per_edge <= 1.5
    assert sum(figures.crossings for figures in charts) / len(charts) <= 1


# --- the guard can fail -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", [0, -1], ids=["shipped", "random"])
@pytest.mark.parametrize("figure", ["bends", "crossings", "pages", "pairs"])
@pytest.mark.parametrize(("by", "said"), [(-1, "WORSE"), (1, "better")])
def test_a_record_that_was_better_or_worse_is_told(place: int, figure: str, by: int, said: str) -> None:
    true = read_record(RECORD)
    name = list(true)[place]
    before = replace(true[name], **{figure: getattr(true[name], figure) + by})
    with pytest.raises(pytest.fail.Exception, match=rf"{name}: {figure}( per edge)? \S+ -> \S+, {said} by ") as caught:
        agree({**true, name: before}, true)
    assert "--update" in str(caught.value)
    assert str(caught.value).count(" -> ") == 1


def test_a_change_is_told_with_its_size() -> None:
    before, after = Keindahan(10, 5, 1, 2, 3), Keindahan(10, 7, 144, 2, 2)
    assert differences({"a": before, "b": before}, {"a": after, "b": before}) == [
        "a: bends per edge 0.5 -> 0.7, WORSE by 0.2",
        "a: crossings 1 -> 144, WORSE by 143",
        "a: pairs 3 -> 2, better by 1",
    ]


def test_charts_that_come_or_go_or_only_grow_are_told() -> None:
    one = Keindahan(10, 5, 1, 2, 3)
    assert differences({"lama": one, "tetap": one}, {"tetap": replace(one, edges=20, bends=10), "baru": one}) == [
        "lama: recorded, but not drawn any more",
        "baru: drawn, but not recorded",
        "tetap: edges 10 -> 20, as good as before",
    ]


def test_a_record_comes_back_as_written(tmp_path) -> None:
    record = read_record(RECORD)
    write_record(tmp_path / "tulis.json", record)
    assert (tmp_path / "tulis.json").read_bytes() == RECORD.read_bytes()


# --- the counting -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("points", "count"),
    [
        ([[0, 0], [0, 9]], 0),
        ([[0, 0], [0, 4], [0, 9]], 0),
        ([[0, 0], [0, 4], [6, 4]], 1),
        ([[0, 0], [0, 4], [6, 4], [9, 4], [9, 0]], 2),
    ],
)
def test_bends_are_turns(points: list[list[float]], count: int) -> None:
    assert bends({"points": points}) == count


def test_a_chart_is_counted_over_all_its_pages() -> None:
    first = [
        _edge("a", "b", [[0, 0], [0, 8], [9, 8], [9, 20]]),
        _edge("b", "A-out", [[4, 2], [4, 12]]),
        _edge("a", "c", [[0, 30], [9, 30]]) | {"joint": True},
    ]
    second = [_edge("A-in", "d", [[4, 0], [4, 8], [9, 8]])]
    pages = [{"edges": first, "nodes": [_pentagon("out")]}, {"edges": second, "nodes": [_pentagon("in")]}]
    assert keindahan({"pages": pages}) == Keindahan(edges=2, bends=3, crossings=1, pages=2, pairs=1)


def _edge(source: str, target: str, points: list[list[float]]) -> Json:
    return {"source": source, "target": target, "points": points}


def _pentagon(direction: str) -> Json:
    return {"shape": "pentagon", "letter": "A", "direction": direction}
