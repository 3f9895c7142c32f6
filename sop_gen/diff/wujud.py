"""How the parts of a spec read when they are compared: their printed words, and what pairing knows of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, get_args
from unicodedata import normalize

from pydantic import BaseModel

from sop_gen.diff.pasangan import Ciri
from sop_gen.model.butir import Butir, Gratis, JumlahPelaksana, Kanal, Kelompok, Pengaduan, Rujukan, Tarif, Waktu
from sop_gen.model.fields import Sel, Teks
from sop_gen.model.instansi import JamLayanan, Libur
from sop_gen.model.peraturan import Peraturan, Register
from sop_gen.model.sop import Keputusan, Langkah, Pelaksana, Sop
from sop_gen.teks.angka import NBSP, format_rupiah, format_tanggal
from sop_gen.teks.butir import TIDAK_DIPUNGUT, format_butir, format_kanal, format_pengaduan, format_tarif
from sop_gen.teks.durasi import format_waktu
from sop_gen.teks.inline import Runs, as_text, runs
from sop_gen.teks.peraturan import cite, cite_short

_MARKDOWN = {get_args(Teks)[1], get_args(Sel)[1]}
_AWALAN = {"bila": ("bila ", "jika ", "apabila "), "satuan": ("per ", "/"), "sejak": ("sejak ",)}
"""Words that a page puts before a field unless it begins with one of these."""


@cache
def is_markdown(model: type[BaseModel], field: str) -> bool:
    """Whether the field is text with inline Markdown."""
    return _holds(model.model_fields[field].annotation) or any(mark in _MARKDOWN for mark in model.model_fields[field].metadata)


def _holds(annotation: Any) -> bool:
    marks = getattr(annotation, "__metadata__", ())
    return any(mark in _MARKDOWN for mark in marks if mark.__hash__) or any(_holds(part) for part in get_args(annotation))


def plain(text: str) -> str:
    """``text`` with ordinary spaces, its accents composed: what looks the same is the same."""
    return normalize("NFC", text.replace(NBSP, " "))


def words(value: Runs) -> str:
    """Runs as ordinary text."""
    return plain(as_text(value))


def tulis(value: Any, register: Register) -> str:
    """A value in the words of a page. Steps and procedures: the words that name them, with their content."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return (", " if isinstance(next(iter(value), None), Decimal) else "\n").join(tulis(part, register) for part in value)
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return plain(format_tanggal(value))
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    if isinstance(value, BaseModel):
        return _WRITERS.get(type(value), _record)(value, register)
    return str(value)


def _record(value: BaseModel, register: Register) -> str:
    """``nomor: …; tanggal: …``."""
    parts = ((name, tulis(part, register)) for name, part in value if part not in (None, ()))
    return "; ".join(f"{name.replace('_', ' ')}: {text}" for name, text in parts)


def _group(group: Kelompok, register: Register) -> str:
    lines = [f"{number}. {words(format_butir(item, register))}" for number, item in enumerate(group.butir, 1)]
    return "\n".join([words(runs(group.kelompok)), *lines])


def _cited(reference: Rujukan, register: Register) -> str:
    if reference.ref in register:
        return plain(cite(register[reference.ref], register, reference.pasal))
    return " ".join(part for part in (reference.pasal, reference.ref) if part)


def _staff(staff: JumlahPelaksana, register: Register) -> str:
    return f"{staff.jabatan}: {staff.jumlah} orang" if staff.jabatan else f"{staff.jumlah} orang"


def _free(fee: Gratis, register: Register) -> str:
    return f"{TIDAK_DIPUNGUT}; {words(runs(fee.keterangan))}" if fee.keterangan else TIDAK_DIPUNGUT


def _step(step: Langkah, register: Register) -> str:
    """The activity; who does it is told by those who know the procedure (``tulis_langkah``)."""
    return words(runs(step.kegiatan))


def tulis_langkah(step: Langkah, nama: dict[str, str]) -> str:
    """``Memeriksa berkas (Petugas Loket; 30 menit)``; ``nama`` gives the names of the pelaksana by id."""
    facts = [" dan ".join(nama.get(id, id) for id in step.oleh)]
    facts += [words(format_waktu(step.waktu))] if step.waktu else []
    return f"{words(runs(step.kegiatan))} ({'; '.join(facts)})"


def _procedure(sop: Sop, register: Register) -> str:
    names = {part.id: part.nama for part in sop.pelaksana}
    return "\n".join([sop.judul, *(f"{number}. {tulis_langkah(step, names)}" for number, step in enumerate(sop.langkah, 1))])


def _column(column: Pelaksana, register: Register) -> str:
    return f"{column.nama} (pihak luar)" if column.eksternal else column.nama


def _decision(decision: Keputusan, register: Register) -> str:
    return f"ya: {decision.ya}; tidak: {decision.tidak}"


def _law(law: Peraturan, register: Register) -> str:
    text = cite_short(law)
    text += f" tentang {law.tentang}" if law.tentang else ""
    return plain(f"{text} ({law.status})")


_WRITERS: dict[type[BaseModel], Callable[[Any, Register], str]] = {
    Butir: lambda item, register: words(format_butir(item, register)),
    Kelompok: _group,
    Waktu: lambda time, register: words(format_waktu(time)),
    Gratis: _free,
    Tarif: lambda fee, register: words(format_tarif(fee, register)),
    Pengaduan: lambda channel, register: words(format_pengaduan(channel)),
    Kanal: lambda channel, register: words(format_kanal(channel)),
    Rujukan: _cited,
    JumlahPelaksana: _staff,
    Sop: _procedure,
    Langkah: _step,
    Pelaksana: _column,
    Keputusan: _decision,
    Peraturan: _law,
    JamLayanan: lambda hours, register: f"{hours.hari}: {hours.jam}",
    Libur: lambda day, register: f"{plain(format_tanggal(day.tanggal))}: {day.uraian}",
}


def tulis_bidang(item: BaseModel, field: str, register: Register) -> str:
    """One field of ``item`` in the words of a page."""
    value = getattr(item, field)
    if isinstance(item, Tarif) and field == "tarif":
        return format_rupiah(item.tarif) if item.tarif is not None else words(runs(item.teks or ""))
    if isinstance(value, str):
        if field == "dasar" and value in register:
            return plain(cite_short(register[value]))
        text = words(runs(value)) if is_markdown(type(item), field) else plain(value)
        return with_prefix(field, text)
    if isinstance(value, tuple) and is_markdown(type(item), field):
        return "\n".join(words(runs(part)) for part in value if isinstance(part, str))
    return tulis(value, register)


def with_prefix(field: str, text: str) -> str:
    """``text`` with the word that a page puts before this field."""
    known = _AWALAN.get(field)
    return text if not known or text.lower().startswith(known) else known[0] + text


def ciri(item: Any) -> Ciri:
    """What pairing knows of ``item``. Citations are told by id, so that a correction in the register separates no items."""
    if not isinstance(item, BaseModel):
        text = words(runs(str(item)))
        return Ciri("teks", None, text, text, (text,))
    kind = type(item).__name__
    id = getattr(item, "id", None)
    text = tulis(item, {})
    match item:
        case Kelompok():
            return Ciri(kind, None, text, item.kelompok, (item.kelompok, "\n".join(part.nama for part in item.butir)))
        case Sop():
            return Ciri(
                kind, None, text, item.judul, (item.judul, "\n".join(step.kegiatan for step in item.langkah), item.nomor or "")
            )
        case Langkah():
            facts = "\x1f".join((*item.oleh, text, words(format_waktu(item.waktu)) if item.waktu else "", *item.output))
            return Ciri(kind, id, facts, item.kegiatan, (item.kegiatan,))
        case Waktu():
            length = words(format_waktu(item.model_copy(update={"uraian": None})))
            return Ciri(kind, None, text, item.uraian or "", (item.uraian or "", length))
        case Tarif():
            return Ciri(kind, id, text, item.uraian, (item.uraian, tulis_bidang(item, "tarif", {})))
        case Rujukan():
            return Ciri(kind, None, text, item.ref)
        case Peraturan():
            return Ciri(kind, id, nama(item), nama(item))
    name = nama(item)
    return Ciri(kind, id, text, name, (name,))


_NAMA = ("nama", "uraian", "kanal", "jenis", "jabatan", "hari", "kode", "bagian", "tanggal")
"""Which field names an item, the first that it has."""


def nama(item: Any) -> str:
    """The first text of ``item``: what names it in a path."""
    match item:
        case Kelompok():
            return item.kelompok
        case Sop():
            return item.judul
        case Langkah():
            return item.kegiatan
        case Waktu():
            return item.uraian or words(format_waktu(item))
        case Rujukan():
            return item.ref
        case Libur():
            return str(item.tanggal)
        case Peraturan():
            return plain(cite_short(item))
        case BaseModel():
            field = next((field for field in _NAMA if field in type(item).model_fields), None)
            return str(getattr(item, field) or "") if field else ""
    return str(item)
