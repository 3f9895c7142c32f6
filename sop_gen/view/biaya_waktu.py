"""Fee and time of a service in few words, so that every page, wall piece and screen says the same.

A value always stands with what it belongs to, or with the words that it is one of several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sop_gen.diff.tempo import beda_lama, has_batas
from sop_gen.model.butir import Gratis, Tarif, Waktu
from sop_gen.model.durasi import Durasi
from sop_gen.model.instansi import Kalender
from sop_gen.model.layanan import Layanan
from sop_gen.teks.angka import format_rupiah
from sop_gen.teks.butir import TIDAK_DIPUNGUT, format_jumlah
from sop_gen.teks.durasi import format_rentang, headline_waktu
from sop_gen.teks.inline import as_text, literal, runs
from sop_gen.view.dokumen import BELUM_DIISI, Konteks
from sop_gen.view.poster import GRATIS, Fakta, breakable, soft, view_fees, view_times

TERBANYAK = 3
"""So many fees or times are told one by one; more are summed up."""
MENURUT_JENIS = "menurut jenisnya"
MENURUT_TAHAP = "menurut tahap atau jenisnya"
"""Nothing says whether several promises are stages of one another or cases of their own."""
LIHAT = "lihat rincian"
_KALENDER = Kalender.model_construct()
"""The usual working week: only to tell which of two promises is longer."""


@dataclass(frozen=True)
class Singkat:
    """A value, and what it belongs to; ``sambung`` joins both in one line. Without words when nothing is known."""

    utama: str
    keterangan: str = ""
    sambung: str = " ({})"

    @property
    def sebaris(self) -> str:
        """Both in one line."""
        return self.utama + (self.sambung.format(self.keterangan) if self.keterangan else "")

    @property
    def fakta(self) -> Fakta:
        """Both as a large figure and a line below it."""
        return Fakta(breakable(self.utama) or BELUM_DIISI, (soft(literal(self.keterangan)),) if self.keterangan else ())


def brief_fee(layanan: Layanan) -> Singkat:
    """``Tidak dipungut biaya``, the one fee with what it is for, or the least to the most."""
    fees = layanan.biaya
    if not fees:
        return Singkat("")
    if isinstance(fees, Gratis):
        return Singkat(TIDAK_DIPUNGUT, as_text(runs(fees.keterangan or "")))
    amounts = {_amount(fee) for fee in fees}
    if len(amounts) > 1:
        return _several_fees(fees)
    (amount,) = amounts
    return Singkat(amount, _name(fees[0])) if len(fees) == 1 else Singkat(amount, "untuk setiap jenis", ", {}")


def brief_time(layanan: Layanan) -> Singkat:
    """The one time with what it is the time of, or the shortest to the longest when that is certain."""
    times = layanan.jangka_waktu
    if len(times) < 2:
        return Singkat(headline_waktu(times[0]), as_text(runs(times[0].uraian or ""))) if times else Singkat("")
    ends = _ends(times)
    if not ends:
        return Singkat("beberapa batas waktu", LIHAT, ": {}")
    same = beda_lama(*ends, (_KALENDER, _KALENDER)) == 0
    return Singkat(format_rentang(*ends), "untuk setiap tahap atau jenis" if same else MENURUT_TAHAP, ", {}")


def facts_of_fee(layanan: Layanan, konteks: Konteks) -> tuple[Fakta, ...]:
    """A few fees as the poster of the service tells them, without the articles that they rest on; more in brief."""
    if isinstance(layanan.biaya, Gratis):
        return (brief_fact_of_fee(layanan),)
    facts = view_fees(without_articles(layanan), konteks)
    return facts if len(facts) <= TERBANYAK else (brief_fact_of_fee(layanan),)


def brief_fact_of_fee(layanan: Layanan) -> Fakta:
    """The fee in brief; what a free service costs all the same is never left out."""
    brief = brief_fee(layanan)
    return replace(brief, utama=GRATIS).fakta if isinstance(layanan.biaya, Gratis) else brief.fakta


def facts_of_time(layanan: Layanan) -> tuple[Fakta, ...]:
    """The one time as the poster of the service tells it, a few with what each is the time of; more in brief."""
    times = layanan.jangka_waktu
    if len(times) < 2:
        return view_times(layanan)
    if not is_told(times):
        return (brief_time(layanan).fakta,)
    return tuple(Fakta(breakable(headline_waktu(time)), (soft(runs(time.uraian)),) if time.uraian else ()) for time in times)


def is_told(times: Sequence[Waktu]) -> bool:
    """Whether several times are told one by one: they are few, and each says what it is the time of."""
    return len(times) <= TERBANYAK and all(time.uraian or time.teks for time in times)


def without_articles(layanan: Layanan) -> Layanan:
    """The service, its fees without the regulations that they rest on."""
    if not isinstance(layanan.biaya, tuple):
        return layanan
    bare = tuple(fee.model_copy(update={"dasar": None, "pasal": None}) for fee in layanan.biaya)
    return layanan.model_copy(update={"biaya": bare})


def _several_fees(fees: Sequence[Tarif]) -> Singkat:
    """Fees of different amounts; of those that are known the least and the most."""
    known = sorted((fee for fee in fees if fee.tarif is not None), key=lambda fee: fee.tarif or 0)
    if not known:
        return Singkat("beberapa jenis biaya", LIHAT, ": {}")
    units = {_unit(fee) for fee in known}
    ends = dict.fromkeys(format_rupiah(fee.tarif or 0) for fee in (known[0], known[-1]))
    figure = " sampai ".join(ends) + (units.pop() if len(units) == 1 else "")
    if len(known) == len(fees):
        return Singkat(figure, MENURUT_JENIS, ", {}")
    if len(ends) > 1:
        return Singkat(figure, f"{MENURUT_JENIS}; jenis lain: {LIHAT}", ", {}")
    if len(known) > 1:
        return Singkat(figure, f"untuk sebagian jenis; {LIHAT}", ", {}")
    return Singkat(figure, f"{_name(known[0])}; jenis lain: {LIHAT}")


def _ends(times: Sequence[Waktu]) -> tuple[Durasi, Durasi] | None:
    """The shortest and the longest time; None when one sets no limit, or which they are is not certain."""
    lengths = [time.lama for time in times if time.lama and has_batas(time)]
    if len(lengths) < len(times):
        return None
    least = _extreme([replace(length, sampai=length.dari) for length in lengths], 1)
    most = _extreme([replace(length, dari=length.sampai) for length in lengths], -1)
    return (least, most) if least and most else None


def _extreme(lengths: Sequence[Durasi], sign: int) -> Durasi | None:
    """The one beside which no other is shorter (``sign`` 1) or longer (-1)."""

    def is_certain(one: Durasi) -> bool:
        changes = [beda_lama(one, other, (_KALENDER, _KALENDER)) for other in lengths]
        return all(change is not None and change * sign >= 0 for change in changes)

    return next((one for one in lengths if is_certain(one)), None)


def _name(fee: Tarif) -> str:
    return as_text(runs(fee.uraian))


def _amount(fee: Tarif) -> str:
    return as_text(format_jumlah(fee)) + _unit(fee)


def _unit(fee: Tarif) -> str:
    if not fee.satuan:
        return ""
    return f" {fee.satuan if fee.satuan.startswith(('per ', '/')) else f'per {fee.satuan}'}"
