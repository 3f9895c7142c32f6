"""What comes back from a meeting: filled documents read into ``_tanggapan/<tanggal>.yaml``, which people then finish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sop_gen.diagnostics import Diagnostic, SpecError, UsageError, WriteError
from sop_gen.engine.terisi import Terisi
from sop_gen.engine.terisi_baca import read_filled
from sop_gen.model.load import load_model
from sop_gen.model.messages import finding
from sop_gen.rapat.gabung import Gabungan, begin, join
from sop_gen.rapat.paket import REKAMAN, Paket, read_paket, write_paket
from sop_gen.rapat.penempatan import place
from sop_gen.rapat.tanggapan import Tanggapan
from sop_gen.spec.reader import Batas, read
from sop_gen.spec.sunting import EditError
from sop_gen.spec.tree import Document, plain
from sop_gen.spec.tumbuh import first, grow
from sop_gen.store import read_file, save, sha256

if TYPE_CHECKING:
    from sop_gen.diff.perubahan import Perbandingan

FOLDER = "_tanggapan"
BATAS = Batas(bytes=64 * 1024 * 1024, nodes=2_000_000)
"""A meeting may say more than a service."""
KEPALA = """\
# yaml-language-server: $schema=../_skema/tanggapan.schema.json
# Tanggapan rapat, dibaca oleh sop-gen pack tanggapan dari berkas peserta. Lengkapi dengan tangan: tempat, peserta, dan pada
# setiap baris tindak_lanjut, status (terbuka, dibahas, diterima, diterima sebagian, ditolak), penanggung_jawab, target.
# Yang belum ditempatkan boleh dipindahkan ke barisnya. Yang sudah ditulis tidak diubah bila perintah itu diulangi.

"""


@dataclass(frozen=True)
class Permintaan:
    """What is to be read: the documents, and where what lay on the table is written down."""

    berkas: tuple[Path, ...]
    standards: Path
    hari_ini: date
    tanggal: date | None = None
    paket: Path | None = None
    dasar: str | None = None


@dataclass(frozen=True)
class Hasil:
    """The file of the meeting, what it says, and what was new. No ``tanggapan`` when it can't be understood."""

    berkas: Path
    paket: Paket
    tanggapan: Tanggapan | None = None
    document: Document | None = None
    baru: int = 0
    temuan: list[Diagnostic] = field(default_factory=list)
    catatan: tuple[str, ...] = ()
    """What people should know of how it was read."""


def read_back(permintaan: Permintaan, templates: Path) -> Hasil:
    """Read the documents into the file of the meeting; read twice they change nothing.

    Raises UsageError for what is not there, SpecError for a document or record that can't be read, WriteError for a file that
    can't be grown. A file of the meeting that is invalid is left as it is; its faults are in the result.
    """
    documents = dict(_documents(permintaan.berkas))
    filled = {name: read_filled(data, name) for name, data in documents.items()}
    paket, remarks = _paket(permintaan, filled, templates)
    tanggal = permintaan.tanggal or paket.tanggal or permintaan.hari_ini
    path = permintaan.standards / FOLDER / f"{tanggal}.yaml"
    _refuse_other(path.with_suffix(f".{REKAMAN}"), paket)
    before = _read(path, tanggal) if path.exists() else None
    if before is None and not documents:
        raise UsageError(f"{path} belum ada; sebutkan berkas tanggapan, misalnya: sop-gen pack tanggapan matriks.docx")
    if before is not None and (before[0] is None or before[1] is None):
        return Hasil(path, paket, temuan=before[2])
    old = before[1] if before else None
    result = _joined(old, paket, tanggal, documents, filled)
    _write(path, old, result, paket)
    tanggapan, document, faults = _read(path, tanggal)
    return Hasil(path, paket, tanggapan, document, result.baru, faults, remarks)


# ---- documents -----------------------------------------------------------------------------------------------------


def _documents(paths: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """The bytes of each document by the name that it has in the file of the meeting."""
    names = [_name(path) for path in paths]
    for path, name in zip(paths, names, strict=True):
        if not path.exists():
            raise UsageError(f"berkas '{path}' tidak ada")
        data = read_file(path)
        if isinstance(data, str):
            raise SpecError(f"'{path}': {data}")
        yield (name if names.count(name) == 1 else f"{path.resolve().parent.name}/{name}"), data


def _name(path: Path) -> str:
    """As the user named it, without the machine around it."""
    return path.name if path.is_absolute() or ".." in path.parts else path.as_posix()


def _joined(
    old: Document | None, paket: Paket, tanggal: date, documents: Mapping[str, bytes], filled: Mapping[str, Terisi]
) -> Gabungan:
    tree = plain(old.root) if old else begin(paket, tanggal.isoformat())
    assert isinstance(tree, dict)
    said = [part for name, terisi in filled.items() for part in place(paket, terisi, name)]
    return join(tree, said, {name: sha256(data) for name, data in documents.items()})


# ---- what lay on the table -----------------------------------------------------------------------------------------


def _paket(permintaan: Permintaan, filled: Mapping[str, Terisi], templates: Path) -> tuple[Paket, tuple[str, ...]]:
    """The record, from where it is surest, and what to tell of it."""
    beside = [found for path in permintaan.berkas if (found := path.parent / REKAMAN).is_file()]
    given = permintaan.paket / REKAMAN if permintaan.paket and permintaan.paket.is_dir() else permintaan.paket
    named = given or next(iter(beside), None)
    if named is not None:
        return _record(named), ()
    kept = permintaan.tanggal and permintaan.standards / FOLDER / f"{permintaan.tanggal}.{REKAMAN}"
    if kept and kept.is_file():
        return _record(kept), ()
    if permintaan.dasar is not None:
        return _compared(permintaan.dasar, permintaan.standards, templates), ()
    from sop_gen.rapat.dari_berkas import paket_of

    said = (
        f"tanpa {REKAMAN}: baris dikenali dari berkas itu sendiri, dan setiap teks di luar tabel ikut didaftar; "
        "sebutkan paketnya dengan --paket, atau edisi pembandingnya dengan --dasar"
    )
    return paket_of(filled.values()), (said,) if filled else ()


def _record(path: Path) -> Paket:
    data = read_file(path)
    if isinstance(data, str):
        raise UsageError(f"rekaman paket '{path}': {data}")
    return read_paket(data, path.as_posix())


def _refuse_other(kept: Path, paket: Paket) -> None:
    """Raises UsageError when documents of another pack were read for that day: their rows would mix."""
    if kept.is_file() and paket.edisi.nama and (known := _record(kept)).edisi != paket.edisi:
        raise UsageError(
            f"untuk tanggal itu sudah dibaca paket lain ({known.edisi.nama}, sidik {known.edisi.sidik}); paket ini "
            f"{paket.edisi.nama}, sidik {paket.edisi.sidik}; sebutkan tanggal lain dengan --tanggal, atau paketnya dengan --paket"
        )


def _compared(dasar: str, standards: Path, templates: Path) -> Paket:
    """What the matrix of these editions puts on the table today."""
    from sop_gen.comparing import compare_sides
    from sop_gen.sisi import open_side

    perbandingan, _ = compare_sides(open_side(dasar, standards), open_side(str(standards), standards), ())
    return record(perbandingan, None, templates)


def record(perbandingan: Perbandingan, tanggal: date | None, templates: Path) -> Paket:
    """The record of the matrix of ``perbandingan``: its rows, and every other text that its Word and Excel files print."""
    from sop_gen.render.matriks import draw_matriks
    from sop_gen.view.matriks import view_matriks
    from sop_gen.view.paket import view_paket

    drawn = (draw_matriks(perbandingan, form, templates, logo=perbandingan.baru.logo) for form in ("docx", "xlsx"))
    printed = set[str]().union(*(read_filled(data, "matriks").tercetak for data in drawn))
    return view_paket(view_matriks(perbandingan), perbandingan, tanggal, printed)


# ---- the file of the meeting ---------------------------------------------------------------------------------------


def _read(path: Path, tanggal: date) -> tuple[Tanggapan | None, Document | None, list[Diagnostic]]:
    data = read_file(path)
    if isinstance(data, str):
        raise WriteError(f"{path}: {data}")
    document, faults = read(data, path.as_posix(), lambda _: [], BATAS)
    if document is None or faults:
        return None, None, faults
    tanggapan, faults = load_model(document, Tanggapan, None)
    if tanggapan is not None and tanggapan.tanggal != tanggal:
        pesan = f"tanggal di dalam berkas ini {tanggapan.tanggal}, bukan {tanggal} seperti namanya"
        saran = "samakan tanggal di dalamnya dengan nama berkas"
        return None, document, [finding(document, ("tanggal",), "tanggal-berbeda", pesan, saran, f"tanggal: {tanggal}", None)]
    return tanggapan, document, faults


def _write(path: Path, old: Document | None, result: Gabungan, paket: Paket) -> None:
    """Write what changed, the record beside it when there is none yet."""
    if old is None:
        save(path, first(result.isi, KEPALA))
    elif plain(old.root) != result.isi:
        try:
            save(path, grow("\n".join(old.lines).encode(), result.isi, BATAS))
        except EditError as error:
            raise WriteError(f"{path} tidak dapat ditambah: {error}; berkas itu tidak diubah") from None
    kept = path.with_suffix(f".{REKAMAN}")
    if paket.edisi.nama and not kept.exists():
        save(kept, write_paket(paket))
