"""The jobs of a build: which files a service has, which of them must be made anew, and writing those.

A file is made anew when the hash of everything it is made from (``kunci``) or of its own bytes differs from the manifest.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sop_gen.diagnostics import Diagnostic, SopGenError, TakMuatError
from sop_gen.edition import Edition, Service, read_service
from sop_gen.flow.layout import BaganError, layout
from sop_gen.flow.room import rooms
from sop_gen.model.layanan import Layanan
from sop_gen.model.messages import finding
from sop_gen.render.kind import KINDS, Bahan, Format, Kind, Lingkup, draw_sheets
from sop_gen.render.only import wanted
from sop_gen.spec.folder import DASAR_HUKUM, INSTANSI
from sop_gen.spec.tree import Step
from sop_gen.spec.writer import write as to_yaml
from sop_gen.store import KANTOR, Berkas, Hasil, Hasilnya, Manifest, digest, fingerprint, sha256, write
from sop_gen.teks.keterkaitan import titles_of
from sop_gen.view.dokumen import Konteks
from sop_gen.view.sidik import cited


@dataclass(frozen=True)
class Bersama:
    """What every job needs; reaches a worker once."""

    edition: Edition
    konteks: Konteks
    templates: Path
    output: Path
    only: tuple[str, ...]
    force: bool
    versi: str
    """Hash of the tool and the templates."""
    split: bool = False
    """Whether what has no room on one sheet may go on on further ones."""


@dataclass(frozen=True)
class Pekerjaan:
    """One job: a service by its id, or the office's documents over the services listed."""

    id: str
    layanan: tuple[str, ...]
    lama: dict[str, Berkas]
    """Its files in the last manifest."""
    tanpa: tuple[str, ...] = ()
    """Kinds that must wait."""

    @property
    def lingkup(self) -> Lingkup:
        """Whose documents these are."""
        return "kantor" if self.id == KANTOR else "layanan"


@dataclass(frozen=True)
class Rencana:
    """What a build is going to do: its jobs, what is settled already, and what is wrong."""

    pekerjaan: list[Pekerjaan]
    selesai: list[Hasilnya]
    judul: dict[str, str]
    temuan: list[Diagnostic]


def plan(edition: Edition, chosen: list[str], manifest: Manifest, *, office: bool, only: Sequence[str] = ()) -> Rencana:
    """Read every service once, keeping only what the others need of it; then say what is to be done.

    While a service can't be read, documents that list services wait: a decree must not forget one.
    """
    listing = {jenis: memuat for jenis, memuat in _listing(only, manifest.of(KANTOR)) if office}
    titles: dict[str, str] = {}
    faults = list(edition.temuan)
    jobs: list[Pekerjaan] = []
    settled: list[Hasilnya] = []
    listed: list[str] = []
    broken = edition.instansi is None
    for id in edition.files.layanan:
        service, found = read_service(edition, id)
        faults += found
        broken = broken or service is None
        if service is not None:
            titles |= titles_of(service.layanan)
            listed += [id] if any(memuat(service.layanan) for memuat in listing.values()) else []
        if id not in chosen:
            continue
        if service is None or edition.instansi is None:
            settled.append(Hasilnya(id, "gagal"))
        elif service.layanan.berjalan:
            jobs.append(Pekerjaan(id, (id,), manifest.of(id)))
        else:
            settled.append(Hasilnya(id, "dilewati"))
    if office:
        waiting = tuple(listing) if broken else ()
        jobs += [Pekerjaan(KANTOR, () if broken else tuple(listed), manifest.of(KANTOR), waiting)] if edition.instansi else []
        settled += [] if edition.instansi else [Hasilnya(KANTOR, "gagal")]
    return Rencana(jobs, settled, titles, faults)


def _listing(only: Sequence[str], lama: Mapping[str, Berkas]) -> Iterator[tuple[str, Callable[[Layanan], bool]]]:
    """The kinds of office documents that list services and are to be made, each with the services that it lists."""
    before = {entry.jenis for entry in lama.values()}
    for kind in KINDS.load().values():
        asked = [form for form in kind.formats if wanted(only, kind.jenis, form.ekstensi)]
        if kind.memuat and any(only or form.bawaan or kind.jenis in before for form in asked):
            yield kind.jenis, kind.memuat


def work(bersama: Bersama, pekerjaan: Pekerjaan) -> Hasilnya:
    """Read, view, render and write one job. All views come before the first file: an invalid chart writes nothing."""
    read = [read_service(bersama.edition, id) for id in pekerjaan.layanan]
    services = [service for service, _ in read if service]
    if len(services) < len(read):
        return Hasilnya(pekerjaan.id, "gagal", temuan=tuple(fault for _, faults in read for fault in faults))
    files: list[_File] = []
    tanpa, faults = list(pekerjaan.tanpa), []
    for kind in KINDS.load().values():
        if kind.lingkup != pekerjaan.lingkup or kind.jenis in tanpa:
            continue
        try:
            files += _files(bersama, pekerjaan, kind, services)
        except BaganError:
            faults = [fault for service in services for fault in chart_faults(service, bersama.konteks)]
            tanpa.append(kind.jenis)
    if faults and pekerjaan.lingkup == "layanan":
        return Hasilnya(pekerjaan.id, "gagal", temuan=tuple(faults))
    return replace(_write_files(bersama, pekerjaan, files), temuan=tuple(faults), ditunda=tuple(tanpa))


def chart_faults(service: Service, konteks: Konteks) -> list[Diagnostic]:
    """What can't be laid out within the paper allowed makes the spec invalid."""
    faults: list[Diagnostic] = []
    for index, sop in enumerate(service.layanan.sop):
        try:
            layout(sop, rooms(konteks.instansi.gaya_sop))
        except BaganError as error:
            path: list[Step | None] = [
                "sop",
                index,
                *(("langkah", error.step_index, error.column) if error.step_index is not None else ()),
            ]
            steps = tuple(step for step in path if step is not None)
            faults.append(
                finding(service.document, steps, "alur-tak-muat", error.pesan, error.saran, error.contoh, service.layanan.id)
            )
    return faults


@dataclass(frozen=True)
class _File:
    """One file to be, with further sheets where it goes on: its names in the output folder, and what it is drawn from."""

    folder: str
    stem: str
    kind: Kind
    form: Format
    view: Any
    bahan: Bahan
    sumber: bytes
    """Everything from the standards folder that it depends on."""

    def sheet(self, form: Format) -> str:
        """The name of one sheet."""
        return f"{self.folder}/{form.name(self.stem)}"

    @property
    def name(self) -> str:
        """The name of the first sheet."""
        return self.sheet(self.form)

    @property
    def further(self) -> tuple[str, ...]:
        """The names that further sheets would have."""
        return tuple(self.sheet(form) for form in self.form.sheets(self.form.lembar_terbanyak)[1:])


def _files(bersama: Bersama, pekerjaan: Pekerjaan, kind: Kind, services: list[Service]) -> list[_File]:
    """The files of one kind. Raises BaganError when a chart finds no room."""
    asked = [form for form in kind.formats if wanted(bersama.only, kind.jenis, form.ekstensi)]
    if not asked:
        return []
    folder = "_kantor" if pekerjaan.id == KANTOR else pekerjaan.id
    its = services if kind.lingkup == "layanan" else [part for part in services if kind.memuat and kind.memuat(part.layanan)]
    bahan = bahan_of(bersama.edition, bersama.konteks, its, pekerjaan.lingkup)
    source = _source(bersama, pekerjaan, its)
    views = kind.views(bahan)
    files = [_File(folder, stem, kind, form, view, bahan, source) for stem, view in views for form in asked]
    return [file for file in files if bersama.only or file.form.bawaan or file.name in pekerjaan.lama]


def _write_files(bersama: Bersama, pekerjaan: Pekerjaan, files: list[_File]) -> Hasilnya:
    """What is out of date is drawn anew. A service that has further sheets keeps them: an office chooses them once."""
    entries: dict[str, Berkas] = {}
    made: list[str] = []
    errors: list[str] = []
    split = bersama.split or any(name in pekerjaan.lama for file in files for name in file.further)
    for file in files:
        key = fingerprint([(bersama.versi, file.sumber), (repr(file.form), b"")])
        if kept := _kept(bersama, pekerjaan, file, key):
            entries |= kept
            continue
        try:
            sheets = _make(bersama, file, key, split=split)
        except SopGenError as error:
            errors.append(_told(file, error, split=split))
        else:
            entries |= sheets
            made += sheets
    hasil: Hasil = "gagal" if errors else "dibuat" if made else "tetap"
    return Hasilnya(pekerjaan.id, hasil, entries, tuple(made), galat=tuple(errors))


def _kept(bersama: Bersama, pekerjaan: Pekerjaan, file: _File, key: str) -> dict[str, Berkas]:
    """The sheets of ``file`` when all are as they would be made now, else none."""
    lama = pekerjaan.lama
    sheets = {name: lama[name] for name in (file.name, *file.further) if name in lama and lama[name].kunci == key}
    intact = all(digest(bersama.output / name) == known.sha256 for name, known in sheets.items())
    if bersama.force or file.name not in sheets or not intact:
        return {}
    return {name: replace(known, usang=False) for name, known in sheets.items()}


def _make(bersama: Bersama, file: _File, key: str, *, split: bool) -> dict[str, Berkas]:
    """Draw and write the sheets of ``file``; all are drawn before the first is written."""
    forms, drawn = draw_sheets(file.view, file.form, file.bahan, bersama.templates, split=split)
    names = bersama.edition.files
    sources = (*(names.layanan[layanan.id] for layanan in file.bahan.layanan), *names.shared)
    identity = file.view.dokumen
    entries = {}
    for form, data in zip(forms, drawn, strict=True):
        write(bersama.output, file.sheet(form), data)
        entries[file.sheet(form)] = Berkas(
            sha256(data), file.kind.jenis, identity.id, identity.revisi, identity.sidik, sources, key
        )
    return entries


def _told(file: _File, error: SopGenError, *, split: bool) -> str:
    """The error with the file's name when its text is too long, and whether further sheets can help."""
    if not isinstance(error, TakMuatError):
        return str(error)
    if file.form.lembar_terbanyak == 1:
        return f"{file.name}: {error}"
    most = f" (sudah dibagi {file.form.lembar_terbanyak} lembar)"
    return f"{file.name}: {error}" + (most if split else "; dengan --split isinya dibagi menjadi beberapa lembar")


def bahan_of(
    edition: Edition, konteks: Konteks, services: Sequence[Service], lingkup: Lingkup, *, catatan: bool = False
) -> Bahan:
    """The services, the office, and the source files that PDFs carry: without comments, without what is the office's own.

    With ``catatan`` the open questions go along: the forum that discusses a draft is to see them.
    """
    attached = {INSTANSI: edition.trees.get(INSTANSI, {})}
    if lingkup == "layanan":
        drafts = {f"{part.layanan.id}.yaml": public_tree(part, catatan=catatan) for part in services}
        attached = {**drafts, **attached, DASAR_HUKUM: cited_trees(edition, services)}
    sources = {name: to_yaml(tree).encode() for name, tree in attached.items()}
    return Bahan(tuple(service.layanan for service in services), konteks, sources, edition.logo)


def public_tree(service: Service, *, catatan: bool = False) -> dict[str, Any]:
    """The spec as it may leave the office: open questions and the person in charge are never public."""
    kept_back = ("penanggung_jawab",) if catatan else ("catatan", "penanggung_jawab")
    return {key: value for key, value in service.tree.items() if key not in kept_back}


def cited_trees(edition: Edition, services: Iterable[Service]) -> dict[str, Any]:
    """The entries of the register that the services cite, as they are written."""
    ids = {id for service in services for id in cited(service.layanan, edition.register)}
    return {id: entry for id, entry in edition.trees.get(DASAR_HUKUM, {}).items() if id in ids}


def _source(bersama: Bersama, pekerjaan: Pekerjaan, services: list[Service]) -> bytes:
    """Everything from the standards folder that the documents of a job depend on, as canonical bytes."""
    register = (
        bersama.edition.trees.get(DASAR_HUKUM, {}) if pekerjaan.lingkup == "kantor" else cited_trees(bersama.edition, services)
    )
    related = {text for service in services for sop in service.layanan.sop for text in sop.keterkaitan}
    titles = {key: title for key, title in bersama.konteks.judul_layanan.items() if key in related}
    parts = [[public_tree(service) for service in services], bersama.edition.trees.get(INSTANSI), register, titles]
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True)
    return text.encode("utf-8", "surrogatepass") + (bersama.edition.logo or b"")
