"""Items, fees, channels and staff as lines of a page."""

from __future__ import annotations

from dataclasses import dataclass

from sop_gen.model.butir import Biaya, Butir, Gratis, Kanal, Kelompok, Pengaduan, Tarif
from sop_gen.model.layanan import Layanan
from sop_gen.model.peraturan import Register
from sop_gen.teks.angka import NBSP, format_rupiah
from sop_gen.teks.inline import Run, Runs, literal, runs
from sop_gen.teks.peraturan import cite_short

TIDAK_DIPUNGUT = "Tidak dipungut biaya"


@dataclass(frozen=True, slots=True)
class Poin:
    """One line of a list: its mark (``1.``, ``A.`` or nothing), its words, and whether it heads a group."""

    tanda: str
    teks: Runs
    kepala: bool = False
    anak: bool = False


Daftar = tuple[Poin, ...]


def numbered(lines: list[Runs], *, anak: bool = False) -> Daftar:
    """Lines numbered from 1; a line alone has no number."""
    if len(lines) == 1 and not anak:
        return (Poin("", lines[0]),)
    return tuple(Poin(f"{number}.", line, anak=anak) for number, line in enumerate(lines, 1))


def list_items(parts: tuple[Butir | Kelompok, ...], register: Register) -> Daftar:
    """Items numbered from 1; groups lettered, their items numbered from 1 below them."""
    points: list[Poin] = []
    loose = [part for part in parts if isinstance(part, Butir)]
    points += numbered([format_butir(item, register) for item in loose])
    groups = [part for part in parts if isinstance(part, Kelompok)]
    for letter, group in enumerate(groups):
        points.append(Poin(f"{chr(65 + letter % 26)}.", runs(group.kelompok), kepala=True))
        points += numbered([format_butir(item, register) for item in group.butir], anak=True)
    return tuple(points)


def format_butir(item: Butir, register: Register) -> Runs:
    """``Foto 4x6 (asli, 5 lembar), bila …; keterangan (PP 2/2007 Pasal 3)``."""
    marks = [mark for mark in (item.bentuk, _count(item.jumlah)) if mark]
    line = runs(item.nama) + literal(f" ({', '.join(marks)})" if marks else "")
    if item.bila:
        line += literal(", ") + runs(
            item.bila if item.bila.lower().startswith(("bila ", "jika ", "apabila ")) else f"bila {item.bila}"
        )
    return line + _note(item.keterangan) + _source(item.dasar, item.pasal, register)


def list_biaya(biaya: Biaya, register: Register) -> Daftar:
    """The fee component; free services say so in the words of the law's practice."""
    if isinstance(biaya, Gratis):
        return (Poin("", literal(TIDAK_DIPUNGUT) + _note(biaya.keterangan)),)
    return numbered([format_tarif(fee, register) for fee in biaya])


def format_tarif(fee: Tarif, register: Register) -> Runs:
    """``Permohonan naturalisasi: Rp50.000.000 per permohonan (PP 45/2024)``."""
    return runs(fee.uraian) + literal(": ") + format_jumlah(fee) + _after_amount(fee, register)


def format_jumlah(fee: Tarif) -> Runs:
    """The amount alone: ``Rp50.000.000``, or the words that stand for it."""
    return literal(format_rupiah(fee.tarif)) if fee.tarif is not None else runs(fee.teks or "")


def caption_tarif(fee: Tarif, register: Register) -> Runs:
    """What stands below the amount: ``Permohonan naturalisasi, per permohonan (PP 45/2024)``."""
    return runs(fee.uraian) + (literal(",") if fee.satuan else ()) + _after_amount(fee, register)


def _after_amount(fee: Tarif, register: Register) -> Runs:
    unit = fee.satuan and (fee.satuan if fee.satuan.startswith(("per ", "/")) else f"per {fee.satuan}")
    return literal(f" {unit}" if unit else "") + _note(fee.keterangan) + _source(fee.dasar, fee.pasal, register)


def format_pengaduan(channel: Pengaduan) -> Runs:
    """``SP4N-LAPOR!: https://www.lapor.go.id``; an address is a link."""
    line = literal(channel.kanal)
    if channel.nilai:
        link = channel.nilai if channel.nilai.startswith(("https://", "http://")) else None
        line += (*literal(": "), Run(bare_address(channel.nilai), tautan=link))
    return line + _note(channel.keterangan)


def format_kanal(channel: Kanal) -> Runs:
    """Where the service is asked for."""
    line = literal(channel.jenis[:1].upper() + channel.jenis[1:])
    line += literal(": ") + runs(channel.tempat) if channel.tempat else ()
    return line + ((*literal(": " if not channel.tempat else ", "), _linked(channel.url)) if channel.url else ())


def bare_address(said: str) -> str:
    """``mailto:a@b.id?subject=x`` -> ``a@b.id``, ``tel:1708`` -> ``1708``: what is for programs is not for readers."""
    mail = said.removeprefix("mailto:")
    return mail.partition("?")[0] if mail != said else said.removeprefix("tel:")


def _linked(url: str) -> Run:
    return Run(bare_address(url), tautan=url)


def list_jumlah(layanan: Layanan) -> Daftar:
    """Staff by post, with the total when there are several."""
    lines = [
        literal(f"{part.jabatan}: {part.jumlah}{NBSP}orang" if part.jabatan else f"{part.jumlah}{NBSP}orang")
        for part in layanan.jumlah_pelaksana
    ]
    total = sum(part.jumlah for part in layanan.jumlah_pelaksana)
    return numbered(lines) + ((Poin("", literal(f"Jumlah: {total}{NBSP}orang")),) if len(lines) > 1 else ())


def _note(keterangan: str | None) -> Runs:
    """A remark after a line: its own sentence when it begins like one."""
    if not keterangan:
        return ()
    return literal(". " if keterangan[0].isupper() else "; ") + runs(keterangan)


def _source(dasar: str | None, pasal: str | None, register: Register) -> Runs:
    if dasar in register:
        return (Run(f" ({cite_short(register[dasar], pasal)})", miring=True),)
    return (Run(f" ({pasal})", miring=True),) if pasal else ()


def _count(jumlah: str | None) -> str | None:
    """``5 lembar`` as it is; a bare number counts pieces."""
    return f"{jumlah}{NBSP}buah" if jumlah and jumlah.isdecimal() else jumlah
