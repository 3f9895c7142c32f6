"""Two editions side by side: what a reviewer and a meeting see, in every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sop_gen.diff.perubahan import DAMPAK, DASAR_HUKUM, INSTANSI, Dampak, Edisi, JenisLayanan, Pasangan, Perbandingan
from sop_gen.model.instansi import Kalender
from sop_gen.view.banding_baris import PENILAIAN, BarisBanding, Penilaian, Potong, Sisi, Tulisan, rows_of, terburuk, utuh
from sop_gen.view.banding_kalimat import Kalimat, ringkas, sentences
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

    sumber: str
    kantor: str
    revisi: int | None


@dataclass(frozen=True)
class LayananBanding:
    """One service, or one shared file, and everything that changed in it."""

    id: str
    nama: str
    jenis: str
    """``Diubah``, ``Layanan baru``, ``Dialihkan``…"""
    revisi: tuple[int | None, int | None]
    terburuk: Dampak
    kalimat: tuple[Kalimat, ...]
    ukuran: tuple[Ukuran, ...]
    """Empty for shared files."""
    baris: tuple[BarisBanding, ...]
    pasangan: Pasangan

    @property
    def jumlah(self) -> dict[Dampak, int]:
        """Rows by impact; what stayed is no change."""
        return impacts(self.baris)

    @property
    def penilaian(self) -> dict[Penilaian, int]:
        """Rows by what is said of them: those that people must judge are counted apart from the neutral ones."""
        return assessments(self.baris)

    @property
    def pokok(self) -> tuple[BarisBanding, ...]:
        """The rows about the service itself."""
        return tuple(row for row in self.baris if row.pokok)

    @property
    def tata_usaha(self) -> tuple[BarisBanding, ...]:
        """The rows about the paperwork around it."""
        return tuple(row for row in self.baris if not row.pokok)


@dataclass(frozen=True)
class Banding:
    """The whole comparison."""

    judul: str
    lama: SisiBanding
    baru: SisiBanding
    kalimat: tuple[str, ...]
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
    def semua(self) -> tuple[LayananBanding, ...]:
        """All entries in the order of a page: the services, then what they share."""
        return (*self.layanan, *self.bersama)


def view_banding(perbandingan: Perbandingan, *, tetap: bool = False) -> Banding:
    """``perbandingan`` for the reader; with ``tetap`` unchanged components of changed services have rows, too."""
    names = {pair.id: pair.nama for pair in perbandingan.layanan}
    sisi = Sisi(perbandingan.lama.register, perbandingan.baru.register, names)
    shown = [_entry(pair, perbandingan, sisi, tetap=tetap) for pair in perbandingan.layanan if pair.perubahan]
    services = sorted((entry for entry in shown if entry.id not in BERSAMA), key=_worst_first)
    shared = tuple(entry for entry in shown if entry.id in BERSAMA)
    unchanged = tuple(pair.nama for pair in perbandingan.layanan if not pair.perubahan and pair.id not in BERSAMA)
    rows = [row for entry in shown for row in entry.baris]
    return Banding(
        judul="Perubahan Standar Pelayanan",
        lama=_side(perbandingan.lama),
        baru=_side(perbandingan.baru),
        kalimat=tuple(_told(perbandingan.tidak_terbaca, _overview(services, shared, unchanged, assessments(rows)))),
        jumlah=impacts(rows),
        penilaian=assessments(rows),
        bersama=shared,
        layanan=tuple(services),
        tetap=unchanged,
    )


def impacts(rows: Iterable[BarisBanding]) -> dict[Dampak, int]:
    """How many rows there are of each impact."""
    counted = Counter(row.dampak for row in rows if row.jenis != "tetap")
    return {impact: counted[impact] for impact in DAMPAK}


def assessments(rows: Iterable[BarisBanding]) -> dict[Penilaian, int]:
    """How many rows there are of each assessment."""
    counted = Counter(row.penilaian for row in rows if row.jenis != "tetap")
    return {said: counted[said] for said in PENILAIAN}


def _side(edisi: Edisi) -> SisiBanding:
    return SisiBanding(edisi.sumber, edisi.instansi.nama if edisi.instansi else "", edisi.revisi)


def _entry(pair: Pasangan, perbandingan: Perbandingan, sisi: Sisi, *, tetap: bool) -> LayananBanding:
    calendars = _calendar(perbandingan.lama), _calendar(perbandingan.baru)
    rows = tuple(rows_of(pair, sisi))
    return LayananBanding(
        id=pair.id,
        nama=BERSAMA.get(pair.id) or pair.nama,
        jenis=JENIS_LAYANAN[pair.jenis],
        revisi=(pair.lama.revisi if pair.lama else None, pair.baru.revisi if pair.baru else None),
        terburuk=terburuk(row.dampak for row in rows),
        kalimat=tuple(sentences(pair, rows, calendars[1])),
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
    """The story in a few sentences."""
    if not services and not shared:
        yield SAMA
        return
    if len(services) + len(unchanged) > 1:
        kinds = Counter(entry.pasangan.jenis for entry in services)
        said = [f"{kinds[kind]} {word}" for kind, word in _KATA.items() if kinds[kind]]
        said += [f"{len(unchanged)} tetap"] if unchanged else []
        yield f"Dari {len(services) + len(unchanged)} layanan, {_and(said)}."
    told = [said for said in PENILAIAN if counts[said]]
    rows = sum(counts.values())
    if len(told) > 1:
        yield f"{rows} butir berubah: {_and([f'{counts[said]} {said}' for said in told])} bagi pemohon."
    else:
        yield f"{rows} butir berubah, {'semuanya ' if rows > 1 else ''}{told[0]} bagi pemohon."
    for kind, words in (
        ("ditambah", "Layanan baru"),
        ("dihapus", "Layanan yang dihapus"),
        ("dialihkan", "Layanan yang dialihkan"),
    ):
        names = [entry.nama for entry in services if entry.pasangan.jenis == kind]
        if names:
            yield f"{words}: {_and(names)}."
    office = next((row for entry in shared for row in entry.baris if row.kunci == f"{INSTANSI}.nama"), None)
    if office:
        old, new = ("".join(piece.teks for piece in side) for side in (office.semula, office.menjadi))
        yield f"Nama kantor berubah dari {old} menjadi {new}."


_KATA: dict[JenisLayanan, str] = {"diubah": "berubah", "ditambah": "baru", "dihapus": "dihapus", "dialihkan": "dialihkan"}


def _and(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])}{',' if len(parts) > 2 else ''} dan {parts[-1]}"
