"""Tables of cases: ``| written | meaning |`` rows of a Markdown file, and their rewriting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

KASUS = Path(__file__).parent / "kasus"
MARKS = {"·": " ", "␣": "\u00a0", "¦": "|", "⏎": "\n"}


def check_table(name: str, meaning: Callable[[str], str], *, update: bool) -> None:
    """Compare every row of ``tests/kasus/<name>.md`` with what ``meaning`` says of its left cell."""
    file = KASUS / f"{name}.md"
    head, rows = _rows(file)
    found = [(written, _escape(meaning(_unescape(written)))) for written, _ in rows]
    if update:
        file.write_text(head + "".join(f"| {a} | {b} |\n" for a, b in found), "utf-8", newline="\n")
    assert len(rows) >= 10
    assert len({written for written, _ in rows}) == len(rows)
    assert found == [(a, b) for a, b in _rows(file)[1]]


def _rows(file: Path) -> tuple[str, list[tuple[str, str]]]:
    lines = file.read_text("utf-8").splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if line.startswith("|---")) + 1
    cells = [line.rstrip("\n")[2:-2].split(" | ") for line in lines[start:]]
    return "".join(lines[:start]), [(written, expected) for written, expected in cells]


def _unescape(text: str) -> str:
    for mark, meant in MARKS.items():
        text = text.replace(mark, meant)
    return text


def _escape(text: str) -> str:
    return text.replace("|", "¦").replace("\n", "⏎").replace("\u00a0", "␣")
