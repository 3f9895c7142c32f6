"""The Word files with tracked changes of one service: its standard and its procedures, new against old."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sop_gen.engine.docx_redline import redline
from sop_gen.engine.docx_words import Potong
from sop_gen.model.layanan import Layanan
from sop_gen.render.kind import KINDS, Bahan, Format, draw
from sop_gen.view.dokumen import TANPA_TANGGAL
from sop_gen.view.sop import view_sop
from sop_gen.view.standar import view_standar

PasanganSop = Sequence[tuple[int | None, int | None]]
"""Procedures by their index in the old and in the new edition; None is a side that lacks it."""


def draw_redlines(
    lama: Bahan | None, baru: Bahan | None, pasangan: PasanganSop, templates: Path, potong: Potong
) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of all redlines; None is an edition without the service. Both sides use ``templates``.

    Raises RenderError when a change can't be proved.
    """
    layanan = _service(baru) or _service(lama)
    if layanan is None:
        return
    author = (layanan.unit, layanan.tanggal.revisi or TANPA_TANGGAL)
    sides = [_standard(bahan, templates) for bahan in (lama, baru)]
    yield "standar-perubahan.docx", redline(sides[0], sides[1], *author, potong)
    for stem, old, new in _numbered(pasangan):
        sides = [_procedure(bahan, index, templates) for bahan, index in ((lama, old), (baru, new))]
        yield f"{stem}-perubahan.docx", redline(sides[0], sides[1], *author, potong)


def _numbered(pasangan: PasanganSop) -> Iterator[tuple[str, int | None, int | None]]:
    """In the order of the new edition, removed procedures last; a number only where there are several."""
    last = max((new + 1 for _, new in pasangan if new is not None), default=0)
    ordered = sorted(pasangan, key=lambda pair: (last + (pair[0] or 0)) if pair[1] is None else pair[1])
    for number, (old, new) in enumerate(ordered, 1):
        yield ("sop" if len(ordered) == 1 else f"sop-{number}"), old, new


def _service(bahan: Bahan | None) -> Layanan | None:
    return bahan.layanan[0] if bahan is not None else None


def _standard(bahan: Bahan | None, templates: Path) -> bytes | None:
    if bahan is None:
        return None
    return draw(view_standar(bahan.layanan[0], bahan.konteks), _word_format("standar"), bahan, templates)


def _procedure(bahan: Bahan | None, index: int | None, templates: Path) -> bytes | None:
    if bahan is None or index is None:
        return None
    return draw(view_sop(bahan.layanan[0], index, bahan.konteks), _word_format("sop"), bahan, templates)


def _word_format(jenis: str) -> Format:
    return next(form for form in KINDS.load()[jenis].formats if form.ekstensi == "docx")
