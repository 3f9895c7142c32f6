"""Two Word documents of one template in, the new one with tracked changes out: accept all gives the new, reject all the old.

Nothing leaves this module unproved: ``docx_resolve`` reads every redline both ways and compares it with both documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from sop_gen.diagnostics import RenderError
from sop_gen.engine.docx_jinja import W
from sop_gen.engine.docx_marks import Marks, number_marks
from sop_gen.engine.docx_merge import Merger
from sop_gen.engine.docx_package import DOCUMENT, open_parts, pack, parse_xml, write_package
from sop_gen.engine.docx_picture import RELATIONS
from sop_gen.engine.docx_properties import TYPES, insert_before_end
from sop_gen.engine.docx_resolve import find_difference
from sop_gen.engine.docx_words import Potong

TRACKED = re.compile(r"word/(?:document|(?:header|footer)\d*)\.xml")
"""The parts that hold tracked changes."""
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_DRAWN = ("docPr", "cNvPr")
_BLOCKS = (f"{W}p", f"{W}tbl")

Parts = dict[str, bytes]


def redline(lama: bytes | None, baru: bytes | None, penulis: str, tanggal: date, potong: Potong) -> bytes:
    """``baru`` with tracked changes against ``lama``, by ``penulis`` on ``tanggal``; None is a document that does not exist.

    Raises RenderError when accepting or rejecting all of them would not give exactly these documents.
    """
    sides = [open_parts(side) if side is not None else None for side in (lama, baru)]
    old = sides[0] if sides[0] is not None else _emptied(sides[1] or {})
    new = sides[1] if sides[1] is not None else _emptied(old)
    made = _tracked(old, new, Merger(Marks(penulis, tanggal), potong))
    _prove(old, new, made)
    return write_package(pack(name, data) for name, data in made.items())


def _prove(old: Parts, new: Parts, made: Parts) -> None:
    for accept, side, name in ((True, new, "baru"), (False, old, "lama")):
        place = find_difference(made, side, accept=accept)
        if place is not None:
            act = "menerima" if accept else "menolak"
            raise RenderError(f"Berkas perubahan tidak ditulis: {act} semua perubahan tidak menghasilkan edisi {name} ({place}).")


def _tracked(old: Parts, new: Parts, merger: Merger) -> Parts:
    """All parts of the redline: those of ``new``, with what the old text needs."""
    old, made = _with_old_pictures(old, new)
    roots = {}
    for name in made:
        if TRACKED.fullmatch(name):
            before = parse_xml("dokumen lama", name, old[name]) if name in old else None
            after = parse_xml("dokumen baru", name, made[name])
            _merge_part(before, after, merger)
            roots[name] = after
    number_marks(roots.values())
    for root in roots.values():
        _number_drawings(root)
    return made | {name: _write(root) for name, root in roots.items()}


def _merge_part(old: Any, new: Any, merger: Merger) -> None:
    """The changes of one part, put into the tree ``new``."""
    if old is None:
        raise RenderError("Berkas perubahan tidak ditulis: kedua edisi memakai templat dengan bagian yang berbeda.")
    before, after = (root.find(f"{W}body") if root.tag == f"{W}document" else root for root in (old, new))
    merger.container(before, after)
    section = after.find(f"{W}sectPr")
    if section is not None:
        merger.section(before.find(f"{W}sectPr"), section)


def _write(root: Any) -> bytes:
    from lxml import etree

    return _HEAD + etree.tostring(root)


def _emptied(parts: Parts) -> Parts:
    """The package of a document that does not exist: one empty paragraph, as no part may be without."""
    made = dict(parts)
    for name, data in parts.items():
        if TRACKED.fullmatch(name):
            root = parse_xml("dokumen", name, data)
            body = root.find(f"{W}body") if root.tag == f"{W}document" else root
            last = [child for child in body if child.tag in _BLOCKS][-1]
            for block in [child for child in body if child.tag in _BLOCKS and child is not last]:
                body.remove(block)
            if last.tag == f"{W}p":
                last[:] = last.findall(f"{W}pPr")
            else:
                body.replace(last, body.makeelement(f"{W}p"))
            made[name] = _write(root)
    return made


def _with_old_pictures(old: Parts, new: Parts) -> tuple[Parts, Parts]:
    """Both packages, in which a picture that only the old one has, or has otherwise, keeps a name of its own."""
    before = {relation.get("Id"): relation.get("Target") for relation in _pictures(old)}
    after = {relation.get("Id"): relation.get("Target") for relation in _pictures(new)}
    gone = {
        key: target
        for key, target in before.items()
        if after.get(key) != target or old.get(f"word/{target}") != new.get(f"word/{target}")
    }
    if not gone:
        return old, new
    made, relations = dict(new), new[RELATIONS].decode("utf-8-sig")
    root = parse_xml("dokumen lama", DOCUMENT, old[DOCUMENT])
    for key, target in gone.items():
        own = re.sub(r"[^/]*$", lambda name: f"lama-{name.group()}", target, count=1)
        made[f"word/{own}"] = old[f"word/{target}"]
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
        relations = insert_before_end(relations, f'<Relationship Id="{key}Lama" Type="{kind}" Target="{own}"/>')
        for picture in root.iter():
            if picture.get(_EMBED) == key:
                picture.set(_EMBED, f"{key}Lama")
    made[RELATIONS], made[TYPES] = relations.encode(), old[TYPES] if not after else new[TYPES]
    return old | {DOCUMENT: _write(root)}, made


def _pictures(parts: Parts) -> Iterator[Any]:
    for relation in parse_xml("dokumen", RELATIONS, parts[RELATIONS]):
        if relation.get("Type", "").endswith("/image"):
            yield relation


def _number_drawings(root: Any) -> None:
    """Old and new drawings stand in one document now: whoever comes second gets a number that is free."""
    drawn = [element for element in root.iter() if isinstance(element.tag, str) and element.tag.rpartition("}")[2] in _DRAWN]
    last = max((int(element.get("id", "0")) for element in drawn), default=0)
    taken: set[str] = set()
    for element in drawn:
        if element.get("id") in taken:
            last += 1
            _number(element, last)
        taken.add(element.get("id"))


def _number(drawn: Any, number: int) -> None:
    """Its number, with the name and the height above the page that are made of it."""
    if drawn.getparent().get("relativeHeight") == drawn.get("id"):
        drawn.getparent().set("relativeHeight", str(number))
    drawn.set("name", re.sub(rf"\b{drawn.get('id')}$", str(number), drawn.get("name", "")))
    drawn.set("id", str(number))
