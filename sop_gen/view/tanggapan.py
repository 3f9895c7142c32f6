"""The matrix that a meeting discussed, with what was said of each row and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sop_gen.model.instansi import Instansi
from sop_gen.rapat.paket import KOLOM, BarisPaket, Paket, PertanyaanPaket, Potongan
from sop_gen.rapat.tanggapan import BarisTanggapan, Masukan, PertanyaanTanggapan, Tanggapan
from sop_gen.teks.angka import format_tanggal
from sop_gen.view.banding import Potong, Tulisan
from sop_gen.view.banding_baris import PENILAIAN
from sop_gen.view.banding_baris import TANDA_PENILAIAN as TANDA
from sop_gen.view.dokumen import Kop, view_kop
from sop_gen.view.matriks import BarisMatriks, DokumenMatriks, LayananMatriks, MasukanLain, Matriks, PertanyaanMatriks, Ucapan
from sop_gen.view.sidik import sidik

JUDUL = "Matriks Tanggapan atas Rancangan Standar Pelayanan"
BELUM_DIJAWAB = Ucapan("(belum dijawab)")
SEBUTAN = {"usulan rumusan": "Usulan rumusan: ", "dihapus": "(dihapus penulisnya) ", "komentar": "Komentar: "}
"""How inputs are introduced that nobody wrote into the column for them."""


@dataclass(frozen=True)
class DokumenTanggapan(DokumenMatriks):
    """Identity of the matrix with its answers."""

    @property
    def kaki(self) -> str:
        """The footer line."""
        return f"{self.id} · matriks tanggapan · sidik {self.sidik}"


def view_tanggapan(paket: Paket, tanggapan: Tanggapan, instansi: Instansi | None) -> Matriks:
    """The matrix of ``paket`` with what ``tanggapan`` says; a draft until every input has an answer."""
    said = _Jawaban(paket, tanggapan)
    services = tuple(_services(paket, said))
    return Matriks(
        dokumen=_document(paket, tanggapan, instansi),
        kop=view_kop(instansi) if instansi else Kop((), "", None),
        semula=_side(paket.dasar.nama, paket.dasar.sidik),
        menjadi=_side(paket.edisi.nama, paket.edisi.sidik),
        kalimat=tuple(sentences(tanggapan)),
        kolom=KOLOM,
        arti=", ".join(f"{sign} {name}" for name, sign in TANDA.items()) + " bagi pemohon",
        layanan=services,
        lampiran=tuple(_row(row, paket, ()) for row in paket.baris if row.lampiran),
        tetap=(),
        rapat=", ".join(part for part in (format_tanggal(tanggapan.tanggal), tanggapan.tempat) if part),
        lain=tuple(said.others()),
    )


def sentences(tanggapan: Tanggapan) -> Iterator[str]:
    """How much was said, and how much of it has an answer."""
    total, open_ = len(list(tanggapan.masukan)), len(list(tanggapan.belum_dijawab))
    yield f"{total} masukan: {total - open_} sudah dijawab, {open_} belum." if total else "Tidak ada masukan."
    if tanggapan.pertanyaan:
        yield f"{sum(question.terjawab for question in tanggapan.pertanyaan)} pertanyaan dijawab forum."


def answers(row: BarisTanggapan) -> Iterator[Ucapan]:
    """What becomes of the inputs of a row; that they have no answer when they have none."""
    if row.status != "terbuka":
        yield Ucapan(f"{row.status.capitalize()}.")
    yield from (Ucapan(part.isi, part.dari or "") for part in row.tindak_lanjut)
    asking = [part for part in row.masukan if part.usul]
    for number, part in enumerate(asking, 1):
        if part.jawaban:
            yield Ucapan(f"Atas masukan {number}: {part.jawaban}" if len(asking) > 1 else part.jawaban)
        elif not row.diputus:
            yield Ucapan(f"Masukan {number} {BELUM_DIJAWAB.teks}") if len(asking) > 1 else BELUM_DIJAWAB
    if row.penanggung_jawab:
        yield Ucapan(f"Penanggung jawab: {row.penanggung_jawab}")
    if row.target:
        yield Ucapan(f"Target: {format_tanggal(row.target)}")


def inputs(said: Sequence[Masukan]) -> Iterator[Ucapan]:
    """What was said of one row: those that ask for something numbered, when there are several."""
    asking = [part for part in said if part.usul]
    for part in said:
        number = f"{asking.index(part) + 1}. " if part.usul and len(asking) > 1 else ""
        yield Ucapan(f"{number}{SEBUTAN.get(part.jenis, '')}{part.isi}", part.penulis)


def _side(nama: str, mark: str) -> str:
    return f"{nama} (sidik {mark})" if nama else ""


def _document(paket: Paket, tanggapan: Tanggapan, instansi: Instansi | None) -> DokumenTanggapan:
    return DokumenTanggapan(
        jenis="matriks",
        id="kantor",
        judul=JUDUL,
        revisi=0,
        sidik=sidik(paket.edisi.sidik, paket.dasar.sidik, [list(row.kunci) for row in paket.baris], tanggapan),
        draf=any(tanggapan.belum_dijawab),
        tanggal=tanggapan.tanggal,
        instansi=instansi.nama if instansi else paket.kantor,
    )


class _Jawaban:
    """What the file of the meeting says, by the rows and questions of the pack."""

    def __init__(self, paket: Paket, tanggapan: Tanggapan) -> None:
        self._paket, self._tanggapan = paket, tanggapan
        keys = {key: row for row in paket.baris for key in row.kunci}
        numbers = {(row.layanan, str(row.nomor)): row for row in paket.baris}
        self._rows: list[tuple[BarisPaket | None, BarisTanggapan]] = [
            (next((keys[key] for key in row.kunci if key in keys), None) or numbers.get((row.layanan, row.nomor or "")), row)
            for row in tanggapan.baris
        ]

    def of_row(self, row: BarisPaket) -> tuple[BarisTanggapan, ...]:
        """What was said of a row."""
        return tuple(entry for known, entry in self._rows if known is row)

    def of_question(self, question: PertanyaanPaket) -> Iterator[Ucapan]:
        """What was said to a question."""
        for entry in self._tanggapan.pertanyaan:
            if (entry.nomor, entry.layanan) == (question.nomor, question.layanan):
                yield from _told(entry)

    def others(self) -> Iterator[MasukanLain]:
        """What was said of rows that no forum discusses, of rows that are none of this matrix, and of nobody knows what."""
        number = 0
        for known, entry in self._rows:
            if known is None or known.lampiran:
                for said in inputs(entry.masukan):
                    number += 1
                    place = f"{self._paket.nama(entry.layanan)}, {entry.bagian}"
                    yield MasukanLain(f"L{number}", said, place, tuple(answers(entry)))
        for part in self._tanggapan.belum_ditempatkan:
            number += 1
            place = "; ".join(word for word in (part.letak, part.sekitar) if word)
            answer = (Ucapan(part.jawaban),) if part.jawaban else (BELUM_DIJAWAB,) if part.usul else ()
            yield MasukanLain(f"L{number}", next(inputs((part,))), place, answer)


def _told(entry: PertanyaanTanggapan) -> Iterator[Ucapan]:
    yield from (Ucapan(part.isi, part.penulis) for part in entry.jawaban)
    for said in entry.masukan:
        yield from inputs((said,))
        if said.jawaban:
            yield Ucapan(f"Jawaban: {said.jawaban}")
        elif said.usul:
            yield BELUM_DIJAWAB


def _services(paket: Paket, said: _Jawaban) -> Iterator[LayananMatriks]:
    named = {row.layanan for row in paket.baris} | {question.layanan for question in paket.pertanyaan}
    discussed = [entry for entry in paket.layanan if entry.id in named]
    for number, entry in enumerate(discussed, 1):
        rows = [row for row in paket.baris if row.layanan == entry.id and not row.lampiran]
        told = [part for row in rows for part in said.of_row(row)]
        count = sum(part.usul for row in told for part in row.masukan)
        yield LayananMatriks(
            nomor=number,
            id=entry.id,
            nama=entry.nama,
            keterangan=f"{count} masukan" if count else "Tanpa masukan",
            ringkas=f"{count} masukan" if count else "Tanpa masukan",
            jumlah={name: sum(row.dampak == name for row in rows) for name in PENILAIAN},
            tata_usaha=sum(row.layanan == entry.id and row.lampiran for row in paket.baris),
            alasan=(),
            kalimat=(),
            ukuran=(),
            baris=tuple(_row(row, paket, said.of_row(row)) for row in rows),
            pertanyaan=tuple(_question(part, said) for part in paket.pertanyaan if part.layanan == entry.id),
        )


def _question(question: PertanyaanPaket, said: _Jawaban) -> PertanyaanMatriks:
    return PertanyaanMatriks(question.nomor, question.bagian, question.isi, tuple(said.of_question(question)))


def _row(row: BarisPaket, paket: Paket, told: Sequence[BarisTanggapan]) -> BarisMatriks:
    return BarisMatriks(
        nomor=row.nomor,
        id=row.layanan,
        layanan=paket.nama(row.layanan),
        pita=paket.nama(row.layanan) if row.lampiran else row.pita,
        bagian=row.bagian,
        butir=row.butir,
        keterangan=row.keterangan,
        semula=_pieces(row.semula),
        menjadi=_pieces(row.menjadi),
        tetap=row.tetap,
        tanda=row.tanda,
        dampak=row.dampak,
        alasan=row.alasan,
        sidik=row.kunci,
        masukan=tuple(part for entry in told for part in inputs(entry.masukan)),
        tindak_lanjut=tuple(part for entry in told for part in answers(entry)),
    )


def _pieces(pieces: Iterable[Potongan]) -> Tulisan:
    return tuple(Potong(piece.teks, piece.tanda) for piece in pieces)
