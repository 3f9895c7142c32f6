"""Paragraphs, tables, rows and cells of two documents merged into one with tracked changes.

Word can't delete the mark of the last paragraph of a cell or a document, and joins tables that nothing parts: the
pairing here gives way to both.
"""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from sop_gen.diagnostics import RenderError
from sop_gen.engine.alignment import align
from sop_gen.engine.docx_jinja import W
from sop_gen.engine.docx_marks import Marks, State
from sop_gen.engine.docx_words import Potong, merge_words

_NUMBERS = re.compile(r'(<\w+:docPr )id="\d+"|(<\w+:cNvPr )id="\d+" name="(\D*)\d*"|( relativeHeight)="\d+"')
"""Numbers of drawings, which say nothing."""
_LIST_MARK = re.compile(r"^(?:[\w(]{1,5}[.)]|[-–•])\t")
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
_TABLE_FRAME = (f"{W}tblPr", f"{W}tblGrid")


class UnmergeableError(Exception):
    """Two cells can't be merged: their rows are replaced as a whole."""


def canon(element: Any) -> str:
    """The source of an element without what says nothing."""
    from lxml import etree

    source: str = etree.tostring(element, encoding="unicode", with_tail=False)
    return _NUMBERS.sub(r"\1\2\3\4", source)


@dataclass(frozen=True)
class Block:
    """A paragraph, table or row of one side."""

    element: Any

    @cached_property
    def whole(self) -> str:
        """Equal for equal blocks."""
        return canon(self.element)

    @cached_property
    def frame(self) -> str:
        """What two blocks must share to be one block that changed: the properties, of a table also its columns."""
        if self.is_paragraph:
            properties = self.element.find(f"{W}pPr")
            return "" if properties is None else canon(properties)
        if self.element.tag == f"{W}tbl":
            return "".join(canon(child) for child in self.element if child.tag in _TABLE_FRAME)
        cells = self.element.findall(f"{W}tc")
        own = [child for child in self.element if child.tag != f"{W}tc"]
        return "".join(map(canon, [*own, *(cell.find(f"{W}tcPr") for cell in cells if cell.find(f"{W}tcPr") is not None)]))

    @property
    def is_paragraph(self) -> bool:
        """Whether this is a paragraph."""
        return bool(self.element.tag == f"{W}p")

    @property
    def is_table(self) -> bool:
        """Whether this is a table."""
        return bool(self.element.tag == f"{W}tbl")

    @cached_property
    def is_drawn(self) -> bool:
        """Whether shapes are anchored here: a row of the flow chart is kept or replaced, but never mixed."""
        return next(self.element.iter(_ANCHOR), None) is not None

    @cached_property
    def words(self) -> list[Counter[str]]:
        """The words of a paragraph or a table, or those of every cell of a row; the number of a list item does not count."""
        parts = self.element.findall(f"{W}tc") if self.element.tag == f"{W}tr" else [self.element]
        return [Counter(_LIST_MARK.sub("", _text(part)).split()) for part in parts]


def _text(element: Any) -> str:
    words = {f"{W}t": None, f"{W}tab": "\t", f"{W}br": "\n", f"{W}p": "\n"}
    return "".join(words[part.tag] or part.text or "" for part in element.iter(*words)).lstrip("\n")


def likeness(old: Block, new: Block) -> float:
    """From 0 (never one block) to 1: the share of words that both say."""
    if old.element.tag != new.element.tag or old.is_drawn != new.is_drawn or old.frame != new.frame:
        return 0.0
    if old.element.tag == f"{W}tr" and (old.is_drawn or len(old.words) != len(new.words)):
        return 0.0
    shares = [_share(before, after) for before, after in zip(old.words, new.words, strict=True)]
    found = sum(shares) / max(len(shares), 1)
    return (1 + found) / 2 if old.is_table else max(found, 0.01)


def _share(old: Counter[str], new: Counter[str]) -> float:
    size = old.total() + new.total()
    return 2 * (old & new).total() / size if size else 1.0


End = Literal["ins", "del"] | None


@dataclass(frozen=True)
class Step:
    """One block of the redline: kept (both sides), deleted (``old`` alone) or inserted (``new`` alone)."""

    old: Block | None
    new: Block | None
    end: End = None
    """The state of the mark at the end of a kept paragraph."""
    frame: tuple[Block, Block] | None = None
    """A deleted or inserted paragraph that keeps its mark: whose properties it has on rejection and on acceptance."""

    @property
    def side(self) -> tuple[bool, bool]:
        """Whether it is there on rejection, and on acceptance."""
        return self.old is not None, self.new is not None

    @property
    def block(self) -> Block:
        """The block of the new side, else of the old."""
        found = self.new if self.new is not None else self.old
        assert found is not None
        return found


class Merger:
    """Merges two documents; ``marks`` writes the marks, ``potong`` compares words."""

    def __init__(self, marks: Marks, potong: Potong) -> None:
        self._marks = marks
        self._potong = potong

    def container(self, old: Any, new: Any) -> None:
        """What the cell, body, header or footer ``new`` holds becomes what both hold, with marks."""
        before, after = _blocks(old), _blocks(new)
        steps = _part_tables(_keep_last_mark(_steps(before, after)))
        merged = [self._block(step) for step in steps]
        at = new.index(after[0].element) if after else len(new)
        for block in after:
            if block.element.getparent() is new:
                new.remove(block.element)
        new[at:at] = merged

    def section(self, old: Any, new: Any) -> None:
        """Paper and margins."""
        if old is not None and canon(old) != canon(new):
            self._marks.section(new, old)

    def _block(self, step: Step) -> Any:
        old, new = step.old, step.new
        if old is not None and new is not None:
            return self._table(old, new) if new.is_table else self._paragraph(step, old, new)
        state: State = "ins" if old is None else "del"
        element = deepcopy(step.block.element)
        if not step.block.is_paragraph:
            self._marks.table(element, state)
        else:
            self._marks.paragraph(element, state) if step.frame is None else self._last(element, state, step.frame)
        return element

    def _last(self, element: Any, state: State, frame: tuple[Block, Block]) -> None:
        """The words of the last paragraph come or go, its mark stays."""
        self._marks.paragraph(element, state)
        self._reframe(element, *frame)

    def _reframe(self, element: Any, old: Block, new: Block) -> None:
        """``element`` gets the properties of ``new``, tracked when those of ``old`` are others."""
        for own in element.findall(f"{W}pPr"):
            element.remove(own)
        properties = new.element.find(f"{W}pPr")
        if old.frame != new.frame:
            self._marks.frame(element, old.element, new.element)
        elif properties is not None:
            element.insert(0, deepcopy(properties))

    def _paragraph(self, step: Step, old: Block, new: Block) -> Any:
        element = deepcopy(new.element)
        if old.whole != new.whole:
            merge_words(old.element, new.element, element, self._potong, self._marks, canon)
            self._reframe(element, old, new)
        if step.end is not None:
            self._marks.paragraph_end(element, step.end)
        return element

    def _table(self, old: Block, new: Block) -> Any:
        element = deepcopy(new.element)
        if old.whole == new.whole:
            return element
        before = [Block(row) for row in old.element.findall(f"{W}tr")]
        after = [Block(row) for row in new.element.findall(f"{W}tr")]
        for row in element.findall(f"{W}tr"):
            element.remove(row)
        for i, j in _aligned(before, after):
            element.extend(self._rows(before[i] if i is not None else None, after[j] if j is not None else None))
        return element

    def _rows(self, old: Block | None, new: Block | None) -> list[Any]:
        """One row that stays, or one that goes and one that comes."""
        if old is not None and new is not None:
            try:
                return [self._row(old, new)]
            except UnmergeableError:
                pass
        made = []
        states: tuple[tuple[Block | None, State], ...] = ((old, "del"), (new, "ins"))
        for block, state in states:
            if block is not None:
                made.append(deepcopy(block.element))
                self._marks.row(made[-1], state)
        return made

    def _row(self, old: Block, new: Block) -> Any:
        element = deepcopy(new.element)
        if old.whole != new.whole:
            for before, after in zip(old.element.findall(f"{W}tc"), element.findall(f"{W}tc"), strict=True):
                self.container(before, after)
        return element


def _blocks(container: Any) -> list[Block]:
    """Paragraphs and tables; anything else must be the properties of the container, or says nothing."""
    found = [Block(child) for child in container if child.tag in (f"{W}p", f"{W}tbl")]
    strange = [child.tag.rpartition("}")[2] for child in container if child.tag in (f"{W}sdt", f"{W}customXml", f"{W}altChunk")]
    if strange:
        raise RenderError(f"Berkas perubahan tidak ditulis: templat memuat {strange[0]} yang tidak dapat ditandai perubahannya.")
    return found


def _aligned(old: list[Block], new: list[Block]) -> list[tuple[int | None, int | None]]:
    return align([block.whole for block in old], [block.whole for block in new], lambda i, j: likeness(old[i], new[j]))


def _steps(old: list[Block], new: list[Block]) -> list[Step]:
    return [Step(old[i] if i is not None else None, new[j] if j is not None else None) for i, j in _aligned(old, new)]


def _keep_last_mark(steps: list[Step]) -> list[Step]:
    """The last paragraph of both sides shares one mark, which stays."""
    last = max((number for number, step in enumerate(steps) if step.side == (True, True)), default=-1)
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


def _move_mark(kept: Step, rest: list[Step]) -> list[Step]:
    """After the last kept paragraph others go (or come): its mark goes with them, and that of the very last stays."""
    state: State = "del" if rest[-1].new is None else "ins"
    assert kept.old is not None and kept.new is not None
    frame = (rest[-1].block, kept.new) if state == "del" else (kept.old, rest[-1].block)
    return [replace(kept, end=state), *rest[:-1], replace(rest[-1], frame=frame)]


def _part_tables(steps: list[Step]) -> list[Step]:
    """Between a table that goes and one that comes stands a paragraph that goes or comes with it."""
    at = next((n for n in range(1, len(steps)) if _touching(steps[n - 1], steps[n])), None)
    if at is None:
        return steps
    before = next((n for n in reversed(range(at)) if steps[n].side == (True, True)), None)
    if before is not None and steps[before].block.is_paragraph:
        kept = steps[before]
        return _part_tables([*steps[:before], Step(kept.old, None), *steps[before + 1 : at], Step(None, kept.new), *steps[at:]])
    after = next((n for n in range(at, len(steps) - 1) if steps[n].side == (True, True)), None)
    if after is None or not steps[after].block.is_paragraph or steps[after].end is not None:
        raise UnmergeableError
    kept = steps[after]
    return _part_tables([*steps[:at], Step(kept.old, None), *steps[at:after], Step(None, kept.new), *steps[after + 1 :]])


def _touching(first: Step, second: Step) -> bool:
    """Two tables that stand side by side in the redline alone."""
    together = any(both == (True, True) for both in zip(first.side, second.side, strict=True))
    return first.block.is_table and second.block.is_table and not together
