"""What a meeting said, on paper: the matrix with its answers and the Berita Acara, in a folder of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sop_gen.diagnostics import UsageError
from sop_gen.edition import read_edition
from sop_gen.rapat.tanggapan import Tanggapan
from sop_gen.render.matriks import draw_view
from sop_gen.render.rapat import draw_berita_acara, drawable
from sop_gen.spec.folder import sort_out
from sop_gen.store import Berkas, Manifest, Output, digest, list_standards, read_file, sha256, write
from sop_gen.tanggapan import Hasil
from sop_gen.view.berita_acara import view_berita_acara
from sop_gen.view.tanggapan import view_tanggapan

MATRIKS, BERITA_ACARA = "matriks-tanggapan", "berita-acara"
"""Stems of the files."""
MANIFEST = "tanggapan.json"


def draw_reply(hasil: Hasil, tanggapan: Tanggapan, standards: Path, templates: Path, folder: Path) -> list[Path]:
    """Write the files that this meeting makes; gives their paths.

    Raises UsageError for a file in the way that is none of ours, or that somebody has changed since.
    """
    made = dict(_drawn(hasil, tanggapan, standards, templates))
    with Output(folder, lambda: None, MANIFEST) as output:
        before = output.manifest()
        _refuse_foreign(folder, before, made)
        files = {}
        for name, data in made.items():
            if digest(folder / name) != sha256(data):
                write(folder, name, data)
            files[name] = Berkas(sha256(data), BERITA_ACARA, "kantor", 0, "", (hasil.berkas.name,), "")
        output.save(Manifest(files))
    return [folder / name for name in made]


def _refuse_foreign(folder: Path, before: Manifest, made: dict[str, bytes]) -> None:
    for name, data in made.items():
        now = digest(folder / name)
        if now is not None and now != sha256(data) and (name not in before.berkas or before.berkas[name].sha256 != now):
            raise UsageError(
                f"{folder / name} sudah ada dan isinya bukan lagi buatan perintah ini; pindahkan, atau pakai -o lain"
            )


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
