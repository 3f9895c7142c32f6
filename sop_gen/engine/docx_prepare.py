"""A part of a Word template in, Jinja source out: Word's ways of splitting and flattening text are undone once."""

from __future__ import annotations

import re
from typing import Any

from sop_gen.engine.docx_jinja import Look, W

_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_RUNS = re.compile(r"(\{\{r\s.*?\}\})", re.DOTALL)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOISE = ("proofErr", "lastRenderedPageBreak")


def prepare_part(root: Any, looks: list[Look]) -> str:
    """The Jinja source of one part. Looks of ``{{r x }}`` are appended to ``looks``."""
    from docxtpl import DocxTemplate
    from lxml import etree

    for noise in [element for tag in _NOISE for element in root.iter(f"{W}{tag}")]:
        _remove(noise)
    for paragraph in list(root.iter(f"{W}p")):
        _join_tags(paragraph)
        _place_runs(paragraph, looks)
    source = etree.tostring(root, encoding="unicode")
    return str(DocxTemplate(None).patch_xml(source))


def text_of(element: Any) -> str:
    """All words below ``element``."""
    return "".join(part.text or "" for part in element.iter(f"{W}t"))


def _remove(element: Any) -> None:
    """``element`` taken out; Jinja text that stands behind it stays."""
    put_before(element, element.tail or "")
    element.tail = None
    element.getparent().remove(element)


def put_before(element: Any, text: str) -> None:
    """Bare text (Jinja) directly before ``element``."""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent = element.getparent()
        parent.text = (parent.text or "") + text


def _join_tags(paragraph: Any) -> None:
    """A tag that Word split over several runs is moved whole into the run where it begins."""
    parts = [part for run in paragraph.findall(f"{W}r") for part in run.findall(f"{W}t")]
    words = "".join(part.text or "" for part in parts)
    if "{" not in words:
        return
    owner = [part for part in parts for _ in part.text or ""]
    for tag in _TAG.finditer(words):
        owner[tag.start() : tag.end()] = [owner[tag.start()]] * len(tag.group())
    for part in parts:
        part.text = "".join(character for character, mine in zip(words, owner, strict=True) if mine is part)
        part.set(_SPACE, "preserve")
    for part in parts:
        run = part.getparent()
        if not part.text:
            run.remove(part)
        if not [child for child in run if child.tag != f"{W}rPr"]:
            _remove(run)


def _place_runs(paragraph: Any, looks: list[Look]) -> None:
    """Every ``{{r x }}`` becomes bare text between runs that writes runs in the look of the run it stood in."""
    for run in paragraph.findall(f"{W}r"):
        if not any("{{r" in (part.text or "") for part in run.findall(f"{W}t")):
            continue
        looks.append(Look(run.find(f"{W}rPr")))
        for part in [child for child in run if child.tag != f"{W}rPr"]:
            pieces = _RUNS.split(part.text or "") if part.tag == f"{W}t" else [None]
            for piece in pieces:
                _place_piece(run, part, piece, len(looks) - 1)
        _remove(run)


def _place_piece(run: Any, part: Any, piece: str | None, number: int) -> None:
    """Before ``run``: a ``{{r x }}`` as bare text, other words (or, without ``piece``, a tab or break) in a run of their own."""
    from copy import deepcopy

    if piece is not None and _RUNS.fullmatch(piece):
        put_before(run, "{{ (" + piece[3:-2].strip() + f")|kalimat({number}) " + "}}")
    elif piece != "":
        own = run.makeelement(f"{W}r")
        own.extend(deepcopy(properties) for properties in run.findall(f"{W}rPr"))
        own.append(deepcopy(part))
        if piece is not None:
            own[-1].text = piece
            own[-1].set(_SPACE, "preserve")
        run.addprevious(own)
