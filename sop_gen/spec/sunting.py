"""Keys of a YAML file set anew; every character outside them stays as it is: comments, quotes, layout, line ends, BOM.

The text is never written out from a tree. What stands where is looked up, and pieces are put into the text; then the result is
read back and compared, so that a layout that this module does not foresee is refused and never spoiled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO

from sop_gen.spec.reader import read
from sop_gen.spec.spans import Span, spans
from sop_gen.spec.tree import Plain, plain

BOM = b"\xef\xbb\xbf"
Nilai = str | int | date
Isian = Mapping[str, Nilai]
Order = Mapping[str, Sequence[str]]
"""The usual order of the keys of a mapping, by the key that it stands at; ``""`` is the file itself."""
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Front:
    """A new first item of a list."""

    item: Isian


@dataclass(frozen=True)
class At:
    """Keys of the item ``index`` of a list."""

    index: int
    isian: Isian


Change = Nilai | Isian | Front | At
"""A new text, keys of a mapping, or one item of a list."""


class EditError(ValueError):
    """The file can't be edited without touching more than was asked for; says why in Indonesian."""


def edit(data: bytes, changes: Mapping[str, Change], order: Order) -> bytes:
    """``data`` with the top-level keys of ``changes`` set; a key that is missing comes after those that usually precede it.

    Raises EditError when the result would not read back as exactly these changes, or touch a line of another key.
    """
    before, text = _tree(data), data.decode("utf-8-sig")
    root = spans(text)
    if root is None or root.kind != "mapping":
        raise EditError("berkas ini bukan isian berkunci")
    edits = _Edits(text, order)
    for key in sorted(changes, key=order[""].index):
        edits.change(root, key, changes[key])
    after = edits.result()
    edited = (BOM if data.startswith(BOM) else b"") + after.encode()
    wanted = {**before, **{key: _changed(before.get(key), change) for key, change in changes.items()}}
    if fault := _misread(edited, wanted):
        raise EditError(_used_elsewhere(root, changes) or fault)
    if _other_lines(text, changes) != _other_lines(after, changes):
        raise EditError("baris lain akan ikut berubah karena susunannya tidak biasa")
    return edited


# ---- what the result must be ------------------------------------------------------------------------------------


def _tree(data: bytes) -> dict[str, Plain]:
    """What ``data`` says when its last line is ended: a line after it must not change what it says."""
    document, faults = read(data if data.endswith((b"\n", b"\r")) else data + b"\n", "", lambda text: [])
    if document is None or faults:
        raise EditError(faults[0].pesan)
    tree = plain(document.root)
    return tree if isinstance(tree, dict) else {}


def _misread(edited: bytes, wanted: dict[str, Plain]) -> str | None:
    """Why the result does not say what it should."""
    try:
        return None if _tree(edited) == wanted else "isi lain akan ikut berubah"
    except EditError as error:
        return str(error)


def _used_elsewhere(root: Span, keys: Mapping[str, Change]) -> str | None:
    """What to do when something outside one of ``keys`` repeats its value, or a part of it, by an anchor."""
    aliases = [part for part in root.walk() if part.kind == "alias"]
    for name, (_, value) in root.entries.items():
        own = {part.anchor for part in value.walk() if part.kind != "alias"} if name in keys else set()
        for alias in aliases:
            if alias.anchor in own and not value.start <= alias.start < value.end:
                anchor = alias.anchor
                return (
                    f"isi '{name}' bertanda &{anchor} dan dirujuk dengan *{anchor} di bagian lain; "
                    f"tulis isinya langsung pada *{anchor} itu, lalu hapus &{anchor}"
                )
    return None


def _changed(old: Plain, change: Change) -> Plain:
    """The value that ``change`` makes of ``old``, as the reader reads it."""
    items = old if isinstance(old, list) else [old] if old else []
    match change:
        case Front(item):
            return [_plain(item), *items]
        case At(index, isian):
            return _alone_or_not(old, [_merged(part, isian) if n == index else part for n, part in enumerate(items)])
        case Mapping():
            return _merged(old, change)
        case _:
            return str(change)


def _alone_or_not(old: Plain, items: list[Plain]) -> Plain:
    return items if isinstance(old, list) else items[0]


def _merged(old: Plain, isian: Isian) -> Plain:
    return {**(old if isinstance(old, dict) else {}), **_plain(isian)}


def _plain(isian: Isian) -> dict[str, Plain]:
    return {key: str(value) for key, value in isian.items()}


def _other_lines(text: str, keys: Mapping[str, Change]) -> list[str]:
    """Every line that no top-level key of ``keys`` has a part in. A file in brackets has none: its keys share their lines."""
    root = spans(text)
    if root is None or root.flow:
        return []
    whole = text if _LINE_END.search(text[-1:]) else text + _line_end(text)
    cuts = [(_line_start(text, key.start), value.end) for name, (key, value) in root.entries.items() if name in keys]
    lines, start = [], 0
    for match in _LINE_END.finditer(whole):
        if not any(first <= start <= last for first, last in cuts):
            lines.append(whole[start : match.end()])
        start = match.end()
    return lines


# ---- the pieces that are put into the text -----------------------------------------------------------------------


class _Edits:
    """Collects what is replaced and inserted, all by its place in the text as it was."""

    def __init__(self, text: str, order: Order) -> None:
        self._text = text
        self._order = order
        self._line_end = _line_end(text)
        self._pieces: list[tuple[int, int, str]] = []

    def result(self) -> str:
        """The text with all pieces in their places; pieces for one place stand in the order in which they came."""
        parts, place = [], 0
        for start, end, piece in sorted(self._pieces, key=lambda part: part[0]):
            parts += [self._text[place:start], piece]
            place = max(place, end)
        return "".join([*parts, self._text[place:]])

    def change(self, root: Span, name: str, change: Change) -> None:
        """Set the top-level key ``name``."""
        entry = root.entries.get(name)
        if entry is None:
            self._insert(root, name, _whole(change), self._order[""])
            return
        key, value = entry
        if not isinstance(change, Front | At | Mapping) or value.kind == "text" or (not value.children and value.kind != "alias"):
            self._replace(key, value, _whole(change), flow=root.flow)
            return
        _refuse_alias(value, name)
        match change:
            case Front(item):
                self._put_first(value, item)
            case At(index, isian):
                part = value.children[index] if value.kind == "list" else value
                _refuse_alias(part, name)
                self._merge(part, isian, self._order[name])
            case _:
                self._merge(value, change, self._order[name])

    def _merge(self, mapping: Span, isian: Isian, order: Sequence[str]) -> None:
        for name in sorted(isian, key=order.index):
            if name in mapping.entries:
                self._replace(*mapping.entries[name], isian[name], flow=mapping.flow)
            else:
                self._insert(mapping, name, isian[name], order)

    def _replace(self, key: Span, value: Span, new: object, *, flow: bool) -> None:
        old, gap = self._text[value.start : value.end], self._text[key.end : value.start]
        if value.kind == "text" and old and value.text == str(new):
            return
        if "#" in (old if value.kind != "text" else old.partition("\n")[0] if old.startswith(("|", ">")) else ""):
            raise EditError(f"komentar di dalam isi '{key.text}' akan hilang; pindahkan komentarnya")
        before = "" if gap[-1:].isspace() else " " if ":" in gap else ": "
        self._add(value.start, before + (_in_line(new) if flow or isinstance(new, dict | list) else _scalar(new)), value.end)

    def _insert(self, mapping: Span, name: str, value: object, order: Sequence[str]) -> None:
        """A new key after the last one that usually precedes it, else before all others."""
        earlier = [mapping.entries[key][1] for key in order[: order.index(name)] if key in mapping.entries]
        first = mapping.children[0]
        flow = isinstance(value, dict) and bool(earlier) and earlier[-1].flow
        new = self._entry(name, value, self._column(first.start), flow=flow or mapping.flow)
        if mapping.flow and earlier:
            self._add(earlier[-1].end, (", " if earlier[-1].end > earlier[-1].start else " , ") + new)
        elif mapping.flow:
            self._add(first.start, f"{new}, ")
        elif earlier:
            end = _LINE_END.search(self._text, earlier[-1].end)
            place, line_end = (end.start(), end[0]) if end else (len(self._text), self._line_end)
            self._add(place, line_end + " " * self._column(first.start) + new)
        else:
            self._add(first.start, new + self._line_end + " " * self._column(first.start))

    def _entry(self, name: str, value: object, column: int, *, flow: bool) -> str:
        """A key with its value: in brackets as its neighbours are, else line by line."""
        return _in_line({name: value})[1:-1] if flow else self._lines({name: value}, column)

    def _put_first(self, value: Span, item: Isian) -> None:
        """A new first item of a list, or of one item that stands alone and becomes a list."""
        if value.kind == "list":
            self._before_items(value, item)
        elif value.flow:
            self._add(value.start, f"[{_in_line(item)}, ")
            self._add(value.end, "]")
        else:
            self._make_list(value, item)

    def _before_items(self, value: Span, item: Isian) -> None:
        first = value.children[0]
        if not value.flow:
            dash = value.start if self._text[value.start] == "-" else self._text.rindex("-", value.start, first.start)
            self._add(dash, self._item(item, self._column(dash), flow=first.flow))
            return
        margin = self._text[_line_start(self._text, first.start) : first.start]
        between = f",{self._line_end}{margin}" if margin.isspace() else ", "
        self._add(first.start, _in_line(item) + between)

    def _make_list(self, value: Span, item: Isian) -> None:
        if value.start != value.children[0].start:
            raise EditError("butir tunggal yang bertanda & tidak dapat dijadikan daftar; tulis sebagai daftar dahulu")
        self._add(value.start, self._item(item, self._column(value.start), flow=False) + "- ")
        for end in _LINE_END.finditer(self._text, value.start, value.end):
            if not _LINE_END.match(self._text, end.end()):
                self._add(end.end(), "  ")

    def _item(self, item: Isian, column: int, *, flow: bool) -> str:
        """An item of a list with its dash, up to where the next dash stands."""
        return "- " + (_in_line(item) if flow else self._lines(item, column + 2)) + self._line_end + " " * column

    def _lines(self, value: object, column: int) -> str:
        """Keys and values below each other, the lines after the first moved to ``column``."""
        return (self._line_end + " " * column).join(_yaml(value, flow=False).splitlines())

    def _add(self, start: int, piece: str, end: int | None = None) -> None:
        self._pieces.append((start, start if end is None else end, piece))

    def _column(self, place: int) -> int:
        return place - _line_start(self._text, place)


def _refuse_alias(value: Span, name: str) -> None:
    if value.kind == "alias":
        raise EditError(f"isi '{name}' berupa rujukan *…; tulis isinya langsung di situ")


def _whole(change: Change) -> object:
    """The value of a key that had none."""
    match change:
        case Front(item):
            return [dict(item)]
        case At(_, isian) | (Mapping() as isian):
            return dict(isian)
        case _:
            return change


def _line_start(text: str, place: int) -> int:
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1


def _line_end(text: str) -> str:
    found = _LINE_END.search(text)
    return found[0] if found else "\n"


def _scalar(value: object) -> str:
    return _yaml({"x": value}, flow=False).removeprefix("x:").strip()


def _in_line(value: object) -> str:
    return _yaml({"x": value}, flow=True).strip()[len("{x: ") : -1]


def _yaml(value: object, *, flow: bool) -> str:
    from ruamel.yaml import YAML

    writer = YAML()
    writer.width = 10**9
    writer.default_flow_style = flow
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.representer.ignore_aliases = lambda _: True  # equal dates are written out, each in its place
    text = StringIO()
    writer.dump(_builtin(value), text)
    return text.getvalue()


def _builtin(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _builtin(part) for key, part in value.items()}
    if isinstance(value, str) and "\n" in value:
        from ruamel.yaml.scalarstring import DoubleQuotedScalarString

        return DoubleQuotedScalarString(value)  # stays on one line
    return [_builtin(part) for part in value] if isinstance(value, list) else value
