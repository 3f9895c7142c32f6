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

Json = dict[str, Any]


def _flow() -> Sop:
    """Of everything something: back edges, a joint step, parallel work, two decisions that end, two pages."""
    flow = chain(18, 4)
    flow["langkah"][2]["keputusan"] = {"ya": "lanjut", "tidak": "s0"}
    flow["langkah"][3]["oleh"] = ["p1", "p3"]
    flow["langkah"][4]["lanjut"] = ["s5", "s6"]
    flow["langkah"][12]["keputusan"] = {"ya": "lanjut", "tidak": "selesai"}
    flow["langkah"][15]["keputusan"] = {"ya": "lanjut", "tidak": "selesai"}
    flow["langkah"][16]["keputusan"] = {"ya": "lanjut", "tidak": "s1"}
    flow["langkah"][7] |= {"kegiatan": "Memeriksa berkas " * 12, "keterangan": "memeriksa berkas"}
    return Sop.model_validate(flow)


SOP = _flow()
CHART = as_json(layout(SOP, rooms(GayaSop())), "uji", 1)


BARIS = as_json(layout(SOP, rooms(GayaSop(mulai_selesai="baris"))), "uji", 1)


def _edges(chart: Json) -> list[Json]:
    return [edge for page in chart["pages"] for edge in page["edges"]]


def _edge(chart: Json, source: str, label: str | None = None) -> Json:
    return next(e for e in _edges(chart) if e["source"] == source and e["label"] == label and not e.get("joint"))


def _joint(chart: Json) -> Json:
    return next(edge for edge in _edges(chart) if edge.get("joint"))


def _node(chart: Json, name: str) -> Json:
    return next(node for page in chart["pages"] for node in page["nodes"] if node["id"] == name)


def _page(chart: Json, name: str) -> Json:
    return next(page for page in chart["pages"] if any(node["id"] == name for node in page["nodes"]))


def _row(chart: Json, step: str) -> Json:
    return next(row for page in chart["pages"] for row in page["rows"] if row["step"] == step)


def _pentagon(chart: Json, direction: str) -> Json:
    nodes = [node for page in chart["pages"] for node in page["nodes"]]
    return next(node for node in nodes if node["shape"] == "pentagon" and node["direction"] == direction)


def _not_a_number(chart: Json) -> None:
    _node(chart, "s1")["x"] = float("nan")


def _inches(chart: Json) -> None:
    chart["unit"] = "in"


def _pages_from_zero(chart: Json) -> None:
    for page in chart["pages"]:
        page["number"] -= 1


def _columns_swapped(chart: Json) -> None:
    columns = chart["pages"][0]["columns"]
    columns[0], columns[1] = columns[1], columns[0]


def _text_column_missing(chart: Json) -> None:
    del chart["pages"][0]["text_columns"][3]


def _letter_on_a_box(chart: Json) -> None:
    _node(chart, "s1")["letter"] = "A"


def _pentagon_with_step(chart: Json) -> None:
    _pentagon(chart, "out")["step"] = "s1"


def _label_without_box(chart: Json) -> None:
    _edge(chart, "s2", "Ya")["label_box"] = None


def _line_to_nowhere(chart: Json) -> None:
    _edge(chart, "s0")["target"] = "tiada"


def _through_a_node(chart: Json) -> None:
    node, edge = _node(chart, "s1"), _edge(chart, "s2", "Tidak")
    x = node["x"] + node["width"] / 2
    edge["points"] = [edge["points"][0], [x, edge["points"][0][1]], [x, 30.0], edge["points"][-1]]


def _out_of_the_area(chart: Json) -> None:
    for point in _edge(chart, "s2", "Tidak")["points"][1:-1]:
        point[0] = 20.0


def _out_of_the_cell(chart: Json) -> None:
    _node(chart, "s1")["x"] -= 15


def _above_the_row(chart: Json) -> None:
    _node(chart, "s1")["y"] -= 8


def _tiny(chart: Json) -> None:
    _node(chart, "s1")["height"] = 1.0


def _on_another(chart: Json) -> None:
    pentagon, node = _pentagon(chart, "in"), _node(chart, "s1")
    pentagon |= {"x": node["x"], "y": node["y"]}


def _swapped_labels(chart: Json) -> None:
    _edge(chart, "s2", "Ya")["label"] = "Tidak"


def _same_tip(chart: Json) -> None:
    _edge(chart, "s2", "Ya")["points"][0] = list(_edge(chart, "s2", "Tidak")["points"][0])


def _row_missing(chart: Json) -> None:
    del chart["pages"][0]["rows"][1]


def _rows_swapped(chart: Json) -> None:
    rows = chart["pages"][0]["rows"]
    rows[0]["step"], rows[1]["step"] = rows[1]["step"], rows[0]["step"]


def _row_twice(chart: Json) -> None:
    chart["pages"][1]["rows"].insert(0, copy.deepcopy(chart["pages"][0]["rows"][-1]))


def _number_of_the_end(chart: Json) -> None:
    _row(chart, "selesai")["number"] = 19


def _numbers_from_zero(chart: Json) -> None:
    _row(chart, "s0")["number"] = 0


def _wrong_shape(chart: Json) -> None:
    _node(chart, "s1")["shape"] = "capsule"


def _wrong_step(chart: Json) -> None:
    _node(chart, "s1")["step"] = "s0"


def _wrong_end(chart: Json) -> None:
    _node(chart, "selesai@p0")["column"] = "p1"


def _id_twice(chart: Json) -> None:
    _page(chart, "s1")["nodes"].append(copy.deepcopy(_node(chart, "s1")))


def _line_missing(chart: Json) -> None:
    _page(chart, "s0")["edges"].remove(_edge(chart, "s0"))


def _line_twice(chart: Json) -> None:
    _page(chart, "s0")["edges"].append(copy.deepcopy(_edge(chart, "s0")))


def _joint_missing(chart: Json) -> None:
    _page(chart, "s3@p1")["edges"].remove(_joint(chart))


def _joint_twice(chart: Json) -> None:
    _page(chart, "s3@p1")["edges"].append(copy.deepcopy(_joint(chart)))


def _joint_backwards(chart: Json) -> None:
    edge = _joint(chart)
    edge |= {"source": edge["target"], "target": edge["source"], "points": edge["points"][::-1]}


def _joint_with_arrow(chart: Json) -> None:
    del _joint(chart)["joint"]


def _letters_twisted(chart: Json) -> None:
    nodes = [node for page in chart["pages"] for node in page["nodes"] if node["shape"] == "pentagon"]
    for node in nodes:
        node["letter"] = {"A": "B", "B": "A"}.get(node["letter"], node["letter"])


def _letter_left_out(chart: Json) -> None:
    for page in chart["pages"]:
        for node in page["nodes"]:
            node["letter"] = "Z" if node["letter"] == "B" else node["letter"]


def _pentagon_alone(chart: Json) -> None:
    name = _pentagon(chart, "in")["id"]
    page = _page(chart, name)
    page["nodes"] = [node for node in page["nodes"] if node["id"] != name]
    page["edges"] = [edge for edge in page["edges"] if name not in (edge["source"], edge["target"])]


def _pentagon_backwards(chart: Json) -> None:
    _pentagon(chart, "in")["direction"] = "out"


def _pentagon_of_two(chart: Json) -> None:
    name = _pentagon(chart, "out")["id"]
    edge = next(edge for edge in _edges(chart) if edge["target"] == name)
    _page(chart, name)["edges"].append(copy.deepcopy(edge))


def _pentagon_elsewhere(chart: Json) -> None:
    node = _pentagon(chart, "out")
    node["column"] = "p1" if node["column"] == "p0" else "p0"


def _label_behind_a_pentagon(chart: Json) -> None:
    name = _pentagon(chart, "in")["id"]
    edge = next(edge for edge in _edges(chart) if edge["source"] == name)
    edge |= {"label": "Ya", "label_box": {"x": 1.0, "y": 1.0, "width": 1.0, "height": 1.0}}


def _other_paper(chart: Json) -> None:
    chart["paper"] = "A3"


def _other_columns(chart: Json) -> None:
    chart["pages"][1]["text_columns"][0]["width"] += 1


def _gap_between_columns(chart: Json) -> None:
    for page in chart["pages"]:
        page["columns"][1]["x"] += 1


def _table_too_narrow(chart: Json) -> None:
    for page in chart["pages"]:
        page["text_columns"][-1]["width"] -= 1


def _no_width(chart: Json) -> None:
    for page in chart["pages"]:
        page["text_columns"][0]["width"] = 1.0


def _overflow(chart: Json) -> None:
    chart["pages"][0]["rows"][-1]["height"] += 60


def _gap_between_rows(chart: Json) -> None:
    chart["pages"][0]["rows"][-1]["y"] += 1


def _clipped(chart: Json) -> None:
    _row(chart, "s7")["height"] = 4.0


def _wasteful(chart: Json) -> None:
    _row(chart, "s4")["height"] += 1


def _no_header(chart: Json) -> None:
    for row in chart["pages"][0]["rows"]:
        row["y"] -= chart["pages"][0]["rows"][0]["y"]


def _begin_numbered(chart: Json) -> None:
    _row(chart, "mulai")["number"] = 0


def _begin_missing(chart: Json) -> None:
    page = chart["pages"][0]
    page["nodes"] = [node for node in page["nodes"] if node["id"] != "mulai"]
    page["edges"] = [edge for edge in page["edges"] if edge["source"] != "mulai"]


SPOILERS: list[tuple[Callable[[Json], None], str]] = [
    (_not_a_number, "bentuk: bukan angka"),
    (_inches, "bentuk: kunci bagan"),
    (_pages_from_zero, "bentuk: nomor halaman"),
    (_columns_swapped, "bentuk: kolom pelaksana"),
    (_text_column_missing, "bentuk: kolom teks"),
    (_letter_on_a_box, "bentuk: huruf"),
    (_pentagon_with_step, "bentuk: huruf"),
    (_label_without_box, "bentuk: label"),
    (_line_to_nowhere, "bentuk: ujung"),
    (_through_a_node, "2"),
    (_out_of_the_area, "2:"),
    (_out_of_the_cell, "4: s1 keluar dari kolom"),
    (_above_the_row, "4: s1 keluar dari baris"),
    (_tiny, "4: s1 terlalu kecil"),
    (_on_another, "bertumpuk"),
    (_swapped_labels, "5:"),
    (_same_tip, "5:"),
    (_row_missing, "5: baris"),
    (_rows_swapped, "5: baris"),
    (_row_twice, "5: baris"),
    (_number_of_the_end, "5: nomor"),
    (_numbers_from_zero, "5: nomor"),
    (_wrong_shape, "5: simbol"),
    (_wrong_step, "5: simbol"),
    (_wrong_end, "5: simbol"),
    (_id_twice, "5: id berulang"),
    (_line_missing, "6: garis kurang"),
    (_line_twice, "6: garis kurang"),
    (_joint_missing, "6: garis bersama"),
    (_joint_twice, "6: garis bersama"),
    (_joint_backwards, "6: garis bersama"),
    (_joint_with_arrow, "6: garis bersama"),
    (_letters_twisted, "huruf segilima"),
    (_letter_left_out, "huruf segilima"),
    (_pentagon_alone, "bukan sepasang"),
    (_pentagon_backwards, "6: garis segilima"),
    (_pentagon_of_two, "6: garis segilima"),
    (_pentagon_elsewhere, "bukan di kolom simbolnya"),
    (_label_behind_a_pentagon, "6: garis segilima"),
    (_other_paper, "bukan kertas A3"),
    (_other_columns, "7: kolom berubah"),
    (_gap_between_columns, "tidak menyambung"),
    (_table_too_narrow, "tabel tidak selebar"),
    (_no_width, "kolom terlalu sempit"),
    (_overflow, "7: halaman meluap"),
    (_gap_between_rows, "7: baris"),
    (_clipped, "7: teks baris s7 terpotong"),
    (_wasteful, "7: baris s4 lebih tinggi"),
    (_no_header, "7: baris judul"),
]


def test_the_charts_themselves_are_right() -> None:
    assert len(CHART["pages"]) > 1
    assert faults(CHART, SOP) == []
    assert faults(BARIS, SOP, "baris") == []


@pytest.mark.parametrize(("spoil", "rule"), SPOILERS, ids=lambda part: getattr(part, "__name__", part))
def test_a_spoiled_chart_is_reported(spoil: Callable[[Json], None], rule: str) -> None:
    chart = copy.deepcopy(CHART)
    spoil(chart)
    assert any(rule in fault for fault in faults(chart, SOP))


@pytest.mark.parametrize(("spoil", "rule"), [(_begin_numbered, "5: nomor"), (_begin_missing, "6: garis kurang")])
def test_a_spoiled_chart_with_rows_of_begin_and_end_is_reported(spoil: Callable[[Json], None], rule: str) -> None:
    chart = copy.deepcopy(BARIS)
    spoil(chart)
    assert any(rule in fault for fault in faults(chart, SOP, "baris"))


def test_each_style_is_checked_as_itself() -> None:
    assert faults(CHART, SOP, "baris")
    assert faults(BARIS, SOP, "langkah")
