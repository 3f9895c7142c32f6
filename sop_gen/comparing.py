"""Two sides read, their services paired and compared, each change judged: what ``diff`` shows and ``release`` tells of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from sop_gen import workers
from sop_gen.diagnostics import Diagnostic, UsageError, in_order
from sop_gen.diff.compare import compare, compare_id, compare_office, compare_presence, compare_register
from sop_gen.diff.judge import judge
from sop_gen.diff.perubahan import (
    DASAR_HUKUM,
    INSTANSI,
    Beda,
    Edisi,
    JenisLayanan,
    Nilai,
    Pasangan,
    Perbandingan,
    Perubahan,
    sidik_perubahan,
)
from sop_gen.diff.rule import Tinjauan
from sop_gen.edition import Service
from sop_gen.model.layanan import Layanan
from sop_gen.sisi import Sisi
from sop_gen.spec.tree import Document
from sop_gen.teks.keterkaitan import titles_of
from sop_gen.view.sidik import cited

PER_PROSES = 20
"""Pairs of services that are worth a process of their own."""
RAHASIA = "penanggung_jawab"
"""Never public, so that a PDF does not carry it: nothing can be said about it."""

Id = str | None
Pair = tuple[Id, Id]
"""The id of one service on both sides, None where it is not."""


@dataclass(frozen=True)
class _Read:
    """One pair of services as read; None where there is none, or where it can't be understood."""

    pair: Pair
    lama: Service | None
    baru: Service | None
    temuan: list[Diagnostic]

    @property
    def whole(self) -> bool:
        """Whether every side that exists was understood."""
        return all((id is None) == (service is None) for id, service in zip(self.pair, (self.lama, self.baru), strict=True))


@dataclass(frozen=True)
class _Told:
    """What the others need to know of a pair: names by which renamed files are found, and the regulations it cites."""

    pair: Pair
    nama: str | None
    berjalan: bool
    rujukan: frozenset[str]


@dataclass(frozen=True)
class _Index:
    """What only all pairs together tell: old ids of renamed files by their new ones, and services by what they cite."""

    berganti: dict[str, str]
    layanan: tuple[str, ...]
    perujuk: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class _Bersama:
    """What every process needs to know."""

    lama: Sisi
    baru: Sisi


def compare_sides(lama: Sisi, baru: Sisi, ids: Sequence[str]) -> tuple[Perbandingan, list[Diagnostic]]:
    """Both sides compared, all services or those with these ids; and what could not be understood.

    Raises UsageError for an id that neither side has.
    """
    pairs = _pairs(lama, baru)
    single = lama if lama.tunggal else baru if baru.tunggal else None
    known = single.ids if single else sorted({id for pair in pairs for id in pair if id})
    unknown = [id for id in ids if id not in known]
    if unknown:
        where = f"pada '{single.sumber}'" if single else "di kedua edisi"
        raise UsageError(f"layanan '{unknown[0]}' tidak ada {where}; yang ada: {', '.join(known) or '(belum ada)'}")
    needed = [pair for pair in pairs if not ids or set(ids) & set(pair) or None in pair]
    index: list[_Index] = []

    def merge(told: list[list[_Told]]) -> _Index:
        index.append(_index(list(chain(*told))))
        return index[0]

    results = workers.exchange(_read, _compare, merge, _shares(needed), _Bersama(lama, baru))
    entries = sorted((entry for part, *_ in results for entry in part if _wanted(entry, ids)), key=lambda entry: entry.id)
    unread = sorted({id for *_, part in results for pair in part for id in pair if id and (not ids or id in ids)})
    if lama.tunggal != baru.tunggal:
        entries = _only_the_one(entries, lama if lama.tunggal else baru)
    found = in_order([*lama.edition.temuan, *baru.edition.temuan, *chain(*(faults for _, faults, _ in results))])
    shared = [] if ids else list(_shared(lama, baru, index[0]))
    sides = (_edition(lama, entries, old=True), _edition(baru, entries, old=False))
    return Perbandingan(*sides, (*shared, *entries), tuple(unread)), found


def _pairs(lama: Sisi, baru: Sisi) -> list[Pair]:
    """Services with the same id; of two single services each is the other."""
    if lama.tunggal and baru.tunggal:
        return [(lama.ids[0], baru.ids[0])]
    old, new = set(lama.ids), set(baru.ids)
    return [(id if id in old else None, id if id in new else None) for id in sorted(old | new)]


def _wanted(entry: Pasangan, ids: Sequence[str]) -> bool:
    return not ids or entry.id in ids or bool(entry.lama and entry.lama.id in ids)


def _only_the_one(entries: list[Pasangan], single: Sisi) -> list[Pasangan]:
    """When one side is a single service, what the other side has beside it is no matter of the comparison."""
    return [entry for entry in entries if any(side and side.id in single.ids for side in (entry.lama, entry.baru))]


def _edition(sisi: Sisi, entries: list[Pasangan], *, old: bool) -> Edisi:
    """The side; its revision when it is one service."""
    service = (entries[0].lama if old else entries[0].baru) if sisi.tunggal and len(entries) == 1 else None
    edition = sisi.edition
    revisi = service.revisi if service else None
    return Edisi(sisi.sumber, edition.instansi, edition.register, revisi, edition.logo, _titles(sisi, entries, old=old))


def _titles(sisi: Sisi, entries: list[Pasangan], *, old: bool) -> dict[str, str]:
    """What ``keterkaitan`` of these services prints; related services that are not compared are read for it."""
    services = [side for entry in entries if (side := entry.lama if old else entry.baru)]
    named = {name.partition("#")[0] for service in services for sop in service.sop for name in sop.keterkaitan}
    others = [sisi.read(id)[0] for id in sorted(named & set(sisi.ids) - {service.id for service in services})]
    services += [other.layanan for other in others if other]
    return {key: title for service in services for key, title in titles_of(service).items()}


def _shares(pairs: list[Pair]) -> list[list[Pair]]:
    count = max(1, min(workers.cores(), len(pairs) // PER_PROSES))
    bounds = [len(pairs) * number // count for number in range(count + 1)]
    return [pairs[start:end] for start, end in pairwise(bounds)]


# ---- in each process -----------------------------------------------------------------------------------------------


def _read(bersama: _Bersama, pairs: list[Pair]) -> tuple[list[_Read], list[_Told]]:
    read = [_read_pair(bersama, pair) for pair in pairs]
    return read, [_told(bersama, pair) for pair in read]


def _read_pair(bersama: _Bersama, pair: Pair) -> _Read:
    lama, old_faults = bersama.lama.read(pair[0]) if pair[0] is not None else (None, [])
    baru, new_faults = bersama.baru.read(pair[1]) if pair[1] is not None else (None, [])
    return _Read(pair, lama, baru, [*old_faults, *new_faults])


def _told(bersama: _Bersama, read: _Read) -> _Told:
    sides = ((read.lama, bersama.lama), (read.baru, bersama.baru))
    laws = [cited(service.layanan, sisi.edition.register).keys() for service, sisi in sides if service]
    service = read.baru or read.lama
    running = bool(service and service.layanan.berjalan)
    return _Told(read.pair, service.layanan.nama if service else None, running, frozenset(chain(*laws)))


def _index(told: list[_Told]) -> _Index:
    """Files that only one side has are the same service under another name when their services are called alike."""
    gone = {part.nama: part.pair[0] for part in told if part.pair[1] is None and part.pair[0] and part.nama}
    come = {part.nama: part.pair[1] for part in told if part.pair[0] is None and part.pair[1] and part.nama}
    renamed = {come[name]: gone[name] for name in come if name in gone}
    users: dict[str, list[str]] = {}
    for part in told:
        for law in sorted(part.rujukan):
            users.setdefault(law, []).append(part.pair[1] or part.pair[0] or "")
    running = tuple(part.pair[1] or part.pair[0] or "" for part in told if part.berjalan)
    return _Index(renamed, running, {law: tuple(sorted(set(ids))) for law, ids in users.items()})


def _compare(bersama: _Bersama, read: list[_Read], index: _Index) -> tuple[list[Pasangan], list[Diagnostic], list[Pair]]:
    """Pairs that were understood, what is wrong, and the other pairs; a renamed file stands under its new name only."""
    old_names = set(index.berganti.values())
    entries, faults, unread = [], [], []
    for part in read:
        if part.pair[1] in index.berganti:
            part = _read_pair(bersama, (index.berganti[part.pair[1]], part.pair[1]))
        elif part.pair[1] is None and part.pair[0] in old_names:
            continue
        faults += part.temuan
        if part.whole:
            entries.append(_entry(part, bersama))
        else:
            unread.append(part.pair)
    return entries, faults, unread


def _entry(read: _Read, bersama: _Bersama) -> Pasangan:
    lama, baru = (side.layanan if side else None for side in (read.lama, read.baru))
    documents = tuple(side.document if side else None for side in (read.lama, read.baru))
    id = next(layanan.id for layanan in (baru, lama) if layanan)
    found = _differences(lama, baru, bersama)
    tinjauan = Tinjauan(lama, baru, bersama.lama.edition.instansi, bersama.baru.edition.instansi)
    changes = tuple(_judged(id, beda, tinjauan, documents) for beda in found)
    return Pasangan(id, _jenis(lama, baru, changes), lama, baru, changes)


def _differences(lama: Layanan | None, baru: Layanan | None, bersama: _Bersama) -> list[Beda]:
    if lama is None or baru is None:
        return [compare_presence(lama, baru)]
    renamed = [compare_id(lama.id, baru.id)] if lama.id != baru.id and not (bersama.lama.tunggal and bersama.baru.tunggal) else []
    found = compare(lama, baru, bersama.lama.edition.register, bersama.baru.edition.register)
    partial = bersama.lama.sebagian or bersama.baru.sebagian
    return [*renamed, *(beda for beda in found if not (partial and beda.bidang == RAHASIA))]


def _judged(
    id: str, beda: Beda, tinjauan: Tinjauan, documents: tuple[Document | None, ...], menyentuh: tuple[str, ...] = ()
) -> Perubahan:
    putusan = judge(beda, tinjauan)
    places = tuple(
        document.position(side.jalur) if document and side else None
        for document, side in zip(documents, (beda.semula, beda.menjadi), strict=True)
    )
    sidik = sidik_perubahan(id, beda)
    return Perubahan(
        beda, putusan.dampak, putusan.alasan, putusan.kode, sidik, putusan.dinilai, (places[0], places[1]), menyentuh
    )


def _jenis(lama: Layanan | None, baru: Layanan | None, changes: tuple[Perubahan, ...]) -> JenisLayanan:
    """A service that ends here is removed, even while its file stays; one that goes elsewhere is ``dialihkan``."""
    if lama is None:
        return "ditambah"
    if baru is None:
        return "dihapus"
    if lama.status != baru.status and not baru.berjalan:
        return "dialihkan" if baru.status == "dialihkan" else "dihapus"
    if not lama.berjalan and baru.berjalan:
        return "ditambah"
    return "diubah" if changes else "tetap"


# ---- the shared files ----------------------------------------------------------------------------------------------


def _shared(lama: Sisi, baru: Sisi, index: _Index) -> Iterator[Pasangan]:
    """Changes of the office and of the register, once, with the services that they touch."""
    tinjauan = Tinjauan(None, None, lama.edition.instansi, baru.edition.instansi)
    office = [(beda, index.layanan) for beda in _of_office(lama, baru)]
    laws = [(beda, index.perujuk.get(_law(beda), ())) for beda in _of_register(lama, baru)]
    for id, found in ((INSTANSI, office), (DASAR_HUKUM, laws)):
        documents = tuple(sisi.document(f"{id}.yaml") for sisi in (lama, baru))
        changes = tuple(_judged(id, beda, tinjauan, documents, touched) for beda, touched in found)
        if changes:
            yield Pasangan(id, "diubah", None, None, changes)


def _own(lama: Sisi, baru: Sisi, name: str) -> bool:
    """Whether both sides have the shared file of their own; one that was lent says nothing of the edition."""
    return all(f"{name}.yaml" in sisi.bersama for sisi in (lama, baru))


def _of_office(lama: Sisi, baru: Sisi) -> tuple[Beda, ...]:
    old, new = lama.edition.instansi, baru.edition.instansi
    return compare_office(old, new) if old and new and _own(lama, baru, INSTANSI) else ()


def _of_register(lama: Sisi, baru: Sisi) -> tuple[Beda, ...]:
    """What a PDF carries is only what its service cites: entries that are missing there say nothing."""
    if not _own(lama, baru, DASAR_HUKUM):
        return ()
    found = compare_register(lama.edition.register, baru.edition.register)
    partial = lama.sebagian or baru.sebagian
    return tuple(beda for beda in found if not (partial and beda.jenis in ("ditambah", "dihapus") and len(_path(beda)) == 1))


def _path(beda: Beda) -> tuple[str | int, ...]:
    side: Nilai | None = beda.menjadi or beda.semula
    return side.jalur if side else ()


def _law(beda: Beda) -> str:
    """The id of the entry that changed."""
    return str(next(iter(_path(beda)), ""))
