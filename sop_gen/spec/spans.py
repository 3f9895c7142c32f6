"""Where the keys and values of a YAML text stand, character by character: what an edit of a file needs to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

Kind = Literal["text", "mapping", "list", "alias"]


@dataclass(slots=True)
class Span:
    """One value of a text, from character ``start`` up to ``end``; tag and anchor belong to it, a comment after it does not."""

    kind: Kind
    start: int
    end: int
    flow: bool = False
    """Whether a list or mapping stands in brackets."""
    text: str = ""
    anchor: str | None = None
    """The name after ``&``; of an alias the name after ``*``."""
    children: list[Span] = field(default_factory=list)
    """The items of a list; the keys and values of a mapping by turns."""

    @property
    def entries(self) -> dict[str, tuple[Span, Span]]:
        """Key and value of each entry of a mapping, by the text of the key."""
        return {key.text: (key, value) for key, value in zip(self.children[::2], self.children[1::2], strict=True)}

    def walk(self) -> Iterator[Span]:
        """This value and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def spans(text: str) -> Span | None:
    """The root of ``text`` (without BOM), None when nothing is in it. Raises yaml.YAMLError for what the reader refuses."""
    events = [
        event for event in yaml.parse(text, yaml.CBaseLoader) if isinstance(event, (yaml.NodeEvent, yaml.CollectionEndEvent))
    ]
    return _span(events[0], iter(events[1:]), text) if events else None


def _span(event: Any, rest: Iterator[Any], text: str) -> Span:
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, yaml.AliasEvent):
        return Span("alias", start, end, anchor=event.anchor)
    if isinstance(event, yaml.ScalarEvent):
        return Span("text", start, _end_of_text(event, text), text=event.value, anchor=event.anchor)
    mapping = isinstance(event, yaml.MappingStartEvent)
    span = Span("mapping" if mapping else "list", start, end, flow=bool(event.flow_style), anchor=event.anchor)
    part = next(rest)
    while not _closes(part):
        span.children.append(_span(part, rest, text))
        if mapping and len(span.children) % 2 == 0:
            _settle(span.children[-2], span.children[-1], text)
        part = next(rest)
    span.end = part.end_mark.index if span.flow else span.children[-1].end
    return span


def _closes(event: object) -> bool:
    return isinstance(event, yaml.CollectionEndEvent)


def _settle(key: Span, value: Span, text: str) -> None:
    """The parser says of a value that is not there that it stands where the next thing does; it belongs behind the colon."""
    colon = text.find(":", key.end, value.start)
    if value.start == value.end and colon >= 0:
        value.start = value.end = colon + 1


def _end_of_text(event: Any, text: str) -> int:
    """A block text ends with its last word; one that keeps its blank lines (``|+``) ends with the last of them."""
    start, end = int(event.start_mark.index), int(event.end_mark.index)
    if event.style not in ("|", ">"):
        return end
    written = text[start:end]
    keeps = "+" in written.splitlines()[0].partition("#")[0]
    return start + len(written.removesuffix("\n").removesuffix("\r") if keeps else written.rstrip())
