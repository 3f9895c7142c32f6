"""The marks of tracked changes in WordprocessingML: what was inserted or deleted, by whom and when.

A mark's number is given when the document is done: ``number_marks``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sop_gen.engine.docx_jinja import W

State = Literal["ins", "del"]
INLINE_MARKS = {f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}proofErr", f"{W}lastRenderedPageBreak"}
"""What stands between runs and says nothing."""
_DELETED = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
_NUMBERED = tuple(
    f"{W}{tag}" for tag in ("ins", "del", "rPrChange", "pPrChange", "tcPrChange", "trPrChange", "tblPrChange", "sectPrChange")
)
_NO_FRAME = (f"{W}rPr", f"{W}sectPr", f"{W}pPrChange")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True)
class Marks:
    """Writes marks in the name of ``penulis`` on ``tanggal``."""

    penulis: str
    tanggal: date

    def mark(self, parent: Any, tag: str) -> Any:
        """An empty mark ``tag``, to be put somewhere below the root of ``parent``."""
        return parent.makeelement(f"{W}{tag}", {f"{W}author": self.penulis, f"{W}date": f"{self.tanggal.isoformat()}T00:00:00Z"})

    def runs(self, parent: Any, elements: Iterable[Any], state: State) -> Iterator[Any]:
        """Runs, fields and links of a paragraph as inserted or deleted ones; neighbours share a mark."""
        wrapper = None
        for element in elements:
            if element.tag in INLINE_MARKS:
                continue
            pieces = _as_runs(element) if element.tag == f"{W}fldSimple" else [element]
            for piece in pieces:
                if piece.tag != f"{W}r":
                    if wrapper is not None:
                        yield wrapper
                        wrapper = None
                    yield self._around(piece, state)
                    continue
                if wrapper is None:
                    wrapper = self.mark(parent, state)
                wrapper.append(struck(piece) if state == "del" else piece)
        if wrapper is not None:
            yield wrapper

    def _around(self, element: Any, state: State) -> Any:
        """A link that holds runs keeps them, marked."""
        inner = list(element)
        element[:] = []
        element.extend(self.runs(element, inner, state))
        return element

    def content(self, paragraph: Any, state: State) -> None:
        """All that a paragraph holds."""
        inner = [child for child in paragraph if child.tag != f"{W}pPr"]
        for child in inner:
            paragraph.remove(child)
        paragraph.extend(self.runs(paragraph, inner, state))

    def paragraph(self, paragraph: Any, state: State) -> None:
        """All of a paragraph: what it holds, and its mark at the end."""
        self.content(paragraph, state)
        self.paragraph_end(paragraph, state)

    def paragraph_end(self, paragraph: Any, state: State) -> None:
        """The mark at the end of a paragraph: without it the paragraph joins the next."""
        look = _look(_first(paragraph, "pPr"))
        look.insert(0, self.mark(look, state))

    def gap(self, parent: Any) -> Any:
        """What parts a table that goes from one that comes: a paragraph of one point, inserted and deleted at once."""
        gap = parent.makeelement(f"{W}p")
        properties = _first(gap, "pPr")
        lines = {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}
        properties.append(properties.makeelement(f"{W}spacing", {f"{W}{name}": value for name, value in lines.items()}))
        _look(properties).extend([self.mark(properties, "ins"), self.mark(properties, "del")])
        return gap

    def table(self, table: Any, state: State) -> None:
        """All rows of a table."""
        for row in table.findall(f"{W}tr"):
            self.row(row, state)

    def row(self, row: Any, state: State) -> None:
        """A row with all its cells."""
        for cell in row.findall(f"{W}tc"):
            for block in cell.findall(f"{W}p"):
                self.paragraph(block, state)
            for block in cell.findall(f"{W}tbl"):
                self.table(block, state)
        self._row_end(row, state)

    def _row_end(self, row: Any, state: State) -> None:
        properties = _row_properties(row)
        properties.append(self.mark(properties, state))

    def properties(self, element: Any, tag: str, old: Any, canon: Callable[[Any], str]) -> None:
        """The properties ``tag`` of a table, row or cell, where they differ from ``old``: those come back on rejection."""
        now = element.find(f"{W}{tag}")
        if (canon(now) if now is not None else "") == (canon(old) if old is not None else ""):
            return
        if now is None:
            now = _row_properties(element) if tag == "trPr" else _first(element, tag)
        change = self.mark(now, f"{tag}Change")
        change.append(_filled(deepcopy(old) if old is not None else change.makeelement(f"{W}{tag}")))
        now.append(change)

    def frame(self, paragraph: Any, old: Any) -> None:
        """The properties of a paragraph; those of ``old``, a ``w:pPr`` or None, come back on rejection."""
        properties = _first(paragraph, "pPr")
        before = properties.makeelement(f"{W}pPr")
        before.extend([child for child in old if child.tag not in _NO_FRAME] if old is not None else [])
        look = old.find(f"{W}rPr") if old is not None else None
        if look is not None or properties.find(f"{W}rPr") is not None:
            after = _look(properties)
            change = self.mark(after, "rPrChange")
            change.append(look if look is not None else change.makeelement(f"{W}rPr"))
            after.append(change)
        change = self.mark(properties, "pPrChange")
        change.append(before)
        properties.append(change)

    def section(self, section: Any, old: Any) -> None:
        """Paper and margins: those of the section ``old`` come back on rejection."""
        change = self.mark(section, "sectPrChange")
        kept = change.makeelement(f"{W}sectPr")
        kept.extend(deepcopy(child) for child in old if not child.tag.endswith("Reference"))
        change.append(kept)
        section.append(change)


def number_marks(roots: Iterable[Any]) -> None:
    """Every mark of all parts gets a number of its own, in reading order, above the numbers that are taken."""
    trees = list(roots)
    taken = [int(number) for root in trees for number in root.xpath("//@w:id", namespaces={"w": W[1:-1]}) if number.isdecimal()]
    last = max(taken, default=0)
    for root in trees:
        for mark in root.iter(*_NUMBERED):
            last += 1
            mark.set(f"{W}id", str(last))


def struck(run: Any) -> Any:
    """The run with its words as deleted words; words in a drawing stay as they are."""
    for child in run:
        child.tag = _DELETED.get(child.tag, child.tag)
    return run


def text_run(parent: Any, look: Any, text: str) -> Any:
    """A run in the look of the ``w:rPr`` ``look`` (or None); tabs and line breaks of ``text`` are those of Word."""
    run = parent.makeelement(f"{W}r")
    if look is not None:
        run.append(deepcopy(look))
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(run.makeelement(f"{W}br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                run.append(run.makeelement(f"{W}tab"))
            if piece:
                run.append(_words(run, "t", piece))
    return run


def _as_runs(field: Any) -> list[Any]:
    """A simple field as runs: only those can be marked as a whole."""
    code = field.makeelement(f"{W}r")
    code.append(_words(code, "instrText", field.get(f"{W}instr", "")))
    begin, separate, end = (_field_mark(field, kind) for kind in ("begin", "separate", "end"))
    return [begin, code, separate, *list(field), end]


def _field_mark(parent: Any, kind: str) -> Any:
    run = parent.makeelement(f"{W}r")
    run.append(run.makeelement(f"{W}fldChar", {f"{W}fldCharType": kind}))
    return run


def _words(parent: Any, tag: str, text: str) -> Any:
    element = parent.makeelement(f"{W}{tag}", {_SPACE: "preserve"})
    element.text = text
    return element


def _look(properties: Any) -> Any:
    """The look of a paragraph's mark, made when it is missing."""
    look = properties.find(f"{W}rPr")
    if look is None:
        look = properties.makeelement(f"{W}rPr")
        properties.insert(next((n for n, child in enumerate(properties) if child.tag in _NO_FRAME), len(properties)), look)
    return look


def _row_properties(row: Any) -> Any:
    """The properties of a row, made when they are missing."""
    properties = row.find(f"{W}trPr")
    if properties is None:
        properties = row.makeelement(f"{W}trPr")
        row.insert(0 if row.find(f"{W}tblPrEx") is None else 1, _filled(properties))
    return properties


def _filled(properties: Any) -> Any:
    """Properties of a row may not be marks alone: ``cantSplit`` is off in any case."""
    if properties.tag == f"{W}trPr" and len(properties) == 0:
        properties.append(properties.makeelement(f"{W}cantSplit", {f"{W}val": "off"}))
    return properties


def _first(parent: Any, tag: str) -> Any:
    """The first child ``tag``, made when it is missing."""
    found = parent.find(f"{W}{tag}")
    if found is None:
        found = parent.makeelement(f"{W}{tag}")
        parent.insert(0, found)
    return found
