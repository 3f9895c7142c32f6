"""The papers of SOP monitoring in, files out: forms, plan, calendar, and the three proofs of improvement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from sop_gen.diagnostics import Diagnostic
from sop_gen.diff.perubahan import Perbandingan
from sop_gen.edition import Edition, read_monev, read_service
from sop_gen.rapat.rencana import TRIWULAN, Pekerjaan
from sop_gen.redlines import procedure_redlines, sides_of
from sop_gen.render.kind import KINDS, Bahan, draw
from sop_gen.render.monev import Monevnya, draw_evaluasi, draw_pemantauan, draw_rencana, draw_workbook
from sop_gen.view.formulir_monev import Tercatat

DRAWN = {"pemantauan": draw_pemantauan, "evaluasi": draw_evaluasi}
SEBELUM, USULAN, HASIL = "1-sop-sebelum-perbaikan", "2-usulan-perbaikan", "3-sop-hasil-perbaikan"
"""The three proofs that evaluators ask for."""


def read_records(edition: Edition, ids: Sequence[str]) -> tuple[Tercatat, list[Diagnostic]]:
    """The running services with these ids and what was recorded of each; and what can't be understood."""
    found: list[Diagnostic] = []
    records = []
    for id in ids:
        service, faults = read_service(edition, id)
        found += faults
        if service and service.layanan.berjalan:
            monev, of_monev = read_monev(edition, service.layanan)
            found += of_monev
            records.append((service.layanan, monev))
    return records, found


def draw_papers(
    edition: Edition, tercatat: Tercatat, hari_ini: date, triwulan: int | None, templates: Path
) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the forms of a quarter (all without one), the plan and the workbook."""
    if edition.instansi is None:
        return
    isi = Monevnya(tercatat, edition.instansi, hari_ini, templates, edition.logo)
    for work in _work(triwulan):
        if draw_form := DRAWN.get(work):
            yield from draw_form(isi)
    yield from draw_rencana(isi)
    yield from draw_workbook(isi)


def wants_proofs(triwulan: int | None) -> bool:
    """Whether the quarter is one of repair."""
    return "perbaikan" in _work(triwulan)


def _work(triwulan: int | None) -> Sequence[Pekerjaan]:
    return tuple(dict.fromkeys(work for works in TRIWULAN.values() for work in works)) if triwulan is None else TRIWULAN[triwulan]


def draw_proofs(banding: Perbandingan, templates: Path) -> Iterator[tuple[str, bytes]]:
    """Of every service whose procedures changed: its SOPs before, the proposal with tracked changes, its SOPs now.

    Raises UsageError when an edition has no office.
    """
    for entry, sides in sides_of(banding):
        if entry.lama and entry.baru and any(change.beda.bidang.split(".")[0] == "sop" for change in entry.perubahan):
            folder = f"perbaikan/{entry.id}"
            # The redlines first: they tell of a chart that fits no paper.
            proposed = [(f"{folder}/{USULAN}/{name}", data) for name, data in procedure_redlines(entry, sides, templates)]
            yield from ((f"{folder}/{SEBELUM}/{name}", data) for name, data in _procedures(sides.lama, templates))
            yield from proposed
            yield from ((f"{folder}/{HASIL}/{name}", data) for name, data in _procedures(sides.baru, templates))


def _procedures(bahan: Bahan | None, templates: Path) -> Iterator[tuple[str, bytes]]:
    if bahan is None:
        return
    kind = KINDS.load()["sop"]
    for stem, view in kind.views(bahan):
        yield from ((form.name(stem), draw(view, form, bahan, templates)) for form in kind.formats if form.ekstensi == "pdf")
