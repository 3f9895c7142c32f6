"""Where the keys and values of a YAML text stand, character by character: what an edit of a file needs to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["text", "mapping", "list", "alias"]
_KINDS: dict[str, Kind] = {"MappingStartEvent": "mapping", "SequenceStartEvent": "list", "ScalarEvent": "text", "AliasEvent": "alias"}
_ENDS = ("MappingEndEvent", "SequenceEndEvent")


@dataclass(slots=True)
class Span:
    """One value of a text from character ``start`` up to ``end``: its tag and anchor belong to it, a comment after it does not."""

    kind: Kind
    start: int
    end: int
    flow: bool = False
    """Whether a list or mapping stands in brackets."""
    text: str = ""
    children: list[Span] = field(default_factory=list)
    """The items of a list; the keys and values of a mapping by turns."""

    @property
    def entries(self) -> dict[str, tuple[Span, Span]]:
        """Key and value of each entry of a mapping, by the text of the key."""
        return {key.text: (key, value) for key, value in zip(self.children[::2], self.children[1::2], strict=True)}


def spans(text: str) -> Span | None:
    """The root of ``text`` (without BOM), None when nothing is in it. Raises ValueError when it can't be taken apart."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    parser = YAML(pure=True)
    parser.version = (1, 1)  # the dialect of the reader
    try:
        events = [event for event in parser.parse(text) if _name(event) in _KINDS or _name(event) in _ENDS]
    except YAMLError as error:
        raise ValueError(str(error)) from None
    return _span(events[0], iter(events[1:]), text) if events else None


def _span(event: Any, rest: Iterator[Any], text: str) -> Span:
    kind, start, end = _KINDS[_name(event)], event.start_mark.index, event.end_mark.index
    if kind == "alias":
        return Span(kind, start, end)
    if kind == "text":
        return Span(kind, start, _end_of_text(event, text), text=event.value)
    span = Span(kind, start, end, flow=bool(event.flow_style))
    while _name(part := next(rest)) not in _ENDS:
        span.children.append(_span(part, rest, text))
    span.end = part.end_mark.index if span.flow else span.children[-1].end
    return span


def _end_of_text(event: Any, text: str) -> int:
    """A block text ends with its last word; one that keeps its blank lines (``|+``) ends with the last of them."""
    start, end = int(event.start_mark.index), int(event.end_mark.index)
    if event.style not in ("|", ">"):
        return end
    written = text[start:end]
    keeps = "+" in written.splitlines()[0].partition("#")[0]
    return start + len(written.removesuffix("\n").removesuffix("\r") if keeps else written.rstrip())


def _name(event: object) -> str:
    return type(event).__name__
