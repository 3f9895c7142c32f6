"""The checker of lines can fail: a page drawn by hand, where one line or label is moved at a time."""

from __future__ import annotations

from typing import Any

import pytest

from tests.flow.checker_lines import Line, crossings, page_faults, tail

Json = dict[str, Any]
Points = list[tuple[float, float]]


def node(name: str, x: float, y: float, shape: str = "box") -> Json:
    return {"id": name, "step": "satu", "column": "p", "shape": shape, "x": x, "y": y, "width": 10, "height": 6}


def edge(source: str, target: str, points: Points, label: str | None = None, box: tuple[float, float] | None = None) -> Json:
    label_box = {"x": box[0], "y": box[1], "width": 4, "height": 3} if box else None
    return {"source": source, "target": target, "label": label, "label_box": label_box, "points": points}


def page(*edges: Json) -> Json:
    """Symbols a, c above, b and d below, k (a diamond) at the right, all in one cell."""
    nodes = [node("a", 40, 10), node("b", 40, 80), node("c", 70, 10), node("d", 10, 80), node("k", 90, 40, "diamond")]
    rows = [{"step": "satu", "number": 1, "y": 0, "height": 100}]
    used = {name for part in edges for name in (part["source"], part["target"])}
    return {
        "columns": [{"id": "p", "x": 0, "width": 120}],
        "rows": rows,
        "nodes": [part for part in nodes if part["shape"] != "diamond" or part["id"] in used],
        "edges": list(edges),
    }


DOWN = edge("a", "b", [(45, 16), (45, 80)])
ONE_LINE = {
    "a slanting line": ([(45, 16), (46, 80)], "1: a -> b tidak tegak lurus"),
    "an empty stretch": ([(45, 16), (45, 16), (45, 80)], "1: a -> b tidak tegak lurus"),
    "a line that turns back": ([(45, 16), (45, 60), (45, 40), (45, 80)], "1: a -> b berbalik"),
    "a point on a straight stretch": ([(45, 16), (45, 60), (45, 80)], "1: a -> b berbalik"),
    "a loose end": ([(45, 16.5), (45, 80)], "1: ujung a -> b"),
    "a line that crosses itself": (
        [(45, 16), (45, 50), (60, 50), (60, 40), (30, 40), (30, 60), (45, 60), (45, 80)],
        "3: a -> b menyinggung dirinya",
    ),
    "a hook narrower than 0.8 mm": (
        [(45, 16), (45, 50), (45.5, 50), (45.5, 40), (60, 40), (60, 83), (50, 83)],
        "menyinggung dirinya",
    ),
    "beside the columns": ([(40, 13), (-5, 13), (-5, 83), (40, 83)], "2: a -> b keluar dari kolom"),
    "below the last row": ([(45, 16), (45, 50), (60, 50), (60, 101), (45, 101), (45, 86)], "2: a -> b keluar dari kolom"),
    "on the border of a row": ([(45, 16), (45, 50), (60, 50), (60, 99.9), (45, 99.9), (45, 86)], "mendatar pada batas baris"),
    "on the border of a column": ([(50, 13), (119.5, 13), (119.5, 83), (50, 83)], "tegak pada batas kolom"),
    "through a foreign symbol": ([(50, 13), (75, 13), (75, 83), (50, 83)], "menembus atau menyinggung c"),
    "0.5 mm beside a foreign symbol": ([(50, 13), (69.5, 13), (69.5, 83), (50, 83)], "menembus atau menyinggung c"),
    "through its own source": ([(40, 13), (60, 13), (60, 83), (50, 83)], "menembus atau menyusuri a"),
    "along its own source": ([(45, 16), (60, 16), (60, 83), (50, 83)], "menembus atau menyusuri a"),
    "along its own target": ([(45, 16), (45, 50), (38, 50), (38, 80), (45, 80)], "menembus atau menyusuri b"),
    "back at its own source": ([(45, 16), (45, 30), (60, 30), (60, 13), (50, 13)], "1: ujung a -> b"),
}
TWO_LINES = {
    "the same line twice": (edge("a", "b", [(45, 16), (45, 80)]), "menumpang"),
    "0.5 mm beside another": (edge("c", "d", [(75, 16), (75, 30), (45.5, 30), (45.5, 70), (15, 70), (15, 80)]), "sejajar"),
    "a shared stretch without common target": (
        edge("c", "d", [(75, 16), (75, 30), (45, 30), (45, 70), (15, 70), (15, 80)]),
        "sejajar",
    ),
    "a fork": (edge("a", "d", [(45, 16), (45, 50), (15, 50), (15, 80)]), "sejajar"),
    "a bend on another line": (edge("c", "d", [(75, 16), (75, 50), (45, 50), (45, 50.1), (15, 50.1), (15, 80)]), "menyentuh"),
    "a bend 0.3 mm before another line": (
        edge("c", "d", [(75, 16), (75, 30), (45.3, 30), (45.3, 20), (60, 20), (60, 90), (20, 90)]),
        "menyentuh|sejajar",
    ),
    "joined, parted, joined again": (
        edge("c", "b", [(75, 16), (75, 30), (45, 30), (45, 40), (60, 40), (60, 70), (45, 70), (45, 80)]),
        "sejajar",
    ),
    "0.5 mm beside the common tail": (
        edge("c", "b", [(75, 16), (75, 78), (45.5, 78), (45.5, 70), (45, 70), (45, 80)]),
        "terlalu dekat pada ujung bersama",
    ),
    "a bend on a line into the same target": (
        edge("c", "b", [(75, 16), (75, 40), (45, 40), (45, 40.1), (30, 40.1), (30, 83), (40, 83)]),
        "menyentuh",
    ),
}
RIGHT = {
    "alone": [DOWN],
    "two that cross": [DOWN, edge("c", "d", [(75, 16), (75, 50), (15, 50), (15, 80)])],
    "two that join": [DOWN, edge("c", "b", [(75, 16), (75, 70), (45, 70), (45, 80)])],
    "two that join from both sides": [
        edge("c", "b", [(75, 16), (75, 70), (45, 70), (45, 80)]),
        edge("d", "b", [(20, 83), (30, 83), (30, 70), (45, 70), (45, 80)]),
    ],
    "two into two sides": [DOWN, edge("c", "b", [(75, 16), (75, 83), (50, 83)])],
    "0.8 mm beside another": [DOWN, edge("c", "d", [(75, 16), (75, 30), (45.8, 30), (45.8, 70), (15, 70), (15, 80)])],
}


def exits(ya: Json, tidak: Json) -> Json:
    return page(ya, tidak)


YA = edge("k", "b", [(95, 46), (95, 83), (50, 83)], "Ya", (95.4, 46.2))
TIDAK = edge("k", "a", [(90, 43), (60, 43), (60, 13), (50, 13)], "Tidak", (85.6, 43.3))
LABELS = {
    "on a symbol": ({"x": 93, "y": 42}, "4: label Ya dari k menyentuh simbol"),
    "on its own line": ({"x": 93, "y": 50}, "4: label Ya dari k disentuh k -> b"),
    "on a foreign line": ({"x": 80, "y": 42}, "4: label Ya dari k disentuh k -> a"),
    "0.5 mm above a foreign line": ({"x": 80, "y": 39.5}, "4: label Ya dari k disentuh k -> a"),
    "far from its line": ({"x": 97, "y": 60}, "label Ya dari k jauh dari garisnya"),
    "at a later stretch of its line": ({"x": 70, "y": 83.5}, "label Ya dari k jauh dari garisnya"),
    "outside the columns": ({"x": 118, "y": 50}, "4: label Ya dari k keluar dari kolom"),
    "outside its row": ({"x": 95.4, "y": 98}, "4: label Ya dari k keluar dari barisnya"),
    "on another label": ({"x": 85.6, "y": 43.4}, "4: label k -> b dan k -> a bertumpuk"),
}


@pytest.mark.parametrize("edges", RIGHT.values(), ids=RIGHT)
def test_right_lines_have_no_faults(edges: list[Json]) -> None:
    assert list(page_faults(page(*edges))) == []


@pytest.mark.parametrize(("points", "fault"), ONE_LINE.values(), ids=ONE_LINE)
def test_a_wrong_line_is_reported(points: Points, fault: str) -> None:
    assert any(fault in found for found in page_faults(page(edge("a", "b", points))))


@pytest.mark.parametrize(("second", "fault"), TWO_LINES.values(), ids=TWO_LINES)
def test_two_wrong_lines_are_reported(second: Json, fault: str) -> None:
    for edges in ((DOWN, second), (second, DOWN)):
        found = [text for text in page_faults(page(*edges)) if text.startswith("3:")]
        assert any(part in text for text in found for part in fault.split("|"))


def test_one_after_the_other_on_one_track_is_too_near() -> None:
    first = edge("a", "d", [(45, 16), (45, 50), (15, 50), (15, 80)])
    second = edge("c", "b", [(75, 16), (75, 50.6), (45, 50.6), (45, 80)])
    assert any("3: sejajar" in found for found in page_faults(page(first, second)))


def test_right_labels_have_no_faults() -> None:
    assert list(page_faults(exits(YA, TIDAK))) == []


@pytest.mark.parametrize(("place", "fault"), LABELS.values(), ids=LABELS)
def test_a_wrong_label_is_reported(place: Json, fault: str) -> None:
    moved = YA | {"label_box": YA["label_box"] | place}
    assert any(fault in found for found in page_faults(exits(moved, TIDAK)))


@pytest.mark.parametrize(
    "ya",
    [YA | {"label": "Tidak"}, YA | {"points": [(90, 43), (80, 43), (80, 83), (50, 83)]}, YA | {"source": "c"}],
    ids=["both Tidak", "from one tip", "one exit"],
)
def test_wrong_exits_are_reported(ya: Json) -> None:
    assert any("5: jalan keluar k" in found for found in page_faults(exits(ya, TIDAK)))


@pytest.mark.parametrize(
    ("shape", "point", "right"),
    [
        ("diamond", (93.0, 41.2), False),
        ("diamond", (95.0, 46.0), True),
        ("capsule", (91.0, 46.0), False),
        ("capsule", (95.0, 46.0), True),
        ("pentagon", (92.0, 46.0), False),
        ("pentagon", (95.0, 46.0), True),
    ],
)
def test_lines_end_on_the_outline_of_every_shape(shape: str, point: tuple[float, float], right: bool) -> None:
    part = page(edge("k", "b", [point, (point[0], 83), (50, 83)], "Ya", (point[0] + 0.5, 50)))
    part["nodes"][-1]["shape"] = shape
    assert any("1: ujung" in found for found in page_faults(part)) != right


def test_lines_into_one_target_may_join_but_not_part_again() -> None:
    first = edge("a", "c", [(10, 0), (10, 20), (30, 20), (30, 40)])
    joined = edge("b", "c", [(20, 0), (20, 20), (30, 20), (30, 40)])
    crossing = edge("b", "c", [(20, 0), (20, 35), (30, 35), (30, 40)])
    assert tail(Line(first), Line(joined)) == 30
    assert crossings({"pages": [{"edges": [first, joined]}]}) == 0
    assert crossings({"pages": [{"edges": [first, crossing]}]}) == 1
