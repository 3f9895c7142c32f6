"""What comes back from SOP monitoring: filled forms read into ``_monev/<id>.yaml``, one file per service."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sop_gen.diagnostics import Diagnostic, SpecError, UsageError, WriteError
from sop_gen.edition import Edition, read_document, read_edition, read_monev, read_service
from sop_gen.engine.fonts import undrawable
from sop_gen.engine.terisi import Terisi
from sop_gen.engine.terisi_baca import read_filled
from sop_gen.model.layanan import Layanan
from sop_gen.rapat.isian_monev import Isian, Tertinggal, is_form, read_rows
from sop_gen.rapat.monev import Monev, load_monev
from sop_gen.rapat.pencatatan import Entri, Pencatatan, Tercatat
from sop_gen.rapat.sop_dikenal import Dikenal
from sop_gen.spec.folder import MONEV, sort_out
from sop_gen.spec.reader import BIASA, read
from sop_gen.spec.sunting import EditError
from sop_gen.spec.tree import Document, plain
from sop_gen.spec.tumbuh import first, grow
from sop_gen.store import list_standards, read_file, save

KEPALA = """\
# yaml-language-server: $schema=../_skema/monev.schema.json
# Pemantauan dan evaluasi SOP layanan ini. Yang dibaca dari formulir oleh sop-gen pack catat bertanda sidik; entri boleh
# ditambah dan disunting dengan tangan: yang sudah disunting tidak diubah bila perintah itu diulangi.

"""


@dataclass
class Hasil:
    """What was recorded, by file; what was not; and why records or specs can't be understood."""

    tercatat: dict[Path, list[Tercatat]] = field(default_factory=dict)
    tertinggal: list[Tertinggal] = field(default_factory=list)
    temuan: list[Diagnostic] = field(default_factory=list)


def record_forms(berkas: Sequence[Path], standards: Path, tanggal: date | None, hari_ini: date) -> Hasil:
    """Read filled forms into the records of their services; read twice they change nothing.

    ``tanggal`` is that of rows without one. Raises UsageError for what is no form or can't be read, WriteError for a record that
    can't be grown; then nothing is written.
    """
    forms = [(path.as_posix(), _form(path)) for path in berkas]
    edition = read_edition(standards, sort_out(list_standards(standards), standards.as_posix()))
    hasil = Hasil()
    layanan = dict(_services(edition, hasil.temuan))
    known = Dikenal(layanan.values(), edition.files.layanan.keys() - layanan.keys())
    by_service: dict[str, list[Isian]] = {}
    for name, terisi in forms:
        for row in read_rows(terisi, name, known, tanggal, hari_ini):
            if isinstance(row, Tertinggal):
                hasil.tertinggal.append(row)
            else:
                by_service.setdefault(row.sop.layanan.id, []).append(row)
    grown = [_recorded(edition, standards, layanan[id], rows, hasil) for id, rows in by_service.items()]
    for path, data in (part for part in grown if part):
        save(path, data)
    order = {name: number for number, (name, _) in enumerate(forms)}
    hasil.tertinggal.sort(key=lambda part: order[part.letak.berkas])
    return hasil


def _form(path: Path) -> Terisi:
    if not path.exists():
        raise UsageError(f"berkas '{path}' tidak ada")
    data = read_file(path)
    if isinstance(data, str):
        raise UsageError(f"'{path}': {data}")
    try:
        terisi = read_filled(data, path.name)
    except SpecError as error:
        raise UsageError(str(error)) from error
    if not is_form(terisi):
        raise UsageError(
            f"'{path}' bukan monev.xlsx yang diisi (judul kolomnya tidak ditemukan); formulir Word untuk diisi di kertas: salin "
            "isinya ke monev.xlsx"
        )
    return terisi


def _services(edition: Edition, faults: list[Diagnostic]) -> Iterator[tuple[str, Layanan]]:
    for id in edition.files.layanan:
        service, found = read_service(edition, id)
        faults += found
        if service:
            yield id, service.layanan


def _recorded(
    edition: Edition, standards: Path, layanan: Layanan, rows: Sequence[Isian], hasil: Hasil
) -> tuple[Path, bytes] | None:
    """The file of one service as it is to be written; None when it stays as it is."""
    name = edition.files.monev.get(layanan.id)
    path = standards / (name or f"{MONEV}/{layanan.id}.yaml")
    document = read_document(edition.source, name)[0] if name else None
    monev, faults = read_monev(edition, layanan)
    if name and (monev is None or document is None):
        hasil.temuan += faults
        hasil.tertinggal += [Tertinggal(row.letak, row.teks, (f"{path.as_posix()} tidak sah; perbaiki dahulu",)) for row in rows]
        return None
    before = plain(document.root) if document else None
    pencatatan = Pencatatan(layanan, monev or Monev(), before if isinstance(before, dict) else {})
    for row in rows:
        entri, reasons = _entry(row, layanan)
        if entri is None:
            hasil.tertinggal.append(Tertinggal(row.letak, row.teks, reasons))
        else:
            pencatatan.add(row, entri)
    hasil.tertinggal += pencatatan.tertinggal
    if pencatatan.tercatat:
        hasil.tercatat[path] = pencatatan.tercatat
    return None if pencatatan.isi == (before or {}) else (path, _grown(path, document, pencatatan))


def _entry(row: Isian, layanan: Layanan) -> tuple[Entri | None, tuple[str, ...]]:
    """The entry of a row as the file will be read, or why it can't be in one."""
    document, faults = read(first({row.kegiatan: [dict(row.isi)]}, ""), "", undrawable)
    monev, found = load_monev(document, layanan) if document and not faults else (None, faults)
    if monev is None:
        return None, tuple(dict.fromkeys(f"{fault.pesan}; {fault.saran}" for fault in found))
    return getattr(monev, row.kegiatan)[0], ()


def _grown(path: Path, document: Document | None, pencatatan: Pencatatan) -> bytes:
    if document is None:
        return first(pencatatan.isi, KEPALA)
    try:
        return grow("\n".join(document.lines).encode(), pencatatan.isi, BIASA, ganti=True)
    except EditError as error:
        raise WriteError(f"{path} tidak dapat ditambah: {error}; tidak ada berkas yang diubah") from None
