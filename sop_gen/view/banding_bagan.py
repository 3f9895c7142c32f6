"""The flow charts of a procedure before and after, with the rows marked that differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sop_gen.diff.perubahan import Pasangan
from sop_gen.flow.layout import BaganError
from sop_gen.model.instansi import GayaSop
from sop_gen.model.layanan import Layanan
from sop_gen.model.sop import Langkah, Sop
from sop_gen.view.alur import BaganAlur, BarisAlur, TandaBaris, view_alur
from sop_gen.view.banding_baris import BarisBanding
from sop_gen.view.banding_ukuran import pairs_of

KATA: dict[TandaBaris, str] = {"tambah": "ditambah", "hapus": "dihapus", "ubah": "diubah", "pindah": "dipindah"}
TANDA: dict[str, TandaBaris] = {word: mark for mark, word in KATA.items()}
"""The mark of each kind of row."""
Marks = dict[int, TandaBaris]
"""Marks of steps, by their place (from 0)."""


@dataclass(frozen=True)
class BaganBanding:
    """One procedure: its charts, None on the side where it has none or where it fits no paper."""

    judul: str
    semula: BaganAlur | None
    menjadi: BaganAlur | None
    jumlah: dict[TandaBaris, int]
    """How many steps have each mark; the changed ones are counted once."""
    gagal: tuple[str, ...]
    """Why a chart is missing."""

    @property
    def kalimat(self) -> str:
        """``3 langkah ditambah, 1 diubah``; empty when no step differs."""
        told = [f"{count} {KATA[mark]}" for mark, count in self.jumlah.items()]
        return ", ".join(told).replace(" ", " langkah ", 1)


def charts(pasangan: Pasangan, rows: Sequence[BarisBanding], gaya: tuple[GayaSop, GayaSop]) -> Iterator[BaganBanding]:
    """The procedures of a service in both editions whose chart looks different now."""
    old, new = pasangan.lama, pasangan.baru
    if not (old and new and old.berjalan and new.berjalan):
        return
    for before, after in pairs_of(old.sop, new.sop):
        touched = [row for row in rows if _about(row, before, after)]
        if touched:
            yield _compared(old, new, before, after, touched, gaya)


def _about(row: BarisBanding, before: Sop | None, after: Sop | None) -> bool:
    """Whether ``row`` is about what the chart of this procedure shows."""
    mine = any(side is not None and side is other for side, other in zip(row.prosedur, (before, after), strict=True))
    drawn = row.butir.startswith(("langkah", "semula langkah", "pelaksana", "urutan")) or not row.butir
    return mine and drawn and not all(path.endswith(".publik") for path in row.jalur)


def _compared(
    old: Layanan, new: Layanan, before: Sop | None, after: Sop | None, rows: Sequence[BarisBanding], gaya: tuple[GayaSop, GayaSop]
) -> BaganBanding:
    failed: list[str] = []
    marks = _marks(rows, before, 0), _marks(rows, after, 1)
    drawn = [
        _chart(service, sop, style, found, failed)
        for service, sop, style, found in zip((old, new), (before, after), gaya, marks, strict=True)
    ]
    counts = Counter(marks[1].values())
    counts["hapus"] = sum(mark == "hapus" for mark in marks[0].values())
    named = after or before
    return BaganBanding(
        named.judul if named else "", drawn[0], drawn[1], {mark: counts[mark] for mark in KATA if counts[mark]}, tuple(failed)
    )


def _marks(rows: Sequence[BarisBanding], sop: Sop | None, side: int) -> Marks:
    """What happened to each step of this side, by the rows."""
    found: Marks = {}
    for row in rows:
        for step in _steps(row.isi[side]):
            place = next((number for number, part in enumerate(sop.langkah if sop else ()) if part is step), None)
            if place is not None and row.jenis in TANDA:
                found[place] = "ubah" if "ubah" in (found.get(place), TANDA[row.jenis]) else TANDA[row.jenis]
    return found


def _steps(item: Any) -> Sequence[Langkah]:
    if isinstance(item, Sop):
        return item.langkah
    parts = item if isinstance(item, tuple) else (item,)
    return [part for part in parts if isinstance(part, Langkah)]


def _chart(service: Layanan, sop: Sop | None, gaya: GayaSop, marks: Marks, failed: list[str]) -> BaganAlur | None:
    if sop is None:
        return None
    try:
        alur = view_alur(service, next(number for number, part in enumerate(service.sop) if part is sop), gaya)
    except BaganError as error:
        failed.append(str(error))
        return None
    pages = tuple(replace(page, baris=tuple(_marked(row, marks) for row in page.baris)) for page in alur.halaman)
    return replace(alur, halaman=pages)


def _marked(row: BarisAlur, marks: Marks) -> BarisAlur:
    """The row with its mark, told in words, too."""
    mark = marks.get(row.geometri.index) if row.geometri.index is not None else None
    return replace(row, tanda=mark, alt=f"{row.alt} ({KATA[mark]})") if mark else row
