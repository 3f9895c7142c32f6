"""Numbers and texts as SVG writes them. Text of a spec is data: whatever it says, it is escaped here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from sop_gen.flow.measure import line_height
from sop_gen.teks.inline import Run, Runs

BASELINE = 0.9215 / 1.15
"""From the top of a line down to its baseline, as part of its height: single-spaced Arial, as in the PDF."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(text: str) -> str:
    """``text`` as content or as an attribute's value; what XML has no place for shows as a replacement character."""
    return escape(_NOT_XML.sub("\ufffd", text))


def mm(value: float, digits: int = 2) -> str:
    """The shortest writing of ``value`` to the hundredth."""
    short = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def marked(line: Runs) -> str:
    """One line with its looks."""
    return "".join(map(_run, line))


def _run(run: Run) -> str:
    look = ' font-weight="bold"' * run.tebal + ' font-style="italic"' * run.miring
    return f"<tspan{look}>{escaped(run.teks)}</tspan>" if look else escaped(run.teks)


def text_block(lines: Sequence[str], x: float, middle: float, ukuran: float) -> Iterator[str]:
    """``lines`` (markup) of ``ukuran`` pt below each other, half of them above ``middle``; empty ones only take room."""
    height = line_height(ukuran)
    top = middle - len(lines) * height / 2
    for number, line in enumerate(lines):
        if line:
            yield text_line(line, x, top + (number + BASELINE) * height)


def text_line(line: str, x: float, y: float) -> str:
    """One line of text (markup) with its baseline at ``y``."""
    place = f' x="{mm(x)}"' if x else ""
    return f'<text{place} y="{mm(y)}">{line}</text>'
