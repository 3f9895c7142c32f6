"""The BPMN of sample and random flows: every symbol and line once, references that resolve, shapes that lines touch."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest

from sop_gen.flow.geometry import Edge, Node
from sop_gen.model.sop import Sop
from sop_gen.pipeline import flow
from sop_gen.render.bagan import draw_bagan
from sop_gen.view.alur import BaganAlur
from tests.bagan.charts import branching_charts, chart, random_charts, sample_charts
from tests.docx.samples import AWKWARD, SHOWN
from tests.flow import strategies

NS = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}
ROOT = Path(__file__).parents[2]
CONNECTIONS = ("sequenceFlow", "association")
Box = tuple[float, float, float, float]


@cache
def charts() -> dict[str, BaganAlur]:
    return sample_charts() | random_charts() | branching_charts()


@cache
def drawn(name: str) -> Element:
    return fromstring(draw_bagan(charts()[name], "bpmn"))


def nodes_of(alur: BaganAlur) -> dict[str, Node]:
    return {node.id: node for page in alur.bagan.pages for node in page.nodes}


def edges_of(alur: BaganAlur) -> list[Edge]:
    return [edge for page in alur.bagan.pages for edge in page.edges]


def elements(root: Element, *tags: str) -> list[Element]:
    return [found for tag in tags for found in root.iterfind(f".//bpmn:{tag}", NS)]


def flow_nodes(root: Element) -> dict[str, Element]:
    """By id: what stands in the process, but for lanes and connections."""
    process = root.find("bpmn:process", NS)
    assert process is not None
    others = {f"{{{NS['bpmn']}}}{tag}" for tag in (*CONNECTIONS, "laneSet")}
    return {found.attrib["id"]: found for found in process if found.tag not in others}


def kind(element: Element) -> str:
    return element.tag.partition("}")[2]


def texts(element: Element, tag: str) -> list[str]:
    return [found.text or "" for found in element.iterfind(f"bpmn:{tag}", NS)]


def bounds(shape: Element | None) -> Box:
    found = shape.find("dc:Bounds", NS) if shape is not None else None
    assert found is not None
    return tuple(float(found.attrib[name]) for name in ("x", "y", "width", "height"))  # type: ignore[return-value]


def boxes(root: Element) -> dict[str, Box]:
    return {shape.attrib["bpmnElement"]: bounds(shape) for shape in root.iterfind(".//bpmndi:BPMNShape", NS)}


def lines(root: Element) -> dict[str, list[tuple[float, float]]]:
    return {
        edge.attrib["bpmnElement"]: [(float(at.attrib["x"]), float(at.attrib["y"])) for at in edge.iterfind("di:waypoint", NS)]
        for edge in root.iterfind(".//bpmndi:BPMNEdge", NS)
    }


def one(langkah: list[dict[str, Any]], **style: Any) -> Element:
    pelaksana = {"pemohon": "Pemohon", "petugas": "Petugas"}
    sop = Sop.model_validate({"judul": "Uji", "pelaksana": pelaksana, "langkah": langkah})
    return fromstring(draw_bagan(chart(sop, **style), "bpmn"))


def step(text: str, oleh: str | list[str] = "petugas", **more: Any) -> dict[str, Any]:
    return {"kegiatan": text, "oleh": oleh, **more}


@pytest.mark.parametrize("name", charts())
def test_every_symbol_and_line_is_one_element_with_one_shape(name: str) -> None:
    root, alur = drawn(name), charts()[name]
    connections = elements(root, *CONNECTIONS)
    lanes = elements(root, "lane")
    assert len(flow_nodes(root)) == len(nodes_of(alur))
    assert len(connections) == len(edges_of(alur))
    assert len(lanes) == len(alur.bagan.pages[0].columns)
    assert sorted(boxes(root)) == sorted([*flow_nodes(root), *(lane.attrib["id"] for lane in lanes), "kolam"])
    assert sorted(lines(root)) == sorted(line.attrib["id"] for line in connections)


@pytest.mark.parametrize("name", charts())
def test_ids_are_unique_names_and_every_reference_resolves(name: str) -> None:
    root = drawn(name)
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", id) for id in ids)
    for line in elements(root, *CONNECTIONS):
        assert {line.attrib["sourceRef"], line.attrib["targetRef"]} <= set(flow_nodes(root))
    assert {shape.attrib["bpmnElement"] for shape in root.iter() if "bpmnElement" in shape.attrib} <= set(ids)
    assert elements(root, "participant")[0].attrib["processRef"] == elements(root, "process")[0].attrib["id"]
    in_lanes = [text for lane in elements(root, "lane") for text in texts(lane, "flowNodeRef")]
    assert sorted(in_lanes) == sorted(flow_nodes(root))


@pytest.mark.parametrize("name", charts())
def test_nodes_name_the_flows_that_enter_and_leave(name: str) -> None:
    root = drawn(name)
    flows = elements(root, "sequenceFlow")
    for id, node in flow_nodes(root).items():
        assert texts(node, "incoming") == [flow.attrib["id"] for flow in flows if flow.attrib["targetRef"] == id]
        assert texts(node, "outgoing") == [flow.attrib["id"] for flow in flows if flow.attrib["sourceRef"] == id]


@pytest.mark.parametrize("name", charts())
def test_symbols_are_what_bpmn_calls_them(name: str) -> None:
    root = drawn(name)
    found = list(flow_nodes(root).values())
    shapes = [node.shape for node in nodes_of(charts()[name]).values()]
    names = {flow.attrib["id"]: flow.get("name") for flow in elements(root, "sequenceFlow")}
    for node in found:
        ins, outs = texts(node, "incoming"), texts(node, "outgoing")
        assert not (kind(node) in ("startEvent", "intermediateCatchEvent") and (ins or not outs))
        assert not (kind(node) in ("endEvent", "intermediateThrowEvent") and (outs or not ins))
        if kind(node) == "exclusiveGateway":
            assert sorted(str(names[out]) for out in outs) == ["Tidak", "Ya"]
    kinds = [kind(node) for node in found]
    assert kinds.count("exclusiveGateway") == shapes.count("diamond")
    assert kinds.count("intermediateThrowEvent") + kinds.count("intermediateCatchEvent") == shapes.count("pentagon")
    assert kinds.count("task") >= shapes.count("box")


@pytest.mark.parametrize("name", charts())
def test_links_come_in_pairs_of_one_letter(name: str) -> None:
    root = drawn(name)
    links = {
        tag: sorted(link.attrib["name"] for event in elements(root, tag) for link in elements(event, "linkEventDefinition"))
        for tag in ("intermediateThrowEvent", "intermediateCatchEvent")
    }
    assert links["intermediateThrowEvent"] == links["intermediateCatchEvent"]
    assert links["intermediateThrowEvent"] == sorted({node.letter for node in nodes_of(charts()[name]).values() if node.letter})


@pytest.mark.parametrize("name", charts())
def test_joint_symbols_are_associated_without_direction(name: str) -> None:
    joints = elements(drawn(name), "association")
    assert len(joints) == sum(edge.joint for edge in edges_of(charts()[name]))
    assert all(joint.attrib["associationDirection"] == "None" for joint in joints)


def from_outline(point: tuple[float, float], shape: str, box: Box) -> float:
    """How far ``point`` is from the outline that modelers draw (px)."""
    x, y = point[0] - box[0] - box[2] / 2, point[1] - box[1] - box[3] / 2
    if shape.endswith("Event"):
        return abs(hypot(x, y) - box[2] / 2)
    if shape == "exclusiveGateway":
        return abs(abs(x) / box[2] + abs(y) / box[3] - 0.5) * min(box[2], box[3])
    inside = max(abs(x) - box[2] / 2, abs(y) - box[3] / 2)
    return abs(inside)


@pytest.mark.parametrize("name", charts())
def test_lines_are_orthogonal_and_touch_what_they_join(name: str) -> None:
    root = drawn(name)
    nodes, box, drawn_lines = flow_nodes(root), boxes(root), lines(root)
    for line in elements(root, *CONNECTIONS):
        points = drawn_lines[line.attrib["id"]]
        assert all(start != end and (start[0] == end[0] or start[1] == end[1]) for start, end in pairwise(points))
        for ref, point in (("sourceRef", points[0]), ("targetRef", points[-1])):
            id = line.attrib[ref]
            assert from_outline(point, kind(nodes[id]), box[id]) <= 1.5


@pytest.mark.parametrize("name", charts())
def test_lanes_fill_the_pool_and_hold_their_symbols(name: str) -> None:
    root = drawn(name)
    box = boxes(root)
    x, y, width, height = box["kolam"]
    for lane in elements(root, "lane"):
        left, top, lane_width, lane_height = box[lane.attrib["id"]]
        assert (left, top, top + lane_height) == (x, y + 30, y + height)
        x += lane_width
        for id in texts(lane, "flowNodeRef"):
            assert left <= box[id][0] and box[id][0] + box[id][2] <= left + lane_width
            assert top + 30 <= box[id][1] and box[id][1] + box[id][3] <= top + lane_height
    assert x == box["kolam"][0] + width
    assert all(shape.get("isHorizontal") == "false" for shape in root.iterfind(".//bpmndi:BPMNShape", NS) if is_area(shape))


def is_area(shape: Element) -> bool:
    return shape.attrib["bpmnElement"].startswith(("kolam", "lajur"))


@pytest.mark.parametrize("name", sample_charts())
def test_names_beside_symbols_cover_no_line_symbol_or_name(name: str) -> None:
    root = drawn(name)
    kinds = flow_nodes(root)
    names = [bounds(label) for label in root.iterfind(".//bpmndi:BPMNShape/bpmndi:BPMNLabel", NS)]
    assert len(names) == sum(kind(node) != "task" for node in kinds.values())
    words = [bounds(label) for label in root.iterfind(".//bpmndi:BPMNEdge/bpmndi:BPMNLabel", NS)]
    assert len(words) == sum(edge.label is not None for edge in edges_of(charts()[name]))
    solid = [box for id, box in boxes(root).items() if id in kinds and kind(kinds[id]) != "exclusiveGateway"]
    segments = [stretch(start, end) for line in lines(root).values() for start, end in pairwise(line)]
    borders = [(box[0], box[1], 0.0, box[3]) for id, box in boxes(root).items() if id.startswith("lajur")]
    for place, box in enumerate(names):
        others = [*names[:place], *names[place + 1 :], *words, *solid, *segments, *borders]
        assert not [other for other in others if overlap(box, other)]


def stretch(start: tuple[float, float], end: tuple[float, float]) -> Box:
    return min(start[0], end[0]), min(start[1], end[1]), abs(start[0] - end[0]), abs(start[1] - end[1])


def overlap(box: Box, other: Box) -> bool:
    return all(box[axis] < other[axis] + other[axis + 2] and other[axis] < box[axis] + box[axis + 2] for axis in (0, 1))


def test_the_ends_of_a_plain_flow_are_events_and_a_first_step_that_is_returned_to_is_a_task() -> None:
    plain = flow_nodes(one([step("Satu", id="satu"), step("Dua"), step("Tiga")]))
    assert [kind(node) for node in plain.values()] == ["startEvent", "task", "endEvent"]
    back = [step("Satu", id="satu"), step("Dua", keputusan={"ya": "lanjut", "tidak": "satu"}), step("Tiga")]
    assert [kind(node) for node in flow_nodes(one(back)).values()] == ["task", "exclusiveGateway", "endEvent"]
    rows = flow_nodes(one(back, mulai_selesai="baris"))
    assert {id: kind(node) for id, node in rows.items() if node.attrib["name"] in ("Mulai", "Selesai")} == {
        "simpul-mulai": "startEvent",
        "simpul-selesai": "endEvent",
    }


def test_of_a_joint_last_step_the_symbol_that_the_flow_enters_is_the_end() -> None:
    found = flow_nodes(one([step("Satu"), step("Dua"), step("Tiga", ["pemohon", "petugas"], id="tiga")]))
    assert kind(found["simpul-tiga.pemohon"]) == "endEvent"
    assert kind(found["simpul-tiga.petugas"]) == "task"


def test_the_documentation_tells_the_other_cells_of_the_row() -> None:
    full = step(
        "Satu", kelengkapan=["Berkas **asli**", "Kuitansi"], waktu="30 menit", output="Tanda terima", keterangan="Lihat *A*"
    )
    found = flow_nodes(one([full, step("Dua"), step("Tiga")]))
    assert texts(found["simpul-langkah-1"], "documentation") == [
        "Kelengkapan:\n1. Berkas asli\n2. Kuitansi\nWaktu: 30 menit\nOutput: Tanda terima\nKeterangan: Lihat A"
    ]
    assert found["simpul-langkah-1"].attrib["name"] == "1. Satu"
    assert texts(found["simpul-langkah-2"], "documentation") == []


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_name_too_long_for_its_room_is_cut_and_told_whole_in_the_documentation(place: int) -> None:
    whole = " ".join(f"kata{number}" for number in range(100))
    steps = [step("Satu"), step("Dua"), step("Tiga")]
    steps[place] = step(whole, keputusan={"ya": "lanjut", "tidak": "langkah-1"} if place == 2 else None)
    node = flow_nodes(one(steps))[f"simpul-langkah-{place + 1}"]
    name = node.attrib["name"]
    assert name.endswith("…") and f"{place + 1}. {whole}".startswith(name[:-1]) and len(name) > 60
    assert texts(node, "documentation") == [f"Kegiatan: {whole}"]


def test_hostile_text_is_text() -> None:
    steps = [step(AWKWARD, keterangan=AWKWARD), step("Dua\nbaris"), step("Tiga")]
    sop = {"judul": AWKWARD, "pelaksana": {"petugas": AWKWARD}, "langkah": steps}
    root = fromstring(draw_bagan(chart(Sop.model_validate(sop)), "bpmn"))
    first, second, _ = flow_nodes(root).values()
    assert first.attrib["name"] == f"1. {SHOWN}"
    assert texts(first, "documentation") == [f"Keterangan: {SHOWN}"]
    assert second.attrib["name"] == "2. Dua baris"
    assert elements(root, "participant")[0].attrib["name"] == AWKWARD
    assert elements(root, "lane")[0].attrib["name"] == AWKWARD


@pytest.mark.parametrize("seed", range(4))
def test_equal_input_gives_equal_text(seed: int) -> None:
    first, second = (draw_bagan(chart(strategies.sop(seed)), "bpmn") for _ in range(2))
    assert first == second


def test_the_flow_command_gives_the_bpmn_of_a_shipped_service() -> None:
    found = flow(ROOT / "standards", "pewarganegaraan", 1, "bpmn")
    assert found.teks and found.teks.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<bpmn:definitions ')
    assert fromstring(found.teks).attrib["targetNamespace"] == "urn:sop-gen:pewarganegaraan"
