"""The checker can fail: every way to spoil a right chart is reported, under the rule it breaks."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from sop_gen.flow.geometry import as_json
from sop_gen.flow.layout import layout
from sop_gen.flow.room import rooms
from sop_gen.model.instansi import GayaSop
from sop_gen.model.sop import Sop
from tests.flow.cases import chain
from tests.flow.checker import faults
from tests.flow.checker_lines import crossings

Json = dict[str, Any]


def _flow() -> Sop:
    flow = chain(18, 4)
    flow["langkah"][2]["keputusan"] = {"ya": "lanjut", "tidak": "s0"}
    flow["langkah"][3]["oleh"] = ["p1", "p3"]
    flow["langkah"][4]["lanjut"] = ["s5", "s6"]
    flow["langkah"][16]["keputusan"] = {"ya": "lanjut", "tidak": "s1"}
    return Sop.model_validate(flow)


SOP = _flow()
CHART = as_json(layout(SOP, rooms(GayaSop())), "uji", 1)


def _edge(chart: Json, source: str, label: str | None = None) -> Json:
    return next(
        e for p in chart["pages"] for e in p["edges"] if e["source"] == source and e["label"] == label and not e.get("joint")
    )


def _node(chart: Json, name: str) -> Json:
    return next(node for page in chart["pages"] for node in page["nodes"] if node["id"] == name)


def _slant(chart: Json) -> None:
    _edge(chart, "s0")["points"][1][1] += 1


def _loose_end(chart: Json) -> None:
    _edge(chart, "s0")["points"][-1][1] -= 1


def _flank(chart: Json) -> None:
    edge = _edge(chart, "s2", "Ya")
    edge["points"][0] = [edge["points"][0][0] + 2, edge["points"][0][1] - 1]


def _through_a_node(chart: Json) -> None:
    node, edge = _node(chart, "s1"), _edge(chart, "s2", "Tidak")
    x = node["x"] + node["width"] / 2
    edge["points"] = [edge["points"][0], [x, edge["points"][0][1]], [x, 30.0], edge["points"][-1]]


def _out_of_the_area(chart: Json) -> None:
    edge = _edge(chart, "s2", "Tidak")
    for point in edge["points"][1:-1]:
        point[0] = 20.0


def _same_stretch(chart: Json) -> None:
    page = chart["pages"][0]
    page["edges"].append({**_edge(chart, "s0"), "source": "s1", "target": "s2"})


def _too_near(chart: Json) -> None:
    one = _edge(chart, "s2", "Tidak")
    twin = copy.deepcopy(one)
    twin["points"] = [[x + 0.5, y + 0.5] for x, y in one["points"]]
    twin["label"] = twin["label_box"] = None
    twin["target"] = "s1"
    chart["pages"][0]["edges"].append(twin)


def _out_of_the_cell(chart: Json) -> None:
    _node(chart, "s1")["x"] -= 15


def _label_on_node(chart: Json) -> None:
    node = _node(chart, "s2")
    _edge(chart, "s2", "Ya")["label_box"] |= {"x": node["x"] + 1, "y": node["y"] + 1}


def _label_on_line(chart: Json) -> None:
    x, y = _edge(chart, "s2", "Ya")["points"][0]
    _edge(chart, "s2", "Ya")["label_box"] |= {"x": x - 1, "y": y + 0.2}


def _swapped_labels(chart: Json) -> None:
    edge = _edge(chart, "s2", "Ya")
    edge["label"] = "Tidak"


def _same_tip(chart: Json) -> None:
    edge, other = _edge(chart, "s2", "Ya"), _edge(chart, "s2", "Tidak")
    edge["points"][0] = list(other["points"][0])


def _row_missing(chart: Json) -> None:
    del chart["pages"][0]["rows"][1]


def _rows_swapped(chart: Json) -> None:
    rows = chart["pages"][0]["rows"]
    rows[0]["step"], rows[1]["step"] = rows[1]["step"], rows[0]["step"]


def _line_missing(chart: Json) -> None:
    chart["pages"][0]["edges"].remove(_edge(chart, "s0"))


def _line_twice(chart: Json) -> None:
    chart["pages"][0]["edges"].append(copy.deepcopy(_edge(chart, "s0")))


def _joint_missing(chart: Json) -> None:
    edges = chart["pages"][0]["edges"]
    edges.remove(next(edge for edge in edges if edge.get("joint")))


def _letters_twisted(chart: Json) -> None:
    nodes = [node for node in chart["pages"][1]["nodes"] if node["shape"] == "pentagon"]
    nodes[0]["letter"], nodes[1]["letter"] = nodes[1]["letter"], nodes[0]["letter"]


def _pentagon_alone(chart: Json) -> None:
    node = next(node for node in chart["pages"][1]["nodes"] if node["shape"] == "pentagon")
    chart["pages"][1]["nodes"].remove(node)
    chart["pages"][1]["edges"] = [e for e in chart["pages"][1]["edges"] if node["id"] not in (e["source"], e["target"])]


def _overflow(chart: Json) -> None:
    chart["pages"][0]["rows"][-1]["height"] += 60


def _no_header(chart: Json) -> None:
    for row in chart["pages"][0]["rows"]:
        row["y"] -= chart["pages"][0]["rows"][0]["y"]


def _on_a_border(chart: Json) -> None:
    edge, row = _edge(chart, "s0"), chart["pages"][0]["rows"][1]
    for point in edge["points"]:
        point[1] = row["y"]


def _wrong_shape(chart: Json) -> None:
    _node(chart, "s1")["shape"] = "capsule"


SPOILERS: list[tuple[Callable[[Json], None], str]] = [
    (_slant, "1:"),
    (_loose_end, "1:"),
    (_flank, "1:"),
    (_through_a_node, "2"),
    (_out_of_the_area, "2:"),
    (_same_stretch, "3:"),
    (_too_near, "3:"),
    (_out_of_the_cell, "4:"),
    (_label_on_node, "4:"),
    (_label_on_line, "4:"),
    (_swapped_labels, "5:"),
    (_same_tip, "5:"),
    (_row_missing, "5:"),
    (_rows_swapped, "5:"),
    (_wrong_shape, "5:"),
    (_line_missing, "6:"),
    (_line_twice, "6:"),
    (_joint_missing, "6:"),
    (_letters_twisted, "segilima"),
    (_pentagon_alone, "6:"),
    (_overflow, "7:"),
    (_no_header, "7:"),
    (_on_a_border, "batas baris"),
]


def test_the_chart_itself_is_right() -> None:
    assert len(CHART["pages"]) == 2
    assert faults(CHART, SOP) == []


@pytest.mark.parametrize(("spoil", "rule"), SPOILERS, ids=lambda part: getattr(part, "__name__", part))
def test_a_spoiled_chart_is_reported(spoil: Callable[[Json], None], rule: str) -> None:
    chart = copy.deepcopy(CHART)
    spoil(chart)
    assert any(rule in fault for fault in faults(chart, SOP))


def test_lines_into_one_target_may_join_but_not_part_again() -> None:
    def chart(second: list[list[float]]) -> Json:
        edges = [
            {"source": "a", "target": "c", "label": None, "label_box": None, "points": [[10, 0], [10, 20], [30, 20], [30, 40]]},
            {"source": "b", "target": "c", "label": None, "label_box": None, "points": second},
        ]
        return {"pages": [{"edges": edges}]}

    assert crossings(chart([[20, 0], [20, 20], [30, 20], [30, 40]])) == 0
    assert crossings(chart([[20, 0], [20, 35], [30, 35], [30, 40]])) == 1
