"""Inline Markdown as runs: emphasis, strong, links, hard breaks and backslash escapes; everything else is literal."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKUP = re.compile(r"[*_\\\[\]\n]")
_SIGNS = re.compile(r"[*_\\\[\]]")
_ALLOWED_LINK = re.compile(r"(?:https?|mailto|tel):\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look; a run whose ``teks`` is a line feed breaks the line."""

    teks: str
    tebal: bool = False
    miring: bool = False
    tautan: str | None = None

    @property
    def putus(self) -> bool:
        """Whether this run is a line break."""
        return self.teks == "\n"


Runs = tuple[Run, ...]
PUTUS = Run("\n")


def runs(text: str) -> Runs:
    """``text`` read as inline Markdown. A line feed in it is a line break; a link to an unknown scheme stays text."""
    if not _MARKUP.search(text):
        return (Run(text),) if text else ()
    found: list[Run] = []
    for block in _parser().parseInline(text):
        _collect(block.children or [], found)
    return tuple(_joined(found))


def literal(text: str) -> Runs:
    """``text`` as it stands, no Markdown."""
    return (Run(text),) if text else ()


def escaped(text: str) -> str:
    """Inline Markdown that prints ``text`` as it stands; its lines begin and end with words."""
    parts = runs(text)
    plain = as_text(parts) == text and all(part == Run(part.teks) for part in parts)
    return text if plain else _SIGNS.sub(r"\\\g<0>", text)


def as_text(parts: Runs) -> str:
    """The words of the runs without their look."""
    return "".join(part.teks for part in parts)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero", {"linkify": False}).enable(["emphasis", "link", "escape", "newline"])
    parser.validateLink = lambda url: bool(_ALLOWED_LINK.match(url))  # type: ignore[method-assign]
    return parser


def _collect(tokens: list[Token], found: list[Run]) -> None:
    bold = italic = 0
    link: str | None = None
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                link = str(token.attrGet("href") or "") or None
            case "link_close":
                link = None
            case "hardbreak" | "softbreak":
                found.append(PUTUS)
            case _:
                found.append(Run(token.content, bold > 0, italic > 0, link))


def _joined(parts: list[Run]) -> list[Run]:
    """Neighbours of one look made one; empty ones dropped."""
    joined: list[Run] = []
    for part in parts:
        if not part.teks:
            continue
        if joined and not part.putus and not joined[-1].putus and replace(joined[-1], teks=part.teks) == part:
            joined[-1] = replace(part, teks=joined[-1].teks + part.teks)
        else:
            joined.append(part)
    return joined
