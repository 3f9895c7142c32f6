"""Where the office can make things easier: what each service asks, the longest steps, the papers asked by most services."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sop_gen.diff.beban import UKURAN, Beban, Ukuran, beban_of
from sop_gen.diff.wujud import words
from sop_gen.model.butir import items_of
from sop_gen.model.instansi import Kalender
from sop_gen.model.layanan import Layanan
from sop_gen.model.sop import Langkah, Sop
from sop_gen.teks.angka import NBSP, format_rupiah
from sop_gen.teks.durasi import format_waktu
from sop_gen.teks.inline import runs
from sop_gen.waktu.jumlah import of_durasi
from sop_gen.waktu.kata import format_jumlah

NAMA_UKURAN: dict[Ukuran, str] = {
    "persyaratan": "Persyaratan",
    "langkah": "Langkah SOP",
    "kontak": "Kontak pemohon",
    "serah_terima": "Serah terima",
    "jangka_waktu": "Jangka waktu",
    "biaya": "Biaya",
}
SATUAN: dict[Ukuran, str] = {"persyaratan": "butir", "langkah": "langkah", "kontak": "kali", "serah_terima": "kali"}
TERBESAR: dict[Ukuran, str] = {"jangka_waktu": "terlama", "biaya": "tertinggi"}
BELUM_TERUKUR = "–"
TERATAS = 10
"""So many of the longest steps and of the papers asked most are named."""

_BENTUK = re.compile(r"\([^)]*\)|\b(?:foto ?kopi|fotocopy|salinan|scan|pindaian|asli|dilegalisir|legalisir)(?: dari)?\b")
_BUKAN_KATA = re.compile(r"\W+")


@dataclass(frozen=True)
class LangkahLama:
    """One step and how long it may take; ``hari`` are rough calendar days, only to tell which of two is longer."""

    id: str
    layanan: str
    sop: str
    nomor: int
    kegiatan: str
    pelaksana: str
    waktu: str
    hari: Decimal


@dataclass(frozen=True)
class Terukur:
    """One service measured: its burden, its longest steps, and its requirements by the words that tell them apart."""

    id: str
    nama: str
    unit: str
    beban: Beban
    jangka_waktu: str
    """The longest promise in words; empty when none can be measured."""
    langkah: tuple[LangkahLama, ...]
    syarat: tuple[tuple[str, str], ...]
    """Of each requirement the key under which services are compared, and its words."""


@dataclass(frozen=True)
class SelBeban:
    """One figure: in words, and as a share of the office's greatest in percent."""

    teks: str
    persen: int


@dataclass(frozen=True)
class BarisBeban:
    """The figures of one service."""

    id: str
    nama: str
    sel: tuple[SelBeban, ...]
    persen: int
    """The mean of its shares; what is not known counts as nothing."""


@dataclass(frozen=True)
class Terberat:
    """Which service asks most by one measure."""

    ukuran: str
    layanan: tuple[str, ...]
    teks: str


@dataclass(frozen=True)
class SyaratUmum:
    """A requirement that several services ask for."""

    nama: str
    layanan: tuple[str, ...]


@dataclass(frozen=True)
class Penyederhanaan:
    """Everything that the page says of the burden, the heaviest first."""

    kolom: tuple[str, ...]
    terberat: tuple[Terberat, ...]
    baris: tuple[BarisBeban, ...]
    langkah: tuple[LangkahLama, ...]
    syarat: tuple[SyaratUmum, ...]


def ukur(layanan: Layanan, kalender: Kalender) -> Terukur:
    """``layanan`` measured."""
    steps = (step for sop in layanan.sop for step in _steps(layanan, sop, kalender))
    asked = {_key(item.nama): words(runs(item.nama)) for item in items_of(layanan.persyaratan)}
    beban = beban_of(layanan, kalender)
    return Terukur(
        layanan.id,
        layanan.nama,
        layanan.unit,
        beban,
        format_jumlah(beban.jangka_waktu, kalender) if beban.jangka_waktu else "",
        tuple(sorted(steps, key=lambda step: -step.hari)[:TERATAS]),
        tuple((key, said) for key, said in asked.items() if key),
    )


def view_penyederhanaan(terukur: Sequence[Terukur], kalender: Kalender) -> Penyederhanaan:
    """The figures of all running services of an office that works by ``kalender``."""
    most = {part: max((_size(service.beban, part, kalender) for service in terukur), default=Decimal(0)) for part in UKURAN}
    rows = [_row(service, most, kalender) for service in terukur]
    steps = (step for service in terukur for step in service.langkah)
    return Penyederhanaan(
        kolom=tuple(NAMA_UKURAN.values()),
        terberat=tuple(_heaviest(terukur, most, kalender)),
        baris=tuple(sorted(rows, key=lambda row: -row.persen)),
        langkah=tuple(sorted(steps, key=lambda step: -step.hari)[:TERATAS]),
        syarat=tuple(_common(terukur))[:TERATAS],
    )


def format_ukuran(beban: Beban, ukuran: Ukuran, kalender: Kalender) -> str:
    """One figure in words: ``14 butir``, ``90 hari kerja``, ``Rp250.000 sampai Rp1.500.000``, ``gratis``."""
    value = getattr(beban, ukuran)
    if value is None:
        return BELUM_TERUKUR
    if ukuran == "jangka_waktu":
        return format_jumlah(value, kalender)
    if ukuran == "biaya":
        amounts = " sampai ".join(format_rupiah(amount) for amount in dict.fromkeys(value))
        return amounts if value[1] else "gratis"
    return f"{value}{NBSP}{SATUAN[ukuran]}"


# ---- one service -------------------------------------------------------------------------------------------------


def _steps(layanan: Layanan, sop: Sop, kalender: Kalender) -> Iterator[LangkahLama]:
    names = {part.id: part.nama for part in sop.pelaksana}
    for number, step in enumerate(sop.langkah, 1):
        if step.waktu and step.waktu.lama:
            days = of_durasi(step.waktu.lama, kalender).length(kalender)
            said = words(format_waktu(step.waktu.model_copy(update={"uraian": None, "sejak": None})))
            yield LangkahLama(
                layanan.id, layanan.nama, sop.judul, number, words(runs(step.kegiatan)), _hands(step, names), said, days
            )


def _hands(step: Langkah, names: dict[str, str]) -> str:
    return ", ".join(names.get(id, id) for id in step.oleh)


def _key(nama: str) -> str:
    """What two requirements have in common that ask for the same paper in another form: ``Fotokopi KTP (1 lembar)``."""
    return " ".join(_BUKAN_KATA.split(_BENTUK.sub(" ", words(runs(nama)).lower()))).strip()


# ---- all services ------------------------------------------------------------------------------------------------


def _row(service: Terukur, most: dict[Ukuran, Decimal], kalender: Kalender) -> BarisBeban:
    shares = [round(100 * _size(service.beban, part, kalender) / most[part]) if most[part] else 0 for part in UKURAN]
    told = [format_ukuran(service.beban, part, kalender) for part in UKURAN]
    cells = tuple(SelBeban(said, share) for said, share in zip(told, shares, strict=True))
    return BarisBeban(service.id, service.nama, cells, round(sum(shares) / len(shares)))


def _size(beban: Beban, ukuran: Ukuran, kalender: Kalender) -> Decimal:
    value = getattr(beban, ukuran)
    if value is None:
        return Decimal(0)
    if ukuran == "jangka_waktu":
        return value.length(kalender)  # type: ignore[no-any-return]
    return Decimal(value[1] if isinstance(value, tuple) else value)


def _heaviest(terukur: Sequence[Terukur], most: dict[Ukuran, Decimal], kalender: Kalender) -> Iterator[Terberat]:
    for part, size in most.items():
        first = [service for service in terukur if size and _size(service.beban, part, kalender) == size]
        if first:
            title = f"{NAMA_UKURAN[part]} {TERBESAR.get(part, 'terbanyak')}"
            yield Terberat(title, tuple(one.nama for one in first), format_ukuran(first[0].beban, part, kalender))


def _common(terukur: Iterable[Terukur]) -> list[SyaratUmum]:
    """Requirements of two services or more, those of most services first; the shortest words name them."""
    said: dict[str, list[str]] = {}
    asking: dict[str, list[str]] = {}
    for service in terukur:
        for key, text in service.syarat:
            said.setdefault(key, []).append(text)
            asking.setdefault(key, []).append(service.nama)
    shared = [SyaratUmum(min(said[key], key=len), tuple(names)) for key, names in asking.items() if len(names) > 1]
    return sorted(shared, key=lambda part: (-len(part.layanan), part.nama))
