"""The five things that a citizen asks first, in a few words each: what to bring, the cost, the time, where, how to complain."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from sop_gen.model.butir import Gratis, items_of
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.teks.angka import NBSP
from sop_gen.teks.butir import format_kanal, format_tarif
from sop_gen.teks.durasi import format_waktu
from sop_gen.teks.inline import Runs, as_text, literal
from sop_gen.view.biaya_waktu import TERBANYAK, Singkat, brief_fee, brief_time, is_told, without_articles
from sop_gen.view.dokumen import BELUM_DIISI
from sop_gen.view.poster import no_extra

TEMPAT = "kantor"
"""The anchor of the office's address and hours, at the foot of every page."""
Membayar = Literal["gratis", "berbayar", ""]


@dataclass(frozen=True)
class Fakta:
    """One answer: a question in a word or two, the short answer, and the anchor of the whole one."""

    nama: str
    isi: tuple[Runs, ...]
    ke: str
    kosong: bool = False
    catatan: tuple[str, ...] = ()
    """What the answer belongs to, and what holds beside it."""


def view_fakta(layanan: Layanan, instansi: Instansi) -> tuple[Fakta, ...]:
    """The five, in the order in which they matter at the door."""
    return (
        _fees(layanan),
        _times(layanan),
        _fact("Persyaratan", (_requirements(layanan),), "persyaratan"),
        _fact("Pengaduan", (_complaints(layanan, instansi),), "pengaduan"),
        _fact("Tempat", tuple(format_kanal(channel) for channel in layanan.kanal), TEMPAT),
    )


def short_fee(layanan: Layanan) -> Runs:
    """The fee in one line."""
    return literal(brief_fee(layanan).sebaris)


def short_time(layanan: Layanan) -> Runs:
    """The time in one line."""
    return literal(_time(layanan).sebaris)


def _time(layanan: Layanan) -> Singkat:
    """The one promise as written, several in brief."""
    times, brief = layanan.jangka_waktu, brief_time(layanan)
    if len(times) != 1:
        return brief
    return replace(brief, utama=as_text(format_waktu(times[0].model_copy(update={"uraian": None}))))


def _fees(layanan: Layanan) -> Fakta:
    """Every fee with what it is for while they are few, else in brief; then that nothing else is to be paid."""
    fees = without_articles(layanan).biaya
    told = tuple(format_tarif(fee, {}) for fee in fees) if isinstance(fees, tuple) and 1 < len(fees) <= TERBANYAK else ()
    return _value("Biaya", told, brief_fee(layanan), "biaya", no_extra(layanan))


def _times(layanan: Layanan) -> Fakta:
    """Every promise with what it is about while they are few, else in brief."""
    times = layanan.jangka_waktu
    told = tuple(format_waktu(time) for time in times) if len(times) > 1 and is_told(times) else ()
    return _value("Waktu", told, _time(layanan), "jangka_waktu")


def _value(nama: str, told: tuple[Runs, ...], brief: Singkat, ke: str, catatan: str = "") -> Fakta:
    if told:
        return replace(_fact(nama, told, ke), catatan=(catatan,) if catatan else ())
    lines = tuple(line for line in (brief.keterangan, catatan) if line)
    return replace(_fact(nama, (literal(brief.utama) if brief.utama else (),), ke), catatan=lines)


def pays(layanan: Layanan) -> Membayar:
    """Whether the service costs something; nothing when that is not known."""
    return "" if not layanan.biaya else "gratis" if isinstance(layanan.biaya, Gratis) else "berbayar"


def channels(layanan: Layanan) -> tuple[str, ...]:
    """``daring`` when an address or the kind says so, ``tatap-muka`` when a place or the kind does."""
    kinds = {channel.jenis.lower() for channel in layanan.kanal}
    online = "daring" in kinds or any(channel.url for channel in layanan.kanal)
    in_person = "tatap muka" in kinds or any(channel.tempat and channel.jenis.lower() != "daring" for channel in layanan.kanal)
    return tuple(name for name, given in (("daring", online), ("tatap-muka", in_person)) if given)


def _requirements(layanan: Layanan) -> Runs:
    count = len(items_of(layanan.persyaratan))
    return literal(f"{count}{NBSP}butir") if count else ()


def _complaints(layanan: Layanan, instansi: Instansi) -> Runs:
    count = len(dict.fromkeys((*layanan.pengaduan, *instansi.pengaduan)))
    return literal(f"{count}{NBSP}saluran") if count else ()


def _fact(nama: str, isi: tuple[Runs, ...], ke: str) -> Fakta:
    known = tuple(part for part in isi if part)
    return Fakta(nama, known or (literal(BELUM_DIISI),), ke, kosong=not known)
