"""What a kind of document is: its views, and for each format the template and the engine that draws it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from sop_gen.diagnostics import RenderError, TakMuatError
from sop_gen.model.layanan import Layanan
from sop_gen.registry import Registry
from sop_gen.render.only import wanted
from sop_gen.view.dokumen import Dokumen, Konteks

if TYPE_CHECKING:
    from sop_gen.engine.docx import CompiledDocx, Logo

Lingkup = Literal["layanan", "kantor"]


@dataclass(frozen=True)
class Bahan:
    """What a render job is made from: the services (one, or all that an office document may list) and the office."""

    layanan: tuple[Layanan, ...]
    konteks: Konteks
    lampiran: Mapping[str, bytes] = field(default_factory=dict)
    """Source files attached to PDFs, by name."""
    logo: bytes | None = None


@dataclass(frozen=True)
class Format:
    """One file format of a kind: ``<stem><akhiran><buntut>.<ekstensi>`` drawn with ``templat``."""

    ekstensi: Literal["docx", "pdf", "png", "html"]
    templat: str
    akhiran: str = ""
    masukan: tuple[tuple[str, str], ...] = ()
    """Extra inputs for the template, such as the paper."""
    ppi: float = 150
    """Pixels an inch of a PNG."""
    cetak: bool = False
    """For the print shop: the page has a margin with crop marks, its boxes say where to cut."""
    bawaan: bool = True
    """Whether a build that names no kind makes it; if not, it is still renewed where it was made before."""
    buntut: str = ""
    """What follows the number of a further sheet in the name."""
    lembar_terbanyak: int = 1
    """How many sheets it may take, each a file of its own, when one has no room for it."""
    lembar: int = 1

    def name(self, stem: str) -> str:
        """The file's name; what follows a dot in the stem (style, language) follows the suffix of this format."""
        base, dot, rest = stem.partition(".")
        number = f"-{self.lembar}" if self.lembar > 1 else ""
        return f"{base}{self.akhiran}{number}{self.buntut}{dot}{rest}.{self.ekstensi}"

    def sheets(self, dari: int) -> tuple[Format, ...]:
        """The formats of ``dari`` sheets; of one it is this format itself."""
        if dari == 1:
            return (self,)
        told = (*self.masukan, ("dari", str(dari)))
        return tuple(replace(self, lembar=n, masukan=(*told, ("lembar", str(n)))) for n in range(1, dari + 1))


@dataclass(frozen=True)
class Kind:
    """A kind of document. ``views`` gives the stem of each file's name and its view, in order."""

    jenis: str
    lingkup: Lingkup
    views: Callable[[Bahan], Iterable[tuple[str, Any]]]
    formats: tuple[Format, ...]
    penjelasan: str
    memuat: Callable[[Layanan], bool] | None = None
    """Which services an office document lists; such a document waits while one can't be read, for none may be missing."""
    identitas: Callable[[Bahan], Iterable[tuple[str, Dokumen]]] | None = None
    """The identity of each view without the view, where that spares work: a chart to lay out, a code to draw."""

    def identities(self, bahan: Bahan) -> Iterable[tuple[str, Dokumen]]:
        """The stem of each file's name and its identity, in the order of ``views``."""
        return self.identitas(bahan) if self.identitas else ((stem, view.dokumen) for stem, view in self.views(bahan))


KINDS: Registry[Kind] = Registry("sop_gen.render.kinds")


def names_of_kinds() -> list[str]:
    """What ``--only`` takes: every kind, and every kind with a format."""
    return sorted(
        {
            name
            for kind in KINDS.load().values()
            for form in kind.formats
            for name in (kind.jenis, f"{kind.jenis}.{form.ekstensi}")
        }
    )


def draw(view: Any, form: Format, bahan: Bahan, templates: Path) -> bytes:
    """``view`` as the bytes of one file. Raises RenderError with the template's name."""
    return draw_form(view, form, templates, bahan.lampiran, bahan.logo)


def draw_sheets(
    view: Any, form: Format, bahan: Bahan, templates: Path, *, split: bool
) -> tuple[tuple[Format, ...], tuple[bytes, ...]]:
    """``view`` on one sheet, or with ``split`` on as few as hold it: their formats and bytes.

    Raises RenderError; TakMuatError when the sheets allowed don't hold it.
    """
    for dari in range(1, form.lembar_terbanyak if split else 1):
        with suppress(TakMuatError):
            return (sheets := form.sheets(dari)), tuple(draw(view, sheet, bahan, templates) for sheet in sheets)
    sheets = form.sheets(form.lembar_terbanyak if split else 1)
    return sheets, tuple(draw(view, sheet, bahan, templates) for sheet in sheets)


def draw_form(view: Any, form: Format, templates: Path, lampiran: Mapping[str, bytes], logo: bytes | None) -> bytes:
    """``view`` drawn with the template of ``form``; a PDF carries ``lampiran``, files by name."""
    template = templates / form.templat
    if not template.is_file():
        raise RenderError(f"templat {form.templat} tidak ada di {templates}")
    if form.ekstensi == "docx":
        return _word(template).render(view, logo=_logo(logo))
    if form.ekstensi == "html":
        from sop_gen.render.halaman import draw_html

        return draw_html(view, template, logo)
    from sop_gen.engine.pdf import compile_pdf, compile_png

    masukan = dict(form.masukan)
    if form.ekstensi == "png":
        return compile_png(template, view, ppi=form.ppi, logo=logo, masukan=masukan)
    data = compile_pdf(template, view, lampiran, logo=logo, masukan=masukan)
    if not form.cetak:
        return data
    from sop_gen.engine.pdf_boxes import with_trim

    return with_trim(data, float(masukan["tepi"]), float(masukan["lewat"]))


def warm_up(templates: Path, only: Sequence[str]) -> None:
    """Make the engines ready for the kinds that ``only`` asks for; a template that fails is told of by the job that uses it."""
    kinds = KINDS.load().values()
    forms = [form for kind in kinds for form in kind.formats if wanted(only, kind.jenis, form.ekstensi, bawaan=form.bawaan)]
    for name in sorted({form.templat for form in forms if form.ekstensi == "docx"}):
        with suppress(RenderError, OSError):
            _word(templates / name)
    if any(form.ekstensi in ("pdf", "png") for form in forms):
        from sop_gen.engine.pdf import warm

        warm()


@cache
def _word(template: Path) -> CompiledDocx:
    """A Word template is prepared once in each process."""
    from sop_gen.engine.docx import compile_docx

    return compile_docx(template.name, template.read_bytes())


@cache
def _logo(data: bytes | None) -> Logo | None:
    if data is None:
        return None
    from sop_gen.engine.docx import Logo
    from sop_gen.engine.raster import to_png

    return Logo(to_png(data))
