"""Rows of filled forms joined to the record of their service: nothing twice, nothing of what people wrote touched."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Literal

from sop_gen.model.layanan import Layanan
from sop_gen.rapat.isian_monev import BIASA, Isian, Tertinggal
from sop_gen.rapat.monev import Evaluasi, Kegiatan, Monev, Pemantauan, procedure_of, slug
from sop_gen.teks.inline import as_text, runs
from sop_gen.teks.polos import bare

Entri = Pemantauan | Evaluasi
Pohon = dict[str, Any]
Cara = Literal["baru", "diganti", "sudah ada"]
LEMBAR = ("tanggal", "hasil", "jawaban", "catatan", "tindakan", "tindak_lanjut", "penilai")
"""What a form has of an entry."""
BENTROK = "untuk SOP dan tanggal itu sudah tercatat lain ({semula}); yang tercatat dibiarkan, samakan dengan tangan"


@dataclass(frozen=True)
class Tercatat:
    """A row that stands in the record; ``semula`` is what stood there before it."""

    isian: Isian
    cara: Cara
    entri: Entri
    semula: Entri | None = None


@dataclass
class Pencatatan:
    """The record of one service as it becomes."""

    layanan: Layanan
    monev: Monev
    isi: Pohon
    tercatat: list[Tercatat] = field(default_factory=list)
    tertinggal: list[Tertinggal] = field(default_factory=list)
    _used: set[tuple[Kegiatan, int]] = field(default_factory=set)
    """Entries that a row of this reading stands for: another row can't have them."""

    def __post_init__(self) -> None:
        self.isi = deepcopy(self.isi)
        self._entries: dict[Kegiatan, list[Entri]] = {
            "pemantauan": list(self.monev.pemantauan), "evaluasi": list(self.monev.evaluasi)
        }  # fmt: skip

    def add(self, isian: Isian, entri: Entri) -> None:
        """Record a row, whose entry is ``entri`` once read."""
        kegiatan, known = isian.kegiatan, self._entries[isian.kegiatan]
        mark = self._mark(entri)
        same = [number for number, old in enumerate(known) if self._same_day(old, entri)]
        found = next((n for n, old in enumerate(known) if old.sidik == mark), None)
        if found is None:
            found = next((n for n in same if _printed(known[n]) == _printed(entri)), None)
        if found is not None:
            self._used.add((kegiatan, found))
            self.tercatat.append(Tercatat(isian, "sudah ada", known[found]))
        elif not same:
            self._append(isian, entri, mark)
        elif own := [n for n in same if (kegiatan, n) not in self._used and known[n].sidik == self._mark(known[n])]:
            self._replace(isian, entri, mark, own[0])
        else:
            reason = BENTROK.format(semula=summary(known[same[0]]))
            self.tertinggal.append(Tertinggal(isian.letak, isian.teks, (reason,)))

    def _append(self, isian: Isian, entri: Entri, mark: str) -> None:
        _items(self.isi, isian.kegiatan).append({**isian.isi, "sidik": mark})
        self._take(isian, entri, mark, len(self._entries[isian.kegiatan]))

    def _replace(self, isian: Isian, entri: Entri, mark: str, number: int) -> None:
        items = _items(self.isi, isian.kegiatan)
        items[number] = _over(items[number], {**isian.isi, "sidik": mark})
        self._take(isian, entri, mark, number)

    def _take(self, isian: Isian, entri: Entri, mark: str, number: int) -> None:
        entries = self._entries[isian.kegiatan]
        before = entries[number] if number < len(entries) else None
        entri = entri.model_copy(update={"sidik": mark})
        entries[number : number + 1] = [entri]
        self._used.add((isian.kegiatan, number))
        self.tercatat.append(Tercatat(isian, "diganti" if before else "baru", entri, before))

    def _same_day(self, old: Entri, new: Entri) -> bool:
        return old.tanggal == new.tanggal and self._procedure(old) == self._procedure(new)

    def _procedure(self, entri: Entri) -> int | None:
        return procedure_of(entri.sop, self.layanan)

    def _mark(self, entri: Entri) -> str:
        """By this an entry is known that nobody has touched."""
        index = self._procedure(entri)
        said = entri.model_dump(mode="json", exclude={"sidik", "sop"}, exclude_none=True)
        name = slug(self.layanan.sop[index].judul) if index is not None else ""
        return sha256(json.dumps([name, said], sort_keys=True).encode()).hexdigest()[:12]


def summary(entri: Entri) -> str:
    """An entry in a few words."""
    if isinstance(entri, Pemantauan):
        said: str = entri.hasil
    else:
        answers = [answer for answer in entri.jawaban.model_dump().values() if answer is not None]
        said = f"{sum(answers)} ya, {len(answers) - sum(answers)} tidak"
    return f"{said}; {bare(as_text(runs(entri.catatan)))}" if entri.catatan else said


def _printed(entri: Entri) -> dict[str, Any]:
    """What a form would show of an entry."""
    said = entri.model_dump(mode="json", include=set(LEMBAR), exclude_none=True)
    return {key: bare(as_text(runs(value))) if key in BIASA else value for key, value in said.items()}


def _items(isi: Pohon, key: str) -> list[Any]:
    """The list at ``key``; an item alone becomes a list of one."""
    value = isi.get(key)
    isi[key] = value if isinstance(value, list) else [] if value is None else [value]
    return isi[key]  # type: ignore[no-any-return]


def _over(old: Pohon, new: Pohon) -> Pohon:
    """``new`` in the order of ``old``; what it lacks is left without value."""
    nested = {
        key: _over(old[key], value) for key, value in new.items() if isinstance(value, dict) and isinstance(old.get(key), dict)
    }
    return {**dict.fromkeys(old), **new, **nested}
