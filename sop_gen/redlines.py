"""A comparison in, Word files with tracked changes out: one for the standard and one for each procedure that changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from sop_gen.diagnostics import RenderError, UsageError
from sop_gen.diff.pasangan import pasangkan
from sop_gen.diff.perubahan import Edisi, Pasangan, Perbandingan
from sop_gen.diff.words import potong
from sop_gen.diff.wujud import ciri
from sop_gen.flow.layout import BaganError
from sop_gen.render.kind import Bahan
from sop_gen.render.redline import PasanganSop, draw_redlines
from sop_gen.store import refuse_folders, save
from sop_gen.view.dokumen import Konteks


@dataclass(frozen=True)
class Sisinya:
    """What the documents of one service are drawn from in both editions; None where it does not run."""

    lama: Bahan | None
    baru: Bahan | None


def write_redlines(banding: Perbandingan, folder: Path, templates: Path) -> Iterator[Path]:
    """Write ``<id>/standar-perubahan.docx``, ``<id>/sop-perubahan.docx``… of every changed service below ``folder``.

    Nothing is written of a service before all its files are proved. Gives the paths as they are written. Raises UsageError when
    an edition has no office, RenderError when a change can't be proved.
    """
    for entry, sides in sides_of(banding):
        files = _fitting(entry, draw_redlines(sides.lama, sides.baru, _procedures(entry), templates, potong))
        made = {folder / entry.id / name: data for name, data in files}
        refuse_folders(made)
        yield from (save(path, data) for path, data in made.items())


def procedure_redlines(entry: Pasangan, sides: Sisinya, templates: Path) -> Iterator[tuple[str, bytes]]:
    """The redlines of the procedures of one service, without that of its standard."""
    files = _fitting(entry, draw_redlines(sides.lama, sides.baru, _procedures(entry), templates, potong))
    return ((name, data) for name, data in files if name.startswith("sop"))


def sides_of(banding: Perbandingan) -> Iterator[tuple[Pasangan, Sisinya]]:
    """Every changed service that runs in one of the editions. Raises UsageError when such an edition has no office."""
    editions = (banding.lama, banding.baru)
    contexts = [cache(partial(_context, edisi)) for edisi in editions]
    for entry in banding.layanan:
        services = [service if service and service.berjalan else None for service in (entry.lama, entry.baru)]
        if entry.perubahan and any(services):
            sides = (
                Bahan((service,), context(), logo=edisi.logo) if service else None
                for service, context, edisi in zip(services, contexts, editions, strict=True)
            )
            yield entry, Sisinya(*sides)


def _fitting(entry: Pasangan, files: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """``files``; a chart that fits no paper, which a comparison goes on without, is an error here."""
    try:
        yield from files
    except BaganError as error:
        raise RenderError(f"bagan alur {entry.nama}: {error.pesan}. Saran: {error.saran}") from error


def _context(edisi: Edisi) -> Konteks:
    if edisi.instansi is None:
        raise UsageError(f"'{edisi.sumber}' tidak punya _instansi.yaml yang terbaca; tanpa itu dokumen Word tidak dapat dibuat")
    return Konteks(edisi.instansi, edisi.register, dict(edisi.judul))


def _procedures(entry: Pasangan) -> PasanganSop:
    """Which procedure of the older edition is which of the newer one."""
    old, new = (side.sop if side and side.berjalan else () for side in (entry.lama, entry.baru))
    pairs = pasangkan([ciri(sop) for sop in old], [ciri(sop) for sop in new])
    gone = set(range(len(old))) - {left for left, _ in pairs}
    come = set(range(len(new))) - {right for _, right in pairs}
    return [*pairs, *((left, None) for left in sorted(gone)), *((None, right) for right in sorted(come))]
