"""A Word template compiled once, then filled in a millisecond per document: a view in, the bytes of a .docx out.

The template is prepared by docxtpl and compiled by Jinja once; parts that never change are packed once. A template
sees the fields of its view as names, and nothing else. Equal views give equal bytes.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sop_gen.engine import docx_flow, docx_properties
from sop_gen.engine.docx_bookmark import Bookmarks
from sop_gen.engine.docx_jinja import Look, W, environment
from sop_gen.engine.docx_package import DOCUMENT, Packed, pack, parse_xml, read_package, write_package
from sop_gen.engine.docx_picture import RELATIONS, Logo, LogoMark, logo_parts
from sop_gen.engine.docx_prepare import prepare_part
from sop_gen.engine.drawingml import FlowDrawing
from sop_gen.engine.sandbox import explain, explain_syntax, free_names, refuse, unknown_field

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["CompiledDocx", "Logo", "compile_docx"]

_TEXT_PARTS = re.compile(r"word/(?:document|(?:header|footer|footnotes|endnotes)\d*)\.xml")
_STYLES = "word/styles.xml"
_MADE = (docx_properties.CORE, docx_properties.CUSTOM)
_FIRST = (docx_properties.TYPES, docx_properties.RELATIONS, DOCUMENT)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FLOW_NAMES = ("tata_letak", "gambar_alur")
_EMPTY_CELL = ("</w:tcPr>", "<w:tcPr/>", "<w:tc>", "</w:tbl>")
"""What a cell without a last paragraph ends with: Word wants one, even where a list is empty."""
_SUBJECTS = {
    "sop": "SOP Administrasi Pemerintahan",
    "standar": "Standar Pelayanan",
    "maklumat": "Maklumat Pelayanan",
    "sk": "Keputusan tentang Standar Pelayanan",
    "undangan": "Undangan Forum Konsultasi Publik",
    "agenda": "Susunan Acara Rapat",
    "daftar-draf": "Rancangan yang Dibahas",
    "lembar-pertanyaan": "Pertanyaan bagi Rapat",
    "daftar-hadir": "Daftar Hadir Rapat",
    "notulen": "Notulen Rapat",
    "pemantauan-sop": "Pemantauan SOP Administrasi Pemerintahan",
    "evaluasi-sop": "Evaluasi SOP Administrasi Pemerintahan",
    "rencana-sop": "Rencana Pengelolaan SOP",
    "matriks": "Matriks Semula-Menjadi Standar Pelayanan",
    "berita-acara": "Berita Acara",
}


def compile_docx(name: str, data: bytes) -> CompiledDocx:
    """The template ``data`` made ready; raises RenderError when it is unsafe or can't be understood."""
    return CompiledDocx(name, read_package(name, data))


@dataclass(frozen=True)
class _Source:
    """One part of the template, compiled; ``names`` are the fields that it asks for."""

    part: str
    template: Template
    names: frozenset[str]


class CompiledDocx:
    """One template, ready to be filled any number of times."""

    def __init__(self, name: str, parts: dict[str, bytes]) -> None:
        self.name = name
        docx_properties.declare_properties(parts)
        self._looks: list[Look] = []
        self._environment = environment(self._looks)
        self._environment.filters["lebar_kolom"] = docx_flow.column_width
        self._flow = False
        self._sources = self._compile_parts(parts)
        filled = {source.part for source in self._sources}
        self._fixed = {part: pack(part, data) for part, data in parts.items() if part not in filled and part not in _MADE}
        self._lists = {part: parts[part] for part in (docx_properties.TYPES, RELATIONS)}
        self._checked: set[type] = set()

    def render(self, view: Any, *, logo: Logo | None = None) -> bytes:
        """The document of ``view``. Raises RenderError when the template asks for what the view does not have."""
        context = self._context(view, logo)
        first = type(view) not in self._checked
        if first:
            self._check_names(view, context)
        made = {source.part: self._fill(source, view, context, first=first) for source in self._sources}
        self._checked.add(type(view))
        document = view.dokumen
        made[docx_properties.CORE] = docx_properties.core_properties(document, _SUBJECTS.get(document.jenis, document.jenis))
        made[docx_properties.CUSTOM] = docx_properties.custom_properties(document)
        extra = logo_parts(logo, self._lists) if logo else []
        return write_package(self._in_order([pack(part, data) for part, data in made.items()] + extra))

    def _in_order(self, made: list[Packed]) -> list[Packed]:
        """Fixed and made parts together, in an order that never changes."""
        parts = self._fixed | {part.name.decode(): part for part in made}
        rest = sorted(part for part in parts if part not in _FIRST)
        return [parts[part] for part in (*_FIRST, *rest)]

    def _compile_parts(self, parts: dict[str, bytes]) -> list[_Source]:
        """Every part that holds text; those of an SOP get its page setup first."""
        roots = {part: parse_xml(self.name, part, data) for part, data in parts.items() if _TEXT_PARTS.fullmatch(part)}
        self._flow = docx_flow.has_flow(roots[DOCUMENT])
        if self._flow:
            docx_flow.prepare_document(self.name, roots[DOCUMENT])
            for part, root in roots.items():
                if part != DOCUMENT:
                    docx_flow.prepare_margin_part(root)
            roots[_STYLES] = parse_xml(self.name, _STYLES, parts[_STYLES])
            docx_flow.prepare_styles(roots[_STYLES])
        sources = {part: prepare_part(root, self._looks) for part, root in roots.items()}
        return [self._compile(part, source) for part, source in sources.items() if "{{" in source or "{%" in source]

    def _compile(self, part: str, source: str) -> _Source:
        from jinja2 import Template, TemplateSyntaxError

        try:
            tree = self._environment.parse(source)
            names = free_names(tree)
            code = self._environment.compile(tree)
            return _Source(part, Template.from_code(self._environment, code, dict(self._environment.globals)), names)
        except TemplateSyntaxError as error:
            raise explain_syntax(self.name, error, self._place_of(source)) from error

    def _place_of(self, source: str) -> str:
        """The tag at which the template stops making sense, found by reading it one tag per line."""
        from jinja2 import TemplateSyntaxError

        lines = re.sub(r"(?=\{[{%])", "\n", source)
        try:
            self._environment.parse(lines)
        except TemplateSyntaxError as error:
            found = lines.splitlines()[error.lineno - 1]
            tag = re.match(r"\{[{%].*?[%}]\}", found)
            return f"'{tag.group() if tag else re.sub('<.*', '', found)[:60]}'"
        return "templat"

    def _context(self, view: Any, logo: Logo | None) -> dict[str, Any]:
        context = {field.name: getattr(view, field.name) for field in dataclasses.fields(view)}
        context["logo"] = LogoMark(logo, view.dokumen.instansi) if logo else ""
        context["penanda"] = Bookmarks()
        if self._flow and "bagan" in context:
            context |= {"tata_letak": docx_flow.PageSetup(view), "gambar_alur": FlowDrawing(view.huruf)}
        return context

    def _check_names(self, view: Any, context: dict[str, Any]) -> None:
        """Unknown names are found even where this document does not reach them."""
        asked = set().union(*(source.names for source in self._sources)) - set(context) - set(self._environment.globals)
        if asked:
            raise unknown_field(self.name, min(asked), None, view)

    def _fill(self, source: _Source, view: Any, context: dict[str, Any], *, first: bool) -> bytes:
        if source.part != DOCUMENT:
            context = context | {"logo": ""}
        try:
            text = source.template.render(context)
        except Exception as error:
            raise explain(self.name, error, view) from error
        for end in _EMPTY_CELL:
            text = text.replace(f"{end}</w:tc>", f"{end}<w:p/></w:tc>")
        data = (_HEAD + text).encode()
        if first:
            self._check_result(source.part, data)
        return data

    def _check_result(self, part: str, data: bytes) -> None:
        """Tags that cross the borders of paragraphs make XML that Word can't open: seen at the first document."""
        from lxml import etree

        try:
            root = etree.fromstring(data)
        except etree.XMLSyntaxError as error:
            advice = "letakkan {%p …%} pada paragraf sendiri, {%tr …%} pada baris sendiri, dan pasangannya pada tingkat yang sama"
            raise refuse(self.name, f"penanda pada {part} memotong susunan dokumen", advice) from error
        if part == DOCUMENT and not root.findall(f"{W}body"):
            raise refuse(self.name, "dokumennya kosong")
