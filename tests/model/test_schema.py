"""The JSON Schema for editors: valid 2020-12, and it accepts every file that the tool accepts."""

from __future__ import annotations

import copy
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sop_gen.engine.fonts import undrawable
from sop_gen.model.load import load_instansi, load_layanan, load_register
from sop_gen.model.schema import schema_of
from sop_gen.spec.reader import read
from tests.conftest import ROOT
from tests.spec.test_reader import SHIPPED

KINDS = {"_instansi.yaml": "instansi", "_dasar-hukum.yaml": "dasar-hukum"}
VALIDATORS = {kind: Draft202012Validator(schema_of(kind)) for kind in ("layanan", "instansi", "dasar-hukum")}  # type: ignore[arg-type]
SKELETONS = sorted((ROOT / "templates" / "baru").glob("*.yaml"))


class Editor(yaml.SafeLoader):
    """What an editor sees: numbers, booleans and nulls by YAML's rules, dates as text."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def seen(text: str) -> Any:
    return _text_keys(yaml.load(text, Editor))


def _text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _text_keys(part) for key, part in value.items()}
    return [_text_keys(part) for part in value] if isinstance(value, list) else value


def complaints(kind: str, value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in VALIDATORS[kind].iter_errors(value)]


@pytest.mark.parametrize("kind", VALIDATORS)
def test_the_schema_is_valid(kind: str) -> None:
    schema = schema_of(kind)  # type: ignore[arg-type]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("path", [*SHIPPED, *SKELETONS], ids=lambda path: str(path.relative_to(ROOT)))
def test_shipped_files_and_skeletons_are_accepted(path) -> None:
    assert complaints(KINDS.get(path.name, "layanan"), seen(path.read_text("utf-8").replace("{{nama}}", "Baru"))) == []


@pytest.mark.parametrize(
    "text",
    ["nama: A\nunit: B\nstatus: draft\n", "nama: A\nunit: B\n", "nama: A\nunit: B\nstatus: draf\nnma: x\n",
     "nama: A\nunit: B\nstatus: draf\nsop: [{judul: A}]\n", "nama: A\nunit: B\nstatus: draf\nbiaya: mahal\n"],
)  # fmt: skip
def test_the_schema_marks_faults_too(text: str) -> None:
    assert complaints("layanan", seen(text)) != []


def _accepted(kind: str, text: str) -> bool:
    document, faults = read(text.encode("utf-8", "surrogatepass"), "berkas", undrawable)
    if document is None or faults:
        return False
    load: Any = {"layanan": lambda d: load_layanan(d, "uji", None), "instansi": load_instansi, "dasar-hukum": load_register}[kind]
    return not load(document)[1]


def _places(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [path, *(place for step, part in items for place in _places(part, (*path, step)))]


NEW = st.sampled_from(
    ["", "null", "~", '""', "[]", "{}", "1", "1.5", "true", "no", "'ya'", "2026-02-05", "gratis", "5 hari", "Rp5.000", "50_000", "teks bebas",  # noqa: E501
     "[a]", "[1, 2]", "{nama: A}", "{teks: A}", "https://a.go.id", "0123", "1:30", "'1,5 jam'", "{gratis: ya}", "[{uraian: A, tarif: 5.000}]"]  # noqa: E501
)  # fmt: skip


@settings(max_examples=300)
@given(st.data())
def test_what_the_tool_accepts_the_schema_accepts(data: st.DataObject) -> None:
    name, tree = data.draw(st.sampled_from(TREES))
    kind = KINDS.get(name, "layanan")
    path = data.draw(st.sampled_from([place for place in _places(tree) if place]))
    changed = copy.deepcopy(tree)
    parent = changed
    for step in path[:-1]:
        parent = parent[step]
    parent[path[-1]] = "@@baru@@"
    text = yaml.safe_dump(changed, allow_unicode=True, default_flow_style=True, width=10**6)
    text = text.replace("'@@baru@@'", data.draw(NEW)).replace('"@@baru@@"', data.draw(NEW))
    if _accepted(kind, text):
        assert complaints(kind, seen(text)) == []


TREES = [(path.name, yaml.load(path.read_text("utf-8"), yaml.BaseLoader)) for path in SHIPPED if path.stat().st_size < 9000]
