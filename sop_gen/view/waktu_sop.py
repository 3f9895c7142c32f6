"""How long one procedure takes, beside what the service promises, and who holds the case how long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sop_gen.model.instansi import Kalender
from sop_gen.model.layanan import Layanan
from sop_gen.model.sop import Sop
from sop_gen.teks.durasi import format_waktu
from sop_gen.teks.inline import Runs
from sop_gen.waktu.jalan import Jalan
from sop_gen.waktu.janji import Banding, Perbandingan, Putusan, compare_with_promise, judge
from sop_gen.waktu.jumlah import Jumlah
from sop_gen.waktu.kata import format_jumlah
from sop_gen.waktu.pemegang import holders

TAK_SELESAI = "tidak ada; alurnya tidak sampai selesai"


@dataclass(frozen=True)
class Jalur:
    """One way through the procedure: its time in words, and whether that keeps the promise."""

    nama: str
    waktu: str
    putusan: Putusan | None
    """None when the flow has no such way."""


@dataclass(frozen=True)
class Pemegang:
    """Someone who works on the usual way, and how long."""

    nama: str
    eksternal: bool
    waktu: str
    persen: int
    """The time as a share of the whole way; shares of joint steps count for each, so that the sum may pass 100."""


@dataclass(frozen=True)
class WaktuSop:
    """The times of one procedure."""

    biasa: Jalur
    jalur: tuple[Jalur, ...]
    janji: tuple[Runs, ...]
    ragu: tuple[str, ...]
    """Why some way can't be compared with the promise; empty when all can."""
    pemegang: tuple[Pemegang, ...]
    """Who holds it longest comes first."""
    langkah: tuple[int, ...]
    """The usual way as numbers of steps, from 1."""
    selesai: bool
    """Whether the usual way comes to an end."""


def view_waktu(layanan: Layanan, sop: Sop, kalender: Kalender) -> WaktuSop | None:
    """The times of procedure ``sop`` of ``layanan``; None when none of its steps has a time that can be measured."""
    if not any(step.waktu and step.waktu.lama for step in sop.langkah):
        return None
    found = compare_with_promise(layanan, sop, kalender)
    usual, own = _citizens("Biasa", found.biasa, kalender), _offices(found.biasa, kalender)
    shortest, longest = _citizens("Tersingkat", found.tersingkat, kalender), _citizens("Terpanjang", found.terpanjang, kalender)
    return WaktuSop(
        biasa=usual,
        jalur=(shortest, usual, *own, longest),
        janji=tuple(format_waktu(part) for part in layanan.jangka_waktu),
        ragu=tuple(dict.fromkeys(_doubts(found, layanan, kalender))),
        pemegang=_held(sop, found.biasa.jalan, kalender),
        langkah=tuple(step + 1 for step in found.biasa.jalan.langkah),
        selesai=found.biasa.jalan.berakhir,
    )


def _citizens(nama: str, banding: Banding | None, kalender: Kalender) -> Jalur:
    """A way with every step."""
    if banding is None:
        return Jalur(nama, TAK_SELESAI, None)
    return Jalur(nama, format_jumlah(banding.jumlah, kalender), banding.putusan)


def _offices(biasa: Banding, kalender: Kalender) -> tuple[Jalur, ...]:
    """The usual way by the office's clock, when that tells something else."""
    own = biasa.jumlah_kantor
    if own in (biasa.jumlah, Jumlah()):
        return ()
    return (Jalur("Biasa, tanpa langkah pihak luar", format_jumlah(own, kalender), biasa.putusan_kantor),)


def _doubts(found: Perbandingan, layanan: Layanan, kalender: Kalender) -> Iterator[str]:
    for banding in filter(None, (found.tersingkat, found.biasa, found.terpanjang)):
        if banding.putusan == "tidak dapat dibandingkan":
            yield _doubt(banding.jumlah, layanan, kalender)
    if found.biasa.putusan_kantor == "tidak dapat dibandingkan":
        yield _doubt(found.biasa.jumlah_kantor, layanan, kalender)


def _doubt(total: Jumlah, layanan: Layanan, kalender: Kalender) -> str:
    """Why ``total`` neither surely keeps the promise nor surely breaks it."""
    if not layanan.jangka_waktu:
        return "jangka waktunya belum diisi"
    # Every limit would hold no time at all.
    if judge(Jumlah(), layanan.jangka_waktu, kalender) != "cukup":
        return "jangka waktunya tidak menyebut batas yang terukur"
    if total.tak_terhitung:
        return "ada langkah yang waktunya belum terukur"
    return "jangka waktunya lebih dari satu" if len(layanan.jangka_waktu) > 1 else "jenis harinya berbeda"


def _held(sop: Sop, biasa: Jalan, kalender: Kalender) -> tuple[Pemegang, ...]:
    """Who takes part in the usual way."""
    whole, held = biasa.jumlah.length(kalender), holders(sop, biasa)
    taking_part = [part for part in sop.pelaksana if held[part.id] != Jumlah()]
    order = sorted(taking_part, key=lambda part: held[part.id].length(kalender), reverse=True)
    return tuple(
        Pemegang(
            part.nama,
            part.eksternal,
            format_jumlah(held[part.id], kalender),
            round(100 * held[part.id].length(kalender) / whole) if whole else 0,
        )
        for part in order
    )
