"""From agreed draft to decree: everything that ``release`` does is worked out and proven before a byte is written."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import chain
from operator import attrgetter
from pathlib import Path

from sop_gen.arsip import archived, edition_folder, frozen, held, of_latest_year, refuse_blocked
from sop_gen.checking import Outcome, check_services
from sop_gen.comparing import compare_sides
from sop_gen.diagnostics import Diagnostic, Position, SpecError, UsageError, WriteError, in_order
from sop_gen.edition import Edition, Service, read_edition, read_service
from sop_gen.engine.fonts import undrawable
from sop_gen.model.instansi import Instansi, Sk
from sop_gen.model.layanan import Layanan, Riwayat
from sop_gen.model.load import load_layanan
from sop_gen.model.sop import Penetapan, TanggalDokumen
from sop_gen.sisi import Sisi
from sop_gen.spec import messages
from sop_gen.spec.folder import ARSIP, INSTANSI, Folder
from sop_gen.spec.reader import read
from sop_gen.spec.sunting import At, Change, EditError, Front, Nilai, Order, edit
from sop_gen.store import create_folder, overwrite, read_file, refuse_read_only
from sop_gen.teks.angka import NBSP, format_tanggal
from sop_gen.teks.inline import escaped
from sop_gen.view.banding import ringkas
from sop_gen.view.sk import is_listed

Ringkasan = Callable[[Edition | None, Edition, str], str]
"""What changed in a service (its id) from an earlier edition to this one, in one line; without an earlier one, that it is new."""
ORDER: Order = {
    "": tuple(Layanan.model_fields),
    "tanggal": tuple(TanggalDokumen.model_fields),
    "penetapan": tuple(Penetapan.model_fields),
    "riwayat": tuple(Riwayat.model_fields),
}
ORDER_INSTANSI: Order = {"": tuple(Instansi.model_fields), "sk": tuple(Sk.model_fields)}
DIAM = frozenset({"status", "revisi", "tanggal", "penetapan", "catatan", "sumber", "riwayat", "abaikan", "reviu"})
"""Keys of which the history says nothing: they tell of the document, not of the service."""
MAX_NOMOR = 200
PERTAMA = "Standar pertama"
ULANGI = "untuk menyelesaikannya, ulangi perintah yang sama"
"""What to do about a release that was cut short."""
_SPACES = re.compile("[ \u00a0\u2007\u202f]+")
"""A space, and those that pages have in its place."""
_CONFLICT = re.compile(rb"^(?:<{7}|>{7})(?= |\r?$).*", re.MULTILINE)


@dataclass(frozen=True)
class Keputusan:
    """The decree that sets the standards."""

    nomor: str
    tanggal: date

    @property
    def isian(self) -> dict[str, Nilai]:
        """Its keys in a spec."""
        return {"nomor": self.nomor, "tanggal": self.tanggal}

    @property
    def sentence(self) -> str:
        """How the history of a service names it."""
        return f"Keputusan Nomor {escaped(self.nomor)} tanggal {format_tanggal(self.tanggal).replace(NBSP, ' ')}"

    def __str__(self) -> str:
        """How a message names it."""
        return f"Nomor {self.nomor} tanggal {self.tanggal}"

    def is_told_by(self, line: Riwayat) -> bool:
        """Whether a line of the history names it."""
        return self.sentence.casefold() in " ".join((line.alasan or "").split()).casefold()

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
    """What is frozen; nothing when an interrupted release has left its archive, or nothing is left to do."""


def decree(nomor: str, tanggal: date) -> Keputusan:
    """The decree by its number and day. Raises UsageError for a number that no page could print."""
    said = _SPACES.sub(" ", nomor).strip()
    wrong = [character for character in said if not character.isprintable()] + undrawable(said)
    if not said or wrong or len(said) > MAX_NOMOR:
        why = "masih kosong" if not said else f"memuat karakter U+{ord(wrong[0]):04X}" if wrong else "terlalu panjang"
        raise UsageError(f"nomor keputusan {why}; salin dari keputusannya, misalnya --nomor 'W22-OT.02.02-101 Tahun 2026'")
    return Keputusan(said, tanggal)


def plan(folder: Path, files: Folder, ids: Sequence[str], keputusan: Keputusan, arsip: str | None, ringkasan: Ringkasan) -> Rilis:
    """What the release of ``ids`` by ``keputusan`` does; writes nothing.

    Raises UsageError for a service that no longer runs here or that a later decree has set, and for an archive whose name is no
    name or taken; SpecError for an archive that can't be understood, WriteError for a file that can't be edited or written.
    """
    target = edition_folder(folder, arsip) if arsip is not None else None
    edition = read_edition(folder, files)
    now = {id: service.layanan for id in files.layanan if (service := read_service(edition, id)[0])}
    _refuse_ended(now[id] for id in ids if id in now)
    done = [id for id, layanan in now.items() if _is_set_by(layanan, keputusan)]
    todo = [id for id in ids if id not in done]
    sebelum = _newest_but(folder, arsip, todo)
    say = partial(ringkasan, sebelum, edition)
    edits = {id: _edited(folder / files.layanan[id], now[id], keputusan, _earlier(sebelum, id), say) for id in todo if id in now}
    after = {id: _layanan(edit) for id, edit in edits.items()}
    serious = _in_the_way(edition, todo, after, keputusan)
    if serious or edition.instansi is None:
        return Rilis(keputusan, [_as_conflict(fault) for fault in serious])
    bukan = [id for id in files.layanan if not _is_ours({**now, **after}.get(id), keputusan)]
    suntingan = [*edits.values(), *([] if bukan else _office(folder, edition.instansi, keputusan))]
    finished = {*(files.layanan[id] for id in done), *([INSTANSI] if keputusan.is_in(edition.instansi.sk) else [])}
    beku = _to_freeze(target, frozen(folder, files, edition.instansi.logo), finished) if target and suntingan else {}
    kept = target if beku or (target and target.is_dir()) else None
    rilis = Rilis(keputusan, [], suntingan, [id for id in ids if id in done], bukan, kept, beku)
    _refuse_unwritable(rilis)
    return rilis


def carry_out(rilis: Rilis) -> None:
    """Write the archive, then each file; one that was cut short is finished by asking for the same again.

    Raises WriteError, before anything is written when a file is closed to writing or has changed since it was read.
    """
    _refuse_unwritable(rilis)
    for part in rilis.suntingan:
        if read_file(part.berkas) != part.semula:
            raise WriteError(f"{part.berkas} berubah selagi perintah ini berjalan; jalankan lagi")
    try:
        if rilis.arsip is not None and rilis.beku:
            create_folder(rilis.arsip, rilis.beku)
        for part in rilis.suntingan:
            overwrite(part.berkas, part.menjadi)
    except WriteError as error:
        raise WriteError(f"{error}; {ULANGI}") from None


def _refuse_unwritable(rilis: Rilis) -> None:
    """Raises WriteError for what can be known to fail before it is tried."""
    for part in rilis.suntingan:
        refuse_read_only(part.berkas)
        if not os.access(part.berkas.resolve().parent, os.W_OK):
            raise WriteError(f"tidak dapat menulis {part.berkas}: foldernya hanya dapat dibaca")
    if rilis.arsip is not None and rilis.beku:
        refuse_blocked(rilis.arsip)


def changes_told(sebelum: Edition | None, sekarang: Edition, id: str) -> str:
    """What changed in a service since the earlier edition, as its history tells it."""
    if sebelum is None:
        return PERTAMA
    banding, _ = compare_sides(Sisi("", sebelum), Sisi("", sekarang), [id])
    entry = next((entry for entry in banding.layanan if entry.id == id and entry.lama), None)
    if entry is None:
        return PERTAMA
    told = tuple(change for change in entry.perubahan if change.beda.bagian not in DIAM)
    return ringkas(replace(entry, perubahan=told)) or "Ditetapkan tanpa perubahan isi"


def _newest_but(folder: Path, name: str | None, ids: Sequence[str]) -> Edition | None:
    """The newest earlier edition; the one that this release makes is none.

    Raises SpecError when one that may be it has a service of ``ids`` that can't be understood: what was in force is not known.
    """
    files = {known: part for known, part in archived(folder).items() if known != name}
    editions = {known: read_edition(folder / ARSIP / known, files[known]) for known in of_latest_year(files)}
    for known, edition in editions.items():
        _refuse_unreadable(known, edition, ids)
    return sorted(editions.values(), key=_latest_day)[-1] if editions else None


def _refuse_unreadable(name: str, edition: Edition, ids: Sequence[str]) -> None:
    for id in ids:
        service, faults = read_service(edition, id) if id in edition.files.layanan else (None, [])
        if faults and service is None:
            raise SpecError(
                f"arsip {name} memuat layanan '{id}' yang tidak terbaca, sehingga revisi yang pernah berlaku tidak diketahui: "
                f"{faults[0].posisi}: {faults[0].pesan}; perbaiki berkas itu, lalu ulangi"
            )


def _latest_day(edition: Edition) -> date:
    """The latest day that a service of the edition names as its own."""
    services = (read_service(edition, id)[0] for id in edition.files.layanan)
    return max((day for service in services if service for day in _days(service.layanan)), default=date.min)


def _days(layanan: Layanan) -> list[date]:
    dates, signed = layanan.tanggal, layanan.penetapan
    days = [dates.pembuatan, dates.revisi, dates.efektif, signed and signed.tanggal, *(line.tanggal for line in layanan.riwayat)]
    return [day for day in days if day]


def _in_the_way(edition: Edition, ids: Sequence[str], after: Mapping[str, Layanan], keputusan: Keputusan) -> list[Diagnostic]:
    """What ``check`` says against the services as they will be, on the day of the decree, and against the shared files."""
    found = check_services(edition, ids, keputusan.tanggal, attrgetter("temuan"), partial(_as_released, after))
    every = (*edition.temuan, *chain.from_iterable(found))
    return in_order(part for part in every if part.tingkat in ("tidak-sah", "error") and part.abaikan is None)


def _as_conflict(fault: Diagnostic) -> Diagnostic:
    """What the parser complains of in a file whose merge is not finished, said as what it is."""
    data = read_file(Path(fault.posisi.berkas)) if fault.kode == "yaml-keliru" else b""
    mark = _CONFLICT.search(data) if isinstance(data, bytes) else None
    if mark is None:
        return fault
    posisi = Position(fault.posisi.berkas, mark.string.count(b"\n", 0, mark.start()) + 1)
    return messages.unfinished_merge(fault, posisi, mark[0].decode("utf-8", "replace").rstrip("\r"))


# ---- one service -------------------------------------------------------------------------------------------------


def _refuse_ended(services: Iterable[Layanan]) -> None:
    for layanan in services:
        if not layanan.berjalan:
            raise UsageError(f"layanan '{layanan.id}' berstatus {layanan.status}, sehingga tidak dapat ditetapkan")


def _is_set_by(layanan: Layanan, keputusan: Keputusan) -> bool:
    return layanan.status == "ditetapkan" and keputusan.is_in(layanan.penetapan)


def _refuse_stale(layanan: Layanan, earlier: Layanan | None, keputusan: Keputusan) -> None:
    """Raises UsageError for a decree that has set the service once, or is older than the one in force."""
    known = [decree for part in (layanan, earlier) if part and (decree := _decree_in_force(part))]
    in_force = max(known, key=attrgetter("tanggal"), default=None)
    if any(keputusan.is_told_by(line) for line in layanan.riwayat):
        now = (
            "untuk isi yang baru diperlukan keputusan baru" if in_force in (None, keputusan) else f"yang berlaku kini {in_force}"
        )
        raise UsageError(f"layanan '{layanan.id}' sudah pernah ditetapkan dengan {keputusan} (lihat riwayatnya); {now}")
    if in_force and keputusan.tanggal < in_force.tanggal:
        raise UsageError(
            f"layanan '{layanan.id}' ditetapkan dengan {in_force}; keputusan tanggal {keputusan.tanggal} lebih lama, "
            "sehingga tidak dapat menggantikannya"
        )


def _decree_in_force(layanan: Layanan) -> Keputusan | None:
    """The decree that has set the service, as far as it says so; one that a draft only plans has set nothing."""
    signed = layanan.penetapan
    if signed is None or signed.tanggal is None:
        return None
    decree = Keputusan(signed.nomor or "(kosong)", signed.tanggal)
    has_set = layanan.status == "ditetapkan" or any(
        decree.is_told_by(line) or (line.tanggal == decree.tanggal and line.revisi < layanan.revisi) for line in layanan.riwayat
    )
    return decree if has_set else None


def _earlier(sebelum: Edition | None, id: str) -> Layanan | None:
    service = read_service(sebelum, id)[0] if sebelum and id in sebelum.files.layanan else None
    return service.layanan if service else None


def _edited(
    berkas: Path, layanan: Layanan, keputusan: Keputusan, earlier: Layanan | None, ringkasan: Callable[[str], str]
) -> Suntingan:
    _refuse_stale(layanan, earlier, keputusan)
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
    in_force = [part.revisi for part in (layanan, earlier) if part and _was_in_force(part)]
    return max([layanan.revisi, *(number + 1 for number in in_force)])


def _was_in_force(layanan: Layanan) -> bool:
    """Whether this very revision was set by a decree: its status says so, or its history names the day of its decree."""
    signed = layanan.penetapan.tanggal if layanan.penetapan else None
    return layanan.status == "ditetapkan" or any(
        line.revisi == layanan.revisi and line.tanggal == signed for line in layanan.riwayat if signed
    )


def _dates(layanan: Layanan, revisi: int, keputusan: Keputusan) -> dict[str, Nilai]:
    names = [] if layanan.tanggal.pembuatan else ["pembuatan"]
    names += ["revisi"] if revisi else []
    return dict.fromkeys([*names, "efektif"], keputusan.tanggal)


def _history(layanan: Layanan, revisi: int, keputusan: Keputusan, ringkasan: Callable[[str], str]) -> Change:
    """A new line, or what the draft's own line of this revision lacks: its day, and by which decree."""
    said = keputusan.sentence
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


# ---- the office and the archive ----------------------------------------------------------------------------------


def _is_ours(layanan: Layanan | None, keputusan: Keputusan) -> bool:
    """Whether the office's decree may take this number for what it says of a service; of one that can't be read nobody knows."""
    return layanan is not None and (not is_listed(layanan) or _is_set_by(layanan, keputusan))


def _office(folder: Path, instansi: Instansi, keputusan: Keputusan) -> list[Suntingan]:
    """The number and day of the office's decree; nothing to do when they are there."""
    if keputusan.is_in(instansi.sk):
        return []
    berkas = folder / INSTANSI
    return [Suntingan(berkas, *_edit(berkas, {"sk": keputusan.isian}, ORDER_INSTANSI))]


def _to_freeze(target: Path, beku: dict[str, bytes], finished: set[str]) -> dict[str, bytes]:
    """``beku``, or nothing when ``target`` has it from a release by the same decree: only what that one set may differ by now."""
    if not os.path.lexists(target):
        return beku
    there = held(target) if target.is_dir() else {}
    if there.keys() == beku.keys() and all(there[name] == data or name in finished for name, data in beku.items()):
        return {}
    raise UsageError(f"{target} sudah ada dan tidak ditimpa; pilih nama lain dengan --arsip")
