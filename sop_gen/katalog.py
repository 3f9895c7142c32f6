"""The jobs of a site: the page of each service, then the pages that speak for all of them, and writing those.

A page of a service is written before the list that names it, so that no link is dead at any moment. A service whose files and
spec have the bytes of the last run isn't read; one whose page would be made from the same isn't drawn.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from sop_gen import workers
from sop_gen.build import chart_faults, cited_trees, public_tree
from sop_gen.diagnostics import SopGenError, UsageError
from sop_gen.edition import Edition, Service, read_service
from sop_gen.engine.raster import to_png
from sop_gen.flow.layout import BaganError
from sop_gen.katalog_ingatan import Ingatan, list_bytes, recall, remember
from sop_gen.masukan import MANIFEST_SITUS, MasukanSitus, offered
from sop_gen.model.layanan import Layanan
from sop_gen.render.katalog import Halaman, draw_page, draw_script, draw_search, draw_style
from sop_gen.render.katalog_lampiran import draw_daftar_informasi, draw_feed, draw_sippn, draw_sitemap
from sop_gen.render.kind import KINDS, Bahan
from sop_gen.spec.folder import DASAR_HUKUM, INSTANSI
from sop_gen.store import KANTOR, Berkas, Hasilnya, Manifest, Output, digest, fingerprint, read_file, sha256, write
from sop_gen.teks.angka import format_tanggal
from sop_gen.view.dokumen import Dokumen, Konteks
from sop_gen.view.katalog import Situs, Unduhan, halaman_sidik, view_halaman, view_situs
from sop_gen.view.katalog_daftar import (
    Entri,
    view_entri,
    view_halaman_maklumat,
    view_hilang,
    view_indeks,
    view_pengaduan,
)
from sop_gen.view.standar import view_standar

JENIS, DAFTAR = "katalog", "daftar layanan"
BELUM_TERTULIS = ""
"""Hash of a file that a site is about to write: a killed run leaves no file that the next takes for a stranger's."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Situsnya:
    """What every job needs; reaches a worker once."""

    edition: Edition
    konteks: Konteks
    versi: str
    """Hash of the tool and the templates."""
    templates: Path
    output: Path
    dokumen: Path
    """The output folder of a build, whose PDFs the pages offer."""

    @cached_property
    def situs(self) -> Situs:
        """The frame of every page."""
        edition = self.edition
        return view_situs(self.konteks.instansi, logo=edition.logo is not None, ids=list(edition.files.layanan))


@dataclass(frozen=True)
class Pekerjaan:
    """One job: a service by its id, and what a build and the last run of the site have of it."""

    id: str
    terbangun: dict[str, Berkas]
    lama: dict[str, Berkas]


@dataclass(frozen=True)
class Halamannya:
    """What became of the page of a service, and what the list says of it; None when the spec can't be understood."""

    hasil: Hasilnya
    entri: Entri | None


def publish(
    bersama: Situsnya,
    masukan: MasukanSitus,
    terbangun: Manifest,
    on_wait: Callable[[], None],
    on_progress: Progress,
    jobs: int,
) -> tuple[list[Hasilnya], list[str]]:
    """The site: what became of every service, and the files removed. ``terbangun`` are the documents that the pages may offer.

    An invalid service keeps its earlier page; while there is one, the pages that name all services wait. Raises UsageError when
    the folder holds a stranger's files.
    """
    ids, nama = bersama.edition.files.layanan, bersama.konteks.instansi.nama
    with Output(bersama.output, on_wait, MANIFEST_SITUS) as output:
        before = output.manifest()
        if before.instansi not in (None, nama):
            raise UsageError(f"folder '{bersama.output}' berisi katalog {before.instansi}; pakai folder lain dengan -o")
        claimed, lama = claim(bersama, before, terbangun), written(before)
        output.save(replace(claimed, instansi=nama, masukan=None))
        pages = _unread(output, masukan, lama)
        jobs_left = [Pekerjaan(id, terbangun.of(id), lama.of(id)) for id in ids if id not in pages]
        with workers.pool(min(jobs if jobs > 0 else workers.cores(), len(jobs_left)), _ready) as run:
            for page in run(work, jobs_left, bersama):
                pages[page.hasil.id] = page
                on_progress(len(pages), len(ids))
        results = [pages[id].hasil for id in ids]
        results.append(_office(bersama, [pages[id].entri for id in ids], masukan.bersama, lama.of(KANTOR)))
        remember(bersama.output, {id: note for id in ids if (note := _note(pages[id], masukan.layanan[id]))})
        after, removed = output.settle(claimed, results, ids, lambda name, jenis: True)
        whole = all(result.hasil != "gagal" for result in results) and not bersama.edition.tidak_sah
        output.save(replace(written(after), instansi=nama, masukan=masukan.semua if whole else None))
    return results, removed


def _ready() -> None:
    """A worker has nothing to warm up: no compiler is needed."""


def _unread(output: Output, masukan: MasukanSitus, lama: Manifest) -> dict[str, Halamannya]:
    """By id, the services that need not be read: the same bytes went in, and every file is still as it was written."""
    found: dict[str, Halamannya] = {}
    for id, known in recall(output.folder).items():
        files = lama.of(id)
        if known.masukan == masukan.layanan.get(id) and _as_made(output.folder, files, known.kunci):
            found[id] = Halamannya(Hasilnya(id, "tetap", _current(files)), known.entri)
    return found


def _note(page: Halamannya, masukan: str) -> Ingatan | None:
    """What the next run may know of a service unread; nothing of one that failed, or ended: that may name its successor."""
    if page.entri is None or page.hasil.hasil == "gagal" or page.entri.keadaan == "berhenti":
        return None
    return Ingatan(masukan, next(entry.kunci for entry in page.hasil.berkas.values()), page.entri)


def _as_made(folder: Path, files: Mapping[str, Berkas], kunci: str) -> bool:
    """Whether ``files`` were made from what ``kunci`` says, and nobody changed them since."""
    return bool(files) and all(entry.kunci == kunci and digest(folder / name) == entry.sha256 for name, entry in files.items())


def _current(files: Mapping[str, Berkas]) -> dict[str, Berkas]:
    return {name: replace(entry, usang=False) for name, entry in files.items()}


def work(bersama: Situsnya, pekerjaan: Pekerjaan) -> Halamannya:
    """Read, view, draw and write the page of one service; a page that would be made from the same as the last is left alone."""
    id = pekerjaan.id
    service, faults = read_service(bersama.edition, id)
    if service is None:
        return Halamannya(Hasilnya(id, "gagal", temuan=tuple(faults)), None)
    konteks = with_successor(bersama.edition, bersama.konteks, service.layanan)
    offers = dict(offered(pekerjaan.terbangun, bersama.dokumen))
    kunci = _key(bersama, service, konteks, offers)
    entri = view_entri(service.layanan, konteks, halaman_sidik(service.layanan, konteks))
    if _as_made(bersama.output, pekerjaan.lama, kunci):
        return Halamannya(Hasilnya(id, "tetap", _current(pekerjaan.lama)), entri)
    try:
        return Halamannya(_draw(bersama, service.layanan, konteks, offers, kunci), entri)
    except BaganError:
        return Halamannya(Hasilnya(id, "gagal", temuan=tuple(chart_faults(service, konteks))), None)
    except SopGenError as error:
        return Halamannya(Hasilnya(id, "gagal", galat=(str(error),)), entri)


def _key(bersama: Situsnya, service: Service, konteks: Konteks, offers: Mapping[str, Berkas]) -> str:
    """Hash of everything that the page of a service is made from."""
    trees = bersama.edition.trees
    laws = cited_trees(bersama.edition, [service]) if service.layanan.berjalan else trees.get(DASAR_HUKUM)
    parts = [public_tree(service), trees.get(INSTANSI), laws, konteks.judul_layanan, repr(bersama.situs)]
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
    return fingerprint(
        [(bersama.versi, text), *((f"{name} {entry.sha256} {entry.sidik}", b"") for name, entry in offers.items())]
    )


def _draw(bersama: Situsnya, layanan: Layanan, konteks: Konteks, offers: Mapping[str, Berkas], kunci: str) -> Hasilnya:
    """The files of one service. Raises BaganError, and SopGenError for a template or a disk that fails."""
    view = view_halaman(layanan, konteks, bersama.situs)
    printed = list(_documents(Bahan((layanan,), konteks))) if layanan.berjalan else []
    downloads = dict(_downloads(bersama, layanan.id, printed, offers))
    view = replace(
        view, unduhan=tuple(part for part, _ in downloads.values()), terbitan=tuple(sorted({part.sidik for _, part in printed}))
    )
    files = {} if bersama.dokumen == bersama.output else {name: data for name, (_, data) in downloads.items()}
    files[f"{layanan.id}/index.html"] = draw_page(view, bersama.templates)
    if layanan.berjalan:
        files[f"{layanan.id}/sippn.txt"] = draw_sippn(view_standar(layanan, konteks))
    return _write(bersama, view.dokumen, files, (layanan.id,), kunci)


def _office(bersama: Situsnya, entri: list[Entri | None], masukan: str, lama: Mapping[str, Berkas]) -> Hasilnya:
    """The pages that speak for all services, when all can be read and something of them is new."""
    entries = [part for part in entri if part]
    if len(entries) < len(entri):
        return Hasilnya(KANTOR, "gagal", ditunda=(DAFTAR,))
    kunci = fingerprint([(masukan, list_bytes(entries))])
    if _as_made(bersama.output, lama, kunci):
        return Hasilnya(KANTOR, "tetap", _current(lama))
    return write_office(bersama, entries, kunci)


def write_office(bersama: Situsnya, entri: list[Entri], kunci: str) -> Hasilnya:
    """The pages and files that speak for all services."""
    konteks, situs, templates = bersama.konteks, bersama.situs, bersama.templates
    index = view_indeks(entri, konteks, situs)
    pledge = view_halaman_maklumat(konteks, situs)
    pages: dict[str, Halaman] = {
        f"{situs.maklumat}/index.html": pledge,
        f"{situs.pengaduan}/index.html": view_pengaduan(index.entri, konteks, situs),
        **({"404.html": view_hilang(konteks, situs)} if situs.url else {}),
        "index.html": index,
    }
    day = "" if pledge.dokumen.draf else format_tanggal(pledge.dokumen.tanggal)
    try:
        files = {
            "katalog.css": draw_style(konteks.instansi.warna, templates),
            "katalog.js": draw_script(templates),
            "cari.js": draw_search(index.entri),
            "perubahan.xml": draw_feed(index.entri, situs),
            "daftar-informasi-publik.xlsx": draw_daftar_informasi(index.entri, situs, day),
            **({"logo.png": to_png(bersama.edition.logo)} if bersama.edition.logo else {}),
            **({"sitemap.xml": draw_sitemap(index.entri, situs)} if situs.url else {}),
            **{name: draw_page(page, templates) for name, page in pages.items()},
        }
        return _write(bersama, index.dokumen, files, bersama.edition.files.layanan, kunci)
    except SopGenError as error:
        return Hasilnya(KANTOR, "gagal", galat=(str(error),))


def claim(bersama: Situsnya, before: Manifest, terbangun: Manifest) -> Manifest:
    """``before`` with every file that is about to be written. Raises UsageError for one that is there and not ours."""
    output, situs, ids = bersama.output, bersama.situs, bersama.edition.files.layanan
    copied = [] if bersama.dokumen == output else [name for name in terbangun.berkas if name.endswith(".pdf")]
    names = [f"{id}/{name}" for id in ids for name in ("index.html", "sippn.txt")]
    names += [name for name in copied if name.split("/")[0] in ids]
    office = ("katalog.css", "katalog.js", "cari.js", "perubahan.xml", "daftar-informasi-publik.xlsx", "logo.png", "sitemap.xml",
              "404.html", "index.html", f"{situs.maklumat}/index.html", f"{situs.pengaduan}/index.html")  # fmt: skip
    new = [name for name in (*names, *office) if name not in before.berkas]
    if strange := [name for name in new if os.path.lexists(output / name)]:
        raise UsageError(
            f"'{(output / strange[0]).as_posix()}' sudah ada dan bukan buatan sop-gen site; "
            "pakai folder lain dengan -o, atau pindahkan berkas itu"
        )
    planned = {name: Berkas(BELUM_TERTULIS, JENIS, _owner(name, ids), 0, "", (), "") for name in new}
    return replace(before, berkas=before.berkas | planned)


def written(after: Manifest) -> Manifest:
    """``after`` without the files that were claimed and never written."""
    return replace(after, berkas={name: entry for name, entry in after.berkas.items() if entry.sha256 != BELUM_TERTULIS})


def _owner(name: str, ids: Iterable[str]) -> str:
    folder = name.split("/")[0]
    return folder if folder in ids else KANTOR


def with_successor(edition: Edition, konteks: Konteks, layanan: Layanan) -> Konteks:
    """The context that knows the name of the service that took this one's place."""
    successor = layanan.dicabut.pengganti if layanan.dicabut else None
    if successor not in edition.files.layanan:
        return konteks
    service, _ = read_service(edition, successor)
    return replace(konteks, judul_layanan={successor: service.layanan.nama}) if service else konteks


def _downloads(
    bersama: Situsnya, id: str, printed: list[tuple[str, Dokumen]], offers: Mapping[str, Berkas]
) -> Iterator[tuple[str, tuple[Unduhan, bytes]]]:
    """The documents that say what the page says: intact, and of the same sidik."""
    for nama, dokumen in printed:
        entry = offers.get(f"{id}/{nama}")
        if entry is None or entry.sidik != dokumen.sidik:
            continue
        data = read_file(bersama.dokumen / id / nama)
        if isinstance(data, bytes) and sha256(data) == entry.sha256:
            yield f"{id}/{nama}", (Unduhan(dokumen.judul, nama, _size(data)), data)


def _documents(bahan: Bahan) -> Iterator[tuple[str, Dokumen]]:
    """Every PDF that the service has, the standard first: its file beside the page, and what identifies it."""
    for kind in sorted(KINDS.load().values(), key=lambda kind: kind.jenis != "standar"):
        forms = [form for form in kind.formats if form.ekstensi == "pdf"]
        for stem, identity in kind.identities(bahan) if kind.lingkup == "layanan" else ():
            yield from ((form.name(stem), identity) for form in forms)


def _size(data: bytes) -> str:
    return f"PDF, {max(1, round(len(data) / 1000))} kB"


def _write(bersama: Situsnya, dokumen: Dokumen, files: Mapping[str, bytes], ids: Iterable[str], kunci: str) -> Hasilnya:
    """Write what is not there already. A file is whole or absent at any moment."""
    names = bersama.edition.files
    sources = (*(names.layanan[id] for id in ids), *names.shared)
    entries: dict[str, Berkas] = {}
    made: list[str] = []
    for name, data in files.items():
        mark = sha256(data)
        if digest(bersama.output / name) != mark:
            write(bersama.output, name, data)
            made.append(name)
        entries[name] = Berkas(mark, JENIS, dokumen.id, dokumen.revisi, dokumen.sidik, sources, kunci)
    return Hasilnya(dokumen.id, "dibuat" if made else "tetap", entries, tuple(made))
