"""Bytes of one YAML file in, a Document out, with every fault of the file named by line and column.

The parser is libyaml's event stream (fast, never recursive), so depth and size are bounded before a tree exists.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from sop_gen.diagnostics import Diagnostic, Position
from sop_gen.spec import messages
from sop_gen.spec.tree import Document, Entry, Items, Mapping, Node, Scalar

MAX_BYTES = 1024 * 1024
MAX_NODES = 10_000
MAX_DEPTH = 50
MAX_TEXT = 20_000


@dataclass(frozen=True)
class Batas:
    """How large a file may be."""

    bytes: int = MAX_BYTES
    nodes: int = MAX_NODES


BIASA = Batas()

# Control characters other than tab and line breaks, lone surrogates, the bidi controls of "Trojan Source", and the
# line breaks that only some programs see.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u2028-\u202e\u2066-\u2069\ufffe\uffff]")
_STANDARD_TAG = re.compile(r"tag:yaml\.org,2002:(str|map|seq|int|float|bool|null)|!")
_PARTS = (yaml.NodeEvent, yaml.CollectionEndEvent)
"""Events that make up the tree."""

Undrawable = Callable[[str], list[str]]
"""Says which characters of a text no font of the tool can draw."""


def read(data: bytes, berkas: str, undrawable: Undrawable, batas: Batas = BIASA) -> tuple[Document | None, list[Diagnostic]]:
    """The document in ``data`` and everything that is wrong with it; no document when it can't be understood.

    ``berkas`` is the name used in messages. Duplicate keys, forbidden characters and too long texts are reported
    all together; a fault of the YAML itself ends the file.
    """
    text, faults = _decode(data, berkas, batas)
    if text is None:
        return None, faults
    lines = text.split("\n")
    document, faults = _read(text, lines, _Builder(berkas, lines, undrawable, batas))
    return document, [fault.at(potongan=lines[fault.posisi.baris - 1]) for fault in faults]


def _read(text: str, lines: list[str], builder: _Builder) -> tuple[Document | None, list[Diagnostic]]:
    berkas, faults = builder.berkas, list[Diagnostic]()
    faults += [_forbidden(berkas, number, match) for number, line in enumerate(lines, 1) for match in _FORBIDDEN.finditer(line)]
    if faults:
        return None, faults
    try:
        root = builder.build(text)
    except _RefusedError:
        return None, builder.faults
    except yaml.YAMLError as error:
        return None, [*builder.faults, messages.of_yaml_error(error, berkas, lines)]
    return Document(berkas, lines, root), builder.faults


def _decode(data: bytes, berkas: str, batas: Batas) -> tuple[str | None, list[Diagnostic]]:
    if len(data) > batas.bytes:
        return None, [messages.too_large(berkas, len(data), batas.bytes)]
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), []
    except UnicodeDecodeError as error:
        before = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line = before[before.rfind(b"\n") + 1 :].decode("utf-8-sig")
        return None, [messages.not_utf8(Position(berkas, before.count(b"\n") + 1, len(line) + 1))]


def _forbidden(berkas: str, baris: int, match: re.Match[str]) -> Diagnostic:
    return messages.forbidden_character(Position(berkas, baris, match.start() + 1), match.group())


class _RefusedError(Exception):
    """The file is refused; the reason stands among the faults."""


@dataclass(slots=True)
class _Open:
    """A mapping or list that is still being read."""

    mark: Any
    anchor: str | None
    mapping: bool
    children: list[Node] = field(default_factory=list)


class _Builder:
    """Turns parser events into a tree; keeps count of nodes and depth as it goes."""

    def __init__(self, berkas: str, lines: list[str], undrawable: Undrawable, batas: Batas) -> None:
        self.berkas = berkas
        self._batas = batas
        self._lines = lines
        self.faults: list[Diagnostic] = []
        self._undrawable = undrawable
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._nodes = 0
        self._repeated = 0
        self._root: Node | None = None

    def build(self, text: str) -> Node:
        documents = 0
        for event in _events(text):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop(messages.second_document(self._position(event.start_mark)))
            elif isinstance(event, _PARTS):
                self._accept(event)
        return self._root if self._root is not None else Mapping((), 1, 1)

    def _accept(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()
        else:
            self._check_tag(event)
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            else:
                self._open(event)

    def _scalar(self, event: Any) -> None:
        mark = event.start_mark
        scalar = Scalar(event.value, mark.line + 1, mark.column + 1, plain=bool(event.implicit[0]))
        self._check_text(scalar)
        self._place(scalar, event.anchor, 1)

    def _open(self, event: Any) -> None:
        if len(self._stack) >= MAX_DEPTH:
            self._stop(messages.too_deep(self._position(event.start_mark), MAX_DEPTH))
        self._stack.append(_Open(event.start_mark, event.anchor, isinstance(event, yaml.MappingStartEvent)))

    def _close(self) -> None:
        opened = self._stack.pop()
        baris, kolom = opened.mark.line + 1, opened.mark.column + 1
        node: Node = self._mapping(opened) if opened.mapping else Items(tuple(opened.children), baris, kolom)
        self._place(node, opened.anchor, 1)

    def _mapping(self, opened: _Open) -> Mapping:
        entries: list[Entry] = []
        first: dict[str, Scalar] = {}
        for key, value in zip(opened.children[::2], opened.children[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.faults.append(messages.key_not_text(Position(self.berkas, key.baris, key.kolom)))
            elif key.text in first:
                self.faults.append(messages.duplicate_key(self.berkas, key, first[key.text]))
            else:
                first[key.text] = key
                entries.append(Entry(key, value))
        return Mapping(tuple(entries), opened.mark.line + 1, opened.mark.column + 1)

    def _alias(self, event: Any) -> None:
        position = self._position(event.start_mark)
        if event.anchor not in self._anchors:
            self._stop(messages.unknown_alias(position, event.anchor))
        node, size = self._anchors[event.anchor]
        if len(self._stack) + _depth(node) > MAX_DEPTH:
            self._stop(messages.too_deep(position, MAX_DEPTH))
        self._repeated += _text_size(node)
        if self._repeated > self._batas.bytes:
            self._stop(messages.repeats_too_much(position))
        self._place(node, None, size)

    def _place(self, node: Node, anchor: str | None, size: int) -> None:
        self._nodes += size
        if self._nodes > self._batas.nodes:
            self._stop(messages.too_many_nodes(Position(self.berkas, node.baris, node.kolom), self._batas.nodes))
        if anchor is not None:
            self._anchors[anchor] = (node, _size(node))
        if self._stack:
            self._stack[-1].children.append(node)
        else:
            self._root = node

    def _check_text(self, scalar: Scalar) -> None:
        if len(scalar.text) <= MAX_TEXT and scalar.text.isascii() and scalar.text.isprintable():
            return
        position = Position(self.berkas, scalar.baris, scalar.kolom)
        if len(scalar.text) > MAX_TEXT:
            self.faults.append(messages.text_too_long(position, len(scalar.text), MAX_TEXT))
        for character in dict.fromkeys(_FORBIDDEN.findall(scalar.text)):
            self.faults.append(messages.forbidden_character(position, character))
        for character in self._undrawable(scalar.text):
            if not _FORBIDDEN.match(character):
                self.faults.append(messages.undrawable_character(self._place_of(character, position), character))

    def _place_of(self, character: str, start: Position) -> Position:
        """Where ``character`` first stands from ``start`` on; ``start`` itself when it is written as an escape."""
        for baris, line in enumerate(self._lines[start.baris - 1 :], start.baris):
            kolom = line.find(character, start.kolom - 1 if baris == start.baris else 0)
            if kolom >= 0:
                return Position(self.berkas, baris, kolom + 1)
        return start

    def _check_tag(self, event: Any) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None and not _STANDARD_TAG.fullmatch(tag):
            self.faults.append(messages.custom_tag(self._position(event.start_mark), tag))

    def _position(self, mark: Any) -> Position:
        return Position(self.berkas, mark.line + 1, mark.column + 1)

    def _stop(self, fault: Diagnostic) -> None:
        self.faults.append(fault)
        raise _RefusedError


def _events(text: str) -> Iterator[Any]:
    return iter(yaml.parse(text, yaml.CBaseLoader))


def _text_size(node: Node) -> int:
    """Characters of all texts below ``node``: what an alias repeats."""
    total, todo = 0, [node]
    while todo:
        part = todo.pop()
        total += len(part.text) if isinstance(part, Scalar) else 0
        todo += _children(part)
    return total


def _size(node: Node) -> int:
    total, todo = 0, [node]
    while todo:
        total += 1
        todo += _children(todo.pop())
    return total


def _depth(node: Node) -> int:
    depth, level = 0, [node]
    while level:
        depth += 1
        level = [child for parent in level for child in _children(parent)]
    return depth - 1


def _children(node: Node) -> list[Node]:
    if isinstance(node, Items):
        return list(node.items)
    if isinstance(node, Mapping):
        return [child for entry in node.entries for child in (entry.key, entry.value)]
    return []
