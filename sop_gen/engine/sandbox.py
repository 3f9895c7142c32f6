"""The template language of every format that Jinja writes: a sandbox, strict about names, that explains what is missing.

Templates come from other people: they see the fields of their view as names, and nothing else.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import partial
from typing import TYPE_CHECKING, Any

from sop_gen.diagnostics import RenderError

if TYPE_CHECKING:
    from jinja2 import TemplateSyntaxError
    from jinja2.sandbox import SandboxedEnvironment

_NEAR = 0.6


class UnknownFieldError(Exception):
    """A template names something that its view does not have."""

    def __init__(self, owner: Any, name: object, message: str = "") -> None:
        super().__init__(message)
        self.owner = owner
        self.name = str(name)


def sandbox(words: Callable[[Any], Any]) -> SandboxedEnvironment:
    """A Jinja environment that escapes every value; ``words`` makes what ``{{ value }}`` writes."""
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

    found = Sandbox(autoescape=True, undefined=Unknown, finalize=words)
    found.globals = {"namespace": found.globals["namespace"]}
    return found


def refuse(name: str, reason: str, advice: str = "") -> RenderError:
    """The error of a template: what is wrong, and what to do."""
    return RenderError(f"Templat {name}: {reason}." + (f" Saran: {advice}." if advice else ""))


def explain(name: str, error: Exception, view: Any) -> RenderError:
    """An Indonesian message for whatever went wrong while ``name`` was being filled."""
    from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        return explain_syntax(error.name or name, error, f"pada baris {error.lineno}")
    if isinstance(error, UnknownFieldError):
        return unknown_field(name, error.name, error.owner, view)
    if isinstance(error, SecurityError):
        return refuse(name, f"memakai {_first_name(error)} yang tidak diizinkan dalam templat")
    if isinstance(error, TemplateNotFound) or "no loader" in str(error):
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
    imported = {name for part in tree.find_all(nodes.FromImport) for name in part.names}
    own |= {name if isinstance(name, str) else name[1] for name in imported}
    return frozenset(name.name for name in found) - own - {"loop"}
