"""The jobs of a site: the page of each service, then the pages that speak for all of them, and writing those.

A page of a service is written before the list that names it, so that no link is dead at any moment.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sop_gen import workers
from sop_gen.build import chart_faults
from sop_gen.diagnostics import SopGenError, UsageError
from sop_gen.edition import Edition, read_service
from sop_gen.engine.raster import to_png
from sop_gen.flow.layout import BaganError
from sop_gen.model.layanan import Layanan
from sop_gen.render.katalog import Halaman, draw_page, draw_script, draw_search, draw_style
from sop_gen.render.katalog_lampiran import draw_daftar_informasi, draw_feed, draw_sippn, draw_sitemap
from sop_gen.render.kind import KINDS, Bahan
from sop_gen.store import KANTOR, Berkas, Hasilnya, Manifest, Output, digest, read_file, sha256, write
from sop_gen.teks.angka import format_tanggal
from sop_gen.view.dokumen import Dokumen, Konteks
from sop_gen.view.katalog import Situs, Unduhan, view_halaman, view_situs
from sop_gen.view.katalog_daftar import (
    Entri,
    view_entri,
    view_halaman_maklumat,
    view_hilang,
    view_indeks,
    view_pengaduan,
)
from sop_gen.view.standar import view_standar

MANIFEST_SITUS = ".katalog.json"
"""The site's manifest: a name of its own, so that a site may lie in the output folder of a build."""
JENIS, DAFTAR = "katalog", "daftar layanan"
POSTER, UNTUK_RUMAH = "poster", "poster-a4.pdf"
"""Of the posters a page offers the one that a printer at home can print."""
BELUM_TERTULIS = ""
"""Hash of a file that a site is about to write: a killed run leaves no file that the next takes for a stranger's."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Situsnya:
    """What every job needs; reaches a worker once."""

    edition: Edition
    konteks: Konteks
    situs: Situs
    templates: Path
    output: Path
    dokumen: Path
    """The output folder of a build, whose PDFs the pages offer."""
    terbangun: Manifest


@dataclass(frozen=True)
class Halamannya:
    """What became of the page of a service, and what the list says of it; None when the spec can't be understood."""

    hasil: Hasilnya
    entri: Entri | None


def publish(
    edition: Edition, templates: Path, folder: Path, dokumen: Path, on_wait: Callable[[], None], on_progress: Progress, jobs: int
) -> tuple[list[Hasilnya], list[str]]:
    """The site of ``edition`` in ``folder``: what became of every service, and the files removed.

    An invalid service keeps its earlier page; while there is one, the pages that name all services wait. Raises UsageError when
    the folder holds a stranger's files.
    """
    office, ids = edition.instansi, list(edition.files.layanan)
    if office is None:
        return [Hasilnya(KANTOR, "gagal")], []
    terbangun = Output(dokumen, on_wait).manifest()
    # Processes start before this one has a lock, which they would keep.
    with (
        workers.pool(min(jobs if jobs > 0 else workers.cores(), len(ids)), _ready) as run,
        Output(folder, on_wait, MANIFEST_SITUS) as output,
    ):
        situs = view_situs(office, logo=edition.logo is not None, ids=ids)
        bersama = Situsnya(edition, Konteks(office, edition.register), situs, templates, folder, dokumen, terbangun)
        before = claim(bersama, output.manifest())
        if before.instansi not in (None, office.nama):
            raise UsageError(f"folder '{folder}' berisi katalog {before.instansi}; pakai folder lain dengan -o")
        output.save(replace(before, instansi=office.nama))
        pages: list[Halamannya] = []
        for page in run(work, ids, bersama):
            pages.append(page)
            on_progress(len(pages), len(ids))
        entries = [page.entri for page in pages if page.entri]
        results = [page.hasil for page in pages]
        whole = len(entries) == len(ids)
        results.append(write_office(bersama, entries, edition.logo) if whole else Hasilnya(KANTOR, "gagal", ditunda=(DAFTAR,)))
        after, removed = output.settle(before, results, ids, lambda name, jenis: True)
        output.save(replace(written(after), instansi=office.nama))
    return results, removed


def _ready() -> None:
    """A worker has nothing to warm up: no compiler is needed."""


def work(bersama: Situsnya, id: str) -> Halamannya:
    """Read, view, draw and write the page of one service."""
    service, faults = read_service(bersama.edition, id)
    if service is None:
        return Halamannya(Hasilnya(id, "gagal", temuan=tuple(faults)), None)
    konteks = with_successor(bersama.edition, bersama.konteks, service.layanan)
    try:
        view = view_halaman(service.layanan, konteks, bersama.situs)
        printed = list(_documents(Bahan((service.layanan,), konteks))) if service.layanan.berjalan else []
    except BaganError:
        return Halamannya(Hasilnya(id, "gagal", temuan=tuple(chart_faults(service, konteks))), None)
    offered = dict(_downloads(bersama, id, printed))
    view = replace(
        view, unduhan=tuple(part for part, _ in offered.values()), terbitan=tuple(sorted({part.sidik for part in printed}))
    )
    try:
        files = {} if bersama.dokumen == bersama.output else {name: data for name, (_, data) in offered.items()}
        files[f"{id}/index.html"] = draw_page(view, bersama.templates)
        if service.layanan.berjalan:
            files[f"{id}/sippn.txt"] = draw_sippn(view_standar(service.layanan, konteks))
        hasil = _write(bersama, view.dokumen, files, (id,))
    except SopGenError as error:
        hasil = Hasilnya(id, "gagal", galat=(str(error),))
    return Halamannya(hasil, view_entri(service.layanan, konteks))


def write_office(bersama: Situsnya, entri: list[Entri], logo: bytes | None) -> Hasilnya:
    """The pages and files that speak for all services. ``logo`` is that of the office."""
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
            **({"logo.png": to_png(logo)} if logo else {}),
            **({"sitemap.xml": draw_sitemap(index.entri, situs)} if situs.url else {}),
            **{name: draw_page(page, templates) for name, page in pages.items()},
        }
        return _write(bersama, index.dokumen, files, bersama.edition.files.layanan)
    except SopGenError as error:
        return Hasilnya(KANTOR, "gagal", galat=(str(error),))


def claim(bersama: Situsnya, before: Manifest) -> Manifest:
    """``before`` with every file that is about to be written. Raises UsageError for one that is there and not ours."""
    output, situs, ids = bersama.output, bersama.situs, bersama.edition.files.layanan
    copied = [] if bersama.dokumen == output else [name for name in bersama.terbangun.berkas if name.endswith(".pdf")]
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


def _downloads(bersama: Situsnya, id: str, printed: list[_Pdf]) -> Iterator[tuple[str, tuple[Unduhan, bytes]]]:
    """The PDFs of the last build that say what the page says: intact, and of the same sidik."""
    built = bersama.terbangun.of(id)
    for pdf in printed:
        entry = built.get(f"{id}/{pdf.nama}")
        if entry is None or entry.usang or entry.sidik != pdf.sidik or not pdf.diunduh:
            continue
        data = read_file(bersama.dokumen / id / pdf.nama)
        if isinstance(data, bytes) and sha256(data) == entry.sha256:
            yield f"{id}/{pdf.nama}", (Unduhan(pdf.judul, pdf.nama, _size(data)), data)


@dataclass(frozen=True)
class _Pdf:
    """A PDF of a service: its name, its words, its sidik, and whether a page offers it."""

    nama: str
    judul: str
    sidik: str
    diunduh: bool


def _documents(bahan: Bahan) -> Iterator[_Pdf]:
    """Every PDF that the service has, the standard first."""
    for kind in sorted(KINDS.load().values(), key=lambda kind: kind.jenis != "standar"):
        suffixes = [form.akhiran for form in kind.formats if form.ekstensi == "pdf"]
        for stem, view in kind.views(bahan) if kind.lingkup == "layanan" else ():
            names = [f"{stem}{suffix}.pdf" for suffix in suffixes]
            identity = view.dokumen
            yield from (_Pdf(name, identity.judul, identity.sidik, kind.jenis != POSTER or name == UNTUK_RUMAH) for name in names)


def _size(data: bytes) -> str:
    return f"PDF, {max(1, round(len(data) / 1000))} kB"


def _write(bersama: Situsnya, dokumen: Dokumen, files: Mapping[str, bytes], ids: Iterable[str]) -> Hasilnya:
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
        entries[name] = Berkas(mark, JENIS, dokumen.id, dokumen.revisi, dokumen.sidik, sources, "")
    return Hasilnya(dokumen.id, "dibuat" if made else "tetap", entries, tuple(made))
