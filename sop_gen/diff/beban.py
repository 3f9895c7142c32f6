"""What a service asks of those who use it, in numbers; and whether another edition of it asks less.

The requirements, the steps of its procedures, and along the usual way of each procedure (every *ya*) how often the applicant
turns to the office and how often the case goes from one pelaksana to another; the longest time promised; the fees.
PermenPAN-RB 90/2021, reform VI.i of the evaluation sheet, asks whether services became easier; these figures are derived.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from sop_gen.diff.pihak import is_pejabat, pihak_luar
from sop_gen.diff.tempo import is_janji
from sop_gen.model.butir import Gratis, items_of
from sop_gen.model.instansi import Kalender
from sop_gen.model.layanan import Layanan
from sop_gen.model.sop import Sop
from sop_gen.waktu.jalan import usual_way
from sop_gen.waktu.janji import compare
from sop_gen.waktu.jumlah import Jumlah, of_durasi

Ukuran = Literal["persyaratan", "langkah", "kontak", "serah_terima", "jangka_waktu", "biaya"]
UKURAN: tuple[Ukuran, ...] = ("persyaratan", "langkah", "kontak", "serah_terima", "jangka_waktu", "biaya")
Arah = Literal["lebih ringan", "tetap", "lebih berat", "tidak dapat dibandingkan"]


@dataclass(frozen=True)
class Beban:
    """The burden of one service. What is not known is None: nothing is filled in, or no promise can be measured."""

    persyaratan: int | None
    langkah: int | None
    """Steps of all procedures."""
    kontak: int | None
    """How often the applicant turns to the office, or is called, on the usual ways."""
    serah_terima: int | None
    """How often the case passes from one pelaksana to another on the usual ways."""
    jangka_waktu: Jumlah | None
    """The longest promise."""
    biaya: tuple[int, int] | None
    """The least and the most in rupiah; both 0 for a service without charge."""


def beban_of(layanan: Layanan, kalender: Kalender) -> Beban:
    """The burden of ``layanan`` in an office that works by ``kalender``."""
    sops = layanan.sop
    return Beban(
        persyaratan=len(items_of(layanan.persyaratan)) or None,
        langkah=sum(len(sop.langkah) for sop in sops) if sops else None,
        kontak=sum(_contacts(sop, kalender) for sop in sops) if sops else None,
        serah_terima=sum(_hand_overs(sop, kalender) for sop in sops) if sops else None,
        jangka_waktu=_promise(layanan, kalender),
        biaya=_fees(layanan),
    )


def arah_of(ukuran: Ukuran, semula: Beban, menjadi: Beban, kalender: Kalender) -> Arah:
    """How one measure changed; both editions are counted by the newer office's ``kalender``."""
    old, new = getattr(semula, ukuran), getattr(menjadi, ukuran)
    if old == new and old is not None:
        return "tetap"
    if old is None or new is None:
        return "tidak dapat dibandingkan"
    if ukuran == "jangka_waktu":
        return _of_times(old, new, kalender)
    pairs = list(zip(old, new, strict=True)) if isinstance(old, tuple) else [(old, new)]
    if all(after <= before for before, after in pairs):
        return "lebih ringan"
    return "lebih berat" if all(after >= before for before, after in pairs) else "tidak dapat dibandingkan"


def simpulan(arah: Iterable[Arah]) -> Arah:
    """Of a whole service: easier when something is easier and nothing harder, harder likewise; what is unsure leaves it open."""
    found = set(arah)
    if {"lebih ringan", "lebih berat"} <= found:
        return "tidak dapat dibandingkan"
    if "lebih ringan" in found:
        return "lebih ringan"
    if "lebih berat" in found:
        return "lebih berat"
    return "tetap" if "tetap" in found else "tidak dapat dibandingkan"


def _contacts(sop: Sop, kalender: Kalender) -> int:
    """Runs of steps that outsiders who are no authorities take part in."""
    outside = [bool(names := pihak_luar(sop, sop.langkah[step])) and not is_pejabat(names) for step in _way(sop, kalender)]
    return sum(now and not before for before, now in pairwise([False, *outside]))


def _hand_overs(sop: Sop, kalender: Kalender) -> int:
    hands = [set(sop.langkah[step].oleh) for step in _way(sop, kalender)]
    return sum(before.isdisjoint(after) for before, after in pairwise(hands))


def _way(sop: Sop, kalender: Kalender) -> tuple[int, ...]:
    return usual_way(sop, kalender).langkah


def _promise(layanan: Layanan, kalender: Kalender) -> Jumlah | None:
    limits = [of_durasi(time.lama, kalender) for time in layanan.jangka_waktu if time.lama and is_janji(time)]
    return max(limits, key=lambda limit: limit.length(kalender), default=None)


def _fees(layanan: Layanan) -> tuple[int, int] | None:
    if isinstance(layanan.biaya, Gratis):
        return (0, 0)
    amounts = [fee.tarif for fee in layanan.biaya or ()]
    known = [amount for amount in amounts if amount is not None]
    return (min(known), max(known)) if known and len(known) == len(amounts) else None


def _of_times(old: Jumlah, new: Jumlah, kalender: Kalender) -> Arah:
    """Only what is certain: different kinds of day may not be comparable."""
    match compare(new, old, kalender), compare(old, new, kalender):
        case "cukup", "cukup":
            return "tetap"
        case "cukup", "lewat":
            return "lebih ringan"
        case "lewat", "cukup":
            return "lebih berat"
        case _:
            return "tidak dapat dibandingkan"
