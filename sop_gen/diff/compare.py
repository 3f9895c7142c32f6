"""What differs between two services, offices or registers: from the models alone, without judging.

The models are walked field by field, so a field that the schema gains is compared without a line here.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from sop_gen.diff.pasangan import Pairs, pasangkan, pindah
from sop_gen.diff.perubahan import DASAR_HUKUM, INSTANSI, Beda, Induk, Jenis, Nilai
from sop_gen.diff.prosedur import Prosedur, ways_of
from sop_gen.diff.wujud import ciri, is_markdown, nama, plain, tulis, tulis_bidang, tulis_langkah, with_prefix, words
from sop_gen.model.butir import Rujukan, Tarif, Waktu
from sop_gen.model.instansi import GayaSop, Instansi, Libur
from sop_gen.model.layanan import Layanan
from sop_gen.model.peraturan import Peraturan, Register
from sop_gen.model.sop import Keputusan, Langkah, Pelaksana, Sop
from sop_gen.spec.tree import Step
from sop_gen.teks.durasi import format_waktu
from sop_gen.teks.inline import runs

DIABAIKAN = frozenset({"id", "revisi", "riwayat", "sumber", "catatan"})
"""Fields of a service that tell of the drafting, not of the service."""
UTUH = frozenset({(Langkah, "oleh"), (Langkah, "lanjut"), (GayaSop, "margin")})
"""Lists that are one value."""
TANPA_URUTAN = (Peraturan, Libur)
"""Kinds whose order in the file says nothing."""


def compare(lama: Layanan, baru: Layanan, register_lama: Register, register_baru: Register) -> tuple[Beda, ...]:
    """What differs between two editions of one service, in the order of the spec."""
    if lama.status != baru.status and not (lama.berjalan and baru.berjalan):
        return (_ended_or_begun(lama, baru),)
    return tuple(_Sides(register_lama, register_baru).fields(lama, baru, _Place(), DIABAIKAN))


def compare_office(lama: Instansi, baru: Instansi) -> tuple[Beda, ...]:
    """What differs between two editions of an office."""
    return tuple(_Sides({}, {}).fields(lama, baru, _Place(INSTANSI)))


def compare_register(lama: Register, baru: Register) -> tuple[Beda, ...]:
    """What differs between two registers of regulations; an entry is known by its id, else by its citation."""
    return tuple(_Sides(lama, baru).items(tuple(lama.values()), tuple(baru.values()), _Place(DASAR_HUKUM)))


def compare_presence(lama: Layanan | None, baru: Layanan | None) -> Beda:
    """A service that came or went as a whole."""
    old, new = (Nilai(side.nama, side, ()) if side else None for side in (lama, baru))
    return Beda("layanan", "layanan", "ditambah" if lama is None else "dihapus", old, new)


def compare_id(lama: str, baru: str) -> Beda:
    """A file with another name."""
    return Beda("id", "id", "diubah", Nilai(lama, lama, ()), Nilai(baru, baru, ()))


def _ended_or_begun(lama: Layanan, baru: Layanan) -> Beda:
    """A service that stopped or began to run here: what else its file says differently is no change of the service."""
    old, new = (Nilai(_fate(side), side, ("status",)) for side in (lama, baru))
    return Beda("status", "status", "diubah", old, new)


def _fate(layanan: Layanan) -> str:
    if layanan.status == "dialihkan" and layanan.dialihkan:
        return f"dialihkan ke {layanan.dialihkan.ke}"
    if layanan.status == "dicabut" and layanan.dicabut and layanan.dicabut.pengganti:
        return f"dicabut, diganti {layanan.dicabut.pengganti}"
    return layanan.status


@dataclass(frozen=True)
class _Place:
    """Where the comparison is: the field, the path in words, the paths into both files, and the kept items around it."""

    bidang: str = ""
    jalur: str = ""
    lama: tuple[Step, ...] = ()
    baru: tuple[Step, ...] = ()
    induk: tuple[Induk, ...] = ()

    def at(self, key: str) -> _Place:
        """The field ``key`` below this place."""
        field = self.bidang if key == "butir" else f"{self.bidang}.{key}".lstrip(".")
        return replace(
            self, bidang=field, jalur=f"{self.jalur}.{key}".lstrip("."), lama=(*self.lama, key), baru=(*self.baru, key)
        )

    def item(self, name: str, old: tuple[Any, int], new: tuple[Any, int]) -> _Place:
        """A kept item of the list at this place."""
        return _Place(
            self.bidang,
            f"{self.jalur}{name}",
            (*self.lama, _step(*old)),
            (*self.baru, _step(*new)),
            (*self.induk, Induk(old[0], new[0])),
        )


@dataclass(frozen=True)
class _Sides:
    """What the values of both sides refer to: the registers; within a procedure its steps, and which step is compared."""

    lama: Register
    baru: Register
    prosedur: Prosedur | None = None
    tempat: tuple[int, int] = (0, 0)

    # ---- records -----------------------------------------------------------------------------------------------------

    def fields(self, lama: BaseModel, baru: BaseModel, place: _Place, skip: frozenset[str] = frozenset()) -> Iterator[Beda]:
        """Differences of two records of one kind, field by field."""
        for key in type(baru).model_fields:
            if key not in skip:
                yield from self._field(lama, baru, key, place.at(key))

    def _field(self, lama: BaseModel, baru: BaseModel, key: str, place: _Place) -> Iterator[Beda]:
        old, new = getattr(lama, key), getattr(baru, key)
        lists = (
            all(part is None or isinstance(part, tuple) for part in (old, new)) and (old or new) and (type(baru), key) not in UTUH
        )
        if lists:
            yield from self.items(old or (), new or (), place, markdown=is_markdown(type(baru), key))
        elif isinstance(new, BaseModel) and type(old) is type(new) and not isinstance(new, Waktu):
            yield from self.fields(old, new, place)
        elif not self._same(lama, baru, key):
            yield self._leaf(lama, baru, key, place)

    def _same(self, lama: BaseModel, baru: BaseModel, key: str) -> bool:
        """Whether the field prints the same on both sides."""
        old, new = getattr(lama, key), getattr(baru, key)
        if self.prosedur and isinstance(lama, Langkah) and isinstance(baru, Langkah):
            if key == "oleh":
                return self.prosedur.same_oleh(lama, baru)
            if key == "lanjut" and not (lama.keputusan or baru.keputusan):
                return self.prosedur.same_ways(ways_of(lama), ways_of(baru), self.tempat)
        if self.prosedur and isinstance(baru, Keputusan):
            return self.prosedur.same_ways((old,), (new,), self.tempat)
        if isinstance(lama, Tarif) and isinstance(baru, Tarif) and key in ("tarif", "teks"):
            return key == "teks" or (lama.tarif == baru.tarif and runs(lama.teks or "") == runs(baru.teks or ""))
        if isinstance(old, Waktu) and isinstance(new, Waktu):
            return format_waktu(old) == format_waktu(new)
        if isinstance(old, str) and isinstance(new, str) and old != new:
            return self._same_words(lama, baru, key)
        return bool(old == new)

    def _same_words(self, lama: BaseModel, baru: BaseModel, key: str) -> bool:
        old, new = getattr(lama, key), getattr(baru, key)
        if key == "dasar":
            return (
                old in self.lama and new in self.baru and tulis_bidang(lama, key, self.lama) == tulis_bidang(baru, key, self.baru)
            )
        return _prints_same(with_prefix(key, old), with_prefix(key, new), markdown=is_markdown(type(baru), key))

    def _leaf(self, lama: BaseModel, baru: BaseModel, key: str, place: _Place) -> Beda:
        sides = _apart(self._value(lama, key, place.lama, old=True), self._value(baru, key, place.baru, old=False))
        kind: Jenis = "diubah" if place.induk or all(sides) else "ditambah" if sides[1] else "dihapus"
        return Beda(place.bidang, place.jalur, kind, *sides, place.induk)

    def _value(self, item: BaseModel, key: str, path: tuple[Step, ...], *, old: bool) -> Nilai | None:
        if isinstance(item, Tarif) and key == "tarif" and item.tarif is None:
            key, path = "teks", (*path[:-1], "teks")
        value = getattr(item, key)
        return None if value in (None, ()) else Nilai(self._words(item, key, old=old), value, path)

    def _words(self, item: BaseModel, key: str, *, old: bool) -> str:
        if self.prosedur and isinstance(item, Langkah):
            if key == "oleh":
                return " dan ".join(self.prosedur.nama(old=old)[id] for id in item.oleh)
            if key == "lanjut":
                return self.prosedur.tulis_jalan(item.lanjut, old=old)
            if key == "keputusan" and item.keputusan:
                ways = (self.prosedur.tulis_jalan((way,), old=old) for way in (item.keputusan.ya, item.keputusan.tidak))
                return "ya {}; tidak {}".format(*ways)
        if self.prosedur and isinstance(item, Keputusan):
            return self.prosedur.tulis_jalan((getattr(item, key),), old=old)
        return tulis_bidang(item, key, self.lama if old else self.baru)

    # ---- lists -------------------------------------------------------------------------------------------------------

    def items(self, lama: Sequence[Any], baru: Sequence[Any], place: _Place, *, markdown: bool = True) -> Iterator[Beda]:
        """Differences of two lists, in the order of the new one; what was removed stands where it stood."""
        traits = [ciri(self._as_now(item)) for item in lama], [ciri(item) for item in baru]
        pairs = pasangkan(*traits)
        names = _names(lama), _names(baru)
        found: list[tuple[tuple[int, int, int], Beda]] = []
        blocks = [] if baru and isinstance(baru[0], TANPA_URUTAN) else pindah(pairs, *traits)
        for block in blocks:
            beda = self._block(block, lama, baru, place)
            found.append(((block[0][1], 1, 0), replace(beda, jalur=place.jalur + names[0][block[0][0]])))
        partner, kept = {new: old for old, new in pairs}, dict(pairs)
        for new, item in enumerate(baru):
            if new not in partner:
                value = self._item(item, new, place, old=False)
                found.append(((new, 0, 0), Beda(place.bidang, place.jalur + names[1][new], "ditambah", None, value, place.induk)))
        for old, item in enumerate(lama):
            if old not in kept:
                value = self._item(item, old, place, old=True)
                where = (max((new for before, new in pairs if before < old), default=-1), 3, old)
                found.append((where, Beda(place.bidang, place.jalur + names[0][old], "dihapus", value, None, place.induk)))
        for old, new in pairs:
            below = place.item(names[0][old], (lama[old], old), (baru[new], new))
            sides = replace(self, tempat=(old, new))
            found += [((new, 2, 0), beda) for beda in sides.kept(lama[old], baru[new], below, markdown=markdown)]
        return (beda for _, beda in sorted(found, key=lambda entry: entry[0]))

    def _as_now(self, item: Any) -> Any:
        """A citation by the id that the newer register has for the same regulation; any other item as it is."""
        if not isinstance(item, Rujukan) or item.ref in self.baru:
            return item
        return item.model_copy(update={"ref": self.peraturan.get(item.ref, item.ref)})

    @cached_property
    def peraturan(self) -> dict[str, str]:
        """New ids of the kept regulations, by old id."""
        old, new = list(self.lama.values()), list(self.baru.values())
        return {old[i].id: new[j].id for i, j in pasangkan([ciri(law) for law in old], [ciri(law) for law in new])}

    def kept(self, lama: Any, baru: Any, place: _Place, *, markdown: bool) -> Iterator[Beda]:
        """Differences within an item that is in both lists."""
        if isinstance(baru, Sop):
            yield from replace(self, prosedur=Prosedur(lama, baru)).fields(lama, baru, place)
        elif isinstance(baru, Waktu) or not isinstance(baru, BaseModel):
            if not (
                format_waktu(lama) == format_waktu(baru)
                if isinstance(baru, Waktu)
                else _prints_same(lama, baru, markdown=markdown)
            ):
                values = Nilai(_said(lama), lama, place.lama), Nilai(_said(baru), baru, place.baru)
                yield Beda(place.bidang, place.jalur, "diubah", *_apart(*values), place.induk)
        else:
            yield from self.fields(
                lama, baru, place, frozenset({"id", "ref"} | ({"sumber"} if isinstance(baru, Peraturan) else set()))
            )

    def _block(self, block: Pairs, lama: Sequence[Any], baru: Sequence[Any], place: _Place) -> Beda:
        """Items that went elsewhere together."""
        old, new = tuple(old for old, _ in block), tuple(new for _, new in block)
        before = [self._item(lama[at], at, place, old=True) for at in old]
        after = [self._item(baru[at], at, place, old=False) for at in new]
        return Beda(place.bidang, place.jalur, "dipindah", _together(before, old), _together(after, new), place.induk)

    def _item(self, item: Any, number: int, place: _Place, *, old: bool) -> Nilai:
        if isinstance(item, Langkah) and self.prosedur:
            text = tulis_langkah(item, self.prosedur.nama(old=old))
        else:
            text = tulis(item, self.lama if old else self.baru) if isinstance(item, BaseModel) else _said(item)
        return Nilai(text, item, (*(place.lama if old else place.baru), _step(item, number)), (number,))


def _prints_same(old: str, new: str, *, markdown: bool) -> bool:
    old, new = plain(old), plain(new)
    return old == new or (markdown and runs(old) == runs(new))


def _apart(old: Nilai | None, new: Nilai | None) -> tuple[Nilai | None, Nilai | None]:
    """When only the look changed, the Markdown itself tells what."""
    if old and new and old.teks == new.teks:
        return replace(old, teks=_as_written(old)), replace(new, teks=_as_written(new))
    return old, new


def _as_written(value: Nilai) -> str:
    """The words of ``value`` with their Markdown."""
    if not isinstance(value.isi, Waktu):
        return value.isi if isinstance(value.isi, str) else value.teks
    time = value.isi
    length = time.lama.tulisan if time.lama else time.teks or ""
    since = f" {with_prefix('sejak', time.sejak)}" if time.sejak else ""
    return f"{time.uraian}: {length}{since}" if time.uraian else length + since


def _together(items: list[Nilai], places: tuple[int, ...]) -> Nilai:
    return Nilai("\n".join(item.teks for item in items), tuple(item.isi for item in items), items[0].jalur, places)


def _said(value: Any) -> str:
    """A time, or an item that is only text, in the words of a page."""
    return words(format_waktu(value)) if isinstance(value, Waktu) else words(runs(str(value)))


def _names(items: Sequence[Any]) -> list[str]:
    """``[skck]`` by id, else ``["SKCK asli"]`` by the first text; equal ones are told apart by ``#2``."""
    seen: Counter[str] = Counter()
    names = []
    for item in items:
        id = item.ref if isinstance(item, Rujukan) else getattr(item, "id", None)
        name = f"[{id or json.dumps(' '.join(nama(item).split()), ensure_ascii=False)}]"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return [str(item.id) for item in items] if items and isinstance(items[0], Peraturan) else names


def _step(item: Any, number: int) -> Step:
    """The step of a path to ``item``: its place, or its key where the file has keys."""
    if isinstance(item, Pelaksana | Peraturan):
        return str(item.id)
    return str(item.tanggal) if isinstance(item, Libur) else number
