"""Two editions side by side: what a reviewer and a meeting see, in every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sop_gen.diff.perubahan import DASAR_HUKUM, INSTANSI, Dampak, Edisi, JenisLayanan, Pasangan, Perbandingan
from sop_gen.diff.wujud import plain
from sop_gen.model.instansi import Kalender
from sop_gen.model.layanan import Layanan
from sop_gen.teks.angka import format_tanggal
from sop_gen.view.banding_baris import PENILAIAN, BarisBanding, Penilaian, rows_of, terburuk
from sop_gen.view.banding_cerita import join, kinds_of, stories
from sop_gen.view.banding_kalimat import Kalimat, in_one_line, mark_of, ringkas, sentences
from sop_gen.view.banding_layanan import LayananBanding, assessments, impacts
from sop_gen.view.banding_teks import Potong, Sisi, Tulisan, utuh
from sop_gen.view.banding_tetap import with_unchanged
from sop_gen.view.banding_ukuran import Ukuran, measures

__all__ = [
    "Banding",
    "BarisBanding",
    "Kalimat",
    "LayananBanding",
    "Potong",
    "SisiBanding",
    "Tulisan",
    "Ukuran",
    "ringkas",
    "utuh",
    "view_banding",
]

JENIS_LAYANAN: dict[JenisLayanan, str] = {
    "tetap": "Tetap",
    "diubah": "Diubah",
    "ditambah": "Layanan baru",
    "dihapus": "Dihapus",
    "dialihkan": "Dialihkan",
}
SAMA = "Tidak ada perbedaan."
BERSAMA = {INSTANSI: "Data kantor", DASAR_HUKUM: "Daftar peraturan"}
"""The shared files, in the words of a page."""


@dataclass(frozen=True)
class SisiBanding:
    """One side: as the user named it, its office, and its revision when it is one service."""

    nama: str
    """``Edisi 28 Februari 2023``; as the user named it when no date is known, or when both sides have the same."""
    sumber: str
    kantor: str
    revisi: int | None


@dataclass(frozen=True)
class Banding:
    """The whole comparison."""

    judul: str
    lama: SisiBanding
    baru: SisiBanding
    hitungan: tuple[str, ...]
    """How many services and rows changed, in sentences."""
    cerita: tuple[str, ...]
    """The few facts that weigh most."""
    jumlah: dict[Dampak, int]
    """Rows by impact."""
    penilaian: dict[Penilaian, int]
    """Rows by what is said of them, those that people must judge apart from the neutral ones."""
    bersama: tuple[LayananBanding, ...]
    """The shared files that changed."""
    layanan: tuple[LayananBanding, ...]
    """The services that changed, the worst for the citizen first."""
    tetap: tuple[str, ...]
    """Names of the services in which nothing changed."""

    @property
    def kalimat(self) -> tuple[str, ...]:
        """The story in a few sentences: the counts first."""
        return (*self.hitungan, *self.cerita)

    @property
    def jenis(self) -> dict[str, int]:
        """How many services changed, are new, were moved to another office…."""
        return kinds_of(self.layanan)

    @property
    def semua(self) -> tuple[LayananBanding, ...]:
        """All entries in the order of a page: the services, then what they share."""
        return (*self.layanan, *self.bersama)


def view_banding(perbandingan: Perbandingan, *, tetap: bool = False) -> Banding:
    """``perbandingan`` for the reader; with ``tetap`` unchanged components of changed services have rows, too."""
    pairs = perbandingan.layanan
    names = {side.id: pair.nama for pair in pairs for side in (pair.lama, pair.baru) if side}
    sisi = Sisi(perbandingan.lama.register, perbandingan.baru.register, names)
    shown = [_entry(pair, perbandingan, sisi, tetap=tetap) for pair in perbandingan.layanan if pair.perubahan]
    services = sorted((entry for entry in shown if entry.id not in BERSAMA), key=_worst_first)
    shared = tuple(entry for entry in shown if entry.id in BERSAMA)
    unchanged = tuple(pair.nama for pair in perbandingan.layanan if not pair.perubahan and pair.id not in BERSAMA)
    rows = [row for entry in shown for row in entry.baris]
    lama, baru = _sides(perbandingan)
    return Banding(
        judul="Perubahan Standar Pelayanan",
        lama=lama,
        baru=baru,
        hitungan=tuple(_told(perbandingan.tidak_terbaca, _overview(services, shared, unchanged, assessments(rows)))),
        cerita=tuple(stories(services, shared)),
        jumlah=impacts(rows),
        penilaian=assessments(rows),
        bersama=shared,
        layanan=tuple(services),
        tetap=unchanged,
    )


def _sides(perbandingan: Perbandingan) -> tuple[SisiBanding, SisiBanding]:
    services = perbandingan.layanan
    names = (
        _called(perbandingan.lama, [pair.lama for pair in services if pair.lama]),
        _called(perbandingan.baru, [pair.baru for pair in services if pair.baru]),
    )
    known = names[0] != names[1]
    lama, baru = (
        SisiBanding(
            name if known and name else side.sumber, side.sumber, side.instansi.nama if side.instansi else "", side.revisi
        )
        for name, side in zip(names, (perbandingan.lama, perbandingan.baru), strict=True)
    )
    return lama, baru


def _called(edisi: Edisi, services: Sequence[Layanan]) -> str:
    """An edition by the latest date of its running services, for people don't know folders; empty without a date."""
    running = [service for service in services if service.berjalan] or services
    latest = max((day for service in running for day in _dates(service) if day), default=None)
    if latest is None:
        return ""
    return f"{'Edisi' if edisi.revisi is None else f'Revisi {edisi.revisi},'} {plain(format_tanggal(latest))}"


def _dates(service: Layanan) -> Iterator[date | None]:
    """When a service became what it is."""
    yield from (service.tanggal.revisi, service.tanggal.pembuatan, service.penetapan.tanggal if service.penetapan else None)
    yield from (line.tanggal for line in service.riwayat if line.revisi == service.revisi)


def _entry(pair: Pasangan, perbandingan: Perbandingan, sisi: Sisi, *, tetap: bool) -> LayananBanding:
    calendars = _calendar(perbandingan.lama), _calendar(perbandingan.baru)
    rows = tuple(rows_of(pair, sisi))
    told = sentences(pair, rows, calendars[1])
    return LayananBanding(
        id=pair.id,
        nama=BERSAMA.get(pair.id) or pair.nama,
        jenis="Dicabut" if pair.jenis == "dihapus" and pair.baru else JENIS_LAYANAN[pair.jenis],
        revisi=(pair.lama.revisi if pair.lama else None, pair.baru.revisi if pair.baru else None),
        terburuk=terburuk(row.dampak for row in rows),
        tanda=mark_of({row.penilaian for row in rows}),
        ringkas=in_one_line(told),
        kalimat=tuple(told),
        ukuran=tuple(measures(pair, (sisi.lama, sisi.baru), calendars)),
        baris=with_unchanged(pair, rows, sisi) if tetap else rows,
        pasangan=pair,
    )


def _calendar(edisi: Edisi) -> Kalender:
    return edisi.instansi.kalender if edisi.instansi else Kalender.model_construct()


def _worst_first(entry: LayananBanding) -> tuple[int, bool, list[int], str]:
    counts = [entry.penilaian[said] for said in PENILAIAN]
    worst = next(number for number, count in enumerate(counts) if count)
    stays = entry.pasangan.jenis not in ("dihapus", "dialihkan")
    return worst, stays, [-count for count in counts], entry.id


# ---- the overview ------------------------------------------------------------------------------------------------


def _told(unread: Sequence[str], overview: Iterable[str]) -> Iterator[str]:
    """The overview, after what could not be compared: where something is missing, nothing may be called the same."""
    if unread:
        yield f"{len(unread)} layanan tidak dapat dibandingkan karena berkasnya tidak sah: {', '.join(unread)}."
    yield from (f"Selebihnya {line[0].lower()}{line[1:]}" if unread and line == SAMA else line for line in overview)


def _overview(
    services: Sequence[LayananBanding], shared: Sequence[LayananBanding], unchanged: Sequence[str], counts: dict[Penilaian, int]
) -> Iterator[str]:
    """The counts in sentences."""
    if not services and not shared:
        yield SAMA
        return
    if len(services) + len(unchanged) > 1:
        kinds = kinds_of(services) | ({"tetap": len(unchanged)} if unchanged else {})
        said = join([f"{count} {word}" for word, count in kinds.items()])
        yield f"Dari {len(services) + len(unchanged)} layanan, {said}."
    told = [said for said in PENILAIAN if counts[said]]
    rows = sum(counts.values())
    if len(told) > 1:
        yield f"{rows} butir berubah: {join([f'{counts[said]} {said}' for said in told])} bagi pemohon."
    else:
        yield f"{rows} butir berubah, {'semuanya ' if rows > 1 else ''}{told[0]} bagi pemohon."
