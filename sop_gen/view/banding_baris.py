"""The changes of one service as rows that a meeting decides on: everything that changed about one item is one row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from sop_gen.diagnostics import Position
from sop_gen.diff.perubahan import DAMPAK, Beda, Dampak, Induk, Pasangan, Perubahan
from sop_gen.model.butir import Kelompok
from sop_gen.model.peraturan import Peraturan
from sop_gen.model.sop import Sop
from sop_gen.view.banding_letak import bagian_of, butir_of, kunci_of
from sop_gen.view.banding_susunan import ITEM, pokok, replaced, urutan, with_replaced
from sop_gen.view.banding_teks import Sisi, Tulisan, gabung, named, texts_of

JenisBaris = Literal["ditambah", "dihapus", "diubah", "dipindah", "tetap"]
Penilaian = Literal["memberatkan", "perlu dinilai", "meringankan", "netral"]
PENILAIAN: tuple[Penilaian, ...] = ("memberatkan", "perlu dinilai", "meringankan", "netral")
"""What is said of a row, the worst for the citizen first; what people must judge could be as bad."""
TANDA_PENILAIAN: dict[Penilaian, str] = {"memberatkan": "▲", "perlu dinilai": "?", "meringankan": "▼", "netral": "·"}
DIGANTI = "diganti"
"""``keterangan`` of a row in which one item stands instead of another."""
DISEBUT = 3
"""So many services are named where there is little room."""


@dataclass(frozen=True)
class BarisBanding:
    """One row of the matrix: all that changed about one item."""

    kunci: str
    """The component's key; ``sop`` for everything of the procedures."""
    bagian: str
    """The component in words: ``Persyaratan``, ``SOP: Penerimaan Permohonan``."""
    butir: str
    """The item of it: ``butir 5 (semula 4)``, ``langkah 3``; empty when the component is one value."""
    jenis: JenisBaris
    semula: Tulisan
    """Empty for what was added; has pieces *sama* and *hapus*."""
    menjadi: Tulisan
    """Empty for what was removed; has pieces *sama* and *tambah*."""
    dampak: Dampak
    dinilai: bool
    """Whether people must judge it: neutral only because its words don't tell."""
    pokok: bool
    """Whether it is about the service itself; else it is about the paperwork around it."""
    alasan: tuple[str, ...]
    keterangan: str
    """Where it moved from and to, or ``diganti``; mostly empty."""
    sidik: tuple[str, ...]
    kode: tuple[str, ...]
    jalur: tuple[str, ...]
    posisi: tuple[tuple[Position | None, Position | None], ...]
    menyentuh: tuple[str, ...] = ()
    """Names of the services that a change of a shared file touches."""
    isi: tuple[Any, Any] = (None, None)
    """The item as it was and as it is: a step, a fee; of a component of one value that value."""
    prosedur: tuple[Sop | None, Sop | None] = (None, None)
    """The procedure as it was and as it is, of rows about one."""

    @property
    def letak(self) -> str:
        """``Persyaratan, butir 5``."""
        return f"{self.bagian}, {self.butir}" if self.butir else self.bagian

    @property
    def penilaian(self) -> Penilaian:
        """The impact, or that people must judge it."""
        return "perlu dinilai" if self.dinilai else self.dampak

    @property
    def peristiwa(self) -> str:
        """What happened to the item: its kind, or ``diganti``."""
        return DIGANTI if self.keterangan == DIGANTI else self.jenis

    @property
    def bacaan(self) -> tuple[Tulisan, ...]:
        """What to read where there are no two columns: both sides as one text, or one after the other."""
        whole = gabung(self.semula, self.menjadi)
        if whole or self.jenis == "dipindah":
            return (whole or self.menjadi,)
        return tuple(side for side in (self.semula, self.menjadi) if side)


def rows_of(pasangan: Pasangan, sisi: Sisi) -> Iterator[BarisBanding]:
    """The rows of one service or shared file: the service itself first, then the paperwork, each in the order of a reader."""
    groups: dict[tuple[str, str], list[Perubahan]] = {}
    for change in pasangan.perubahan:
        groups.setdefault(_item_key(change.beda), []).append(change)
    rows = (_row(pasangan, changes, sisi) for changes in with_replaced(list(groups.values())))
    return iter(sorted(rows, key=lambda row: urutan(row.kunci, pokok=row.pokok)))


def terburuk(impacts: Iterator[Dampak]) -> Dampak:
    """The worst impact for the citizen; *netral* of none."""
    return min(impacts, key=DAMPAK.index, default="netral")


def touched(row: BarisBanding) -> str:
    """With how many services a change of a shared file has to do; a few are named."""
    names = row.menyentuh
    return f"Berkaitan dengan {len(names)} layanan" + (f": {'; '.join(names)}" if len(names) <= DISEBUT else "")


# ---- which changes are one row -----------------------------------------------------------------------------------


def _kept_item(beda: Beda) -> tuple[int, Induk] | None:
    """The kept item that a meeting speaks of, and how many items of ``jalur`` lead to it: a step, not what it needs."""
    for depth, part in enumerate(beda.induk, 1):
        if not isinstance(part.baru, Sop | Kelompok):
            return depth, part
    return None


def _item_key(beda: Beda) -> tuple[str, str]:
    """Equal for changes of one item."""
    if kept := _kept_item(beda):
        return "item", beda.jalur.split(".")[0] if isinstance(kept[1].baru, Peraturan) else _cut(beda.jalur, kept[0])
    if beda.jenis == "dipindah" and beda.semula and len(beda.semula.tempat) == 1:
        return "item", beda.jalur
    return beda.jenis, beda.jalur


def _cut(jalur: str, depth: int) -> str:
    """``jalur`` up to its item number ``depth``."""
    ends = [match.end() for match in ITEM.finditer(jalur)]
    return jalur[: ends[depth - 1]]


# ---- one row -----------------------------------------------------------------------------------------------------


def _row(pasangan: Pasangan, changes: list[Perubahan], sisi: Sisi) -> BarisBanding:
    bedas = [change.beda for change in changes]
    first = next((beda for beda in bedas if _kept_item(beda)), bedas[0])
    kept = _kept_item(first)
    instead = not kept and replaced(changes)
    old, new = (kept[1].lama, kept[1].baru) if kept else _sole_items(_as_one(bedas) if instead else first)
    before, after = texts_of([_as_one(bedas)] if instead else bedas, kept[1] if kept else None, sisi)
    touched = dict.fromkeys(sisi.nama_layanan.get(id, id) for change in changes for id in change.menyentuh)
    parents = first.induk[: kept[0] - 1] if kept else first.induk
    return BarisBanding(
        kunci=kunci_of(first.bidang),
        bagian=bagian_of(first.bidang, parents, old, new),
        butir=butir_of(first.bidang, parents, old, new, (pasangan.lama, pasangan.baru), kept=bool(kept)),
        jenis="diubah" if instead else _kind(bedas, kept=bool(kept)),
        semula=before,
        menjadi=after,
        dampak=terburuk(change.dampak for change in changes),
        dinilai=all(change.dampak == "netral" for change in changes) and any(change.dinilai for change in changes),
        pokok=pokok(changes),
        alasan=tuple(named(reason, pasangan.baru.dicabut if pasangan.baru else None, sisi) for reason in _reasons(changes)),
        keterangan=DIGANTI if instead else " ".join(_moved(beda) for beda in bedas if beda.jenis == "dipindah"),
        sidik=tuple(change.sidik for change in changes),
        kode=tuple(dict.fromkeys(change.kode for change in changes)),
        jalur=tuple(dict.fromkeys(beda.jalur for beda in bedas)),
        posisi=tuple(change.posisi for change in changes),
        menyentuh=tuple(touched),
        isi=(old, new),
        prosedur=_procedures(first, old, new),
    )


def _reasons(changes: list[Perubahan]) -> tuple[str, ...]:
    """The reasons, the worst first; of neutral ones only that which weighs most, since several would contradict each other."""
    told = [change for change in changes if change.dampak != "netral"]
    told = told or sorted(changes, key=lambda change: (not change.dinilai, change.beda.jenis == "dipindah"))[:1]
    ordered = sorted(told, key=lambda change: DAMPAK.index(change.dampak))
    return tuple(dict.fromkeys(change.alasan for change in ordered if change.alasan))


def _as_one(bedas: list[Beda]) -> Beda:
    """An item that went and the one that came instead, as one difference."""
    return replace(bedas[0], jenis="diubah", menjadi=bedas[1].menjadi)


def _procedures(beda: Beda, old: Any, new: Any) -> tuple[Sop | None, Sop | None]:
    kept = next(((part.lama, part.baru) for part in beda.induk if isinstance(part.baru, Sop)), (old, new))
    before, after = (part if isinstance(part, Sop) else None for part in kept)
    return before, after


def _sole_items(beda: Beda) -> tuple[Any, Any]:
    if beda.jenis == "dipindah" and beda.semula and beda.menjadi:
        old, new = beda.semula.isi, beda.menjadi.isi
        return (old[0], new[0]) if len(old) == 1 else (old, new)
    return beda.semula.isi if beda.semula else None, beda.menjadi.isi if beda.menjadi else None


def _kind(bedas: list[Beda], *, kept: bool) -> JenisBaris:
    kinds = {beda.jenis for beda in bedas}
    return kinds.pop() if len(kinds) == 1 and not (kept and kinds <= {"ditambah", "dihapus"}) else "diubah"


def _moved(beda: Beda) -> str:
    """``Dipindah dari urutan 3 ke urutan 1``."""
    if not beda.semula or not beda.menjadi:
        return ""
    old, new = beda.semula.tempat, beda.menjadi.tempat
    if len(old) == 1:
        return f"Dipindah dari urutan {old[0] + 1} ke urutan {new[0] + 1}"
    return f"{len(old)} butir dipindah bersama: semula mulai urutan {old[0] + 1}, menjadi mulai urutan {new[0] + 1}"
