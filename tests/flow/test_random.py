"""The hard rules on random flows: 2,200 in groups, and as many as wished.

The seed is 0 in the usual run and a fresh one in CI, which prints it; ``SOP_GEN_SEED=n`` runs those flows again.
``SOP_GEN_FLOWS=5`` draws five times as many.
"""

from __future__ import annotations

import json
import os
import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from sop_gen.flow.layout import BaganError
from sop_gen.model.references import check_references
from sop_gen.model.sop import Sop
from sop_gen.spec.reader import read
from tests.flow import strategies
from tests.flow.cases import CASES
from tests.flow.charts import Paper, Style, chart_or_larger, names_a_cell
from tests.flow.checker import faults
from tests.flow.strategies import KELOMPOK

SEED = int(os.environ.get("SOP_GEN_SEED", "0"))
TIMES = int(os.environ.get("SOP_GEN_FLOWS", "1"))
PART = 25
PAPERS: tuple[Paper, ...] = ("A4", "F4", "A3")
STYLES: tuple[Style, ...] = ("langkah", "baris")


@pytest.mark.parametrize(
    ("name", "part"), [(name, part) for name, group in KELOMPOK.items() for part in range(0, TIMES * group.count, PART)]
)
def test_random_flows_keep_the_rules(name: str, part: int) -> None:
    found = {}
    for number in range(part, part + PART):
        key = f"{SEED}-{name}-{number}"
        sop, style = strategies.sop(key, KELOMPOK[name].wishes), STYLES[number % 2]
        assert KELOMPOK[name].holds(sop)
        if wrong := faults(chart_or_larger(sop, style, PAPERS[number % 3]), sop, style):
            found[key] = wrong
    assert not found


def test_the_groups_are_as_large_as_promised() -> None:
    assert sum(group.count for group in KELOMPOK.values()) >= 2000
    counts = {name: group.count for name, group in KELOMPOK.items()}
    assert counts["langkah-40-60"] >= 500
    assert counts["pelaksana-8-12"] >= 500
    assert counts["keputusan-10-20"] >= 500
    assert counts["bersama-semua"] >= 200
    assert counts["sel-500-1000-aksara"] >= 200
    assert all(group.count % PART == 0 for group in KELOMPOK.values())


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("langkah-40-60", {"steps": (39, 39)}),
        ("pelaksana-8-12", {"roles": (7, 7)}),
        ("keputusan-10-20", {"decisions": (0, 0), "steps": (3, 9)}),
        ("bersama-semua", {"roles": (1, 1), "all_together": False}),
        ("sel-500-1000-aksara", {"long_cell": False}),
    ],
)
def test_a_flow_outside_its_group_is_noticed(name: str, change: dict[str, object]) -> None:
    assert not KELOMPOK[name].holds(strategies.sop(1, **change))


@pytest.mark.parametrize("part", range(4))
def test_any_flow_keeps_the_rules(part: int) -> None:
    @seed(4 * SEED + part)
    @settings(max_examples=75, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(strategies.flows(), st.sampled_from(STYLES), st.sampled_from(PAPERS))
    def check(sop: Sop, style: Style, paper: Paper) -> None:
        assert faults(chart_or_larger(sop, style, paper), sop, style) == []

    check()


def problems(sop: dict[str, Any]) -> list[str]:
    """What the product itself finds wrong with a procedure."""
    document, found = read(json.dumps({"sop": [sop]}).encode(), "uji.yaml", lambda character: False)
    assert document
    return [str(problem) for problem in (*found, *check_references(document, "uji", None))]


@pytest.mark.parametrize("name", KELOMPOK)
def test_the_random_flows_are_valid(name: str) -> None:
    for number in range(40):
        assert problems(strategies.flow(random.Random(f"{SEED}-{name}-{number}"), KELOMPOK[name].wishes)) == []


@pytest.mark.parametrize("name", CASES)
def test_the_named_cases_are_valid(name: str) -> None:
    assert problems(CASES[name]) == []


def test_an_invalid_flow_is_noticed() -> None:
    assert problems(CASES["satu-kolom"] | {"langkah": [{"id": "s1", "kegiatan": "A", "oleh": ["p0"], "lanjut": ["s1"]}]})


def test_an_error_that_names_no_cell_is_noticed() -> None:
    sop = Sop.model_validate(CASES["satu-kolom"])
    names_a_cell(
        BaganError("sel Kegiatan langkah 1 tidak muat di A4", "ringkas", "…", step_index=0, column="kegiatan"), sop, "A4"
    )
    with pytest.raises(AssertionError):
        names_a_cell(BaganError("tidak muat di A4", "ringkas", "…"), sop, "A4")
