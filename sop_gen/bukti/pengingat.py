"""What an evaluator would remark on the evidence of a question (ZI-01 to ZI-05), as far as it can be told for certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sop_gen.bukti.berkas import BerkasKantor
from sop_gen.bukti.keadaan import Dokumen, Keadaan
from sop_gen.bukti.lembar import Lembar, Pertanyaan

FOTO, SKM, RTL, REALISASI = "foto", "laporan-skm", "rtl", "realisasi"


@dataclass(frozen=True)
class Pengingat:
    """One remark with its code."""

    kode: str
    teks: str


def reminders(
    lembar: Lembar,
    question: Pertanyaan,
    documents: Sequence[Dokumen],
    files: Sequence[BerkasKantor],
    keadaan: Keadaan,
    *,
    photographed: bool,
) -> Iterator[Pengingat]:
    """The remarks on one question, in order of their codes.

    ``photographed``: whether its sub-component has a photo, which may be that of a survey's publication.
    """
    if not documents and not files:
        yield Pengingat("ZI-01", "belum ada bukti")
    for file in files:
        yield from _of_another_year(lembar, file, keadaan.tahun)
    yield from _of_meeting(lembar, question, files)
    yield from _unfinished(documents, files)
    kinds = {file.jenis for file in files if file.berlaku}
    if SKM in kinds and not photographed:
        yield Pengingat("ZI-04", "laporan survei belum disertai foto publikasi hasilnya")
    if RTL in kinds and REALISASI not in kinds:
        yield Pengingat("ZI-04", "rencana tindak lanjut belum disertai bukti pelaksanaannya")
    yield from _misplaced(documents, files, keadaan.dokumen)


def _of_another_year(lembar: Lembar, file: BerkasKantor, tahun: int) -> Iterator[Pengingat]:
    if file.jenis is None:
        known = "sebutkan jenisnya pada nama berkas atau di _keterangan.yaml"
        yield Pengingat("ZI-01", f"jenis berkas '{file.nama}' belum dikenali, jadi belum dihitung; {known}")
    elif lembar.jenis[file.jenis].berkala and file.tahun is None:
        yield Pengingat(
            "ZI-01", f"tanggal '{file.nama}' belum diketahui, jadi belum dihitung; tulis pada nama berkas, misalnya {tahun}-03-02"
        )
    elif lembar.jenis[file.jenis].berkala and file.tahun != tahun:
        yield Pengingat("ZI-01", f"'{file.nama}' dari tahun {file.tahun}, bukan {tahun}, jadi tidak dihitung")


def _of_meeting(lembar: Lembar, question: Pertanyaan, files: Sequence[BerkasKantor]) -> Iterator[Pengingat]:
    """Some proof of a meeting, and not all of it. A photo alone may be of anything."""
    kinds = {file.jenis for file in files if file.berlaku}
    whole = [id for id, kind in lembar.jenis.items() if kind.kegiatan]
    missing = [lembar.jenis[id].nama.lower() for id in whole if id not in kinds]
    told = [id for id in whole if id in kinds and (question.kegiatan or id != FOTO)]
    if told and missing:
        yield Pengingat("ZI-02", f"bukti kegiatan belum memuat {', '.join(missing)}")


def _unfinished(documents: Sequence[Dokumen], files: Sequence[BerkasKantor]) -> Iterator[Pengingat]:
    drafts = sum(document.draf for document in documents)
    if drafts:
        yield Pengingat("ZI-03", f"{drafts} dari {len(documents)} dokumen masih DRAF: belum ditetapkan atau belum lengkap")
    for file in files:
        if file.adanya.ukuran == 0:
            yield Pengingat("ZI-03", f"'{file.nama}' kosong, jadi tidak dihitung")
        elif file.ditandatangani is False:
            yield Pengingat("ZI-03", f"'{file.nama}' belum ditandatangani, jadi tidak dihitung")


def _misplaced(documents: Sequence[Dokumen], files: Sequence[BerkasKantor], every: Sequence[Dokumen]) -> Iterator[Pengingat]:
    """A file that is, byte by byte, a document of the tool that belongs elsewhere."""
    made = {document.sha256: document for document in every if document.sha256}
    asked = {document.sha256 for document in documents}
    for file in files:
        document = made.get(file.adanya.sha256)
        if document and document.sha256 not in asked:
            yield Pengingat("ZI-05", f"'{file.nama}' adalah {document.judul}, yang tidak diminta pada pertanyaan ini")
