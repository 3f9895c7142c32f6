"""The tree of strings that a YAML file becomes: every scalar is text and knows its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sop_gen.diagnostics import Position

ABSENT_WORDS = frozenset({"", "~", "null", "Null", "NULL"})
Step = str | int
Plain = str | None | dict[str, "Plain"] | list["Plain"]


@dataclass(frozen=True, slots=True)
class Scalar:
    """One piece of text; ``plain`` when it stands without quotes."""

    text: str
    baris: int
    kolom: int
    plain: bool = True

    @property
    def absent(self) -> bool:
        """Left out on purpose: nothing, ``null`` or ``~``; a quoted ``"null"`` is text, quoted blanks are absent."""
        return self.text in ABSENT_WORDS if self.plain else not self.text.strip()


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file."""

    entries: tuple[Entry, ...]
    baris: int
    kolom: int
    absent = False

    def get(self, key: str) -> Entry | None:
        """The entry of ``key``, or None."""
        return next((entry for entry in self.entries if entry.key.text == key), None)


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a list."""

    items: tuple[Node, ...]
    baris: int
    kolom: int
    absent = False


Node = Scalar | Mapping | Items


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its name, its lines (for messages) and its tree."""

    berkas: str
    lines: Sequence[str]
    root: Node

    def position(self, path: Sequence[Step], *, of_key: bool = False) -> Position:
        """Where ``path`` stands. Steps that the YAML does not have (union tags, lists of one) are skipped.

        ``of_key`` gives the place of the last key instead of its value.
        """
        node, place = self.root, self.root
        for step in path:
            entry = _child(node, step)
            if entry is None:
                continue
            key, node = entry
            place = key if key is not None and (of_key or node.absent) else node
        if place.baris > len(self.lines):
            return Position(self.berkas, len(self.lines), len(self.lines[-1]) + 1)
        return Position(self.berkas, place.baris, place.kolom)

    def key(self, path: Sequence[Step], index: int) -> str | None:
        """The key of entry ``index`` of the mapping at ``path``; None when there is no such mapping."""
        node = self.root
        for step in path:
            node = (_child(node, step) or (None, node))[1]
        return node.entries[index].key.text if isinstance(node, Mapping) and index < len(node.entries) else None

    def line(self, position: Position) -> str | None:
        """The source line at ``position``, or None beyond the end."""
        return self.lines[position.baris - 1] if position.baris <= len(self.lines) else None

    def words(self, path: Sequence[Step]) -> str:
        """The path as a reader says it: ``sop[1].langkah[periksa].waktu``; an item by its id, else by its number."""
        node: Node = self.root
        said = ""
        for step in path:
            entry = _child(node, step)
            if entry is None:
                said += f".{step}" if isinstance(step, str) and not isinstance(node, Scalar) and said == "" else ""
                continue
            key, node = entry
            said += f".{key.text}" if key is not None else f"[{_item_name(node, step)}]"
        return said.lstrip(".")


def _child(node: Node, step: Step) -> tuple[Scalar | None, Node] | None:
    if isinstance(node, Mapping):
        entry = node.get(step) if isinstance(step, str) else None
        return (entry.key, entry.value) if entry else None
    if isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
        return None, node.items[step]
    return None


def _item_name(node: Node, step: Step) -> str:
    entry = node.get("id") if isinstance(node, Mapping) else None
    if entry is not None and isinstance(entry.value, Scalar) and not entry.value.absent:
        return entry.value.text
    return str(int(step) + 1)


def plain(node: Node) -> Plain:
    """The tree as dicts, lists and strings; what is absent is None, an empty list or mapping too."""
    if isinstance(node, Scalar):
        return None if node.absent else node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items] or None
    return {entry.key.text: plain(entry.value) for entry in node.entries} or None
