"""The texts of a row, on both sides, with the words marked that went or came."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import Any, Literal

from sop_gen.diff.perubahan import Beda, Induk, Nilai
from sop_gen.diff.prosedur import Prosedur
from sop_gen.diff.words import potong
from sop_gen.diff.wujud import tulis, words
from sop_gen.model.layanan import Abaikan, Dialihkan, Dicabut, Layanan, Reviu, Terjemahan
from sop_gen.model.peraturan import Peraturan, Register
from sop_gen.model.sop import Langkah, Penetapan, Sop, TanggalDokumen
from sop_gen.teks.durasi import format_waktu
from sop_gen.teks.inline import runs
from sop_gen.teks.peraturan import cite_short
from sop_gen.view.banding_letak import LABEL_LANGKAH, label_of

Tanda = Literal["sama", "hapus", "tambah"]
CATATAN = (Penetapan, Dialihkan, Dicabut, Abaikan, Reviu, Terjemahan, TanggalDokumen)
"""Records that come or go as a whole."""
_ALAMAT = re.compile(r"\b(?:mailto|tel):(?=\S)")
"""What stands before an address for programs, not for readers."""
LANJUT = "ke langkah berikutnya"
"""Where a step leads that says nothing of it."""


@dataclass(frozen=True, slots=True)
class Potong:
    """A piece of a text; a line feed in it breaks the line."""

    teks: str
    tanda: Tanda


Tulisan = tuple[Potong, ...]


@dataclass(frozen=True)
class Sisi:
    """What the texts of both sides refer to."""

    lama: Register
    baru: Register
    nama_layanan: dict[str, str]


def utuh(text: str, tanda: Tanda = "sama") -> Tulisan:
    """A whole text of one mark."""
    return (Potong(text, tanda),) if text else ()


def texts_of(bedas: list[Beda], kept: Induk | None, sisi: Sisi) -> tuple[Tulisan, Tulisan]:
    """Both sides of a row: of a kept item with what changed of it, else of whole values."""
    if kept is None:
        beda = bedas[0]
        old, new = (_whole(beda, value, side, sisi) if value else "" for value, side in ((beda.semula, 0), (beda.menjadi, 1)))
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


def _whole(beda: Beda, value: Nilai, side: int, sisi: Sisi) -> str:
    """A whole value; of a step everything that the table of the procedure says, of a record a line for each of its parts."""
    if isinstance(value.isi, Layanan):
        return named(value.teks, value.isi.dicabut, sisi)
    if beda.bidang == "dicabut.pengganti":
        return sisi.nama_layanan.get(value.teks, value.teks)
    if isinstance(value.isi, CATATAN):
        parts = ((label_of(key), tulis(part, {})) for key, part in value.isi if part not in (None, ()))
        return "\n".join(f"{label}: {text}" for label, text in parts)
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


def named(text: str, dicabut: Dicabut | None, sisi: Sisi) -> str:
    """``text`` with the name of the service that replaces a revoked one, instead of its id."""
    id = dicabut.pengganti if dicabut else None
    name = sisi.nama_layanan.get(id or "")
    return text.removesuffix(id) + name if id and name and text.endswith(id) else text


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
        bare = _ALAMAT.sub("", old), _ALAMAT.sub("", new)
        old, new = bare if old == new or bare[0] != bare[1] else (old, new)
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
    return _by_line((*found, *rest))


def _by_line(pieces: Tulisan) -> Tulisan:
    """Words that came into a line stand in it, before the lines that went after it."""
    found: list[Potong] = []
    for marked, group in groupby(pieces, key=lambda piece: piece.tanda != "sama"):
        run = list(group)
        gone = [piece for piece in run if piece.tanda == "hapus"]
        came = [piece for piece in run if piece.tanda == "tambah"]
        ends = [next((number for number, piece in enumerate(part) if piece.teks == "\n"), len(part)) for part in (gone, came)]
        found += (*gone[: ends[0]], *came[: ends[1]], *gone[ends[0] :], *came[ends[1] :]) if marked else run
    return tuple(found)


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
