"""The Semula-Menjadi matrix that lies on the table of a meeting: what changed, what it means, and room for what people say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from sop_gen.diff.perubahan import Dampak, Edisi, Pasangan, Perbandingan
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.teks.angka import format_tanggal
from sop_gen.view.banding import Banding, BarisBanding, LayananBanding, Tulisan, Ukuran, ringkas, view_banding
from sop_gen.view.dokumen import TANPA_TANGGAL, Dokumen, Kop, document_date, is_draft, view_kop
from sop_gen.view.sidik import office_fields, sidik

KOLOM = ("No", "Bagian", "Semula", "Menjadi", "Dampak", "Alasan", "Masukan FGD", "Tindak lanjut")
TANDA: dict[Dampak, str] = {"memberatkan": "▲", "meringankan": "▼", "netral": "●"}
"""A sign beside the word, so that no reader depends on colour."""
BELUM_ADA, DIHAPUS, TETAP = "(belum ada)", "(dihapus)", "Tetap"
"""What stands in a cell whose side has no text, and beside a text that stayed."""
LEBAR = {"bagian": 18, "teks": 29, "alasan": 24}
"""About so many characters have room on a line of the columns."""
TERTINGGI = 18
"""A row of up to so many lines is not divided between pages."""
SEBUTAN = 3
"""So many touched services are named."""


@dataclass(frozen=True)
class DokumenMatriks(Dokumen):
    """Identity of a matrix: it has two revisions, so its footer names none."""

    @property
    def kaki(self) -> str:
        """The footer line."""
        return f"{self.id} · matriks perubahan · sidik {self.sidik}"


@dataclass(frozen=True)
class KalimatMatriks:
    """One sentence of the summary with the sign of its impact."""

    tanda: str
    teks: str


@dataclass(frozen=True)
class BarisMatriks:
    """One row. ``sidik`` are the keys by which what people write is brought back; *tetap* rows have none."""

    nomor: int
    bagian: str
    butir: str
    keterangan: str
    semula: Tulisan
    menjadi: Tulisan
    tetap: bool
    tanda: str
    dampak: str
    alasan: tuple[str, ...]
    sidik: tuple[str, ...]

    @property
    def penilaian(self) -> str:
        """``▲ memberatkan``; empty for what stayed."""
        return f"{self.tanda} {self.dampak}".strip()

    @property
    def utuh(self) -> bool:
        """Short enough to stand on one page undivided."""
        cells = (
            (LEBAR["bagian"], f"{self.bagian}\n{self.butir}\n{self.keterangan}"),
            (LEBAR["teks"], text(self.semula)),
            (LEBAR["teks"], text(self.menjadi)),
            (LEBAR["alasan"], "\n".join(self.alasan)),
        )
        return all(sum(max(1, len(wrap(line, width))) for line in said.split("\n")) <= TERTINGGI for width, said in cells)


@dataclass(frozen=True)
class LayananMatriks:
    """One service, or one shared file: its summary and its rows."""

    nomor: int
    id: str
    nama: str
    keterangan: str
    """``Diubah · revisi 2 (5 Februari 2023) menjadi revisi 3 (draf)``."""
    ringkas: str
    jumlah: dict[Dampak, int]
    kalimat: tuple[KalimatMatriks, ...]
    ukuran: tuple[Ukuran, ...]
    baris: tuple[BarisMatriks, ...]
    halaman_baru: bool
    """Whether it begins a page; services that one row tells of stand together, and one alone below the title."""


@dataclass(frozen=True)
class Matriks:
    """Everything the matrix says."""

    dokumen: DokumenMatriks
    kop: Kop
    semula: str
    menjadi: str
    kalimat: tuple[str, ...]
    kolom: tuple[str, ...]
    arti: str
    """What the signs mean."""
    layanan: tuple[LayananMatriks, ...]
    tetap: tuple[str, ...]
    """Names of the services in which nothing changed."""


def view_matriks(perbandingan: Perbandingan, *, tetap: bool = False) -> Matriks:
    """The matrix of ``perbandingan``; with ``tetap`` unchanged components have rows, too."""
    banding = view_banding(perbandingan, tetap=tetap)
    running = {pair.nama for pair in perbandingan.layanan if (side := pair.baru or pair.lama) and side.berjalan}
    return Matriks(
        dokumen=_document(perbandingan, banding),
        kop=view_kop(office) if (office := _office(perbandingan)) else Kop((), "", None),
        semula=_side(perbandingan.lama, [pair.lama for pair in perbandingan.layanan if pair.lama]),
        menjadi=_side(perbandingan.baru, [pair.baru for pair in perbandingan.layanan if pair.baru]),
        kalimat=banding.kalimat,
        kolom=KOLOM,
        arti=", ".join(f"{sign} {impact}" for impact, sign in TANDA.items()) + " bagi pemohon",
        layanan=tuple(_services(banding.semua, running)),
        tetap=banding.tetap,
    )


def text(pieces: Tulisan) -> str:
    """The words without their marks."""
    return "".join(piece.teks for piece in pieces)


# ---- the document ------------------------------------------------------------------------------------------------


def _office(perbandingan: Perbandingan) -> Instansi | None:
    return perbandingan.baru.instansi or perbandingan.lama.instansi


def _document(perbandingan: Perbandingan, banding: Banding) -> DokumenMatriks:
    office = _office(perbandingan)
    newer = [pair.baru for pair in perbandingan.layanan if pair.baru]
    single = newer[0] if len(newer) == 1 and len(banding.semua) <= 1 else None
    return DokumenMatriks(
        jenis="matriks",
        id=single.id if single else "kantor",
        judul="Matriks Perubahan Standar Pelayanan",
        revisi=single.revisi if single else 0,
        sidik=sidik([_printed(entry) for entry in banding.semua], banding.tetap, office_fields(office) if office else {}),
        draf=any(service.berjalan and (office is None or is_draft(service, office)) for service in newer),
        tanggal=max((document_date(service.tanggal) for service in newer), default=TANPA_TANGGAL),
        instansi=office.nama if office else "",
    )


def _printed(entry: LayananBanding) -> list[object]:
    """What the matrix prints of one service: the keys of its rows stand for their texts."""
    rows = [row.sidik or (row.bagian, text(row.menjadi)) for row in entry.baris]
    return [entry.id, entry.nama, entry.revisi, rows]


def _side(edisi: Edisi, services: Sequence[Layanan]) -> str:
    """``Kantor Wilayah X, revisi 2, 5 Februari 2026 (standards)``: the latest date of the services of an edition."""
    latest = max((document_date(service.tanggal) for service in services), default=TANPA_TANGGAL)
    office = edisi.instansi.nama if edisi.instansi else ""
    revision = f"revisi {edisi.revisi}" if edisi.revisi is not None else ""
    day = "" if latest == TANPA_TANGGAL else f"{'' if revision else 'per '}{format_tanggal(latest)}"
    return f"{', '.join(part for part in (office, revision, day) if part)} ({edisi.sumber})".strip()


# ---- one service -------------------------------------------------------------------------------------------------


def _services(entries: Sequence[LayananBanding], running: set[str]) -> Iterator[LayananMatriks]:
    rows = 0
    for number, entry in enumerate(entries, 1):
        yield _service(number, entry, running, halaman_baru=len(entries) > 1 and (rows, len(entry.baris)) != (1, 1))
        rows = len(entry.baris)


def _service(nomor: int, entry: LayananBanding, running: set[str], *, halaman_baru: bool) -> LayananMatriks:
    return LayananMatriks(
        nomor=nomor,
        id=entry.id,
        nama=entry.nama,
        keterangan=" · ".join(part for part in (entry.jenis, _revisions(entry.pasangan)) if part),
        ringkas=ringkas(entry.pasangan),
        jumlah=entry.jumlah,
        kalimat=tuple(KalimatMatriks(TANDA[part.dampak], part.teks) for part in entry.kalimat),
        ukuran=() if entry.pasangan.jenis in ("dihapus", "dialihkan") else entry.ukuran,
        baris=tuple(_row(number, row, running) for number, row in enumerate(entry.baris, 1)),
        halaman_baru=halaman_baru,
    )


def _revisions(pair: Pasangan) -> str:
    """``revisi 2 (5 Februari 2023, ditetapkan) menjadi revisi 3 (draf)``."""
    return " menjadi ".join(_revision(side) for side in (pair.lama, pair.baru) if side)


def _revision(layanan: Layanan) -> str:
    day = document_date(layanan.tanggal)
    facts = [*([format_tanggal(day)] if day != TANPA_TANGGAL else []), layanan.status]
    return f"revisi {layanan.revisi} ({', '.join(facts)})"


def _row(nomor: int, row: BarisBanding, running: set[str]) -> BarisMatriks:
    unchanged = row.jenis == "tetap"
    return BarisMatriks(
        nomor=nomor,
        bagian=row.bagian,
        butir=row.butir,
        keterangan=row.keterangan,
        semula=row.semula,
        menjadi=row.menjadi,
        tetap=unchanged,
        tanda="" if unchanged else TANDA[row.dampak],
        dampak="" if unchanged else row.dampak,
        alasan=(*row.alasan, *_touched(row.menyentuh, running)),
        sidik=row.sidik,
    )


def _touched(names: Sequence[str], running: set[str]) -> Iterator[str]:
    """Which services a change of a shared file touches; the first of many."""
    if len(names) > SEBUTAN and running <= set(names):
        yield "Menyentuh semua layanan"
    elif names:
        others = len(names) - SEBUTAN
        yield f"Menyentuh {'; '.join(names[:SEBUTAN])}" + (f"; dan {others} layanan lain" if others > 0 else "")
