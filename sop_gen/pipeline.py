"""THE FLOW: read -> build -> check -> view -> render -> write. Read this file first.

The stages are imported where they are used, so that ``--help`` and a build without change start fast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from sop_gen.diagnostics import Diagnostic, UsageError, in_order
from sop_gen.masukan import MANIFEST_SITUS, build_inputs, site_inputs, tool_version
from sop_gen.render.only import wanted
from sop_gen.spec.folder import Folder, choose, sort_out
from sop_gen.store import (
    KANTOR,
    Hasilnya,
    Manifest,
    Output,
    list_standards,
    merged_folder,
)

if TYPE_CHECKING:
    from sop_gen.checking import Checked
    from sop_gen.evidence import Peta
    from sop_gen.model.instansi import Instansi
    from sop_gen.model.peraturan import Register
    from sop_gen.render.bagan import Bentuk
    from sop_gen.view.dasar import Tempat
    from sop_gen.view.kesiapan import Baris, Kesiapan
    from sop_gen.view.pajangan import Pemeriksaan
    from sop_gen.view.rapat import Rapatnya


def check(folder: Path, ids: Sequence[str], hari_ini: date) -> list[Diagnostic]:
    """Findings of the named services (all when none is named) and of the shared files; writes nothing."""
    from sop_gen.checking import check_services
    from sop_gen.edition import read_edition

    files = sort_out(list_standards(folder), folder.as_posix())
    chosen = choose(files, ids)
    edition = read_edition(folder, files)
    found = check_services(edition, chosen, hari_ini, attrgetter("temuan"))
    return in_order([*edition.temuan, *chain.from_iterable(found)])


@dataclass(frozen=True)
class StatusResult:
    """How ready every service is, and every finding of the pass that says so."""

    kesiapan: Kesiapan
    temuan: list[Diagnostic]


def status(folder: Path, hari_ini: date, fgd: date | None, dasar: str | None) -> StatusResult:
    """How ready the services are on the day ``hari_ini`` for the meeting ``fgd``; with ``dasar``, those that cite it.

    Raises UsageError for a regulation that the register does not have.
    """
    from sop_gen.checking import check_services
    from sop_gen.edition import read_edition
    from sop_gen.view.dasar import view_dasar
    from sop_gen.view.kesiapan import view_kesiapan

    files = sort_out(list_standards(folder), folder.as_posix())
    edition = read_edition(folder, files)
    if dasar is not None and dasar not in edition.register:
        raise UsageError(f"peraturan '{dasar}' tidak ada di _dasar-hukum.yaml{_meant(dasar, edition.register)}")
    keep = partial(_readiness, edition.instansi, edition.register, dasar, hari_ini)
    kept = check_services(edition, files.layanan, hari_ini, keep)
    rows = [row for row, _ in kept]
    found = in_order([*edition.temuan, *(finding for row in rows for finding in row.temuan)])
    cited = (
        replace(view_dasar(dasar, edition.register, ()), tempat=tuple(chain(*(places for _, places in kept)))) if dasar else None
    )
    return StatusResult(view_kesiapan(rows, edition.instansi, edition.temuan, hari_ini, fgd, cited), found)


def _readiness(
    instansi: Instansi | None, register: Register, dasar: str | None, hari_ini: date, checked: Checked
) -> tuple[Baris, tuple[Tempat, ...]]:
    """One service in the table, and where it cites ``dasar``."""
    from sop_gen.view.dasar import view_dasar
    from sop_gen.view.kesiapan import view_baris
    from sop_gen.view.monev import view_tenggat_monev

    row = view_baris(checked.id, checked.layanan, instansi, checked.temuan)
    if checked.layanan:
        row = replace(row, monev=view_tenggat_monev(checked.layanan, checked.monev, hari_ini))
    service = checked.service
    return row, view_dasar(dasar, register, [(service.layanan, service.document)]).tempat if service and dasar else ()


def draw_status(kesiapan: Kesiapan, form: str, templates: Path) -> str | bytes:
    """The table as a page (``html``) or as a workbook (``xlsx``)."""
    from sop_gen.render.kesiapan import draw_html, draw_xlsx

    return draw_html(kesiapan, templates) if form == "html" else draw_xlsx(kesiapan)


@dataclass(frozen=True)
class PackResult:
    """The files that a pack wrote, what could not be understood, and what its maker should know."""

    berkas: list[Path]
    temuan: list[Diagnostic]
    catatan: tuple[str, ...] = ()


def pack_monev(
    standards: Path,
    ids: Sequence[str],
    hari_ini: date,
    triwulan: int | None,
    dasar: str | None,
    templates: Path,
    output: Path,
    on_wait: Callable[[], None],
) -> PackResult:
    """The papers of SOP monitoring in the folder ``output``; with ``dasar`` the proofs of improvement since that edition.

    Raises UsageError for an unknown id or side, and when a file is there that somebody filled in.
    """
    from sop_gen import monev
    from sop_gen.edition import read_edition
    from sop_gen.paket import write_pack
    from sop_gen.pipeline_editions import diff

    files = sort_out(list_standards(standards), standards.as_posix())
    edition = read_edition(standards, files)
    records, found = monev.read_records(edition, choose(files, ids))
    papers = list(monev.draw_papers(edition, records, hari_ini, triwulan, templates))
    if dasar is not None and monev.wants_proofs(triwulan):
        compared = diff(dasar, standards.as_posix(), ids, standards)
        papers += monev.draw_proofs(compared.perbandingan, templates)
        found += compared.temuan
    return PackResult(write_pack(papers, output, on_wait), in_order([*edition.temuan, *found]))


def pack_fgd(
    standards: Path,
    ids: Sequence[str],
    rapat: Rapatnya,
    hari_ini: date,
    dasar: str | None,
    templates: Path,
    output: Path,
    on_wait: Callable[[], None],
) -> PackResult:
    """The papers of the meeting ``rapat`` on drafts in the folder ``output``; without ``dasar`` against the newest archive.

    Raises UsageError for an unknown id or side, and when a file is there that somebody filled in.
    """
    from sop_gen import fgd
    from sop_gen.edition import read_edition
    from sop_gen.paket import write_pack

    files = sort_out(list_standards(standards), standards.as_posix())
    edition, chosen = read_edition(standards, files), choose(files, ids)
    if edition.instansi is None:
        return PackResult([], in_order(edition.temuan))
    drafts = fgd.choose_drafts(edition, edition.instansi, chosen, hari_ini, named=bool(ids))
    found = [*edition.temuan, *drafts.temuan]
    told = fgd.remarks(drafts, rapat, hari_ini, named=bool(ids))
    if not drafts.rancangan:
        return PackResult([], in_order(found), told)
    base = fgd.base_of(dasar, standards)
    compared, faults = fgd.compare_drafts(base, standards, drafts.ids, named=bool(ids))
    table = fgd.lay_table(drafts, compared, rapat, dibandingkan=base is not None)
    papers = list(fgd.draw_pack(table, edition, templates))
    return PackResult(write_pack(papers, output, on_wait), in_order([*found, *faults]), (*told, fgd.told_base(base, dasar)))


def _meant(word: str, known: Iterable[str]) -> str:
    from sop_gen.model.messages import nearest

    words = list(known)
    like = nearest(word, words)
    return f"; mungkin maksudnya '{like}'" if like else f"; yang ada: {', '.join(words) or '(belum ada)'}"


@dataclass(frozen=True)
class FlowResult:
    """The flow chart of one procedure in the format asked for; no text when the spec or its chart is invalid."""

    teks: str | None
    temuan: list[Diagnostic]


def flow(folder: Path, id: str, number: int, form: Bentuk) -> FlowResult:
    """The chart of procedure ``number`` (from 1) of a service. Raises UsageError when there is no such procedure."""
    from sop_gen.build import chart_faults
    from sop_gen.edition import read_edition, read_service
    from sop_gen.flow.layout import BaganError
    from sop_gen.render.bagan import draw_bagan
    from sop_gen.view.alur import view_alur
    from sop_gen.view.dokumen import Konteks

    files = sort_out(list_standards(folder), folder.as_posix())
    choose(files, [id])
    edition = read_edition(folder, files)
    service, faults = read_service(edition, id)
    found = [*edition.temuan, *faults]
    if service is None or edition.instansi is None:
        return FlowResult(None, in_order(found))
    count = len(service.layanan.sop)
    if not 1 <= number <= count:
        raise UsageError(
            f"layanan '{id}' " + (f"punya {count} SOP; tidak ada SOP nomor {number}" if count else "belum punya SOP")
        )
    try:
        alur = view_alur(service.layanan, number - 1, edition.instansi.gaya_sop)
    except BaganError:
        return FlowResult(None, in_order([*found, *chart_faults(service, Konteks(edition.instansi, edition.register))]))
    return FlowResult(draw_bagan(alur, form), in_order(found))


@dataclass(frozen=True)
class Request:
    """What is to be built, and where to. ``jobs`` 0 means one for each processor; ``split``: posters may take further sheets."""

    standards: Path
    templates: Path
    output: Path
    ids: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    force: bool = False
    jobs: int = 0
    split: bool = False


@dataclass(frozen=True)
class BuildResult:
    """What a build did: per service, findings, and files removed."""

    layanan: list[Hasilnya]
    temuan: list[Diagnostic]
    dihapus: list[str] = field(default_factory=list)

    @property
    def galat(self) -> list[str]:
        """Errors of templates, engines and disk, each once."""
        return list(dict.fromkeys(message for part in self.layanan for message in part.galat))

    @property
    def tidak_sah(self) -> bool:
        """Whether a spec could not be understood."""
        return any(finding.tingkat == "tidak-sah" for finding in self.temuan)


Progress = Callable[[int, int], None]


def build(request: Request, on_wait: Callable[[], None], on_progress: Progress) -> BuildResult:
    """Build what ``request`` asks for. An invalid service keeps its earlier files; the others are built."""
    names = list_standards(request.standards)
    files = sort_out(names, request.standards.as_posix())
    chosen = choose(files, request.ids)
    versi = tool_version(request.templates)
    with Output(request.output, on_wait) as output:
        manifest = output.manifest()
        inputs = build_inputs(request.standards, names, versi)
        # What is asked for by kind may never have been made.
        if manifest.masukan == inputs and not (request.force or request.only) and _intact(output, manifest):
            return _unchanged(chosen, files, manifest, request)
        result, after = _build(request, files, chosen, output, manifest, versi, on_progress)
        whole = not (request.ids or request.only or result.galat or result.tidak_sah)
        output.save(replace(after, masukan=inputs if whole else None))
    return result


def _build(
    request: Request, files: Folder, chosen: list[str], output: Output, manifest: Manifest, versi: str, on_progress: Progress
) -> tuple[BuildResult, Manifest]:
    from sop_gen import workers
    from sop_gen.build import Bersama, plan, work
    from sop_gen.edition import read_edition
    from sop_gen.render.kind import warm_up
    from sop_gen.view.dokumen import Konteks

    count = min(request.jobs if request.jobs > 0 else workers.cores(), len(chosen))
    with workers.pool(count, partial(warm_up, request.templates, request.only)) as run:
        edition = read_edition(request.standards, files)
        office = edition.instansi.nama if edition.instansi else manifest.instansi
        if manifest.instansi not in (None, office) and not request.force:
            raise UsageError(
                f"folder hasil '{request.output}' berisi dokumen {manifest.instansi}; pakai folder lain dengan -o, "
                "atau --force bila kantor yang sama berganti nama"
            )
        rencana = plan(edition, chosen, manifest, office=not request.ids, only=request.only)
        results, faults = list(rencana.selesai), list(rencana.temuan)
        if edition.instansi is not None:
            konteks = Konteks(edition.instansi, edition.register, rencana.judul)
            bersama = Bersama(
                edition, konteks, request.templates, request.output, request.only, request.force, versi, request.split
            )
            for result in run(work, rencana.pekerjaan, bersama):
                results.append(result)
                faults += result.temuan
                on_progress(len(results) - len(rencana.selesai), len(rencana.pekerjaan))
    after, removed = output.settle(
        manifest, results, files.layanan, lambda name, jenis: wanted(request.only, jenis, _ending(name))
    )
    results.sort(key=lambda result: (result.id == KANTOR, result.id))
    return BuildResult(results, in_order(faults), removed), replace(after, instansi=office)


def site(
    standards: Path,
    templates: Path,
    folder: Path,
    berkas: Path,
    on_wait: Callable[[], None],
    on_progress: Progress,
    jobs: int = 0,
) -> BuildResult:
    """The public catalogue in ``folder``, with the PDFs that a build left in ``berkas``.

    Whether there is something to do is asked without the lock: who holds it has unsaid the hash of its inputs.
    """
    names = list_standards(standards)
    files = sort_out(names, standards.as_posix())
    versi, terbangun = tool_version(templates), Output(berkas, on_wait).manifest()
    masukan = site_inputs(standards, names, files, versi, terbangun, berkas)
    output = Output(folder, on_wait, MANIFEST_SITUS)
    last = output.manifest()
    if last.masukan == masukan.semua and _intact(output, last):
        return BuildResult([Hasilnya(id, "tetap", last.of(id)) for id in (*files.layanan, KANTOR)], in_order(files.faults))
    from sop_gen.edition import read_edition
    from sop_gen.katalog import Situsnya, publish
    from sop_gen.view.dokumen import Konteks

    edition = read_edition(standards, files)
    if edition.instansi is None:
        return BuildResult([Hasilnya(KANTOR, "gagal")], edition.temuan)
    bersama = Situsnya(edition, Konteks(edition.instansi, edition.register), versi, templates, folder, berkas)
    results, removed = publish(bersama, masukan, terbangun, on_wait, on_progress, jobs)
    return BuildResult(results, in_order([*edition.temuan, *chain(*(part.temuan for part in results))]), removed)


def drift(paths: Sequence[Path], standards: Path, *, lengkap: bool) -> Pemeriksaan:
    """Which files in ``paths`` (files or folders) are out of date; writes nothing, opens no address.

    With ``lengkap`` also which services set by decree are nowhere on display. Raises UsageError for a path that does not exist.
    """
    from sop_gen.edition import read_edition
    from sop_gen.pajangan import examine

    edition = read_edition(standards, sort_out(list_standards(standards), standards.as_posix()))
    return examine(paths, standards, edition, lengkap=lengkap)


def _unchanged(chosen: list[str], files: Folder, manifest: Manifest, request: Request) -> BuildResult:
    """Nothing to do: every file is as the last whole build left it."""
    results = []
    for id in [*chosen, *([] if request.ids else [KANTOR])]:
        berkas = {name: entry for name, entry in manifest.of(id).items() if wanted(request.only, entry.jenis, _ending(name))}
        results.append(Hasilnya(id, "tetap" if berkas else "dilewati", berkas))
    return BuildResult(results, in_order(files.faults))


def _intact(output: Output, manifest: Manifest) -> bool:
    return all(output.intact(*item) for item in manifest.berkas.items())


def _ending(name: str) -> str:
    return name.rsplit(".", 1)[-1]


def evidence(standards: Path, berkas: Path, lembar: Sequence[str], per: date, dasar: str | None) -> Peta:
    """The evidence map of the office: the sheets named answered with what the tool proves and what the office adds."""
    from sop_gen.evidence import gather

    return gather(standards, berkas, lembar, per, dasar)


def templates_folder(override: Path | None) -> AbstractContextManager[Path]:
    """The folder of templates: the package's, or a merged copy in which ``override`` replaces file by file."""
    package = Path(__file__).parent / "templates"
    base = package if package.is_dir() else Path(__file__).parent.parent / "templates"
    if override is None:
        return nullcontext(base)
    if not override.is_dir():
        raise UsageError(f"folder templat '{override}' tidak ada")
    return merged_folder(base, override)
