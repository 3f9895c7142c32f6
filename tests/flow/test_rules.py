"""The hard rules on named cases and the sample services; what is asked of looks; what doesn't fit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from sop_gen.flow.columns import attempts
from sop_gen.flow.geometry import Edge, Node, as_json
from sop_gen.flow.graph import build
from sop_gen.flow.layout import BaganError, layout
from sop_gen.flow.pages import Pembagi
from sop_gen.flow.place import Bidang, draw
from sop_gen.flow.room import rooms
from sop_gen.model.instansi import GayaSop
from sop_gen.model.sop import Sop
from sop_gen.teks.langkah import cells_of
from tests.flow import strategies
from tests.flow.cases import CASES, chain
from tests.flow.charts import Style, chart
from tests.flow.checker import crossings, expected, faults

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("style", ["langkah", "baris"])
@pytest.mark.parametrize("name", CASES)
def test_named_cases_keep_the_rules(name: str, style: Style) -> None:
    sop = Sop.model_validate(CASES[name])
    assert faults(chart(sop, style), sop, style) == []


@pytest.mark.parametrize("size", ["6", "8", "10", "12", "16"])
def test_every_size_of_text_keeps_the_rules(size: str) -> None:
    for number in range(12):
        sop = strategies.sop(f"{size}-{number}")
        drawn = layout(sop, rooms(GayaSop.model_validate({"kertas_terbesar": "A3", "ukuran": size})))
        assert faults(as_json(drawn, "uji", 1), sop, ukuran=float(size)) == []


def test_the_same_geometry_in_every_process() -> None:
    """Nothing depends on the order of sets, which differs from process to process."""
    program = (
        "from tests.flow import strategies; from tests.flow.charts import chart; import hashlib, json;"
        "print(hashlib.sha256(json.dumps([chart(strategies.sop(n)) for n in range(25)]).encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def samples() -> list[tuple[str, Sop]]:
    files = [*ROOT.glob("standards/[a-z]*.yaml"), *ROOT.glob("tests/kantor-contoh/standards/[a-z]*.yaml")]
    parts = [
        (file.stem, part) for file in sorted(files) for part in yaml.load(file.read_bytes(), yaml.BaseLoader).get("sop") or []
    ]
    return [(f"{name}-{place}", Sop.model_validate(part)) for place, (name, part) in enumerate(parts)]


@pytest.mark.parametrize("style", ["langkah", "baris"])
@pytest.mark.parametrize(("name", "sop"), samples())
def test_samples_keep_the_rules(name: str, sop: Sop, style: Style) -> None:
    assert faults(chart(sop, style), sop, style) == []


def test_straight_flow_stays_straight() -> None:
    sop = Sop.model_validate(chain(6, 1))
    edges = [edge for page in chart(sop)["pages"] for edge in page["edges"]]
    assert [len(edge["points"]) for edge in edges] == [2] * 5


def test_ya_goes_down_and_tidak_back_beside_the_column() -> None:
    flow = chain(3, 1)
    flow["langkah"][1]["keputusan"] = {"ya": "lanjut", "tidak": "s0"}
    edges = {edge["label"]: edge for page in chart(Sop.model_validate(flow))["pages"] for edge in page["edges"]}
    assert len(edges["Ya"]["points"]) == 2
    assert len(edges["Tidak"]["points"]) == 4


def test_nested_loops_do_not_cross() -> None:
    assert crossings(chart(Sop.model_validate(CASES["loop-dalam-loop"]))) == 0


@pytest.mark.parametrize("seed", range(40))
def test_same_flow_gives_same_geometry(seed: int) -> None:
    assert chart(strategies.sop(seed)) == chart(strategies.sop(seed))


@pytest.mark.parametrize("seed", range(80))
def test_a_taller_text_moves_nothing_above_its_row(seed: int) -> None:
    """Widths as they were; only page breaks may change, and do in a few of these."""
    sop, room = strategies.sop(seed), rooms(GayaSop())[0]
    cells = [cells_of(step) for step in sop.langkah]
    kolom = next(attempts(sop, cells, room))
    alur = build(sop, "langkah")
    texts = [9.0 + (7 * place + seed) % 11 for place in range(len(alur.baris))]
    index = seed % len(texts)
    taller = [text + (4.0 if place == index else 0.0) for place, text in enumerate(texts)]
    before, after = (_divided(Pembagi(alur, kolom, heights, room)) for heights in (texts, taller))
    for old, new in zip(before, after, strict=False):
        if len(old.rows) != len(new.rows):
            break
        row = index - old.board.potongan.first
        top = old.rows[row][0] if 0 <= row < len(old.rows) else 1e9 if row >= 0 else 0.0
        assert _above(draw(old), top) == _above(draw(new), top)


def _divided(pembagi: Pembagi) -> list[Bidang]:
    return pembagi.improved(pembagi.first_fit(len(pembagi.texts)))


def _above(drawn: tuple[list[Node], list[Edge]], top: float) -> list[Any]:
    nodes = [node for node in drawn[0] if node.y < top]
    points = [[point for point in edge.points if point[1] < top] for edge in drawn[1]]
    return [nodes, points, [edge.label_box for edge in drawn[1] if edge.label_box and edge.label_box.y < top]]


def test_long_texts_take_larger_paper_and_else_the_cell_is_named() -> None:
    flow = chain(3, 12)
    for step in flow["langkah"]:
        step |= {"kelengkapan": ["memeriksa berkas " * 58], "output": ["memeriksa berkas " * 58], "keterangan": "memeriksa " * 99}
        step["kegiatan"] = "memeriksa berkas " * 58
    sop = Sop.model_validate(flow)
    drawn = chart(sop, largest="A3")
    assert drawn["paper"] == "A3"
    assert faults(drawn, sop) == []
    with pytest.raises(BaganError) as caught:
        chart(sop, largest="A4")
    assert caught.value.step_index == 0
    assert caught.value.column in ("kegiatan", "kelengkapan", "output", "keterangan")
    assert "langkah 1" in caught.value.pesan


def test_too_many_branches_in_one_cell_are_named() -> None:
    flow = chain(60, 12)
    flow["langkah"][0]["lanjut"] = [f"s{number}" for number in range(1, 60)]
    with pytest.raises(BaganError) as caught:
        chart(Sop.model_validate(flow), largest="A4")
    assert (caught.value.step_index, caught.value.column) == (0, "p0")


def test_expected_symbols_of_a_joint_decision() -> None:
    flow = chain(3, 3)
    flow["langkah"][1] |= {"oleh": ["p1", "p0"], "keputusan": {"ya": "lanjut", "tidak": "selesai"}}
    rows, nodes, lines, joints = expected(Sop.model_validate(flow), "langkah")
    assert rows == ["s0", "s1", "s2", "selesai"]
    assert nodes == {
        "s0": ("p0", "capsule", "s0"),
        "s1@p0": ("p0", "box", "s1"),
        "s1@p1": ("p1", "diamond", "s1"),
        "s2": ("p2", "capsule", "s2"),
        "selesai": ("p1", "capsule", "selesai"),
    }
    assert dict(lines) == {("s0", "s1@p1", None): 1, ("s1@p1", "s2", "Ya"): 1, ("s1@p1", "selesai", "Tidak"): 1}
    assert joints == {("s1@p0", "s1@p1")}
