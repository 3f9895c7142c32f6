"""The five things that a citizen asks first, in a few words each: what to bring, the cost, the time, where, how to complain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sop_gen.model.butir import Gratis, Tarif, items_of
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.teks.angka import NBSP, format_rupiah
from sop_gen.teks.butir import TIDAK_DIPUNGUT, format_kanal
from sop_gen.teks.durasi import format_waktu
from sop_gen.teks.inline import Runs, literal, runs
from sop_gen.view.dokumen import BELUM_DIISI

TEMPAT = "kantor"
"""The anchor of the office's address and hours, at the foot of every page."""
SEDIKIT = 2
"""So many promises of time are told in full at the head of the page."""
Membayar = Literal["gratis", "berbayar", ""]


@dataclass(frozen=True)
class Fakta:
    """One answer: a question in a word or two, the short answer, and the anchor of the whole one."""

    nama: str
    isi: tuple[Runs, ...]
    ke: str
    kosong: bool = False


def view_fakta(layanan: Layanan, instansi: Instansi) -> tuple[Fakta, ...]:
    """The five, in the order in which they matter at the door."""
    return (
        _fact("Biaya", (short_fee(layanan),), "biaya"),
        _fact("Waktu", _times(layanan), "jangka_waktu"),
        _fact("Persyaratan", (_requirements(layanan),), "persyaratan"),
        _fact("Pengaduan", (_complaints(layanan, instansi),), "pengaduan"),
        _fact("Tempat", tuple(format_kanal(channel) for channel in layanan.kanal), TEMPAT),
    )


def short_fee(layanan: Layanan) -> Runs:
    """``Tidak dipungut biaya``, the one fee, the least to the most, and how many are not known."""
    fees = layanan.biaya
    if not fees:
        return ()
    if isinstance(fees, Gratis):
        return literal(TIDAK_DIPUNGUT)
    if len(fees) == 1:
        (fee,) = fees
        return literal(format_rupiah(fee.tarif) + _unit(fee)) if fee.tarif is not None else runs(fee.teks or "")
    amounts = sorted(fee.tarif for fee in fees if fee.tarif is not None)
    if not amounts:
        return literal(f"{len(fees)}{NBSP}jenis biaya")
    known = " sampai ".join(format_rupiah(amount) for amount in dict.fromkeys((amounts[0], amounts[-1])))
    others = len(fees) - len(amounts)
    return literal(f"{known}, dan {others}{NBSP}jenis lain" if others else known)


def short_time(layanan: Layanan) -> Runs:
    """The one promise as written, else how many there are."""
    times = layanan.jangka_waktu
    if len(times) > 1:
        return literal(f"{len(times)}{NBSP}batas waktu")
    return format_waktu(times[0].model_copy(update={"uraian": None})) if times else ()


def _times(layanan: Layanan) -> tuple[Runs, ...]:
    """Every promise while they are few, else how many there are."""
    times = layanan.jangka_waktu
    return tuple(format_waktu(time) for time in times) if 1 < len(times) <= SEDIKIT else (short_time(layanan),)


def pays(layanan: Layanan) -> Membayar:
    """Whether the service costs something; nothing when that is not known."""
    return "" if not layanan.biaya else "gratis" if isinstance(layanan.biaya, Gratis) else "berbayar"


def channels(layanan: Layanan) -> tuple[str, ...]:
    """``daring`` when an address or the kind says so, ``tatap-muka`` when a place or the kind does."""
    kinds = {channel.jenis.lower() for channel in layanan.kanal}
    online = "daring" in kinds or any(channel.url for channel in layanan.kanal)
    in_person = "tatap muka" in kinds or any(channel.tempat and channel.jenis.lower() != "daring" for channel in layanan.kanal)
    return tuple(name for name, given in (("daring", online), ("tatap-muka", in_person)) if given)


def _unit(fee: Tarif) -> str:
    if not fee.satuan:
        return ""
    return f" {fee.satuan if fee.satuan.startswith(('per ', '/')) else f'per {fee.satuan}'}"


def _requirements(layanan: Layanan) -> Runs:
    count = len(items_of(layanan.persyaratan))
    return literal(f"{count}{NBSP}butir") if count else ()


def _complaints(layanan: Layanan, instansi: Instansi) -> Runs:
    count = len(dict.fromkeys((*layanan.pengaduan, *instansi.pengaduan)))
    return literal(f"{count}{NBSP}saluran") if count else ()


def _fact(nama: str, isi: tuple[Runs, ...], ke: str) -> Fakta:
    known = tuple(part for part in isi if part)
    return Fakta(nama, known or (literal(BELUM_DIISI),), ke, kosong=not known)
