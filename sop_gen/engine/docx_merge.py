"""The trees of two documents merged into one with tracked changes: bodies, tables, rows and cells."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from sop_gen.diagnostics import RenderError
from sop_gen.engine.docx_blocks import (
    Block,
    Step,
    are_touching,
    blocks_of,
    canon,
    move_inserted_mark,
    pair,
    pair_container,
    rows_of,
)
from sop_gen.engine.docx_grid import put_on_paper, unite_grid
from sop_gen.engine.docx_jinja import W
from sop_gen.engine.docx_marks import Marks, State
from sop_gen.engine.docx_words import Potong, merge_words

_UNMARKED = (f"{W}sdt", f"{W}customXml", f"{W}altChunk")


class Merger:
    """Merges two documents, and uses up both; ``marks`` writes the marks, ``potong`` compares words."""

    def __init__(self, marks: Marks, potong: Potong) -> None:
        self._marks = marks
        self._potong = potong

    def container(self, old: Any, new: Any) -> None:
        """What the body, header, footer or cell ``new`` holds becomes what both hold, with marks."""
        _refuse_unmarked(new)
        before, after = blocks_of(old), blocks_of(new)
        steps = pair_container(before, after)
        at = new.index(after[0].element) if after else len(new)
        for block in after:
            new.remove(block.element)
        merged = []
        for number in range(len(steps)):
            if number and are_touching(steps[number - 1], steps[number]):
                merged.append(self._marks.gap(new))
            merged.append(self._block(steps[number]))
            if merged[-1].tag == f"{W}p" and merged[-1][-1:] and merged[-1][-1].tag == f"{W}ins":
                steps = move_inserted_mark(steps, number)
            self._end(merged[-1], steps[number])
        new[at:at] = merged

    def section(self, old: Any, new: Any) -> None:
        """Paper and margins; a table that goes is shown on the new paper, whatever its own was."""
        if old is None or canon(old) == canon(new):
            return
        self._marks.section(new, old)
        for table in new.getparent().findall(f"{W}tbl"):
            before = deepcopy(table.find(f"{W}tblPr"))
            if all(row.find(f"{W}trPr/{W}del") is not None for row in table.findall(f"{W}tr")) and put_on_paper(table, new):
                self._marks.properties(table, "tblPr", before, canon)

    def _block(self, step: Step) -> Any:
        old, new = step.old, step.new
        if old is not None and new is not None:
            return self._table(old, new) if new.is_table else self._paragraph(old, new)
        state: State = "ins" if old is None else "del"
        element = step.block.element
        if step.block.is_table:
            self._marks.table(element, state)
        elif step.frame is not None:
            self._marks.content(element, state)
            self._frame(element, *step.frame)
        else:
            self._marks.paragraph(element, state)
        return element

    def _paragraph(self, old: Block, new: Block) -> Any:
        element = new.element
        if old.whole != new.whole:
            merge_words(old.element, element, self._potong, self._marks, canon)
            self._frame(element, deepcopy(old.properties), new.properties)
        return element

    def _end(self, element: Any, step: Step) -> None:
        """The mark of a kept paragraph, when it goes or comes with the paragraphs after it."""
        if step.end is not None:
            self._marks.paragraph_end(element, step.end)

    def _frame(self, element: Any, before: Any, after: Any) -> None:
        """The paragraph ``element`` gets the properties ``after``; those ``before`` come back on rejection."""
        for own in element.findall(f"{W}pPr"):
            element.remove(own)
        if after is not None:
            element.insert(0, after)
        if _source(before) != _source(after):
            self._marks.frame(element, before)

    def _table(self, old: Block, new: Block) -> Any:
        table = new.element
        if old.whole == new.whole:
            return table
        steps = pair(rows_of(old.element), rows_of(table))
        for row in table.findall(f"{W}tr"):
            table.remove(row)
        for step in steps:
            table.extend(self._rows(step))
        self._marks.properties(table, "tblPr", old.element.find(f"{W}tblPr"), canon)
        if canon(old.element.find(f"{W}tblGrid")) != canon(table.find(f"{W}tblGrid")):
            unite_grid(table)
        return table

    def _rows(self, step: Step) -> list[Any]:
        """Rows that stay, go or come; what can't be merged goes and comes."""
        old, new = step.old, step.new
        if old is None or new is None:
            return self._replaced(old, new)
        if old.whole == new.whole:
            return list(new.elements)
        return [self._row(before, after) for before, after in zip(old.elements, new.elements, strict=True)]

    def _replaced(self, old: Block | None, new: Block | None) -> list[Any]:
        for block, state in self._states(old, new):
            for row in block.elements:
                self._marks.row(row, state)
        return [row for block in (old, new) if block is not None for row in block.elements]

    @staticmethod
    def _states(old: Block | None, new: Block | None) -> list[tuple[Block, State]]:
        gone: list[tuple[Block, State]] = [(old, "del")] if old is not None else []
        return [*gone, (new, "ins")] if new is not None else gone

    def _row(self, old: Any, new: Any) -> Any:
        for before, after in zip(old.findall(f"{W}tc"), new.findall(f"{W}tc"), strict=True):
            self.container(before, after)
            self._marks.properties(after, "tcPr", before.find(f"{W}tcPr"), canon)
        self._marks.properties(new, "trPr", old.find(f"{W}trPr"), canon)
        return new


def _source(properties: Any) -> str:
    return canon(properties) if properties is not None else ""


def _refuse_unmarked(container: Any) -> None:
    """What no tracked change can wrap."""
    found = next((child.tag[len(W) :] for child in container if child.tag in _UNMARKED), None)
    if found is not None:
        raise RenderError(f"Berkas perubahan tidak ditulis: templat memuat {found}, yang perubahannya tidak dapat ditandai.")
