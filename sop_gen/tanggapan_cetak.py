"""What a meeting said, on paper: the matrix with its answers and the Berita Acara, in a folder of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from sop_gen.edition import read_edition
from sop_gen.paket import write_pack
from sop_gen.rapat.tanggapan import Tanggapan
from sop_gen.render.matriks import draw_view
from sop_gen.render.rapat import draw_berita_acara, drawable
from sop_gen.spec.folder import sort_out
from sop_gen.store import list_standards, read_file
from sop_gen.tanggapan import Hasil
from sop_gen.view.berita_acara import view_berita_acara
from sop_gen.view.tanggapan import view_tanggapan

MATRIKS, BERITA_ACARA = "matriks-tanggapan", "berita-acara"
"""Stems of the files."""
MANIFEST = ".tanggapan.json"


def draw_reply(
    hasil: Hasil, tanggapan: Tanggapan, standards: Path, templates: Path, folder: Path, on_wait: Callable[[], None]
) -> list[Path]:
    """Write the papers of this meeting; gives their paths.

    Raises UsageError for a file in the way that is none of ours, or that somebody has changed since.
    """
    return write_pack(_drawn(hasil, tanggapan, standards, templates), folder, on_wait, MANIFEST)


def _drawn(hasil: Hasil, tanggapan: Tanggapan, standards: Path, templates: Path) -> Iterator[tuple[str, bytes]]:
    edition = read_edition(standards, sort_out(list_standards(standards), standards.as_posix()))
    source = read_file(hasil.berkas)
    carried = {"tanggapan.yaml": source} if isinstance(source, bytes) else {}
    matrix = view_tanggapan(hasil.paket, tanggapan, edition.instansi)
    for form in ("docx", "xlsx", "pdf"):
        view = drawable(matrix) if form == "pdf" else matrix
        yield f"{MATRIKS}.{form}", draw_view(view, form, templates, carried, edition.logo)
    report = view_berita_acara(hasil.paket, edition.instansi, tanggapan)
    for form in ("docx", "pdf"):
        yield f"{BERITA_ACARA}.{form}", draw_berita_acara(report, form, templates, carried, edition.logo)
