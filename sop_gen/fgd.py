"""The pack of a meeting on drafts: what must lie on the table, as it stands today, in one folder and in one book."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from sop_gen.arsip import archived
from sop_gen.build import bahan_of, chart_faults
from sop_gen.checking import Checked, check_services
from sop_gen.comparing import compare_sides
from sop_gen.diagnostics import Diagnostic
from sop_gen.diff.perubahan import DASAR_HUKUM, INSTANSI, Pasangan, Perbandingan
from sop_gen.diff.wujud import plain
from sop_gen.edition import Edition, Service, read_service
from sop_gen.engine.terisi_baca import read_filled
from sop_gen.flow.layout import BaganError
from sop_gen.model.instansi import Instansi
from sop_gen.rapat.paket import REKAMAN, LayananPaket, Paket, PertanyaanPaket, mark, write_paket
from sop_gen.render.kind import KINDS, Bahan, Format, Kind, draw, draw_form
from sop_gen.render.matriks import DATA, Ekstensi, breakable, comparison_data, draw_view
from sop_gen.render.rapat import draw_berita_acara
from sop_gen.sisi import open_side
from sop_gen.spec.folder import ARSIP
from sop_gen.teks.keterkaitan import titles_of
from sop_gen.view.berita_acara import view_berita_acara
from sop_gen.view.buku_rapat import JUDUL_LEMBAR, view_buku_rapat
from sop_gen.view.dokumen import Konteks
from sop_gen.view.kesiapan import Baris, view_baris
from sop_gen.view.matriks import LayananMatriks, Matriks, view_matriks
from sop_gen.view.paket import view_paket
from sop_gen.view.rapat import TAK_TERBACA, Draf, Meja, Rapatnya, format_hari, name_edition, questions, view_lembar
from sop_gen.view.tenggat import view_tenggat

DIBAHAS = ("draf", "pembahasan")
"""The states in which a forum still discusses a service."""
JENIS = ("standar", "sop")
"""The documents of a draft."""
AWAL = {"1-undangan.docx": "undangan", "2-susunan-acara.docx": "agenda", "3-daftar-rancangan.docx": "daftar-draf"}
FOLDER = "4-rancangan"
AKHIR = {"6-lembar-pertanyaan.docx": "lembar-pertanyaan", "7-daftar-hadir.docx": "daftar-hadir", "8-notulen.docx": "notulen"}
"""Files before and after the drafts and the matrix, and the papers that they are."""
MATRIKS: tuple[Ekstensi, ...] = ("docx", "xlsx", "pdf")
TULIS = (".docx", ".xlsx")
"""What people write in; what it says unfilled is no input of theirs."""


@dataclass(frozen=True)
class Rancangan:
    """One draft on the table: its documents (name without ending, kind, view), and what they are drawn from."""

    service: Service
    baris: Baris
    bahan: Bahan
    dokumen: tuple[tuple[str, Kind, Any], ...]

    @property
    def id(self) -> str:
        """That of its service."""
        return self.service.layanan.id


@dataclass(frozen=True)
class Terpilih:
    """The drafts that lie on the table, those that should but can't be read, and what is wrong with these."""

    rancangan: tuple[Rancangan, ...]
    tertinggal: tuple[Baris, ...]
    berhenti: tuple[Baris, ...]
    """Services that no longer run here."""
    konteks: Konteks
    temuan: list[Diagnostic]

    @property
    def ids(self) -> list[str]:
        """Those of the drafts."""
        return [draft.id for draft in self.rancangan]


# ---- which drafts --------------------------------------------------------------------------------------------------


def choose_drafts(edition: Edition, instansi: Instansi, chosen: Sequence[str], hari_ini: date, *, named: bool) -> Terpilih:
    """The drafts among ``chosen``: all that run when they were ``named``, or when none is discussed any more."""
    rows = check_services(edition, chosen, hari_ini, partial(_row, instansi))
    running = [row for row in rows if row.berjalan]
    discussed = any(row.status in DIBAHAS for row in running)
    wanted = [row for row in running if named or not discussed or row.status in DIBAHAS or not row.terbaca]
    read = {id: read_service(edition, id) for id in edition.files.layanan}
    titles = {key: title for service, _ in read.values() if service for key, title in titles_of(service.layanan).items()}
    konteks = Konteks(instansi, edition.register, titles)
    drafts, left, found = [], [], []
    for row in wanted:
        service, faults = read[row.id]
        try:
            drafts += [_draft(edition, service, row, konteks)] if service else []
        except BaganError:
            faults = chart_faults(service, konteks) if service else []
        left += [row] if faults else []
        found += faults
    gone = tuple(row for row in rows if not row.berjalan)
    return Terpilih(tuple(drafts), tuple(left), gone, konteks, found)


def remarks(terpilih: Terpilih, rapat: Rapatnya, hari_ini: date, *, named: bool) -> tuple[str, ...]:
    """How far the meeting is, and which services are not discussed, and why."""
    due = view_tenggat(rapat.tanggal, hari_ini, terpilih.konteks.instansi)
    past = "peringatan: " if due.sisa < 0 else ""
    return (
        plain(f"{past}rapat {format_hari(rapat.tanggal)}: {due.kalimat}"),
        *(f"layanan '{row.id}' tidak ikut: {row.alasan[0]}" for row in terpilih.berhenti if named),
        *(f"layanan '{row.id}' {TAK_TERBACA}; hanya disebut di daftar rancangan" for row in terpilih.tertinggal),
        *(() if terpilih.rancangan else ("tidak ada rancangan yang dapat dibahas; tidak ada berkas yang ditulis",)),
    )


def _row(instansi: Instansi, checked: Checked) -> Baris:
    return view_baris(checked.id, checked.layanan, instansi, checked.temuan)


def _draft(edition: Edition, service: Service, row: Baris, konteks: Konteks) -> Rancangan:
    """Raises BaganError for a chart that fits no paper."""
    bahan = bahan_of(edition, konteks, [service], "layanan", catatan=True)
    kinds = KINDS.load()
    documents = tuple((stem, kinds[jenis], view) for jenis in JENIS for stem, view in kinds[jenis].views(bahan))
    return Rancangan(service, row, bahan, documents)


# ---- compared with what --------------------------------------------------------------------------------------------


def base_of(dasar: str | None, standards: Path) -> str | None:
    """``dasar``, else the newest edition in the archive of the standards folder, else None."""
    names = [] if dasar else list(archived(standards))
    return (standards / ARSIP / names[-1]).as_posix() if names else dasar


def told_base(base: str | None, dasar: str | None) -> str:
    """Which edition the drafts are compared with, and how it could be another."""
    if base is None:
        return "tanpa matriks perubahan: arsip/ belum berisi edisi; sebutkan edisi pembandingnya dengan --dasar"
    return f"pembanding: {base}" + ("" if dasar else " (edisi terbaru di arsip; yang lain dengan --dasar)")


def compare_drafts(
    dasar: str | None, standards: Path, ids: Sequence[str], *, named: bool
) -> tuple[Perbandingan, list[Diagnostic]]:
    """The drafts ``ids`` against the edition ``dasar``, against nothing without one; and what can't be understood.

    Unless they were ``named``, what the office shares and what no longer runs is discussed, too. Raises UsageError.
    """
    lama = open_side(os.devnull if dasar is None else dasar, standards)
    baru = replace(open_side(standards.as_posix(), standards), sumber="Rancangan")
    if dasar is not None and os.path.lexists(dasar):
        # A path says nothing to a forum.
        lama = replace(lama, sumber=f"Edisi {Path(dasar).resolve().stem}")
    compared, found = compare_sides(lama, baru, ids if named else ())
    kept = tuple(entry for entry in compared.layanan if entry.id in ids or (not named and _goes_along(entry)))
    return replace(compared, layanan=kept), found


def _goes_along(entry: Pasangan) -> bool:
    shared = entry.id in (INSTANSI, DASAR_HUKUM)
    return bool(entry.perubahan) and (shared or entry.baru is None or not entry.baru.berjalan)


# ---- the table -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Bahasan:
    """All that the pack says. ``paket`` is its record, ``matriks`` None when there is nothing to compare with."""

    meja: Meja
    rancangan: tuple[Rancangan, ...]
    paket: Paket
    matriks: Matriks | None
    perbandingan: Perbandingan


def lay_table(terpilih: Terpilih, perbandingan: Perbandingan, rapat: Rapatnya, *, dibandingkan: bool) -> Bahasan:
    """The drafts with their readiness, changes and questions; the record knows all of them, changed or not."""
    matriks = view_matriks(perbandingan)
    paket = view_paket(matriks, perbandingan, rapat.tanggal)
    compared = {entry.id: entry for entry in matriks.layanan}
    meja = Meja(
        rapat=rapat,
        instansi=terpilih.konteks.instansi,
        draf=tuple(_on_table(draft, compared.get(draft.id), dibandingkan=dibandingkan) for draft in terpilih.rancangan),
        tertinggal=terpilih.tertinggal,
        edisi=name_edition(paket.edisi),
        sidik_edisi=paket.edisi.sidik,
        dasar=name_edition(paket.dasar) if dibandingkan else "",
        lepas=tuple(_gone(terpilih, perbandingan)) if dibandingkan else (),
    )
    named = replace(matriks, semula=meja.dasar, menjadi=meja.edisi) if dibandingkan else None
    record = _record(paket, meja, dibandingkan=dibandingkan)
    return Bahasan(meja, terpilih.rancangan, record, named, perbandingan)


def _gone(terpilih: Terpilih, perbandingan: Perbandingan) -> Iterator[str]:
    """Services of the older edition that are not on the table, with where they went."""
    reasons = {row.id: row.alasan[0] for row in terpilih.berhenti}
    for entry in perbandingan.layanan:
        if entry.id not in (INSTANSI, DASAR_HUKUM, *terpilih.ids):
            yield f"{entry.nama} ({reasons.get(entry.id, 'tidak ada lagi')})"


def _on_table(draft: Rancangan, entry: LayananMatriks | None, *, dibandingkan: bool) -> Draf:
    changes = len(entry.baris) + entry.tata_usaha if entry else 0
    return Draf(
        layanan=draft.service.layanan,
        baris=draft.baris,
        perubahan=changes if dibandingkan else None,
        sidik=draft.dokumen[0][2].dokumen.sidik,
        nomor=tuple(question.nomor for question in entry.pertanyaan) if entry else (),
    )


def _record(paket: Paket, meja: Meja, *, dibandingkan: bool) -> Paket:
    """``paket`` with every draft in its order, and every question."""
    drafts = {draft.layanan.id: LayananPaket(draft.layanan.id, draft.layanan.nama) for draft in meja.draf}
    others = [entry for entry in paket.layanan if entry.id not in drafts] if dibandingkan else []
    asked = tuple(
        PertanyaanPaket(question.nomor, part.id, question.bagian, question.isi)
        for part in questions(meja.draf)
        for question in part.pertanyaan
    )
    rows = paket.baris if dibandingkan else ()
    return replace(paket, layanan=(*drafts.values(), *others), baris=rows, pertanyaan=asked)


# ---- the files -----------------------------------------------------------------------------------------------------


def draw_pack(bahasan: Bahasan, edition: Edition, templates: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every file, in the order of their use; the record last: it knows what the forms say unfilled."""
    written: list[bytes] = []
    for name, data in _files(bahasan, edition, templates):
        written += [data] if name.endswith(TULIS) and "/" not in name else []
        yield name, data
    said = (mark(text) for data in written for text in read_filled(data, REKAMAN).tercetak)
    yield REKAMAN, write_paket(replace(bahasan.paket, tercetak=tuple(sorted(set(said)))))


def _files(bahasan: Bahasan, edition: Edition, templates: Path) -> Iterator[tuple[str, bytes]]:
    yield from _papers(bahasan, AWAL, edition, templates)
    for draft in bahasan.rancangan:
        for stem, kind, view in draft.dokumen:
            for form in kind.formats:
                yield f"{FOLDER}/{draft.id}/{form.name(stem)}", draw(view, form, draft.bahan, templates)
    compared = {DATA: comparison_data(bahasan.perbandingan)} if bahasan.matriks else {}
    if bahasan.matriks is not None:
        for ending in MATRIKS:
            yield f"5-matriks.{ending}", draw_view(bahasan.matriks, ending, templates, compared, edition.logo)
    yield from _papers(bahasan, AKHIR, edition, templates)
    yield "9-berita-acara.docx", _minutes(bahasan, edition, templates)
    yield "buku-rapat.pdf", _book(bahasan, edition, templates, compared)


def _papers(bahasan: Bahasan, names: Mapping[str, str], edition: Edition, templates: Path) -> Iterator[tuple[str, bytes]]:
    for name, jenis in names.items():
        view = view_lembar(jenis, JUDUL_LEMBAR[jenis], bahasan.meja)
        yield name, draw_form(view, Format("docx", f"rapat/{jenis}.docx"), templates, {}, edition.logo)


def _minutes(bahasan: Bahasan, edition: Edition, templates: Path) -> bytes:
    """The Berita Acara, to be filled and signed."""
    view = view_berita_acara(bahasan.paket, bahasan.meja.instansi, rapat=bahasan.meja.rapat)
    return draw_berita_acara(view, "docx", templates, {}, edition.logo)


def _book(bahasan: Bahasan, edition: Edition, templates: Path, compared: Mapping[str, bytes]) -> bytes:
    """Everything that is read, in one PDF that carries the sources of all drafts."""
    services = [draft.service for draft in bahasan.rancangan]
    sources = bahan_of(edition, bahasan.rancangan[0].bahan.konteks, services, "layanan", catatan=True).lampiran
    documents = [[(kind.jenis, view) for _, kind, view in draft.dokumen] for draft in bahasan.rancangan]
    matrix = breakable(bahasan.matriks) if bahasan.matriks else None
    view = view_buku_rapat(bahasan.meja, documents, matrix)
    return draw_form(view, Format("pdf", "buku-rapat.typ"), templates, {**sources, **compared}, edition.logo)
