"""Hard rules 4 and 7: the paper, the table's rows and columns, heights of texts, symbols in their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations, pairwise
from math import ceil
from typing import Any

import uharfbuzz

from sop_gen.engine.fonts import document_font
from sop_gen.model.sop import Sop
from sop_gen.teks.inline import Runs
from sop_gen.teks.langkah import cells_of

EPS = 0.011
MM = 25.4 / 72
LINE = 1.1499
"""Single spacing of Arial, in em."""
PADDING = (2.4, 1.6)
"""What the padding of a cell takes of its width and its height (mm)."""
AROUND = 3.5
"""Room above and below all that is drawn in a row, together, at most (mm)."""
PAPERS = {"A4": (297.0, 210.0), "F4": (330.0, 215.0), "A3": (420.0, 297.0)}
MARGINS = (50.0, 45.0)
"""Left and right, top and bottom together, of an office that says nothing."""
Json = dict[str, Any]
Box = tuple[float, float, float, float]


def box(part: Json) -> Box:
    """Left, top, right, bottom."""
    return part["x"], part["y"], part["x"] + part["width"], part["y"] + part["height"]


def overlap(a: Box, b: Box, gap: float = 0.0) -> bool:
    """Whether the insides of two boxes meet, one of them grown by ``gap``."""
    return a[0] < b[2] + gap - EPS and b[0] < a[2] + gap - EPS and a[1] < b[3] + gap - EPS and b[1] < a[3] + gap - EPS


def segments(edge: Json) -> list[tuple[float, float, float, float]]:
    """The straight stretches of a line, from where to where."""
    return [(*start, *end) for start, end in pairwise(edge["points"])]


def paper_faults(chart: Json) -> Iterator[str]:
    """Every page is one table of the same columns and header, on the paper named."""
    width, height = (side - margin for side, margin in zip(PAPERS[chart["paper"]], MARGINS, strict=True))
    for page in chart["pages"]:
        body = page["body"]
        if body["x"] or body["y"] or abs(body["width"] - width) > EPS or body["height"] > height:
            yield f"7: halaman {page['number']} bukan kertas {chart['paper']}"
    for part in ("columns", "text_columns"):
        if any(page[part] != chart["pages"][0][part] for page in chart["pages"]):
            yield "7: kolom berubah antarhalaman"
    headers = {page["rows"][0]["y"] for page in chart["pages"]}
    if len(headers) != 1 or min(headers) <= 3:
        yield "7: baris judul tidak ada pada tiap halaman"


def page_faults(page: Json, sop: Sop, ukuran: float) -> Iterator[str]:
    """What is wrong with the table and the symbols of one page."""
    yield from _table(page)
    yield from _heights(page, sop, ukuran)
    yield from _nodes(page)


def _table(page: Json) -> Iterator[str]:
    body, rows = page["body"], page["rows"]
    for above, below in pairwise(rows):
        if abs(above["y"] + above["height"] - below["y"]) > EPS:
            yield f"7: baris {below['step']} tidak menyambung"
    if rows[-1]["y"] + rows[-1]["height"] > body["y"] + body["height"] + EPS:
        yield "7: halaman meluap"
    texts = page["text_columns"]
    columns = [*texts[:2], *page["columns"], *texts[2:]]
    if abs(columns[0]["x"]) > EPS or abs(columns[-1]["x"] + columns[-1]["width"] - body["width"]) > EPS:
        yield "tabel tidak selebar halaman"
    for left, right in pairwise(columns):
        if abs(left["x"] + left["width"] - right["x"]) > EPS:
            yield f"kolom {right['id']} tidak menyambung"
    if min(column["width"] for column in columns) < 4:
        yield "kolom terlalu sempit"


def _heights(page: Json, sop: Sop, ukuran: float) -> Iterator[str]:
    steps = {sop.step_id(index): cells_of(step) for index, step in enumerate(sop.langkah)}
    widths = {column["id"]: column["width"] for column in page["text_columns"] if column["id"] != "no"}
    for row in page["rows"]:
        step = steps.get(row["step"])
        cells = [(getattr(step, name) if step else (), width) for name, width in widths.items()]
        least, most = (max(_height(*cell, ukuran, breaks) for cell in cells) for breaks in (LEAST, MOST))
        drawn = list(_drawn(page, row))
        need = max(bottom for _, bottom in drawn) - min(top for top, _ in drawn) + AROUND if drawn else 0.0
        if row["height"] < least - EPS:
            yield f"7: teks baris {row['step']} terpotong"
        if row["height"] > max(most, need) + 0.1 + EPS:
            yield f"7: baris {row['step']} lebih tinggi daripada perlunya"


def _drawn(page: Json, row: Json) -> Iterator[tuple[float, float]]:
    """Top and bottom of all symbols, labels and level stretches of line in a row."""
    levels = [(y, y) for edge in page["edges"] for _, y, _, end in segments(edge) if abs(y - end) < EPS]
    boxes = [*page["nodes"], *(edge["label_box"] for edge in page["edges"] if edge["label_box"])]
    for top, bottom in (*levels, *((part["y"], part["y"] + part["height"]) for part in boxes)):
        if row["y"] <= top and bottom <= row["y"] + row["height"]:
            yield top, bottom


@dataclass(frozen=True)
class Breaks:
    """How lines are broken: where, how much wider letters may be, how many em a line of a broken word may leave empty."""

    at: str
    wider: float
    loss: float


LEAST = Breaks(r"(?<=[-/–—])|\s+", 1.0, 0.0)
"""Wherever any program would break them."""
MOST = Breaks(r"[ \t]+", 1.08, 1.0)
"""At spaces only, in a font 8 % wider, as bold is."""


def _height(cell: tuple[Runs, ...], width: float, ukuran: float, breaks: Breaks) -> float:
    """Height of a cell ``width`` mm wide."""
    room = (width - PADDING[0]) / (ukuran * MM * breaks.wider)
    return max(1, sum(_lines(runs, room, breaks) for runs in cell)) * LINE * ukuran * MM + PADDING[1]


@lru_cache(maxsize=16384)
def _lines(runs: Runs, room: float, breaks: Breaks) -> int:
    """Lines of one paragraph in ``room`` em."""
    return sum(_filled(text, room, breaks) for text in "".join("\n" if run.putus else run.teks for run in runs).split("\n"))


def _filled(text: str, room: float, breaks: Breaks) -> int:
    lines, used = 1, 0.0
    for match in re.finditer(rf"(.+?)(?:{breaks.at}|$)", text):
        word = _em(match[1].strip())
        if used and used + word > room and (word <= room or breaks.loss):
            lines, used = lines + 1, 0.0
        used += word
        if used > room:
            lines, used = lines + ceil(used / (room - breaks.loss)) - 1, used % room
        used += _em(" ") * match[0].endswith(" ")
    return lines


@lru_cache(maxsize=16384)
def _em(word: str) -> float:
    face, font = _font()
    glyphs = [font.get_nominal_glyph(ord(character)) for character in word]
    return float(sum(font.get_glyph_h_advance(glyph) for glyph in glyphs if glyph)) / face.upem


@cache
def _font() -> tuple[uharfbuzz.Face, uharfbuzz.Font]:
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(document_font())))
    return face, uharfbuzz.Font(face)


def _nodes(page: Json) -> Iterator[str]:
    columns = {column["id"]: column for column in page["columns"]}
    rows = {row["step"]: row for row in page["rows"]}
    served = {edge["source"]: edge["target"] for edge in page["edges"]} | {
        edge["target"]: edge["source"] for edge in page["edges"]
    }
    nodes = {node["id"]: node for node in page["nodes"]}
    for node in page["nodes"]:
        x, y, right, bottom = box(node)
        of = nodes[served.get(node["id"], node["id"])] if node["shape"] == "pentagon" else node
        column, row = columns.get(node["column"]), rows.get(of["step"])
        if not column or x < column["x"] - EPS or right > column["x"] + column["width"] + EPS:
            yield f"4: {node['id']} keluar dari kolomnya"
        if not row or y < row["y"] - EPS or bottom > row["y"] + row["height"] + EPS:
            yield f"4: {node['id']} keluar dari barisnya"
        if min(node["width"], node["height"]) < 2.5:
            yield f"4: {node['id']} terlalu kecil"
        if of["column"] != node["column"]:
            yield f"segilima {node['id']} bukan di kolom simbolnya"
    for one, two in combinations(page["nodes"], 2):
        if overlap(box(one), box(two), 0.3):
            yield f"4: {one['id']} dan {two['id']} bertumpuk"
