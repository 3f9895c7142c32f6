"""A view and a Typst template in, a PDF out: archival (PDF/A-3a), accessible (PDF/UA-1), the same bytes every time.

One compiler lives as long as its process: fonts are listed once, later documents take milliseconds.
Data reaches a template as JSON in ``sys.inputs``, never as markup, so that every character of it is just text.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sop_gen.diagnostics import RenderError
from sop_gen.engine.fonts import all_fonts
from sop_gen.engine.png import with_texts
from sop_gen.engine.typst_errors import render_error
from sop_gen.engine.typst_files import template_files

if TYPE_CHECKING:
    import typst
    from typst import PDFStandard

STANDARDS: list[PDFStandard] = ["a-3a", "ua-1"]
LAMPIRAN = "lampiran"
"""Folder, as the template sees it, of the files that the PDF carries."""


def compile_pdf(
    template: Path,
    view: Any,
    attachments: Mapping[str, bytes],
    *,
    logo: bytes | None = None,
    masukan: Mapping[str, str] | None = None,
) -> bytes:
    """The PDF that ``template`` makes of ``view``, whose ``dokumen`` says who it is.

    ``attachments`` are carried along by name; ``masukan`` are further inputs of the template, such as ``kertas``.
    Raises RenderError, in Indonesian, for whatever the template does wrong.
    """
    return warm().compile(template, view, attachments, logo=logo, masukan=masukan or {})


def compile_png(
    template: Path, view: Any, *, ppi: float, logo: bytes | None = None, masukan: Mapping[str, str] | None = None
) -> bytes:
    """The first page as pixels, ``ppi`` of them an inch; the PNG says in text chunks which document it is. Raises RenderError."""
    data = warm().compile(template, view, {}, logo=logo, masukan=masukan or {}, ppi=ppi)
    dokumen = view.dokumen
    return with_texts(data, {"sidik": dokumen.sidik, "dokumen": dokumen.tanda, "Author": dokumen.instansi})


class Pdf:
    """A warm Typst compiler. It sees only the files given to it: its folder on disk is an empty one of its own."""

    def __init__(self) -> None:
        import typst

        self._process: int | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="sop-gen-")
        root = self._folder.name
        paths: list[str] = sorted({str(path.parent) for path in all_fonts()})
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)
        self._compiler: typst.Compiler = typst.Compiler(
            root=root, font_paths=fonts, ignore_system_fonts=True, package_path=root, package_cache_path=root
        )

    def compile(
        self,
        template: Path,
        view: Any,
        attachments: Mapping[str, bytes],
        *,
        logo: bytes | None,
        masukan: Mapping[str, str],
        ppi: float | None = None,
    ) -> bytes:
        """See ``compile_pdf``; with ``ppi`` a PNG."""
        self._claim_process()
        files = template_files(template)
        # Numbered, not named: Typst keeps every path that it ever saw, and a long build has thousands of names.
        files |= {f"{LAMPIRAN}/{number}": data for number, data in enumerate(attachments.values())}
        inputs = {**masukan, "isi": to_json(view), LAMPIRAN: json.dumps(list(attachments))}
        if logo is not None:
            files["logo"] = logo
            inputs["logo"] = "/logo"
        try:
            if ppi is None:
                data, warnings = self._compiler.compile_with_warnings(
                    files,  # type: ignore[type-var]  # the stub lacks the mapping of names to bytes
                    format="pdf",
                    sys_inputs=inputs,
                    pdf_standards=STANDARDS,
                    timestamp=_timestamp(view),
                )
            else:
                data, warnings = self._compiler.compile_with_warnings(
                    files,  # type: ignore[type-var]  # as above
                    format="png",
                    sys_inputs=inputs,
                    ppi=ppi,
                )
        except RuntimeError as error:  # also the bare ones: a broken picture breaks the compiler's own report of it
            diagnostic = getattr(error, "diagnostic", "")
            raise render_error(template.name, getattr(error, "message", str(error)), diagnostic, inputs["isi"]) from error
        if warnings:
            raise render_error(template.name, warnings[0].message, warnings[0].diagnostic, inputs["isi"])
        if not isinstance(data, bytes):
            raise RenderError(f"templat {template.name} menghasilkan lebih atau kurang dari satu gambar")
        return data

    def _claim_process(self) -> None:
        """The threads of a compiler don't survive a fork: used again in the child it would wait for them for ever."""
        if self._process is None:
            self._process = os.getpid()
        if self._process != os.getpid():
            raise RenderError("PDF tidak dapat dibuat di proses cabang (fork) dari proses yang sudah membuat PDF")


@cache
def warm() -> Pdf:
    """The compiler of this process, made at first use."""
    return Pdf()


def _timestamp(view: Any) -> datetime:
    """The document's own date, midnight UTC: files carry no other time."""
    day: date = view.dokumen.tanggal
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def to_json(view: object) -> str:
    """The view as JSON: dataclasses with their fields and properties; dates and decimals as text."""
    return json.dumps(view, default=_plain, ensure_ascii=False)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {name: getattr(value, name) for name in _names(type(value))}
    if isinstance(value, date | Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} is no part of a view")


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """What a template may read of one dataclass: its fields and its public properties."""
    own = [field.name for field in fields(kind)]
    derived = [name for part in kind.__mro__ for name, member in vars(part).items() if isinstance(member, property)]
    return (*own, *(name for name in derived if not name.startswith("_")))
