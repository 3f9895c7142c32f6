"""The Semula-Menjadi matrix that lies on the table of a meeting: what changed, what it means, and room for what people say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from textwrap import wrap

from sop_gen.diff.perubahan import Pasangan, Perbandingan
from sop_gen.diff.wujud import words
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Catatan, Layanan
from sop_gen.rapat.paket import BELUM_ADA as BELUM_ADA
from sop_gen.rapat.paket import DIHAPUS as DIHAPUS
from sop_gen.rapat.paket import KOLOM as KOLOM
from sop_gen.rapat.paket import TETAP as TETAP
from sop_gen.teks.angka import format_tanggal
from sop_gen.teks.inline import Runs, runs
from sop_gen.view.banding import Banding, BarisBanding, LayananBanding, SisiBanding, Tulisan, Ukuran, view_banding
from sop_gen.view.banding_baris import TANDA_PENILAIAN as TANDA
from sop_gen.view.banding_baris import Penilaian
from sop_gen.view.banding_kalimat import URUSAN_DALAM
from sop_gen.view.banding_layanan import assessments
from sop_gen.view.banding_letak import NAMA, label_of
from sop_gen.view.banding_ukuran import TETAP as SAMA
from sop_gen.view.banding_ukuran import TIDAK_ADA
from sop_gen.view.dokumen import BELUM_DIISI, TANPA_TANGGAL, Dokumen, Kop, document_date, is_draft, view_kop
from sop_gen.view.sidik import office_fields, sidik

SOP, SELURUHNYA = "SOP: ", "Seluruh prosedur"
"""Before the title of a procedure; where a row tells of all of it."""
HAMPA = {TIDAK_ADA, BELUM_DIISI, "0"}
"""Measures that say nothing."""
LEBAR = {"bagian": 16, "teks": 26, "alasan": 19, "tindak_lanjut": 18}
"""About so many characters have room on a line of the columns."""
TERTINGGI = 34
"""A row of up to so many lines is not divided between pages."""
SEBUTAN = 1
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
class Ucapan:
    """What somebody said, and who; nobody for what the office says itself."""

    teks: str
    penulis: str = ""

    @property
    def lengkap(self) -> str:
        """Both as one text."""
        return f"{self.teks} ({self.penulis})" if self.penulis else self.teks


@dataclass(frozen=True)
class BarisMatriks:
    """One row. ``sidik`` are the keys by which what people write is brought back; *tetap* rows have none."""

    nomor: int
    """Runs through the whole document, so that a row can be named in the meeting."""
    id: str
    layanan: str
    """Id and name of the service or shared file."""
    pita: str
    """What rows stand under together: the procedure; in the appendix the service. Empty for components."""
    bagian: str
    butir: str
    keterangan: str
    semula: Tulisan
    menjadi: Tulisan
    tetap: bool
    tanda: str
    dampak: str
    """The impact, or ``perlu dinilai``."""
    alasan: tuple[str, ...]
    sidik: tuple[str, ...]
    masukan: tuple[Ucapan, ...] = ()
    tindak_lanjut: tuple[Ucapan, ...] = ()
    """What the meeting said; nothing before it."""

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
            (LEBAR["teks"], "\n".join(part.lengkap for part in self.masukan)),
            (LEBAR["tindak_lanjut"], "\n".join(part.lengkap for part in self.tindak_lanjut)),
        )
        return all(sum(max(1, len(wrap(line, width))) for line in said.split("\n")) <= TERTINGGI for width, said in cells)


@dataclass(frozen=True)
class PertanyaanMatriks:
    """An open question that the forum answers; ``nomor`` is ``P3``, so that no row has the same."""

    nomor: str
    bagian: str
    isi: str
    jawaban: tuple[Ucapan, ...] = ()


@dataclass(frozen=True)
class MasukanLain:
    """What was said of no row that a forum discusses, or of none that anybody knows."""

    nomor: str
    masukan: Ucapan
    letak: str
    tindak_lanjut: tuple[Ucapan, ...]


@dataclass(frozen=True)
class LayananMatriks:
    """One service, or one shared file: its summary, its rows and its open questions."""

    nomor: int
    id: str
    nama: str
    keterangan: str
    """``Diubah · revisi 2 (5 Februari 2023) menjadi revisi 3 (draf)``."""
    ringkas: str
    jumlah: dict[Penilaian, int]
    """Rows of the matrix by what is said of them."""
    tata_usaha: int
    """How many rows it has in the appendix."""
    alasan: tuple[str, ...]
    """Why the newer revisions were made, as their history says."""
    kalimat: tuple[KalimatMatriks, ...]
    ukuran: tuple[Ukuran, ...]
    """Empty when no measure changed."""
    baris: tuple[BarisMatriks, ...]
    pertanyaan: tuple[PertanyaanMatriks, ...]


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
    lampiran: tuple[BarisMatriks, ...]
    """Rows that no forum discusses: dates, status, decree, translation, office style."""
    tetap: tuple[str, ...]
    """Names of the services in which nothing changed."""
    rapat: str = ""
    """Of which meeting it tells what was said; empty before it."""
    lain: tuple[MasukanLain, ...] = ()


def view_matriks(perbandingan: Perbandingan, *, tetap: bool = False) -> Matriks:
    """The matrix of ``perbandingan``; with ``tetap`` unchanged components have rows, too."""
    banding = view_banding(perbandingan, tetap=tetap)
    isi = _Isi(perbandingan, banding.semua)
    services = tuple(isi.services())
    return Matriks(
        dokumen=_document(perbandingan, banding),
        kop=view_kop(office) if (office := _office(perbandingan)) else Kop((), "", None),
        semula=_side(banding.lama),
        menjadi=_side(banding.baru),
        kalimat=banding.kalimat,
        kolom=KOLOM,
        arti=", ".join(f"{sign} {said}" for said, sign in TANDA.items()) + " bagi pemohon",
        layanan=services,
        lampiran=tuple(isi.appendix()),
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


def _side(sisi: SisiBanding) -> str:
    """``Edisi 28 Februari 2023, Kantor Wilayah X``."""
    return ", ".join(part for part in (sisi.nama, sisi.kantor) if part)


# ---- one service -------------------------------------------------------------------------------------------------


class _Isi:
    """What stands in the document, numbered in its order."""

    def __init__(self, perbandingan: Perbandingan, entries: Sequence[LayananBanding]) -> None:
        self._entries = entries
        self._running = {pair.nama for pair in perbandingan.layanan if (side := pair.baru or pair.lama) and side.berjalan}
        self._rows, self._questions = count(1), count(1)

    def services(self) -> Iterator[LayananMatriks]:
        return (self._service(number, entry) for number, entry in enumerate(self._entries, 1))

    def appendix(self) -> Iterator[BarisMatriks]:
        return (self._row(row, entry, entry.nama) for entry in self._entries for row in entry.tata_usaha)

    def _service(self, nomor: int, entry: LayananBanding) -> LayananMatriks:
        rows = sorted(entry.pokok, key=_band_last)
        return LayananMatriks(
            nomor=nomor,
            id=entry.id,
            nama=entry.nama,
            keterangan=" · ".join(part for part in (entry.jenis, _revisions(entry.pasangan)) if part),
            ringkas=_told(entry.ringkas),
            jumlah=assessments(rows),
            tata_usaha=len(entry.tata_usaha),
            alasan=tuple(_reasons(entry.pasangan)),
            kalimat=tuple(_sentences(entry)),
            ukuran=_measures(entry),
            baris=tuple(self._row(row, entry) for row in rows),
            pertanyaan=tuple(self._question(note) for note in _open_questions(entry.pasangan)),
        )

    def _row(self, row: BarisBanding, entry: LayananBanding, pita: str = "") -> BarisMatriks:
        unchanged = row.jenis == "tetap"
        procedure = not pita and row.bagian.startswith(SOP)
        return BarisMatriks(
            nomor=next(self._rows),
            id=entry.id,
            layanan=entry.nama,
            pita=row.bagian if procedure else pita,
            bagian=_first_upper(row.butir) or SELURUHNYA if procedure else row.bagian,
            butir="" if procedure else row.butir,
            keterangan=row.keterangan,
            semula=_printed_words(row.semula),
            menjadi=_printed_words(row.menjadi),
            tetap=unchanged,
            tanda="" if unchanged else TANDA[row.penilaian],
            dampak="" if unchanged else row.penilaian,
            alasan=(*map(_told, row.alasan), *_touched(row.menyentuh, self._running)),
            sidik=row.sidik,
        )

    def _question(self, note: Catatan) -> PertanyaanMatriks:
        return PertanyaanMatriks(f"P{next(self._questions)}", component_name(note.bagian), question_words(runs(note.isi)))


def _band_last(row: BarisBanding) -> bool:
    """Components before procedures: what stands under no procedure can't follow one."""
    return row.bagian.startswith(SOP)


def _first_upper(said: str) -> str:
    return said[:1].upper() + said[1:]


def component_name(key: str) -> str:
    """The part that a question is about, in words."""
    return NAMA.get(key) or label_of(key)


def question_words(isi: Runs) -> str:
    """A question as it is printed, everywhere alike."""
    return _told(words(isi))


def _told(said: str) -> str:
    """``said`` as people read it: an address without its scheme for machines."""
    return said.replace("mailto:", "")


def _printed_words(pieces: Tulisan) -> Tulisan:
    return tuple(replace(piece, teks=_told(piece.teks)) for piece in pieces)


def _sentences(entry: LayananBanding) -> Iterator[KalimatMatriks]:
    """What changed in the service itself, in sentences; neutral ones have a sign, too."""
    for part in entry.kalimat:
        if part.bobot != URUSAN_DALAM:
            yield KalimatMatriks(part.tanda or TANDA["netral"], _told(part.teks))


def _measures(entry: LayananBanding) -> tuple[Ukuran, ...]:
    """The measures of a service that the office runs; none when they all stayed, or say nothing."""
    gone = entry.pasangan.jenis in ("dihapus", "dialihkan")
    said = any(part.selisih != SAMA and not {part.semula, part.menjadi} <= HAMPA for part in entry.ukuran)
    return () if gone or not said else entry.ukuran


def _reasons(pair: Pasangan) -> Iterator[str]:
    """What the history of the newer side gives as reasons for the revisions above the older one, the newest first."""
    older = pair.lama.revisi if pair.lama else -1
    lines = [line for line in (pair.baru.riwayat if pair.baru else ()) if line.revisi > older and line.alasan]
    newest = sorted(lines, key=lambda line: -line.revisi)
    yield from dict.fromkeys(_told(words(runs(line.alasan or ""))) for line in newest)


def _open_questions(pair: Pasangan) -> Iterator[Catatan]:
    return (note for note in (pair.baru.catatan if pair.baru else ()) if note.status == "terbuka")


def _revisions(pair: Pasangan) -> str:
    """``revisi 2 (5 Februari 2023, ditetapkan) menjadi revisi 3 (draf)``."""
    return " menjadi ".join(_revision(side) for side in (pair.lama, pair.baru) if side)


def _revision(layanan: Layanan) -> str:
    day = document_date(layanan.tanggal)
    facts = [*([format_tanggal(day)] if day != TANPA_TANGGAL else []), layanan.status]
    return f"revisi {layanan.revisi} ({', '.join(facts)})"


def _touched(names: Sequence[str], running: set[str]) -> Iterator[str]:
    """Which services a change of a shared file touches; the first of many."""
    if len(names) > SEBUTAN and running <= set(names):
        yield "Menyentuh semua layanan"
    elif names:
        others = len(names) - SEBUTAN
        yield f"Menyentuh {'; '.join(names[:SEBUTAN])}" + (f"; dan {others} layanan lain" if others > 0 else "")
