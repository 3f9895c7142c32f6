"""Two paragraphs in, one with tracked words out: what both say stays, every run keeps the look of its side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol

from sop_gen.engine.docx_jinja import W
from sop_gen.engine.docx_marks import INLINE_MARKS, Marks, State, text_run

_FIRST_OBJECT, _OBJECTS = 0xE000, 6400
"""Characters of the private use area stand for drawings, fields and links while words are compared."""


class Potongan(Protocol):
    """A piece of a comparison: equal on both sides, or ``semula`` became ``menjadi``."""

    @property
    def semula(self) -> str:
        """What the old side says here."""

    @property
    def menjadi(self) -> str:
        """What the new side says here."""


Potong = Callable[[str, str], Iterable[Potongan]]
"""Cuts two texts into pieces; the pieces of each side together are its text."""


@dataclass(frozen=True, slots=True)
class _Item:
    """One character, or one thing that is kept or changed as a whole."""

    sign: str
    look: str
    thing: str = ""
    elements: tuple[Any, ...] = ()

    @property
    def said(self) -> tuple[str, str, str]:
        """What makes two items equal."""
        return self.sign, self.look, self.thing


class _Reader:
    """Paragraphs as items; remembers the element of every look, and the sign of every thing."""

    def __init__(self, canon: Callable[[Any], str]) -> None:
        self._canon = canon
        self.looks: dict[str, Any] = {"": None}
        self._signs: dict[str, str] = {}

    def items(self, paragraph: Any) -> list[_Item]:
        """All that a paragraph holds, in order."""
        found: list[_Item] = []
        field: list[Any] = []
        depth = 0
        for child in paragraph:
            if child.tag == f"{W}pPr" or child.tag in INLINE_MARKS:
                continue
            depth += _opened(child)
            if depth or field:
                field.append(child)
                if depth == 0:
                    found.append(self._thing(field, ""))
                    field = []
            elif child.tag == f"{W}r":
                found += self._run(child)
            else:
                found.append(self._thing([child], ""))
        return [*found, self._thing(field, "")] if field else found

    def _run(self, run: Any) -> Iterator[_Item]:
        properties = run.find(f"{W}rPr")
        look = "" if properties is None or len(properties) == 0 else self._canon(properties)
        self.looks.setdefault(look, properties)
        for child in run:
            if child.tag == f"{W}t":
                yield from (_Item(sign, look) for sign in child.text or "")
            elif child.tag == f"{W}tab" or (child.tag == f"{W}br" and not child.attrib):
                yield _Item("\t" if child.tag == f"{W}tab" else "\n", look)
            elif child.tag != f"{W}rPr" and child.tag not in INLINE_MARKS:
                alone = text_run(run, properties, "")
                alone.append(deepcopy(child))
                yield self._thing([alone], look)

    def _thing(self, elements: list[Any], look: str) -> _Item:
        said = "".join(map(self._canon, elements))
        sign = self._signs.setdefault(said, chr(_FIRST_OBJECT + len(self._signs) % _OBJECTS))
        return _Item(sign, look, said, tuple(elements))


def _opened(element: Any) -> int:
    """How many complex fields begin in ``element`` that do not end in it."""
    kinds = [mark.get(f"{W}fldCharType") for mark in element.iter(f"{W}fldChar")]
    return kinds.count("begin") - kinds.count("end")


def merge_words(old: Any, new: Any, potong: Potong, marks: Marks, canon: Callable[[Any], str]) -> None:
    """What the paragraph ``new`` holds becomes what both hold, one text with tracked words."""
    reader = _Reader(canon)
    pieces = _compared(reader.items(old), reader.items(new), potong)
    for child in [child for child in new if child.tag != f"{W}pPr"]:
        new.remove(child)
    for state, group in groupby(pieces, key=lambda piece: piece[0]):
        runs = _runs(new, [item for _, item in group], reader.looks)
        new.extend(runs if state is None else marks.runs(new, runs, state))


def _compared(old: list[_Item], new: list[_Item], potong: Potong) -> Iterator[tuple[State | None, _Item]]:
    """Every item with its state; equal words in another look are deleted and inserted."""
    i = j = 0
    for piece in potong("".join(item.sign for item in old), "".join(item.sign for item in new)):
        gone, come = old[i : i + len(piece.semula)], new[j : j + len(piece.menjadi)]
        i, j = i + len(gone), j + len(come)
        if piece.semula != piece.menjadi:
            yield from _replaced(gone, come)
            continue
        for same, both in groupby(zip(gone, come, strict=True), key=lambda pair: pair[0].said == pair[1].said):
            pairs = list(both)
            if same:
                yield from ((None, after) for _, after in pairs)
            else:
                yield from _replaced([before for before, _ in pairs], [after for _, after in pairs])


def _replaced(gone: list[_Item], come: list[_Item]) -> Iterator[tuple[State | None, _Item]]:
    yield from (("del", item) for item in gone)
    yield from (("ins", item) for item in come)


def _runs(parent: Any, items: list[_Item], looks: dict[str, Any]) -> list[Any]:
    """The items as runs, those of one look together."""
    made: list[Any] = []
    for (look, thing), group in groupby(items, key=lambda item: (item.look, bool(item.elements))):
        if thing:
            made += [deepcopy(element) for item in group for element in item.elements]
        else:
            made.append(text_run(parent, looks[look], "".join(item.sign for item in group)))
    return made
