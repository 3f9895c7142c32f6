"""The flow table and its geometry agree: no word of the PDF crosses a border of its row or of its text column."""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from contoh import pdf_of, view, with_draft

from tests.clients import need

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
HEADING = 7.0
"""From the body to the table of every flow page (mm)."""
MM = 25.4 / 72

pytestmark = pytest.mark.client


def words_of_flow_pages(page: Any, folder: Path) -> Iterator[tuple[Any, str, tuple[float, float, float, float]]]:
    """Every word of the flow pages with its box (mm)."""
    need("pdftotext")
    path = folder / "sop.pdf"
    path.write_bytes(pdf_of("sop", page))
    run = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True)
    pages = run.stdout.split("<page ")[-len(page.halaman) :]
    for flow, text in zip(page.halaman, pages, strict=True):
        for match in WORD.finditer(text):
            left, top, right, bottom = (float(match[n]) * MM for n in range(1, 5))
            yield flow.geometri, html.unescape(match[5]), (left, top, right, bottom)


def crosses(low: float, high: float, borders: list[float]) -> bool:
    return any(low < border < high for border in borders)


@pytest.mark.parametrize("id", ["aksara-uji", "izin-contoh", "konsultasi-contoh"])
def test_words_stay_in_their_cells(id: str, tmp_path: Path) -> None:
    page = with_draft(view("sop", id), False)
    left, _, top, _ = page.margin
    checked = 0
    for geometry, word, (x1, y1, x2, y2) in words_of_flow_pages(page, tmp_path):
        rows = [top + HEADING + row.y for row in geometry.rows] + [top + HEADING + geometry.height]
        if not rows[0] < y1 < rows[-1]:
            continue
        checked += 1
        # The box of a line reaches a little beyond its letters.
        spare = (y2 - y1) * 0.18
        assert not crosses(y1 + spare, y2 - spare, rows), word
        chart = (left + geometry.columns[0].x - 1, left + geometry.columns[-1].x + geometry.columns[-1].width)
        if not chart[0] < x1 < chart[1]:
            columns = [left + column.x for column in (*geometry.columns, *geometry.text_columns)]
            assert not crosses(x1 + 0.2, x2 - 0.2, columns), word
    assert checked > 50
