"""One self-contained HTML page: a template and its view in, the page out. Nothing in a spec can become markup or a script."""

from __future__ import annotations

import dataclasses
from base64 import b64encode
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from markupsafe import Markup, escape

from sop_gen.engine.sandbox import explain, explain_syntax, free_names, sandbox, unknown_field


def render_html(name: str, source: str, view: Any, kerangka: Mapping[str, str] | None = None) -> str:
    """The page that the template ``source`` makes of ``view``, whose fields are all the names it sees.

    Runs (inline Markdown already read) become emphasis and links. The filter ``sidik_gaya`` gives the hash by which a strict
    security policy allows a style. The templates in ``kerangka``, by name, are all that this one may extend or import.
    Raises RenderError when the template is wrong or asks for what the view does not have.
    """
    template, asked = _compiled(name, source, tuple((kerangka or {}).items()))
    context = {field.name: getattr(view, field.name) for field in dataclasses.fields(view)}
    if unknown := asked - context.keys():
        raise unknown_field(name, min(unknown), None, view)
    try:
        return str(template.render(context))
    except Exception as error:
        raise explain(name, error, view) from error


@lru_cache(maxsize=32)
def _compiled(name: str, source: str, kerangka: tuple[tuple[str, str], ...]) -> tuple[Any, frozenset[str]]:
    """The template ready to fill, and the names that it asks its view for."""
    from jinja2 import DictLoader, Template, TemplateSyntaxError

    environment = sandbox(_words)
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters["sidik_gaya"] = _style_hash
    environment.loader = DictLoader(dict(kerangka))
    try:
        tree = environment.parse(source)
        asked = free_names(tree) - environment.globals.keys()
        code = environment.compile(tree)
    except TemplateSyntaxError as error:
        raise explain_syntax(name, error, f"pada baris {error.lineno}") from error
    return Template.from_code(environment, code, dict(environment.globals)), asked


def drawn(svg: str) -> Markup:
    """A picture that one of our own drawers made, for a page to hold as it is."""
    return Markup(svg)


def _style_hash(style: str) -> str:
    return f"sha256-{b64encode(sha256(str(style).encode()).digest()).decode()}"


def _words(value: Any) -> Any:
    """What ``{{ value }}`` writes; the sandbox escapes what is no Markup."""
    if isinstance(value, tuple):
        return Markup("").join(_run(part) for part in value)
    return "" if value is None else value


def _run(part: Any) -> Markup:
    if part.teks == "\n":
        return Markup("<br>")
    text = escape(part.teks)
    for marked, tag in ((part.miring, "em"), (part.tebal, "strong")):
        text = Markup("<{0}>{1}</{0}>").format(tag, text) if marked else text
    return Markup('<a href="{}">{}</a>').format(part.tautan, text) if part.tautan else text
