"""From agreed draft to decree: everything that ``release`` does is worked out and proven before a byte is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from operator import attrgetter
from pathlib import Path

from sop_gen.arsip import edition_folder, frozen, held
from sop_gen.checking import Outcome, check_services
from sop_gen.diagnostics import Diagnostic, UsageError, WriteError, in_order
from sop_gen.edition import Edition, Service, read_edition, read_service
from sop_gen.engine.fonts import undrawable
from sop_gen.model.instansi import Instansi, Sk
from sop_gen.model.layanan import Layanan, Riwayat
from sop_gen.model.load import load_layanan
from sop_gen.model.sop import Penetapan, TanggalDokumen
from sop_gen.spec.folder import INSTANSI, Folder
from sop_gen.spec.reader import read
from sop_gen.spec.sunting import At, Change, EditError, Front, Nilai, Order, edit
from sop_gen.store import create_folder, overwrite, read_file, refuse_read_only
from sop_gen.teks.angka import NBSP, format_tanggal
from sop_gen.teks.inline import escaped
from sop_gen.view.sk import is_listed

ORDER: Order = {
    "": tuple(Layanan.model_fields),
    "tanggal": tuple(TanggalDokumen.model_fields),
    "penetapan": tuple(Penetapan.model_fields),
    "riwayat": tuple(Riwayat.model_fields),
}
ORDER_INSTANSI: Order = {"": tuple(Instansi.model_fields), "sk": tuple(Sk.model_fields)}
MAX_NOMOR = 200


@dataclass(frozen=True)
class Keputusan:
    """The decree that sets the standards."""

    nomor: str
    tanggal: date

    @property
    def isian(self) -> dict[str, Nilai]:
        """Its keys in a spec."""
        return {"nomor": self.nomor, "tanggal": self.tanggal}

    def is_in(self, place: Penetapan | Sk | None) -> bool:
        """Whether it is this one that stands there."""
        return place is not None and (place.nomor, place.tanggal) == (self.nomor, self.tanggal)


@dataclass(frozen=True)
class Suntingan:
    """One file before and after. ``revisi`` is the number under which a service is released, None for the office's file."""

    berkas: Path
    semula: bytes
    menjadi: bytes
    layanan: str | None = None
    revisi: int | None = None


@dataclass(frozen=True)
class Rilis:
    """All that a release does, or ``temuan``: why it does nothing."""

    keputusan: Keputusan
    temuan: list[Diagnostic] = field(default_factory=list)
    suntingan: list[Suntingan] = field(default_factory=list)
    sudah: list[str] = field(default_factory=list)
    """Services asked for that this decree has set already."""
    bukan: list[str] = field(default_factory=list)
    """Services that the office's decree lists and this one did not set: then its number stays as it is."""
    arsip: Path | None = None
    beku: dict[str, bytes] = field(default_factory=dict)
    """What is frozen; nothing when an interrupted release has left its archive."""


def decree(nomor: str, tanggal: date) -> Keputusan:
    """The decree by its number and day. Raises UsageError for a number that no page could print."""
    said = " ".join(nomor.split(" ")).strip()
    wrong = [character for character in said if not character.isprintable()] + undrawable(said)
    if not said or wrong or len(said) > MAX_NOMOR:
        why = "masih kosong" if not said else f"memuat karakter U+{ord(wrong[0]):04X}" if wrong else "terlalu panjang"
        raise UsageError(f"nomor keputusan {why}; salin dari keputusannya, misalnya --nomor 'W22-OT.02.02-101 Tahun 2026'")
    return Keputusan(said, tanggal)


def plan(
    folder: Path,
    files: Folder,
    ids: Sequence[str],
    keputusan: Keputusan,
    arsip: str | None,
    sebelum: Edition | None,
    ringkasan: Callable[[str], str],
) -> Rilis:
    """What the release of ``ids`` by ``keputusan`` does; writes nothing.

    ``sebelum`` is the newest earlier edition, and ``ringkasan`` says of a service what changed since. Raises UsageError for a
    service that no longer runs here and for an archive whose name is taken, WriteError for a file that can't be edited.
    """
    edition = read_edition(folder, files)
    services = {id: service for id in files.layanan if (service := read_service(edition, id)[0])}
    _refuse_ended([services[id].layanan for id in ids if id in services])
    done = [id for id, service in services.items() if _is_set_by(service.layanan, keputusan)]
    todo = [id for id in ids if id not in done]
    edits = {
        id: _edited(folder / files.layanan[id], services[id].layanan, keputusan, _earlier(sebelum, id), ringkasan)
        for id in todo
        if id in services
    }
    after = {id: _layanan(edit) for id, edit in edits.items()}
    found = check_services(edition, todo, keputusan.tanggal, attrgetter("temuan"), partial(_as_released, after))
    serious = [part for part in (*edition.temuan, *(part for parts in found for part in parts)) if _in_the_way(part)]
    if serious or edition.instansi is None:
        return Rilis(keputusan, in_order(serious))
    bukan = _not_set(files, {id: after.get(id, service.layanan) for id, service in services.items()}, keputusan)
    office = [] if bukan else _office(folder, edition.instansi, keputusan)
    suntingan = [*edits.values(), *office]
    finished = {*(files.layanan[id] for id in done), *([INSTANSI] if keputusan.is_in(edition.instansi.sk) else [])}
    target = edition_folder(folder, arsip) if arsip is not None and suntingan else None
    beku = _to_freeze(target, frozen(folder, files, edition.instansi.logo), finished) if target else {}
    return Rilis(keputusan, [], suntingan, [id for id in ids if id in done], bukan, target, beku)


def carry_out(rilis: Rilis) -> None:
    """Write the archive, then each file; one that was cut short is finished by asking for the same again.

    Raises WriteError before anything is written when a file is closed to writing or has changed since it was read.
    """
    for part in rilis.suntingan:
        refuse_read_only(part.berkas)
        if read_file(part.berkas) != part.semula:
            raise WriteError(f"{part.berkas} berubah selagi perintah ini berjalan; jalankan lagi")
    if rilis.arsip is not None and rilis.beku:
        create_folder(rilis.arsip, rilis.beku)
    for part in rilis.suntingan:
        overwrite(part.berkas, part.menjadi)


# ---- one service -------------------------------------------------------------------------------------------------


def _refuse_ended(services: Sequence[Layanan]) -> None:
    for layanan in services:
        if not layanan.berjalan:
            raise UsageError(f"layanan '{layanan.id}' berstatus {layanan.status}, sehingga tidak dapat ditetapkan")


def _is_set_by(layanan: Layanan, keputusan: Keputusan) -> bool:
    return layanan.status == "ditetapkan" and keputusan.is_in(layanan.penetapan)


def _earlier(sebelum: Edition | None, id: str) -> Layanan | None:
    service = read_service(sebelum, id)[0] if sebelum and id in sebelum.files.layanan else None
    return service.layanan if service else None


def _edited(
    berkas: Path, layanan: Layanan, keputusan: Keputusan, earlier: Layanan | None, ringkasan: Callable[[str], str]
) -> Suntingan:
    revisi = next_revisi(layanan, earlier)
    changes: dict[str, Change] = {
        "status": "ditetapkan",
        "tanggal": _dates(layanan, revisi, keputusan),
        "penetapan": keputusan.isian,
        "riwayat": _history(layanan, revisi, keputusan, ringkasan),
    }
    if revisi != layanan.revisi:
        changes["revisi"] = revisi
    return Suntingan(berkas, *_edit(berkas, changes, ORDER), layanan.id, revisi)


def next_revisi(layanan: Layanan, earlier: Layanan | None) -> int:
    """The number of the released revision: the draft's own, unless that one or a later one has been in force already."""
    in_force = [part.revisi for part in (layanan, earlier) if part and part.status == "ditetapkan"]
    return max(layanan.revisi, *(number + 1 for number in in_force)) if in_force else layanan.revisi


def _dates(layanan: Layanan, revisi: int, keputusan: Keputusan) -> dict[str, Nilai]:
    names = [] if layanan.tanggal.pembuatan else ["pembuatan"]
    names += ["revisi"] if revisi else []
    return dict.fromkeys([*names, "efektif"], keputusan.tanggal)


def _history(layanan: Layanan, revisi: int, keputusan: Keputusan, ringkasan: Callable[[str], str]) -> Change:
    """A new line, or what the draft's own line of this revision lacks: its day, and by which decree."""
    said = f"Keputusan Nomor {escaped(keputusan.nomor)} tanggal {format_tanggal(keputusan.tanggal).replace(NBSP, ' ')}"
    for index, line in enumerate(layanan.riwayat):
        if line.revisi == revisi:
            return At(index, {"tanggal": keputusan.tanggal, "alasan": f"{line.alasan}; {said}" if line.alasan else said})
    return Front({"revisi": revisi, "tanggal": keputusan.tanggal, "ringkasan": ringkasan(layanan.id), "alasan": said})


def _edit(berkas: Path, changes: Mapping[str, Change], order: Order) -> tuple[bytes, bytes]:
    data = read_file(berkas)
    if isinstance(data, str):
        raise WriteError(f"{berkas} tidak dapat disunting: {data}")
    try:
        return data, edit(data, changes, order)
    except EditError as error:
        raise WriteError(f"{berkas} tidak dapat disunting: {error}; tidak ada berkas yang diubah") from None


def _layanan(edited: Suntingan) -> Layanan:
    """The service as it will be. Its references are those of the service as it is."""
    document, _ = read(edited.menjadi, edited.berkas.as_posix(), undrawable)
    layanan = load_layanan(document, edited.layanan or "", None)[0] if document else None
    if layanan is None:
        raise WriteError(f"{edited.berkas} tidak dapat disunting: hasilnya tidak terbaca; tidak ada berkas yang diubah")
    return layanan


def _as_released(after: Mapping[str, Layanan], edition: Edition, id: str) -> Outcome:
    """A service as it will be, with the places where it now stands."""
    service, faults = read_service(edition, id)
    return (Service(after[id], service.document) if service and id in after else service), faults


def _in_the_way(finding: Diagnostic) -> bool:
    return finding.tingkat in ("tidak-sah", "error") and finding.abaikan is None


# ---- the office and the archive ----------------------------------------------------------------------------------


def _not_set(files: Folder, after: Mapping[str, Layanan], keputusan: Keputusan) -> list[str]:
    """Services that the office's decree lists, or may list, and ``keputusan`` does not set."""
    return [id for id in files.layanan if id not in after or (is_listed(after[id]) and not _is_set_by(after[id], keputusan))]


def _office(folder: Path, instansi: Instansi, keputusan: Keputusan) -> list[Suntingan]:
    """The number and day of the office's decree; nothing to do when they are there."""
    if keputusan.is_in(instansi.sk):
        return []
    berkas = folder / INSTANSI
    return [Suntingan(berkas, *_edit(berkas, {"sk": keputusan.isian}, ORDER_INSTANSI))]


def _to_freeze(target: Path, beku: dict[str, bytes], finished: set[str]) -> dict[str, bytes]:
    """``beku``, or nothing when ``target`` has it from a release by the same decree: only what that one set may differ by now."""
    if not target.exists():
        return beku
    there = held(target) if target.is_dir() else {}
    if there.keys() == beku.keys() and all(there[name] == data or name in finished for name, data in beku.items()):
        return {}
    raise UsageError(f"{target} sudah ada dan tidak ditimpa; pilih nama lain dengan --arsip")
