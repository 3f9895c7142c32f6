"""The flow of two editions: sides -> compare -> view -> render, and from an agreed draft to the next edition.

The stages are imported where they are used, as in ``pipeline``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sop_gen.diagnostics import Diagnostic
from sop_gen.spec.folder import choose, sort_out
from sop_gen.store import list_standards

if TYPE_CHECKING:
    from sop_gen.diff.perubahan import Perbandingan
    from sop_gen.rilis import Rilis
    from sop_gen.view.banding import Banding


@dataclass(frozen=True)
class DiffResult:
    """Two editions compared, and what could not be understood."""

    perbandingan: Perbandingan
    temuan: list[Diagnostic]

    @property
    def berbeda(self) -> bool:
        """Whether anything differs."""
        return any(entry.perubahan for entry in self.perbandingan.layanan)


BentukDiff = Literal["md", "html", "docx", "xlsx", "pdf"]


def diff(lama: str, baru: str, ids: Sequence[str], standards: Path) -> DiffResult:
    """What changed between two sides: each a file, a folder, a git revision, or a PDF made by this tool.

    Raises UsageError for what does not exist, SpecError for a side that is no spec.
    """
    from sop_gen.comparing import compare_sides
    from sop_gen.sisi import open_side

    return DiffResult(*compare_sides(open_side(lama, standards), open_side(baru, standards), ids))


def diff_for_git(arguments: Sequence[str], standards: Path) -> DiffResult:
    """What changed in one file, as git asks an external diff program."""
    from sop_gen.comparing import compare_sides
    from sop_gen.sisi import git_driver

    return DiffResult(*compare_sides(*git_driver(arguments, standards), ()))


def diff_data(result: DiffResult) -> dict[str, object]:
    """The JSON contract of ``diff``, as plain data."""
    from sop_gen.view.banding_data import data_banding

    return data_banding(result.perbandingan)


def view_diff(result: DiffResult, *, tetap: bool) -> Banding:
    """The comparison as its readers see it; with ``tetap`` also what did not change."""
    from sop_gen.view.banding import view_banding

    return view_banding(result.perbandingan, tetap=tetap)


def draw_diff(result: DiffResult, form: BentukDiff, templates: Path, *, tetap: bool) -> str | bytes:
    """The comparison as Markdown, as a page, or as the Semula-Menjadi matrix."""
    from sop_gen.render.banding import draw_html
    from sop_gen.render.banding_md import draw_md
    from sop_gen.render.matriks import draw_matriks

    banding = result.perbandingan
    match form:
        case "md":
            return draw_md(view_diff(result, tetap=tetap))
        case "html":
            return draw_html(view_diff(result, tetap=tetap), (banding.lama.gaya, banding.baru.gaya), templates)
        case _:
            return draw_matriks(banding, form, templates, tetap=tetap, logo=banding.baru.logo)


def release(folder: Path, ids: Sequence[str], nomor: str, tanggal: date, arsip: str | None, *, dry_run: bool) -> Rilis:
    """From agreed draft to decree: ``ids`` are set by decree ``nomor`` of ``tanggal``, the present edition is kept as ``arsip``.

    All or nothing: what stands in the way of one service stops all; with ``dry_run`` nothing is written either.
    """
    from sop_gen.rilis import carry_out, changes_told, decree, plan

    keputusan = decree(nomor, tanggal)
    files = sort_out(list_standards(folder), folder.as_posix())
    rilis = plan(folder, files, choose(files, ids), keputusan, arsip, changes_told)
    if not dry_run and not rilis.temuan:
        carry_out(rilis)
    return rilis
