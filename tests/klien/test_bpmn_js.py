"""bpmn-js, the modeler of bpmn.io and Camunda, opens every chart without a warning; the schemas of the OMG accept it."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from sop_gen.render.bagan import draw_bagan
from sop_gen.view.alur import BaganAlur
from tests.bagan.charts import branching_charts, random_charts, sample_charts
from tests.clients import MODULES, chromium, need_modules

pytestmark = pytest.mark.client

AREAS = ("bpmn:Collaboration", "bpmn:Participant", "bpmn:Lane")


@pytest.fixture(scope="module")
def charts() -> dict[str, BaganAlur]:
    need_modules()
    return sample_charts() | random_charts() | branching_charts()


@pytest.fixture(scope="module")
def drawn(charts: dict[str, BaganAlur]) -> dict[str, str]:
    return {name: draw_bagan(alur, "bpmn") for name, alur in charts.items()}


def opened(charts: dict[str, str], folder: Path) -> dict[str, Any]:
    """What bpmn-js says of each chart."""
    page = folder / "halaman.html"
    template = Path(__file__).with_name("bpmn-js.html").read_text("utf-8")
    data = json.dumps(charts).replace("</", "<\\/")
    page.write_text(template.replace("@modul@", MODULES.as_uri()).replace("@bagan@", data), "utf-8")
    result = re.search(r'<pre id="hasil">(.+?)</pre>', chromium(page), re.DOTALL)
    assert result, "bpmn-js tidak selesai"
    found: dict[str, Any] = json.loads(html.unescape(result[1]))
    return found


def test_bpmn_js_opens_every_chart_without_a_warning(charts: dict[str, BaganAlur], drawn: dict[str, str], tmp_path: Path) -> None:
    results = opened(drawn, tmp_path)
    assert sorted(results) == sorted(charts)
    for name, alur in charts.items():
        assert results[name]["peringatan"] == [], name
        forms = [form for kind, form in results[name]["elemen"] if kind not in AREAS]
        assert forms.count("bentuk") == sum(len(page.nodes) for page in alur.bagan.pages), name
        assert forms.count("garis") == sum(len(page.edges) for page in alur.bagan.pages), name


def test_bpmn_js_warns_of_a_line_to_nowhere(drawn: dict[str, str], tmp_path: Path) -> None:
    wrong = next(iter(drawn.values())).replace('targetRef="simpul', 'targetRef="salah', 1)
    assert opened({"salah": wrong}, tmp_path)["salah"]["peringatan"]


def test_the_schemas_of_bpmn_accept_every_chart(drawn: dict[str, str]) -> None:
    schema = etree.XMLSchema(etree.parse(MODULES / "bpmn-moddle/resources/bpmn/xsd/BPMN20.xsd"))
    for name, bpmn in drawn.items():
        valid = schema.validate(etree.fromstring(bpmn.encode()))
        assert valid, f"{name}: {schema.error_log}"
