"""Texts of a workbook moved into the one list where Excel keeps them, with struck and underlined words.

openpyxl writes each text inside its cell and its marks in an order that Excel does not know; Excel would rewrite both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sop_gen.engine.docx_properties import TYPES, insert_before_end

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_S = f"{{{_MAIN}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STRINGS, _WORKBOOK_RELATIONS = "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Excel would read ``_x0041_`` as the letter A."""
_MARKS: dict[str, tuple[tuple[str, dict[str, str]], ...]] = {
    "coret": (("strike", {}), ("sz", {"val": "11"}), ("color", {"rgb": "FF9B1C1C"}), ("rFont", {"val": "Calibri"})),
    "garis": (("u", {}), ("sz", {"val": "11"}), ("color", {"rgb": "FF1F3A68"}), ("rFont", {"val": "Calibri"})),
}


@dataclass(frozen=True)
class Potong:
    """A piece of the text of one cell: as it is, struck through or underlined."""

    teks: str
    rupa: Literal["", "coret", "garis"] = ""


Marked = Mapping[str, tuple[Potong, ...]]
"""Pieces of the texts that have marks, by the names of their cells."""


def share_strings(parts: dict[str, bytes], marked: Mapping[str, Marked]) -> None:
    """Move the texts of ``parts``, a workbook as openpyxl writes it; ``marked`` gives marked texts by the names of sheets."""
    from openpyxl.xml.functions import Element, fromstring, tostring

    strings = Element(f"{_S}sst")
    known: dict[Any, int] = {}
    for name in [part for part in parts if part.startswith("xl/worksheets/sheet")]:
        sheet = fromstring(parts[name])
        pieces = marked.get(name, {})
        for cell in sheet.iter(f"{_S}c"):
            if cell.get("t") == "inlineStr":
                _share(cell, pieces.get(cell.get("r")), strings, known)
        parts[name] = tostring(sheet)
    strings.set("uniqueCount", str(len(strings)))
    parts[_STRINGS] = tostring(strings)
    _declare(parts)


def _share(cell: Any, pieces: tuple[Potong, ...] | None, strings: Any, known: dict[Any, int]) -> None:
    """The text of one cell goes into ``strings``; equal texts with equal marks once."""
    from openpyxl.xml.functions import SubElement

    (inline,) = cell
    text = "".join(inline.itertext())
    key = pieces or text
    if key not in known:
        known[key] = len(strings)
        item = SubElement(strings, f"{_S}si")
        for piece in pieces or (Potong(text),):
            _write(SubElement(item, f"{_S}r") if pieces else item, piece)
    cell.remove(inline)
    cell.set("t", "s")
    SubElement(cell, f"{_S}v").text = str(known[key])


def _write(parent: Any, piece: Potong) -> None:
    from openpyxl.xml.functions import SubElement

    if piece.rupa:
        look = SubElement(parent, f"{_S}rPr")
        for tag, values in _MARKS[piece.rupa]:
            SubElement(look, f"{_S}{tag}", values)
    text = SubElement(parent, f"{_S}t", {_SPACE: "preserve"})
    text.text = _ESCAPE.sub("_x005F_", piece.teks)


def _declare(parts: dict[str, bytes]) -> None:
    """Make the package name the list."""
    override = f'<Override PartName="/{_STRINGS}" ContentType="{_CONTENT}"/>'
    relation = f'<Relationship Id="rIdTeks" Type="{_KIND}" Target="/{_STRINGS}"/>'
    for part, element in ((TYPES, override), (_WORKBOOK_RELATIONS, relation)):
        parts[part] = insert_before_end(parts[part].decode(), element).encode()
