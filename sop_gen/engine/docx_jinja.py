"""The template language of Word templates: a sandboxed Jinja that writes WordprocessingML and explains what is missing.

``{{ x }}`` writes text into the run it stands in; ``{{r x }}`` writes runs, in the look its own run has in Word.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import Markup, escape

from sop_gen.diagnostics import RenderError
from sop_gen.engine.docx_package import refuse

if TYPE_CHECKING:
    from jinja2 import TemplateSyntaxError
    from jinja2.sandbox import SandboxedEnvironment

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
_ALLOWED_LINK = re.compile(r"(?:https?|mailto|tel):\S", re.IGNORECASE)
_BEFORE_BOLD = ("rStyle", "rFonts")
_NEAR = 0.6


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


class UnknownFieldError(Exception):
    """A template names something that its view does not have."""

    def __init__(self, owner: Any, name: object, message: str = "") -> None:
        super().__init__(message)
        self.owner = owner
        self.name = str(name)


def environment(looks: list[Look]) -> SandboxedEnvironment:
    """The Jinja environment of one template; ``{{r x }}`` number n writes in the look ``looks[n]``."""
    from jinja2 import StrictUndefined
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from jinja2.utils import missing

    class Unknown(StrictUndefined):
        """Raises UnknownFieldError, which keeps the name and its owner."""

        def __init__(self, hint: Any = None, obj: Any = missing, name: Any = None, exc: Any = None) -> None:
            if exc is not SecurityError:
                exc = partial(UnknownFieldError, None if obj is missing else obj, name)
            super().__init__(hint, obj, name, exc)

    class Sandbox(ImmutableSandboxedEnvironment):
        """Refuses the operators that can fill the memory."""

        intercepted_binops = frozenset(["*", "**"])

        def getattr(self, obj: Any, attribute: str) -> Any:
            """Fields of the view are plain data: they need no guard, and most of a template's lookups are theirs."""
            plain = attribute in getattr(type(obj), "__dataclass_fields__", ())
            return getattr(obj, attribute) if plain else super().getattr(obj, attribute)

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            raise SecurityError(f"'{operator}'")

    found = Sandbox(autoescape=True, undefined=Unknown, finalize=as_words)
    found.globals = {"namespace": found.globals["namespace"]}
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


def explain(name: str, error: Exception, view: Any) -> RenderError:
    """An Indonesian message for whatever went wrong while ``name`` was being filled."""
    from jinja2.exceptions import SecurityError

    if isinstance(error, UnknownFieldError):
        return unknown_field(name, error.name, error.owner, view)
    if isinstance(error, SecurityError):
        return refuse(name, f"memakai {_first_name(error)} yang tidak diizinkan dalam templat")
    if "no loader" in str(error):
        return refuse(name, "menyertakan berkas templat lain, yang tidak diizinkan")
    return refuse(name, f"tidak dapat diisi ({type(error).__name__})", "periksa penanda yang terakhir diubah")


def explain_syntax(name: str, error: TemplateSyntaxError, place: str) -> RenderError:
    """The same for a template that can't be read; ``place`` is the tag at which it stops making sense."""
    from jinja2 import TemplateAssertionError

    if isinstance(error, TemplateAssertionError):
        return refuse(name, f"penyaring {_first_name(error)} tidak dikenal", "hapus penyaring itu, atau periksa ejaannya")
    advice = "periksa pasangan {% for %} dan {% endfor %}, {% if %} dan {% endif %}, serta kurungnya"
    return refuse(name, f"penanda {place} tidak dapat dibaca", advice)


def _first_name(error: Exception) -> str:
    named = re.search(r"'[^']+'", str(error))
    return named.group() if named else str(error)


def unknown_field(name: str, field: str, owner: Any, view: Any) -> RenderError:
    """``Templat standar.docx: isian 'judl' tidak dikenal. Saran: maksudnya mungkin 'dokumen.judul'.``."""
    place = "" if owner is None else f" pada {type(owner).__name__}"
    near = _nearest(field, list(_paths(view)) if owner is None else _names(owner))
    there = sorted(_names(view if owner is None else owner))
    advice = f"maksudnya mungkin '{near}'" if near else f"yang ada: {', '.join(there)}" if there else ""
    return refuse(name, f"isian '{field}'{place} tidak dikenal", advice)


def _nearest(field: str, known: list[str]) -> str | None:
    def likeness(path: str) -> float:
        last = path.rsplit(".", 1)[-1]
        return max(SequenceMatcher(None, field, path).ratio(), SequenceMatcher(None, field, last).ratio() - 0.01)

    best = max(known, key=likeness, default=None)
    return best if best is not None and likeness(best) >= _NEAR else None


def _names(owner: Any) -> list[str]:
    """Fields and properties of a dataclass; nothing of any other object."""
    if not dataclasses.is_dataclass(owner):
        return []
    properties = [key for key, value in vars(type(owner)).items() if isinstance(value, property)]
    return [*(field.name for field in dataclasses.fields(owner)), *properties]


def _paths(view: Any, before: str = "", depth: int = 2) -> Iterator[str]:
    for name in _names(view):
        yield before + name
        value = getattr(view, name)
        if depth > 1 and dataclasses.is_dataclass(value):
            yield from _paths(value, f"{before}{name}.", depth - 1)


def free_names(tree: Any) -> frozenset[str]:
    """Names that a template takes from its view. Jinja's own search would generate the code twice."""
    from jinja2 import nodes

    found = list(tree.find_all(nodes.Name))
    own = {name.name for name in found if name.ctx != "load"} | {macro.name for macro in tree.find_all(nodes.Macro)}
    return frozenset(name.name for name in found) - own - {"loop"}
