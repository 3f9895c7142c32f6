"""A YAML file grown: keys and list items added at the ends, every comment and every value that stood there kept."""

from __future__ import annotations

import re
from io import StringIO
from typing import Any

from sop_gen.spec.reader import Batas, read
from sop_gen.spec.sunting import EditError
from sop_gen.spec.tree import ABSENT_WORDS, Plain, plain

_SIMPLE = re.compile(r"(?!(?:null|true|false|yes|no|on|off|y|n)\Z)[A-Za-z][\w .,()/-]*\w|[A-Z]", re.IGNORECASE)
"""A text that needs no quotes, whoever reads it."""


def grow(data: bytes, wanted: Plain, batas: Batas, *, ganti: bool = False) -> bytes:
    """``data`` grown to say ``wanted``: further keys, further items of its lists.

    With ``ganti`` values may be others, too; a key without value is emptied.

    Every comment stays. Raises EditError when the file can't be grown without a change to what else stands there.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError
    from ruamel.yaml.nodes import ScalarNode
    from ruamel.yaml.resolver import VersionedResolver

    class AsText(VersionedResolver):
        """Every scalar stays the text that it is: a key may look like a number."""

        def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
            return super().resolve(kind, value, (False, implicit[1]) if kind is ScalarNode else implicit)

    writer = YAML()
    writer.Resolver = AsText
    writer.preserve_quotes = True
    writer.width = 110
    writer.indent(mapping=2, sequence=4, offset=2)
    try:
        tree = writer.load(data.decode("utf-8-sig"))
        text = StringIO()
        writer.dump(_grown(tree, wanted, ganti), text)
    except (YAMLError, ValueError) as error:
        raise EditError("susunannya tidak biasa") from error
    grown = text.getvalue().encode()
    document, faults = read(grown, "", lambda _: [], batas)
    if document is None or faults or plain(document.root) != wanted:
        raise EditError("isi lain akan ikut berubah karena susunannya tidak biasa")
    return grown


def _grown(node: Any, wanted: Plain, ganti: bool) -> Any:
    """``node`` with what it lacks; an item that stands alone becomes a list of several."""
    if isinstance(wanted, dict):
        for key, value in wanted.items():
            if value is None:
                if ganti and not _absent(node.get(key)):
                    node[key] = ""
            else:
                node[key] = fresh(value) if _absent(node.get(key)) else _grown(node[key], value, ganti)
        return node
    if isinstance(wanted, list):
        items = node if isinstance(node, list) else [node]
        for index, value in enumerate(wanted):
            if index < len(items):
                items[index] = _grown(items[index], value, ganti)
            else:
                items.append(fresh(value))
        return items
    return fresh(wanted) if ganti and node != wanted else node


def _absent(node: Any) -> bool:
    """Whether nothing stands there that counts."""
    return node in ABSENT_WORDS if isinstance(node, str) else node in (None, [], {})


def fresh(value: Plain) -> Any:
    """A new value as people like to read it: texts of several lines line by line, where YAML can write them so."""
    if isinstance(value, dict):
        return {key: fresh(part) for key, part in value.items() if part is not None}
    if isinstance(value, list):
        return [fresh(part) for part in value]
    if isinstance(value, str):
        from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

        return (
            LiteralScalarString(value)
            if by_lines(value)
            else value
            if _SIMPLE.fullmatch(value)
            else DoubleQuotedScalarString(value)
        )
    return value


def by_lines(text: str) -> bool:
    """Whether a block of lines can hold ``text`` as it is."""
    lines = text.split("\n")
    return len(lines) > 1 and text[:1].strip() != "" and all(line == line.rstrip() and line.isprintable() for line in lines)


def first(tree: dict[str, Plain], heading: str) -> bytes:
    """A new file that says ``tree`` below the comment ``heading``."""
    import yaml

    class Dumper(yaml.CSafeDumper):
        """Writes texts of several lines line by line."""

    Dumper.add_representer(
        str, lambda dumper, said: dumper.represent_scalar("tag:yaml.org,2002:str", said, "|" if by_lines(said) else None)
    )
    text = yaml.dump(tree, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=110)
    return f"{heading}{text}".encode()
