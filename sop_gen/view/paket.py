"""The record of a pack, made from the matrix that lies in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sop_gen.diff.perubahan import Perbandingan
from sop_gen.rapat.paket import BarisPaket, LayananPaket, Paket, PertanyaanPaket, Potongan, SisiPaket, mark
from sop_gen.view.banding import Tulisan
from sop_gen.view.matriks import BarisMatriks, Matriks
from sop_gen.view.sidik import sidik


def view_paket(matriks: Matriks, perbandingan: Perbandingan, tanggal: date | None, tercetak: Iterable[str] = ()) -> Paket:
    """What ``matriks`` puts before the meeting of ``tanggal``; ``tercetak`` are all texts that its files print."""
    old, new = (_sidik(perbandingan, old=old) for old in (True, False))
    return Paket(
        kantor=matriks.dokumen.instansi,
        dasar=SisiPaket(matriks.semula, old),
        edisi=SisiPaket(matriks.menjadi, new),
        layanan=tuple(_services(matriks)),
        baris=tuple(_rows(matriks)),
        pertanyaan=tuple(
            PertanyaanPaket(part.nomor, entry.id, part.bagian, part.isi) for entry in matriks.layanan for part in entry.pertanyaan
        ),
        tanggal=tanggal,
        tercetak=tuple(sorted({mark(said) for said in tercetak})),
    )


def _sidik(perbandingan: Perbandingan, *, old: bool) -> str:
    """The hash of everything that one side says."""
    edisi = perbandingan.lama if old else perbandingan.baru
    services = [side for pair in perbandingan.layanan if (side := pair.lama if old else pair.baru)]
    return sidik(edisi.instansi, sorted(edisi.register.items()), sorted(services, key=lambda service: service.id))


def _services(matriks: Matriks) -> Iterator[LayananPaket]:
    named = {entry.id: entry.nama for entry in matriks.layanan} | {row.id: row.layanan for row in matriks.lampiran}
    return (LayananPaket(id, nama) for id, nama in named.items())


def _rows(matriks: Matriks) -> Iterator[BarisPaket]:
    for entry in matriks.layanan:
        yield from (_row(row, row.pita, lampiran=False) for row in entry.baris)
    yield from (_row(row, "", lampiran=True) for row in matriks.lampiran)


def _row(row: BarisMatriks, pita: str, *, lampiran: bool) -> BarisPaket:
    return BarisPaket(
        nomor=row.nomor,
        layanan=row.id,
        bagian=row.bagian,
        semula=_pieces(row.semula),
        menjadi=_pieces(row.menjadi),
        kunci=row.sidik,
        pita=pita,
        butir=row.butir,
        keterangan=row.keterangan,
        tetap=row.tetap,
        tanda=row.tanda,
        dampak=row.dampak,
        alasan=row.alasan,
        lampiran=lampiran,
    )


def _pieces(tulisan: Tulisan) -> tuple[Potongan, ...]:
    return tuple(Potongan(piece.teks, piece.tanda) for piece in tulisan if piece.teks)
