"""The book of a meeting: its agenda, the drafts with their standards and SOPs, what changes, and what is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sop_gen.view.buku import Bab, BagianBuku, Buku, Sampul
from sop_gen.view.dokumen import view_kop
from sop_gen.view.matriks import Matriks
from sop_gen.view.poster_warna import view_palet
from sop_gen.view.rapat import Meja, document_of, format_hari, view_lembar

JENIS, JUDUL = "Bahan rapat", "Rancangan Standar Pelayanan"
JUDUL_LEMBAR = {
    "undangan": "Undangan",
    "agenda": "Susunan Acara",
    "daftar-draf": "Rancangan yang Dibahas",
    "lembar-pertanyaan": "Lembar Pertanyaan",
    "daftar-hadir": "Daftar Hadir",
    "notulen": "Notulen Rapat",
}
"""The papers of the meeting and their titles."""


def view_buku_rapat(meja: Meja, dokumen: Sequence[Sequence[tuple[str, Any]]], matriks: Matriks | None) -> Buku:
    """The book; ``dokumen`` are, for each draft on the table, its documents: their kind and their view."""
    parts = tuple(_parts(meja, dokumen, matriks))
    office = meja.instansi
    marks = [part.isi.dokumen.sidik for part in parts if hasattr(part.isi, "dokumen")]
    return Buku(
        dokumen=document_of("buku-rapat", f"{JENIS}: {JUDUL}", meja, marks),
        kop=view_kop(office),
        judul=f"{JENIS}, {format_hari(meja.rapat.tanggal)}",
        bagian=parts,
    )


def _parts(meja: Meja, dokumen: Sequence[Sequence[tuple[str, Any]]], matriks: Matriks | None) -> Iterator[BagianBuku]:
    yield BagianBuku("sampul", _cover(meja), awal=True)
    yield BagianBuku("daftar-isi", None, awal=True)
    yield _paper("agenda", meja)
    yield _paper("daftar-draf", meja)
    for number, (draft, documents) in enumerate(zip(meja.draf, dokumen, strict=True), 1):
        chapter = Bab("Rancangan", str(number), draft.layanan.nama, draft.layanan.unit)
        for jenis, view in documents:
            yield BagianBuku(jenis, view, bab=chapter if jenis == "standar" else None)
    if matriks is not None:
        yield BagianBuku("matriks", matriks)
    yield _paper("lembar-pertanyaan", meja)


def _paper(jenis: str, meja: Meja) -> BagianBuku:
    return BagianBuku(jenis, view_lembar(jenis, JUDUL_LEMBAR[jenis], meja))


def _cover(meja: Meja) -> Sampul:
    rapat = meja.rapat
    where = ", ".join(part for part in (f"Pukul {rapat.pukul}" if rapat.pukul else "", rapat.tempat) if part)
    said = (where, f"Yang dibahas: {meja.edisi}", f"Dibandingkan dengan: {meja.dasar}" if meja.dasar else "")
    return Sampul(
        kop=view_kop(meja.instansi).baris,
        jenis=JENIS,
        judul=JUDUL,
        instansi=meja.instansi.nama,
        waktu=format_hari(rapat.tanggal),
        keterangan=tuple(filter(None, said)),
        draf=False,
        warna=view_palet(meja.instansi.warna),
    )
