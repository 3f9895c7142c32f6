"""The table before the rows: how many requirements, steps and posts, how long and how dear, before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sop_gen.diff.pasangan import pasangkan
from sop_gen.diff.perubahan import Pasangan
from sop_gen.diff.wujud import ciri, plain, tulis, words
from sop_gen.model.butir import Tarif, items_of
from sop_gen.model.instansi import Kalender
from sop_gen.model.layanan import Layanan
from sop_gen.model.peraturan import Register
from sop_gen.model.sop import Sop
from sop_gen.teks.angka import format_rupiah
from sop_gen.teks.durasi import format_waktu
from sop_gen.view.dokumen import BELUM_DIISI
from sop_gen.waktu.jalan import usual_way
from sop_gen.waktu.jumlah import Jumlah
from sop_gen.waktu.kata import format_jumlah

TIDAK_ADA, TETAP, BERUBAH = "tidak ada", "tetap", "berubah"
"""A side on which there is no such thing; no difference; a difference that no number tells."""


Sides = tuple[Layanan | None, Layanan | None]


@dataclass(frozen=True)
class Ukuran:
    """One line of the table. Several values of one side stand on lines of their own."""

    nama: str
    semula: str
    menjadi: str
    selisih: str


def measures(pasangan: Pasangan, registers: tuple[Register, Register], kalender: tuple[Kalender, Kalender]) -> Iterator[Ukuran]:
    """Requirements, promised time, time of the procedures, fee, steps, posts."""
    sides = _running(pasangan.lama), _running(pasangan.baru)
    if sides == (None, None):
        return
    yield _counted("Persyaratan", sides, lambda side: len(items_of(side.persyaratan)))
    yield _told("Jangka waktu", _promise(sides[0]), _promise(sides[1]))
    yield from _ways(sides, kalender)
    yield _fees(sides, registers)
    yield _counted("Langkah SOP", sides, lambda side: sum(len(sop.langkah) for sop in side.sop))
    yield _counted("Pelaksana SOP", sides, lambda side: len({part.nama for sop in side.sop for part in sop.pelaksana}))


def _running(service: Layanan | None) -> Layanan | None:
    """A service that the office doesn't run measures nothing."""
    return service if service and service.berjalan else None


def _counted(nama: str, sides: Sides, count: Callable[[Layanan], int]) -> Ukuran:
    old, new = (count(side) if side else None for side in sides)
    more = BERUBAH if old is None or new is None else _signed(new - old)
    return Ukuran(nama, TIDAK_ADA if old is None else str(old), TIDAK_ADA if new is None else str(new), more)


def _signed(number: int) -> str:
    return TETAP if number == 0 else f"{'+' if number > 0 else '−'}{abs(number)}"


def _told(nama: str, old: str, new: str, selisih: str = BERUBAH) -> Ukuran:
    return Ukuran(nama, old, new, TETAP if old == new else selisih)


def _promise(service: Layanan | None) -> str:
    if service is None:
        return TIDAK_ADA
    return "\n".join(words(format_waktu(part)) for part in service.jangka_waktu) or BELUM_DIISI


# ---- money -------------------------------------------------------------------------------------------------------


def _fees(sides: Sides, registers: tuple[Register, Register]) -> Ukuran:
    old, new = _fee(sides[0], registers[0]), _fee(sides[1], registers[1])
    before, after = _amount(sides[0]), _amount(sides[1])
    if before is None or after is None or before == after:
        return _told("Biaya", old, new)
    return Ukuran("Biaya", old, new, f"{'+' if after > before else '−'}{format_rupiah(abs(after - before))}")


def _fee(service: Layanan | None, register: Register) -> str:
    if service is None:
        return TIDAK_ADA
    if isinstance(service.biaya, tuple):
        bare = (fee.model_copy(update={"dasar": None, "pasal": None, "keterangan": None}) for fee in service.biaya)
        return "\n".join(tulis(fee, register) for fee in bare)
    return tulis(service.biaya, register) or BELUM_DIISI


def _amount(service: Layanan | None) -> int | None:
    """The one amount that a service costs; None when there is none or several."""
    if service is None or service.biaya is None:
        return None
    if isinstance(service.biaya, tuple):
        return service.biaya[0].tarif if len(service.biaya) == 1 and isinstance(service.biaya[0], Tarif) else None
    return 0


# ---- time --------------------------------------------------------------------------------------------------------


def _ways(sides: Sides, kalender: tuple[Kalender, Kalender]) -> Iterator[Ukuran]:
    """The usual way of each procedure; a procedure that is alone needs no title."""
    pairs = pairs_of(sides[0].sop if sides[0] else (), sides[1].sop if sides[1] else ())
    for old, new in pairs:
        named = new or old
        title = f"Waktu SOP: {named.judul}" if named and len(pairs) > 1 else "Waktu SOP (jalur biasa)"
        before, after = _total(old, kalender[0]), _total(new, kalender[1])
        more = difference(before, after, kalender[1]) if before and after and kalender[0] == kalender[1] else ""
        yield _told(title, _duration(before, kalender[0]), _duration(after, kalender[1]), more or BERUBAH)


def _total(sop: Sop | None, kalender: Kalender) -> Jumlah | None:
    return usual_way(sop, kalender).jumlah if sop else None


def _duration(total: Jumlah | None, kalender: Kalender) -> str:
    return TIDAK_ADA if total is None else plain(format_jumlah(total, kalender)) or BELUM_DIISI


def pairs_of(old: tuple[Sop, ...], new: tuple[Sop, ...]) -> list[tuple[Sop | None, Sop | None]]:
    """Procedures of both sides, in the order of the new side; what was removed comes last."""
    pairs = pasangkan([ciri(sop) for sop in old], [ciri(sop) for sop in new])
    partner = {after: before for before, after in pairs}
    found: list[tuple[Sop | None, Sop | None]] = [
        (old[partner[number]] if number in partner else None, sop) for number, sop in enumerate(new)
    ]
    kept = set(partner.values())
    return found + [(sop, None) for number, sop in enumerate(old) if number not in kept]


def difference(old: Jumlah, new: Jumlah, kalender: Kalender) -> str:
    """``−7 hari kerja``; empty when the totals differ in several ways, or when it is not known by how much."""
    if old.tak_terhitung or new.tak_terhitung:
        return ""
    more = Jumlah(new.kerja - old.kerja, new.kalender - old.kalender, new.bulan - old.bulan, new.hari - old.hari)
    kinds = [part for part in (more.kerja, more.kalender, more.bulan, more.hari) if part]
    if len(kinds) != 1:
        return ""
    sign = "+" if kinds[0] > 0 else "−"
    return sign + plain(format_jumlah(_positive(more), kalender))


def _positive(total: Jumlah) -> Jumlah:
    return Jumlah(abs(total.kerja), abs(total.kalender), abs(total.bulan), abs(total.hari))
