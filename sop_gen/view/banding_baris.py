"""The changes of one service as rows that a meeting decides on: everything that changed about one item is one row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any, Literal

from sop_gen.diagnostics import Position
from sop_gen.diff.perubahan import DAMPAK, Beda, Dampak, Induk, Nilai, Pasangan, Perubahan
from sop_gen.diff.prosedur import Prosedur
from sop_gen.diff.words import potong
from sop_gen.diff.wujud import tulis, words
from sop_gen.model.butir import Kelompok
from sop_gen.model.peraturan import Peraturan, Register
from sop_gen.model.sop import Langkah, Sop
from sop_gen.teks.durasi import format_waktu
from sop_gen.teks.inline import runs
from sop_gen.teks.peraturan import cite_short
from sop_gen.view.banding_letak import LABEL_LANGKAH, bagian_of, butir_of, kunci_of, label_of
from sop_gen.view.banding_susunan import ITEM, pokok, replaced, urutan, with_replaced

Tanda = Literal["sama", "hapus", "tambah"]
JenisBaris = Literal["ditambah", "dihapus", "diubah", "dipindah", "tetap"]
Penilaian = Literal["memberatkan", "perlu dinilai", "meringankan", "netral"]
PENILAIAN: tuple[Penilaian, ...] = ("memberatkan", "perlu dinilai", "meringankan", "netral")
"""What is said of a row, the worst for the citizen first; what people must judge could be as bad."""
TANDA_PENILAIAN: dict[Penilaian, str] = {"memberatkan": "▲", "perlu dinilai": "?", "meringankan": "▼", "netral": "·"}
DIGANTI = "diganti"
"""``keterangan`` of a row in which one item stands instead of another."""
DISEBUT = 3
"""So many services are named where there is little room."""
LANJUT = "ke langkah berikutnya"
"""Where a step leads that says nothing of it."""


@dataclass(frozen=True, slots=True)
class Potong:
    """A piece of a text; a line feed in it breaks the line."""

    teks: str
    tanda: Tanda


Tulisan = tuple[Potong, ...]


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


@dataclass(frozen=True)
class Sisi:
    """What the texts of both sides refer to."""

    lama: Register
    baru: Register
    nama_layanan: dict[str, str]


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


def utuh(text: str, tanda: Tanda = "sama") -> Tulisan:
    """A whole text of one mark."""
    return (Potong(text, tanda),) if text else ()


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
    before, after = _texts([_as_one(bedas)] if instead else bedas, kept[1] if kept else None, sisi)
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
        alasan=_reasons(changes),
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


# ---- texts -------------------------------------------------------------------------------------------------------


def _texts(bedas: list[Beda], kept: Induk | None, sisi: Sisi) -> tuple[Tulisan, Tulisan]:
    if kept is None:
        beda = bedas[0]
        old, new = (_whole(beda, value, side) if value else "" for value, side in ((beda.semula, 0), (beda.menjadi, 1)))
        return (utuh(old), utuh(new)) if beda.jenis == "dipindah" and old != new and "\n" in old else marked([(old, new)])
    changed = [beda for beda in bedas if beda.jenis != "dipindah"]
    if isinstance(kept.baru, Langkah):
        return marked([_activities(kept, changed), *_step_lines(kept, changed)])
    if isinstance(kept.baru, Peraturan):
        name = words(runs(cite_short(kept.lama))), words(runs(cite_short(kept.baru)))
        return marked([name, *_register_lines(changed, sisi)])
    lines = _said(kept.lama, sisi.lama), _said(kept.baru, sisi.baru)
    if lines[0] == lines[1] and changed:
        return marked([lines, *_labelled(changed)]) if not isinstance(kept.baru, str) else marked(_plain(changed))
    return marked([lines])


def _whole(beda: Beda, value: Nilai, side: int) -> str:
    """A whole value; of a step everything that the table of the procedure says."""
    if not isinstance(value.isi, Langkah) or not isinstance(beda.induk[-1].baru, Sop):
        return value.teks
    step, flow = value.isi, Prosedur(beda.induk[-1].lama, beda.induk[-1].baru)
    names = flow.nama(old=not side)
    facts = {
        "oleh": " dan ".join(names.get(id, id) for id in step.oleh),
        "kelengkapan": _listed(step.kelengkapan),
        "waktu": words(format_waktu(step.waktu)) if step.waktu else "",
        "output": _listed(step.output),
        "keterangan": words(runs(step.keterangan or "")),
        "keputusan.ya": flow.tulis_jalan((step.keputusan.ya,), old=not side) if step.keputusan else "",
        "keputusan.tidak": flow.tulis_jalan((step.keputusan.tidak,), old=not side) if step.keputusan else "",
    }
    return "\n".join([_activity(step), *(_step_label(key, text) for key, text in facts.items() if text)])


def _listed(texts: tuple[str, ...]) -> str:
    return "; ".join(words(runs(text)) for text in texts)


def _step_label(field: str, text: str) -> str:
    return f"{LABEL_LANGKAH.get(field) or label_of(field)}: {text}" if text else ""


def marked(lines: list[tuple[str, str]]) -> tuple[Tulisan, Tulisan]:
    """Both sides of some lines with their marks. A line that one side lacks is missing there."""
    before: list[Potong] = []
    after: list[Potong] = []
    for number, (old, new) in enumerate(lines):
        both = bool(old and new)
        if number:
            before += utuh("\n", "sama" if both else "hapus") if old else ()
            after += utuh("\n", "sama" if both else "tambah") if new else ()
        for piece in potong(old, new):
            before += utuh(piece.semula, "sama" if piece.sama else "hapus")
            after += utuh(piece.menjadi, "sama" if piece.sama else "tambah")
    return tuple(before), tuple(after)


def gabung(semula: Tulisan, menjadi: Tulisan) -> Tulisan:
    """Both sides as one text: what was removed stands before what came. Empty when they share too little to be read as one."""
    kept = [[piece.teks for piece in side if piece.tanda == "sama"] for side in (semula, menjadi)]
    if not any(kept) or kept[0] != kept[1]:
        return ()
    found: list[Potong] = []
    rest = iter(menjadi)
    for piece in semula:
        if piece.tanda == "sama":
            found += takewhile(lambda other: other.tanda == "tambah", rest)
        found.append(piece)
    return (*found, *rest)


def touched(row: BarisBanding) -> str:
    """How many services a change of a shared file touches; a few are named."""
    names = row.menyentuh
    return f"Menyentuh {len(names)} layanan" + (f": {', '.join(names)}" if len(names) <= DISEBUT else "")


def _said(item: Any, register: Register) -> str:
    return words(runs(item)) if isinstance(item, str) else tulis(item, register)


def _activity(step: Langkah) -> str:
    return words(runs(step.kegiatan))


def _plain(bedas: list[Beda]) -> list[tuple[str, str]]:
    return [(beda.semula.teks if beda.semula else "", beda.menjadi.teks if beda.menjadi else "") for beda in bedas]


def _labelled(bedas: list[Beda]) -> list[tuple[str, str]]:
    """What the line of an item doesn't print: ``Kunci: nilai``."""
    pairs = zip(bedas, _plain(bedas), strict=True)
    return [_with_label(label_of(beda.bidang.rsplit(".", 1)[-1]), *pair) for beda, pair in pairs]


def _with_label(label: str, old: str, new: str) -> tuple[str, str]:
    return f"{label}: {old}" if old else "", f"{label}: {new}" if new else ""


def _activities(step: Induk, bedas: list[Beda]) -> tuple[str, str]:
    """The activity on both sides; with its Markdown when only the look of it changed."""
    old, new = _activity(step.lama), _activity(step.baru)
    looks = _plain([beda for beda in bedas if beda.bidang == "sop.langkah.kegiatan"])
    return looks[0] if looks and old == new else (old, new)


def _step_lines(step: Induk, bedas: list[Beda]) -> Iterator[tuple[str, str]]:
    """The changed parts of a step; of a list all items, so that the reader sees what it is now."""
    for field in dict.fromkeys(".".join(beda.bidang.split(".")[2:]) for beda in bedas):
        key = field.split(".", maxsplit=1)[0]
        if key == "kegiatan":
            continue
        if key in ("kelengkapan", "output"):
            old, new = _listed(getattr(step.lama, key)), _listed(getattr(step.baru, key))
            looks = _plain([beda for beda in bedas if beda.bidang.endswith(f".langkah.{key}")]) if old == new else [(old, new)]
            yield from ((_step_label(key, before), _step_label(key, after)) for before, after in looks)
            continue
        old, new = _plain([beda for beda in bedas if beda.bidang.endswith(f".langkah.{field}")])[0]
        if key == "lanjut":
            old, new = old or LANJUT, new or LANJUT
        yield _step_label(field, old), _step_label(field, new)


def _register_lines(bedas: list[Beda], sisi: Sisi) -> Iterator[tuple[str, str]]:
    for beda, (old, new) in zip(bedas, _plain(bedas), strict=True):
        old, new = (
            words(runs(cite_short(register[text]))) if text in register else text
            for text, register in ((old, sisi.lama), (new, sisi.baru))
        )
        yield _with_label(label_of(beda.bidang.split(".", 1)[-1]), old, new)
