"""The hard rules of a flow chart, checked on its JSON form and its procedure; written against the contract, not the engine.

``faults(chart, sop, mulai_selesai)`` says in one sentence each which rule is broken where; a right chart gives an empty list.
Here: what must be there. Where it must be: ``checker_table`` (rows, texts, symbols) and ``checker_lines`` (lines, labels).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from sop_gen.model.sop import Sop
from tests.flow import checker_lines, checker_table
from tests.flow.checker_lines import crossings
from tests.flow.checker_table import segments

__all__ = ["crossings", "expected", "faults", "segments"]
Json = dict[str, Any]
Symbols = dict[str, tuple[str, str, str]]
"""Symbols by id: column, shape, step."""
Lines = Counter[tuple[str, str, str | None]]
"""Lines: source, target, label."""
TEXT_COLUMNS = ["no", "kegiatan", "kelengkapan", "waktu", "output", "keterangan"]
BOX = {"x", "y", "width", "height"}
NODE = {"id", "step", "column", "shape", "letter", *BOX}
EDGE = {"source", "target", "label", "label_box", "points"}
KEYS = {"service", "sop", "unit", "paper", "pages"}
PAGE_KEYS = {"number", "body", "columns", "text_columns", "rows", "nodes", "edges"}


def faults(chart: Json, sop: Sop, mulai_selesai: str = "langkah", ukuran: float = 9.0) -> list[str]:
    """Everything that is wrong with ``chart``; ``ukuran``: size of the table's text in pt."""
    found = [*_form(chart, sop)]
    if not found:
        found += [*_content(chart, sop, mulai_selesai), *checker_table.paper_faults(chart)]
        for page in chart["pages"]:
            inside = (*checker_table.page_faults(page, sop, ukuran), *checker_lines.page_faults(page))
            found += [f"halaman {page['number']}: {fault}" for fault in inside]
    return found


# --- the form of the JSON -----------------------------------------------------------------------------------------------


def _form(chart: Json, sop: Sop) -> Iterator[str]:
    try:
        json.dumps(chart, allow_nan=False)
    except ValueError:
        yield "bentuk: bukan angka"
    if chart.keys() != KEYS or chart["unit"] != "mm" or any(page.keys() != PAGE_KEYS for page in chart["pages"]):
        yield "bentuk: kunci bagan"
    if [page["number"] for page in chart["pages"]] != list(range(1, len(chart["pages"]) + 1)):
        yield "bentuk: nomor halaman"
    for page in chart["pages"]:
        if [column["id"] for column in page["columns"]] != [part.id for part in sop.pelaksana]:
            yield "bentuk: kolom pelaksana"
        if [column["id"] for column in page["text_columns"]] != TEXT_COLUMNS:
            yield "bentuk: kolom teks"
        if any(column.keys() != {"id", "x", "width"} for column in (*page["columns"], *page["text_columns"])):
            yield "bentuk: kunci kolom"
        if not page["rows"] or any(row.keys() != {"step", "number", "y", "height"} for row in page["rows"]):
            yield "bentuk: kunci baris"
        yield from _node_forms(page)
        yield from _edge_forms(page)


def _node_forms(page: Json) -> Iterator[str]:
    for node in page["nodes"]:
        pentagon = node.get("shape") == "pentagon"
        if node.keys() != (NODE | {"direction"} if pentagon else NODE) or node["shape"] not in (
            "capsule",
            "box",
            "diamond",
            "pentagon",
        ):
            yield f"bentuk: kunci simbol {node.get('id')}"
        elif pentagon != bool(node["letter"]) or pentagon != (node["step"] is None):
            yield f"bentuk: huruf atau langkah simbol {node['id']}"


def _edge_forms(page: Json) -> Iterator[str]:
    names = {node["id"] for node in page["nodes"]}
    for edge in page["edges"]:
        joint = edge.get("joint")
        name = f"{edge.get('source')} -> {edge.get('target')}"
        if edge.keys() != (EDGE | {"joint"} if joint else EDGE) or joint not in (None, True):
            yield f"bentuk: kunci garis {name}"
        elif (edge["label"] is None) != (edge["label_box"] is None) or edge["label"] not in (None, "Ya", "Tidak"):
            yield f"bentuk: label garis {name}"
        elif not {edge["source"], edge["target"]} <= names or len(edge["points"]) < 2:
            yield f"bentuk: ujung garis {name}"


# --- what must be there -------------------------------------------------------------------------------------------------


def expected(sop: Sop, style: str) -> tuple[list[str], Symbols, Lines, set[tuple[str, str]]]:
    """From the procedure alone: rows; symbols by id (column, shape, step); lines (source, target, label); joint lines."""
    order = [part.id for part in sop.pelaksana]
    rows: list[str] = []
    nodes: Symbols = {}
    doors: dict[str, str] = {}
    joints: set[tuple[str, str]] = set()
    baris = style == "baris"
    for index, step in enumerate(sop.langkah):
        name = sop.step_id(index)
        rows.append(name)
        columns = [column for column in order if column in step.oleh]
        ends = not step.keputusan and sop.targets(index) == ("selesai",)
        plain = "capsule" if not baris and not step.keputusan and (index == 0 or ends) else "box"
        door = step.oleh[0] if step.keputusan else columns[0]
        ids = {column: name if len(columns) == 1 else f"{name}@{column}" for column in columns}
        for column in columns:
            nodes[ids[column]] = (column, "diamond" if step.keputusan and column == door else plain, name)
        doors[name] = ids[door]
        joints |= {(ids[a], ids[b]) for a, b in pairwise(columns)}
    lines, endings = _expected_lines(sop, doors, baris)
    if baris:
        rows.insert(0, "mulai")
        first = doors[sop.step_id(0)]
        nodes["mulai"] = (nodes[first][0], "capsule", "mulai")
        lines["mulai", first, None] = 1
    if endings:
        rows.append("selesai")
        columns = sorted({nodes[source][0] for source, _ in (endings[-1:] if baris else endings)}, key=order.index)
        ids = {column: "selesai" if len(columns) == 1 else f"selesai@{column}" for column in columns}
        nodes |= {ids[column]: (column, "capsule", "selesai") for column in columns}
        for source, label in endings:
            lines[source, ids[columns[0] if baris else nodes[source][0]], label] = 1
    return rows, nodes, lines, joints


def _expected_lines(sop: Sop, doors: dict[str, str], baris: bool) -> tuple[Lines, list[tuple[str, str | None]]]:
    """The lines from step to step, and the ways (source, label) that lead to a capsule Selesai."""
    lines: Lines = Counter()
    endings: list[tuple[str, str | None]] = []
    for index, step in enumerate(sop.langkah):
        source = doors[sop.step_id(index)]
        labels = ("Ya", "Tidak") if step.keputusan else [None] * len(sop.targets(index))
        for target, label in zip(sop.targets(index), labels, strict=True):
            if target != "selesai":
                lines[source, doors[target], label] = 1
            elif baris or step.keputusan:
                endings.append((source, label))
    return lines, endings


def _content(chart: Json, sop: Sop, style: str) -> Iterator[str]:
    rows, nodes, lines, joints = expected(sop, style)
    drawn_rows = [row["step"] for page in chart["pages"] for row in page["rows"]]
    if drawn_rows != rows:
        yield f"5: baris {drawn_rows}, seharusnya {rows}"
    numbers = [row["number"] for page in chart["pages"] for row in page["rows"]]
    if numbers != [None if name in ("mulai", "selesai") else rows.index(name) + (style != "baris") for name in rows]:
        yield f"5: nomor {numbers}"
    symbols = [node for page in chart["pages"] for node in page["nodes"]]
    if repeated := [name for name, count in Counter(node["id"] for node in symbols).items() if count > 1]:
        yield f"5: id berulang {repeated}"
    drawn = {node["id"]: (node["column"], node["shape"], node["step"]) for node in symbols if node["shape"] != "pentagon"}
    if drawn != nodes:
        yield f"5: simbol {sorted(drawn.items() ^ nodes.items())}"
    joined = Counter((edge["source"], edge["target"]) for page in chart["pages"] for edge in page["edges"] if edge.get("joint"))
    if joined != Counter(joints):
        yield f"6: garis bersama {dict(joined)}, seharusnya {sorted(joints)}"
    yield from _letters(chart)
    yield from _pentagon_lines(chart)
    found = Counter(_whole_lines(chart))
    if found != lines:
        yield f"6: garis kurang {dict(lines - found)}, garis lebih {dict(found - lines)}"


def _whole_lines(chart: Json) -> Iterator[tuple[str, str, str | None]]:
    """Every line from symbol to symbol, pairs of pentagons put together."""
    sources: dict[str, tuple[str, str | None]] = {}
    targets: dict[str, str] = {}
    for page in chart["pages"]:
        pentagons = {node["id"]: node for node in page["nodes"] if node["shape"] == "pentagon"}
        for edge in page["edges"]:
            if edge.get("joint"):
                continue
            if edge["target"] in pentagons:
                sources[pentagons[edge["target"]]["letter"]] = (edge["source"], edge["label"])
            elif edge["source"] in pentagons:
                targets[pentagons[edge["source"]]["letter"]] = edge["target"]
            else:
                yield edge["source"], edge["target"], edge["label"]
    for letter in sources.keys() | targets.keys():
        source, label = sources.get(letter, ("?", None))
        yield source, targets.get(letter, "?"), label


def _pentagon_lines(chart: Json) -> Iterator[str]:
    """One line per pentagon: into one that leads out, from one that leads in, and there without label."""
    for page in chart["pages"]:
        for node in page["nodes"]:
            if node["shape"] != "pentagon":
                continue
            ends = [
                ("out" if edge["target"] == node["id"] else "in", edge["source"] == node["id"] and edge["label"])
                for edge in page["edges"]
                if node["id"] in (edge["source"], edge["target"])
            ]
            if ends not in ([("out", False)], [("in", None)]) or ends[0][0] != node["direction"]:
                yield f"6: garis segilima {node['id']}"


def _letters(chart: Json) -> Iterator[str]:
    places: dict[str, list[tuple[str, int]]] = {}
    for page in chart["pages"]:
        pentagons = [node for node in page["nodes"] if node["shape"] == "pentagon"]
        for node in sorted(pentagons, key=lambda node: (node["y"], node["x"])):
            places.setdefault(node["letter"], []).append((node["direction"], page["number"]))
    for letter, pair in places.items():
        if sorted(direction for direction, _ in pair) != ["in", "out"] or len({page for _, page in pair}) != 2:
            yield f"6: segilima {letter} bukan sepasang pada dua halaman: {pair}"
    if list(places) != [_letter(number) for number in range(len(places))]:
        yield f"huruf segilima {list(places)}"


def _letter(number: int) -> str:
    return chr(65 + number) if number < 26 else _letter(number // 26 - 1) + chr(65 + number % 26)
