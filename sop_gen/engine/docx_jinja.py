"""The template language of Word templates: a sandboxed Jinja that writes WordprocessingML.

``{{ x }}`` writes text into the run it stands in; ``{{r x }}`` writes runs, in the look its own run has in Word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import Markup, escape

from sop_gen.engine.sandbox import sandbox

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
_ALLOWED_LINK = re.compile(r"(?:https?|mailto|tel):\S", re.IGNORECASE)
_BEFORE_BOLD = ("rStyle", "rFonts")


class Look:
    """The properties of one run of the template; emphasis is added to them."""

    def __init__(self, properties: Any = None) -> None:
        self._properties = properties
        self._made: dict[tuple[bool, bool, bool], str] = {}

    def xml(self, bold: bool, italic: bool, link: bool) -> str:
        """``w:rPr`` with bold, italic and the look of a link added."""
        key = (bold, italic, link)
        if key not in self._made:
            self._made[key] = self._make(*key)
        return self._made[key]

    def _make(self, bold: bool, italic: bool, link: bool) -> str:
        wanted = ["b", "bCs"] * bold + ["i", "iCs"] * italic
        kept = [part for part in self._properties if part.tag[len(W) :] not in wanted] if self._properties is not None else []
        first = [part for part in kept if part.tag[len(W) :] in _BEFORE_BOLD and not (link and part.tag == f"{W}rStyle")]
        rest = [part for part in kept if part.tag[len(W) :] not in _BEFORE_BOLD]
        inner = "".join(
            [
                '<w:rStyle w:val="Hyperlink"/>' * link,
                *map(_source, first),
                *(f"<w:{tag}/>" for tag in wanted),
                *map(_source, rest),
            ]
        )
        return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def _source(element: Any) -> str:
    from lxml import etree

    return re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(element, encoding="unicode", with_tail=False))


def environment(looks: list[Look]) -> SandboxedEnvironment:
    """The Jinja environment of one template; ``{{r x }}`` number n writes in the look ``looks[n]``."""
    found = sandbox(as_words)
    found.filters["kalimat"] = lambda value, number: as_runs(value, looks[number])
    found.filters["sambung"] = join_names
    return found


def as_words(value: Any) -> Any:
    """What ``{{ value }}`` writes inside a run: words without look; line breaks and tabs as Word has them."""
    if isinstance(value, tuple):
        value = "".join(part.teks for part in value)
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(_words(value)) if "\n" in value or "\t" in value else value
    return "" if value is None else value


def _words(text: str) -> str:
    return str(escape(text)).replace("\n", _BREAK).replace("\t", _TAB)


def as_runs(value: Any, look: Look) -> Markup:
    """What ``{{r value }}`` writes: whole runs."""
    if isinstance(value, tuple):
        return Markup("".join([_run(part, look) for part in value]))
    if hasattr(value, "__html__"):
        return Markup(value.__html__())
    text = "" if value is None else str(value)
    return Markup(_plain_run(text, look.xml(False, False, False))) if text else Markup("")


def _plain_run(text: str, properties: str) -> str:
    if text == "\n":
        return f"<w:r>{properties}<w:br/></w:r>"
    return f'<w:r>{properties}<w:t xml:space="preserve">{_words(text)}</w:t></w:r>'


def _run(part: Any, look: Look) -> str:
    link = part.tautan
    if not (link and _ALLOWED_LINK.match(link)):
        return _plain_run(part.teks, look.xml(part.tebal, part.miring, False))
    # A field, so that no relationship is needed; quotes and backslashes would end its argument.
    address = escape(quote(link, safe="!#$%&'()*+,/:;=?@[]~"))
    shown = _plain_run(part.teks, look.xml(part.tebal, part.miring, True))
    return f'<w:fldSimple w:instr=" HYPERLINK &quot;{address}&quot; ">{shown}</w:fldSimple>'


def join_names(first: str, second: str) -> str:
    """``Kepala Kantor Wilayah`` and ``Kantor Wilayah X`` as ``Kepala Kantor Wilayah X``: shared words once."""
    left, right = first.split(), second.split()
    shared = next((n for n in range(min(len(left), len(right)), 0, -1) if left[-n:] == right[:n]), 0)
    return " ".join([*left, *right[shared:]])
