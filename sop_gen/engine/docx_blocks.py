"""Paragraphs, tables and rows of two documents paired, so that each side can be had back from one sequence of them.

Word can't delete the mark of the last paragraph of a cell or a document, and joins tables that nothing parts: the
pairing gives way to both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sop_gen.engine.alignment import ALIKE, align
from sop_gen.engine.docx_grid import chart_edges, is_measured, spans
from sop_gen.engine.docx_jinja import W
from sop_gen.engine.docx_marks import State

_SILENT = re.compile(r' xmlns:\w+="[^"]*"')
"""Where a namespace is declared says nothing."""
_NUMBERS = (
    (re.compile(r':docPr id="\d+"'), ":docPr"),
    (re.compile(r':cNvPr id="\d+" name="(\D*)\d*"'), r':cNvPr name="\1"'),
    (re.compile(r' relativeHeight="\d+"'), ""),
)
"""Nor how drawings are numbered."""
_LIST_MARK = re.compile(r"^(?:[\w(]{1,5}[.)]|[-–•])\t")
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
_LEAST = 0.01
"""How alike two blocks are that may be one but share no word."""


def canon(element: Any) -> str:
    """The source of an element without what says nothing."""
    from lxml import etree

    source = _SILENT.sub("", etree.tostring(element, encoding="unicode", with_tail=False))
    for number, rest in _NUMBERS if ":docPr" in source else ():
        source = number.sub(rest, source)
    return source


@dataclass(frozen=True, eq=False)
class Block:
    """A paragraph, a table, or rows that merged cells hold together; ``elements`` has one but for rows."""

    elements: tuple[Any, ...]

    @property
    def element(self) -> Any:
        """The paragraph or table."""
        return self.elements[0]

    @property
    def is_paragraph(self) -> bool:
        """Whether this is a paragraph."""
        return bool(self.element.tag == f"{W}p")

    @property
    def is_table(self) -> bool:
        """Whether this is a table."""
        return bool(self.element.tag == f"{W}tbl")

    @cached_property
    def whole(self) -> str:
        """Equal for equal blocks."""
        return "".join(map(canon, self.elements))

    @property
    def properties(self) -> Any:
        """Those of a paragraph, or None."""
        return self.element.find(f"{W}pPr")

    @cached_property
    def frame(self) -> str:
        """What two tables or rows must share to be one that changed; of paragraphs, their properties."""
        if self.is_paragraph:
            return canon(self.properties) if self.properties is not None else ""
        if self.is_table and self.is_drawn:
            # A chart is read by its columns: where these differ, old and new need a table each.
            return canon(self.element.find(f"{W}tblPr")) + str(chart_edges(self.element))
        if self.is_table:
            kept = [child for child in self.element.find(f"{W}tblPr") if child.tag != f"{W}tblW"]
            return "".join(map(canon, kept if is_measured(self.element) else self.element[:2]))
        return "|".join(str(spans(row)) for row in self.elements)

    @cached_property
    def key(self) -> str:
        """Equal for blocks that are surely one; a paragraph's number does not count, as a new item changes all after it."""
        if not self.is_paragraph or self.is_drawn:
            return self.whole
        return f"{self.frame} {_LIST_MARK.sub('', _text(self.element))}"

    @cached_property
    def is_drawn(self) -> bool:
        """Whether shapes are anchored here."""
        return bool(self.drawing)

    @cached_property
    def drawing(self) -> str:
        """The shapes that are anchored here, with what is read out of them."""
        return "".join(canon(anchor) for element in self.elements for anchor in element.iter(_ANCHOR))

    @cached_property
    def words(self) -> list[Counter[str]]:
        """The words of a paragraph or a table, or those of every cell of the rows; the number of a list item does not count."""
        parts = (
            [self.element] if self.is_paragraph or self.is_table else [c for row in self.elements for c in row.findall(f"{W}tc")]
        )
        return [Counter(_LIST_MARK.sub("", _text(part)).split()) for part in parts]


def _text(element: Any) -> str:
    words = {f"{W}t": None, f"{W}tab": "\t", f"{W}br": "\n", f"{W}p": "\n"}
    return "".join(words[part.tag] or part.text or "" for part in element.iter(*words)).lstrip("\n")


def blocks_of(container: Any) -> list[Block]:
    """The paragraphs and tables of a cell, body, header or footer."""
    return [Block((child,)) for child in container if child.tag in (f"{W}p", f"{W}tbl")]


def rows_of(table: Any) -> list[Block]:
    """The rows of a table; rows with a cell that goes on from the row above belong to it."""
    groups: list[list[Any]] = []
    for row in table.findall(f"{W}tr"):
        merged = row.findall(f"{W}tc/{W}tcPr/{W}vMerge")
        if groups and any(cell.get(f"{W}val", "continue") == "continue" for cell in merged):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [Block(tuple(group)) for group in groups]


def likeness(old: Block, new: Block) -> float:
    """From 0 (never one block) to 1: the share of words that both say.

    What draws otherwise goes and comes: two drawings in one place can't be read, and LibreOffice would leave one of them.
    """
    if old.element.tag != new.element.tag or old.is_drawn != new.is_drawn:
        return 0.0
    if old.frame != new.frame:
        return _in_other_frame(old, new)
    if not old.is_table and old.drawing != new.drawing:
        return 0.0
    shares = [_share(before, after) for before, after in zip(old.words, new.words, strict=True)]
    found = sum(shares) / max(len(shares), 1)
    return (1 + found) / 2 if old.is_table else max(found, _LEAST)


def _in_other_frame(old: Block, new: Block) -> float:
    """A single text may have become an item of a list, and back: its words say so, and these alone."""
    found = _share(old.words[0], new.words[0]) if old.is_paragraph else 0.0
    return found if found >= ALIKE else 0.0


def _share(old: Counter[str], new: Counter[str]) -> float:
    size = old.total() + new.total()
    return 2 * (old & new).total() / size if size else 1.0


@dataclass(frozen=True)
class Step:
    """One block of both documents: kept (both sides), deleted (``old`` alone) or inserted (``new`` alone)."""

    old: Block | None
    new: Block | None
    end: State | None = None
    """The state of the mark at the end of a kept paragraph."""
    frame: tuple[Any, Any] | None = None
    """A deleted or inserted paragraph that keeps its mark: its properties on rejection and on acceptance."""

    @property
    def is_kept(self) -> bool:
        """Whether both sides have it."""
        return self.old is not None and self.new is not None

    @property
    def block(self) -> Block:
        """The block of the new side, else of the old."""
        found = self.new if self.new is not None else self.old
        assert found is not None
        return found


def pair(old: Sequence[Block], new: Sequence[Block]) -> list[Step]:
    """The blocks of both sides in one order; what goes stands before what comes."""
    pairs = align([block.key for block in old], [block.key for block in new], lambda i, j: likeness(old[i], new[j]))
    return [Step(None if i is None else old[i], None if j is None else new[j]) for i, j in pairs]


def pair_container(old: Sequence[Block], new: Sequence[Block]) -> list[Step]:
    """The same for a cell or a document."""
    return _keep_last_mark(pair(old, new))


def _keep_last_mark(steps: list[Step]) -> list[Step]:
    """The last paragraph of both sides shares one mark, which stays."""
    last = max((number for number, step in enumerate(steps) if step.is_kept), default=-1)
    rest = steps[last + 1 :]
    gone = [step for step in rest if step.new is None]
    come = [step for step in rest if step.old is None]
    if gone and come:
        return [*steps[: last + 1], *_join_last(gone, come)]
    if not rest or last < 0:
        return steps
    if steps[last].block.is_paragraph and all(step.block.is_paragraph for step in rest):
        return [*steps[:last], *_move_mark(steps[last], rest)]
    return [*steps[:last], *_join_last([Step(steps[last].old, None), *gone], [Step(None, steps[last].new), *come])]


def _join_last(gone: list[Step], come: list[Step]) -> list[Step]:
    if gone[-1].block.is_paragraph and come[-1].block.is_paragraph:
        return [*gone[:-1], *come[:-1], Step(gone[-1].old, come[-1].new)]
    return [*gone, *come]


def move_inserted_mark(steps: list[Step], at: int) -> list[Step]:
    """The kept paragraph ``at`` ends in inserted words: if paragraphs are inserted after it, its mark is, and their last stays.

    So does a word processor when one types on; LibreOffice takes a mark between two insertions for an inserted one anyway.
    """
    after = next((n for n in range(at + 1, len(steps)) if steps[n].old or not steps[n].block.is_paragraph), len(steps))
    if not steps[at].is_kept or steps[at].end or after == at + 1:
        return steps
    return [*steps[:at], *_move_mark(steps[at], steps[at + 1 : after]), *steps[after:]]


def _move_mark(kept: Step, rest: list[Step]) -> list[Step]:
    """After a kept paragraph others go (or come): its mark goes with them, and that of the very last stays."""
    state: State = "del" if rest[-1].new is None else "ins"
    assert kept.old is not None and kept.new is not None
    sides = (rest[-1].block, kept.new) if state == "del" else (kept.old, rest[-1].block)
    frame = tuple(deepcopy(side.properties) for side in sides)
    return [replace(kept, end=state), *rest[:-1], replace(rest[-1], frame=frame)]


def are_touching(first: Step, second: Step) -> bool:
    """Two tables that stand side by side in the redline alone."""
    together = (first.old and second.old) or (first.new and second.new)
    return first.block.is_table and second.block.is_table and not together
