"""Monitoring forms filled in, and what ``pack catat`` says of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.conftest import Hasil

RECORD = Path("standards/_monev/layanan-a.yaml")
RECORD_B = Path("standards/_monev/layanan-b.yaml")
FORM = Path("monev/monev.xlsx")
HARI_INI = ("--as-of", "2026-11-22")
Run = Callable[..., Hasil]


def column(sheet: Any, heading: str) -> int:
    return next(cell.column for row in sheet.iter_rows(max_row=3) for cell in row if cell.value == heading)


def fill(book: Any, row: int, sheet: str = "Pemantauan", **said: Any) -> None:
    """Cells of a row (1 is the first below the headings), by heading with ``_`` for spaces."""
    page = book[sheet]
    for heading, value in said.items():
        page.cell(row + 2, column(page, heading.replace("_", " "))).value = value


def catat(run: Run, book: Any, *options: object) -> Hasil:
    book.save("isi.xlsx")
    return run("pack", "catat", "isi.xlsx", *options)


def laporan(run: Run, book: Any, *options: object) -> dict[str, Any]:
    return json.loads(catat(run, book, "--json", *options).out)  # type: ignore[no-any-return]


def alasan(said: dict[str, Any]) -> list[str]:
    return [reason for part in said["belum_tercatat"] for reason in part["alasan"]]
