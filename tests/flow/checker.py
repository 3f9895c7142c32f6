"""The hard rules of a flow chart, checked on its JSON form and its procedure; written against the contract, not the engine.

``faults(chart, sop, mulai_selesai)`` says in one sentence each which rule is broken where; a right chart gives an empty list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any

from sop_gen.model.sop import Sop

EPS = 0.011
KEEP = 0.8 - EPS
Json = dict[str, Any]
Segment = tuple[float, float, float, float]


def faults(chart: Json, sop: Sop, mulai_selesai: str = "langkah") -> list[str]:
    """Everything that is wrong with ``chart``."""
    found = [*_content(chart, sop, mulai_selesai)]
    for page in chart["pages"]:
        found += [
            f"halaman {page['number']}: {fault}"
            for fault in (*_table(page), *_nodes(page), *_lines(page), *_pairs(page), *_labels(page))
        ]
    return found


# --- what must be there -------------------------------------------------------------------------------------------------


def expected(
    sop: Sop, style: str
) -> tuple[list[str], dict[str, tuple[str, str]], Counter[tuple[str, str, str | None]], set[tuple[str, str]]]:
    """From the procedure alone: rows; symbols by id (column, shape); lines (source, target, label); joint lines."""
    order = [part.id for part in sop.pelaksana]
    rows: list[str] = []
    nodes: dict[str, tuple[str, str]] = {}
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
            nodes[ids[column]] = (column, "diamond" if step.keputusan and column == door else plain)
        doors[name] = ids[door]
        joints |= {(ids[a], ids[b]) for a, b in pairwise(columns)}
    lines: Counter[tuple[str, str, str | None]] = Counter()
    endings: list[tuple[str, str | None]] = []
    for index, step in enumerate(sop.langkah):
        source = doors[sop.step_id(index)]
        labels = ("Ya", "Tidak") if step.keputusan else [None] * len(sop.targets(index))
        for target, label in zip(sop.targets(index), labels, strict=True):
            if target != "selesai":
                lines[source, doors[target], label] = 1
            elif baris or step.keputusan:
                endings.append((source, label))
    if baris:
        rows.insert(0, "mulai")
        first = doors[sop.step_id(0)]
        nodes["mulai"] = (nodes[first][0], "capsule")
        lines["mulai", first, None] = 1
    if endings:
        rows.append("selesai")
        columns = sorted({nodes[source][0] for source, _ in (endings[-1:] if baris else endings)}, key=order.index)
        ids = {column: "selesai" if len(columns) == 1 else f"selesai@{column}" for column in columns}
        nodes |= {ids[column]: (column, "capsule") for column in columns}
        for source, label in endings:
            lines[source, ids[columns[0] if baris else nodes[source][0]], label] = 1
    return rows, nodes, lines, joints


def _content(chart: Json, sop: Sop, style: str) -> Iterator[str]:
    rows, nodes, lines, joints = expected(sop, style)
    drawn_rows = [row["step"] for page in chart["pages"] for row in page["rows"]]
    if drawn_rows != rows:
        yield f"5: baris {drawn_rows}, seharusnya {rows}"
    numbers = [row["number"] for page in chart["pages"] for row in page["rows"] if row["step"] not in ("mulai", "selesai")]
    if numbers != list(range(1, len(sop.langkah) + 1)):
        yield f"5: nomor {numbers}"
    symbols = [node for page in chart["pages"] for node in page["nodes"]]
    if repeated := [name for name, count in Counter(node["id"] for node in symbols).items() if count > 1]:
        yield f"5: id berulang {repeated}"
    drawn = {node["id"]: (node["column"], node["shape"]) for node in symbols if node["shape"] != "pentagon"}
    if drawn != nodes:
        yield f"5: simbol {sorted(drawn.items() ^ nodes.items())}"
    joined = {(edge["source"], edge["target"]) for page in chart["pages"] for edge in page["edges"] if edge.get("joint")}
    if joined != joints:
        yield f"6: garis bersama {sorted(joined ^ joints)}"
    yield from _letters(chart)
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


def _letters(chart: Json) -> Iterator[str]:
    places: dict[str, list[tuple[str, int]]] = {}
    order: list[str] = []
    for page in chart["pages"]:
        for node in sorted(
            (node for node in page["nodes"] if node["shape"] == "pentagon"), key=lambda node: (node["y"], node["x"])
        ):
            places.setdefault(node["letter"], []).append((node["direction"], page["number"]))
            if node["letter"] not in order:
                order.append(node["letter"])
            if node["step"] is not None:
                yield f"segilima {node['letter']} punya langkah"
    for letter, pair in places.items():
        if sorted(direction for direction, _ in pair) != ["in", "out"] or len({page for _, page in pair}) != 2:
            yield f"6: segilima {letter} bukan sepasang pada dua halaman: {pair}"
    wanted = [_letter(number) for number in range(len(order))]
    if order != wanted:
        yield f"huruf segilima {order}"


def _letter(number: int) -> str:
    return chr(65 + number) if number < 26 else _letter(number // 26 - 1) + chr(65 + number % 26)


# --- where it must be ---------------------------------------------------------------------------------------------------


def _table(page: Json) -> Iterator[str]:
    body, rows = page["body"], page["rows"]
    for above, below in pairwise(rows):
        if abs(above["y"] + above["height"] - below["y"]) > EPS:
            yield f"7: baris {below['step']} tidak menyambung"
    if rows[0]["y"] <= 3:
        yield "7: tidak ada baris judul"
    if rows[-1]["y"] + rows[-1]["height"] > body["y"] + body["height"] + EPS:
        yield "7: halaman meluap"
    columns = sorted([*page["columns"], *page["text_columns"]], key=lambda column: column["x"])
    for left, right in pairwise(columns):
        if abs(left["x"] + left["width"] - right["x"]) > EPS:
            yield f"kolom {right['id']} tidak menyambung"
    if abs(columns[-1]["x"] + columns[-1]["width"] - body["width"]) > EPS:
        yield "tabel tidak selebar halaman"
    if min(column["width"] for column in columns) < 5:
        yield "kolom terlalu sempit"


def _box(part: Json) -> tuple[float, float, float, float]:
    return part["x"], part["y"], part["x"] + part["width"], part["y"] + part["height"]


def _nodes(page: Json) -> Iterator[str]:
    columns = {column["id"]: column for column in page["columns"]}
    rows = {row["step"]: row for row in page["rows"]}
    for node in page["nodes"]:
        x, y, right, bottom = _box(node)
        column = columns[node["column"]]
        if x < column["x"] - EPS or right > column["x"] + column["width"] + EPS:
            yield f"4: {node['id']} keluar dari kolomnya"
        inside = [row for row in page["rows"] if row["y"] - EPS <= y and bottom <= row["y"] + row["height"] + EPS]
        if not inside or (node["step"] and rows[node["step"]] not in inside):
            yield f"4: {node['id']} keluar dari barisnya"
    for one, two in combinations(page["nodes"], 2):
        if _overlap(_box(one), _box(two), 0.3):
            yield f"4: {one['id']} dan {two['id']} bertumpuk"
    served = {edge["source"]: edge["target"] for edge in page["edges"]} | {
        edge["target"]: edge["source"] for edge in page["edges"]
    }
    nodes = {node["id"]: node for node in page["nodes"]}
    for node in page["nodes"]:
        if node["shape"] == "pentagon" and nodes[served[node["id"]]]["column"] != node["column"]:
            yield f"segilima {node['id']} bukan di kolom simbolnya"


def _overlap(a: tuple[float, ...], b: tuple[float, ...], gap: float = 0.0) -> bool:
    return a[0] < b[2] + gap - EPS and b[0] < a[2] + gap - EPS and a[1] < b[3] + gap - EPS and b[1] < a[3] + gap - EPS


def segments(edge: Json) -> list[Segment]:
    """The straight stretches of a line."""
    return [(*a, *b) for a, b in zip(edge["points"], edge["points"][1:], strict=False)]


def _bounds(segment: Segment) -> tuple[float, float, float, float]:
    return min(segment[0], segment[2]), min(segment[1], segment[3]), max(segment[0], segment[2]), max(segment[1], segment[3])


def _lines(page: Json) -> Iterator[str]:
    nodes = {node["id"]: node for node in page["nodes"]}
    left = min(column["x"] for column in page["columns"])
    right = max(column["x"] + column["width"] for column in page["columns"])
    for edge in page["edges"]:
        name = f"{edge['source']} -> {edge['target']}"
        ends = ((edge["points"][0], nodes[edge["source"]]), (edge["points"][-1], nodes[edge["target"]]))
        if not all(_on_outline(point, node) for point, node in ends):
            yield f"1: ujung {name} tidak di garis tepi simbol"
        for segment in segments(edge):
            a, b, c, d = _bounds(segment)
            if (c - a > EPS) == (d - b > EPS):
                yield f"1: {name} tidak tegak lurus atau kosong"
            if a < left + 0.3 or c > right - 0.3:
                yield f"2: {name} keluar dari kolom pelaksana"
            if c - a > EPS and any(
                abs(b - border) < 0.59 for row in page["rows"] for border in (row["y"], row["y"] + row["height"])
            ):
                yield f"{name} mendatar pada batas baris"
            for node in page["nodes"]:
                own = node["id"] in (edge["source"], edge["target"])
                if _overlap((a, b, c, d), _box(node)) or (not own and _overlap((a, b, c, d), _box(node), KEEP)):
                    yield f"2/3: {name} menembus atau menyinggung {node['id']}"
    for node in page["nodes"]:
        if node["shape"] == "diamond":
            exits = [edge for edge in page["edges"] if edge["source"] == node["id"] and not edge.get("joint")]
            if sorted(str(edge["label"]) for edge in exits) != ["Tidak", "Ya"] or exits[0]["points"][0] == exits[1]["points"][0]:
                yield f"5: jalan keluar {node['id']}"


def _on_outline(point: list[float], node: Json) -> bool:
    x, y, right, bottom = _box(node)
    px, py = point
    middle_x, middle_y = (x + right) / 2, (y + bottom) / 2
    if node["shape"] == "diamond":
        tips = ((middle_x, y), (middle_x, bottom), (x, middle_y), (right, middle_y))
        return any(abs(px - a) < EPS and abs(py - b) < EPS for a, b in tips)
    inside = x - EPS <= px <= right + EPS and y - EPS <= py <= bottom + EPS
    if node["shape"] == "capsule":
        radius = min(right - x, bottom - y) / 2
        cx, cy = min(max(px, x + radius), right - radius), min(max(py, y + radius), bottom - radius)
        return inside and abs(((px - cx) ** 2 + (py - cy) ** 2) ** 0.5 - radius) < 0.02
    if node["shape"] == "pentagon" and py > y + 0.6 * node["height"] + EPS:
        return abs(px - middle_x) < EPS and abs(py - bottom) < EPS
    return inside and min(abs(px - x), abs(px - right), abs(py - y), abs(py - bottom)) < EPS


def tail(one: Json, two: Json) -> float:
    """How long the two lines run together into their common target."""
    if one["target"] != two["target"]:
        return 0.0
    a, b = [list(point) for point in one["points"]][::-1], [list(point) for point in two["points"]][::-1]
    length, i, j = 0.0, 0, 0
    here = a[0]
    if here != b[0]:
        return 0.0
    while i + 1 < len(a) and j + 1 < len(b):
        step_a, step_b = _towards(here, a[i + 1]), _towards(here, b[j + 1])
        if step_a[:2] != step_b[:2]:
            break
        step = min(step_a[2], step_b[2])
        length += step
        here = [here[0] + step_a[0] * step, here[1] + step_a[1] * step]
        i, j = i + (step_a[2] - step < EPS), j + (step_b[2] - step < EPS)
        if step_a[2] - step < EPS and step_b[2] - step < EPS:
            here = a[i]
    return length


def _towards(here: list[float], there: list[float]) -> tuple[int, int, float]:
    dx, dy = there[0] - here[0], there[1] - here[1]
    return (dx > EPS) - (dx < -EPS), (dy > EPS) - (dy < -EPS), max(abs(dx), abs(dy))


def without_tail(edge: Json, length: float) -> list[Segment]:
    """The stretches of ``edge`` without the last ``length`` mm."""
    found = []
    for x1, y1, x2, y2 in segments(edge)[::-1]:
        own = abs(x2 - x1) + abs(y2 - y1)
        if length >= own - EPS:
            length -= own
            continue
        share = (own - length) / own if length > 0 else 1.0
        found.append((x1, y1, x1 + (x2 - x1) * share, y1 + (y2 - y1) * share))
        length = 0.0
    return found[::-1]


def _pairs(page: Json) -> Iterator[str]:
    for one, two in combinations(page["edges"], 2):
        common = tail(one, two)
        name = f"{one['source']} -> {one['target']} dan {two['source']} -> {two['target']}"
        for first in without_tail(one, common):
            for second in segments(two):
                yield from (f"3: {fault} {name}" for fault in _conflict(first, second, one, two))
        for first in without_tail(two, common):
            for second in without_tail(one, common):
                yield from (f"3: {fault} {name}" for fault in _conflict(first, second, two, one))
            for second in segments(one):
                if not common and _conflict(first, second, two, one):
                    yield f"3: terlalu dekat {name}"


def _conflict(first: Segment, second: Segment, one: Json, two: Json) -> list[str]:
    a, b = _bounds(first), _bounds(second)
    vertical_a, vertical_b = a[2] - a[0] < EPS, b[2] - b[0] < EPS
    if vertical_a == vertical_b:
        axis = 1 if vertical_a else 0
        beside = min(a[2 + axis], b[2 + axis]) - max(a[axis], b[axis])
        apart = abs(a[1 - axis] - b[1 - axis])
        return ["sejajar terlalu dekat"] if beside > EPS and apart < KEEP else []
    return _touches(first, b, one, two)


def _touches(first: Segment, box: tuple[float, ...], one: Json, two: Json) -> list[str]:
    """A bend of one line that lies on another looks like a fork; ends at symbols may meet, and lines into one target may join."""
    if one["target"] == two["target"]:
        return []
    ends = [tuple(two["points"][0]), tuple(two["points"][-1])]
    for x, y in (first[:2], first[2:]):
        near = box[0] - 0.5 < x < box[2] + 0.5 and box[1] - 0.5 < y < box[3] + 0.5
        if near and not any(abs(x - px) < EPS and abs(y - py) < EPS for px, py in ends):
            return ["menyentuh garis lain"]
    return []


def _labels(page: Json) -> Iterator[str]:
    left = min(column["x"] for column in page["columns"])
    right = max(column["x"] + column["width"] for column in page["columns"])
    boxes = [(edge, _box(edge["label_box"])) for edge in page["edges"] if edge["label_box"]]
    if any((edge["label"] is None) != (edge["label_box"] is None) for edge in page["edges"]):
        yield "5: label tanpa tempat"
    for edge, box in boxes:
        name = f"label {edge['label']} dari {edge['source']}"
        if any(_overlap(box, _box(node), 0.02) for node in page["nodes"]):
            yield f"4: {name} menyentuh simbol"
        if box[0] < left or box[2] > right:
            yield f"4: {name} keluar dari kolom pelaksana"
        for other in page["edges"]:
            gap = 0.0 if other is edge else KEEP
            if any(_overlap(_bounds(segment), box, gap) for segment in segments(other)):
                yield f"4: {name} disentuh {other['source']} -> {other['target']}"
        near = min(_distance(box, _bounds(segment)) for segment in segments(edge))
        if near > 1.0:
            yield f"{name} jauh dari garisnya"
    for (one, box), (two, other) in combinations(boxes, 2):
        if _overlap(box, other, 0.1):
            yield f"4: label {one['source']} dan {two['source']} bertumpuk"


def _distance(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    dx, dy = max(0.0, a[0] - b[2], b[0] - a[2]), max(0.0, a[1] - b[3], b[1] - a[3])
    return float((dx * dx + dy * dy) ** 0.5)


def crossings(chart: Json) -> int:
    """How many times lines cross."""
    count = 0
    for page in chart["pages"]:
        for one, two in combinations(page["edges"], 2):
            common = tail(one, two)
            for first in map(_bounds, without_tail(one, common)):
                for second in map(_bounds, without_tail(two, common)):
                    inside_x = first[0] + EPS < second[0] < first[2] - EPS and second[1] + EPS < first[1] < second[3] - EPS
                    inside_y = second[0] + EPS < first[0] < second[2] - EPS and first[1] + EPS < second[1] < first[3] - EPS
                    count += inside_x or inside_y
    return count
