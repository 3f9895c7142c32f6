"""The Semula-Menjadi matrix in Word, PDF and Excel."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Literal

from sop_gen.diff.perubahan import DAMPAK, Perbandingan
from sop_gen.engine.xlsx import Kolom, Lembar, Sel, write_workbook
from sop_gen.engine.xlsx_strings import Potong
from sop_gen.render.kind import Format, draw_form
from sop_gen.view.banding import Tulisan
from sop_gen.view.banding_data import data_banding
from sop_gen.view.matriks import BELUM_ADA, DIHAPUS, TETAP, BarisMatriks, LayananMatriks, Matriks, view_matriks

Ekstensi = Literal["docx", "pdf", "xlsx"]
Rows = tuple[tuple[Sel, ...], ...]
FORMAT: dict[str, Format] = {"docx": Format("docx", "matriks.docx"), "pdf": Format("pdf", "matriks.typ")}
DATA = "perubahan.json"
"""The comparison itself, which the PDF carries."""
KUNCI = "sidik"
"""Heading of the hidden column by which rows are found again."""
RUPA: dict[str, Literal["", "coret", "garis"]] = {"sama": "", "hapus": "coret", "tambah": "garis"}
PENGISIAN = (
    "Isi kolom Masukan FGD dan Tindak lanjut pada lembar Matriks. Baris boleh diurutkan, disaring, dan ditambah; "
    "kolom tersembunyi ID dan sidik mengenali baris, biarkan pada tempatnya. Teks yang lebih tinggi daripada baris Excel "
    "terbaca di kotak rumus, dan utuh pada matriks Word dan PDF."
)
TANDA_KATA = (Potong("kata yang dihapus", "coret"), Potong(", "), Potong("kata yang ditambahkan", "garis"))
TINGGI = 36.0
"""The least height of a row in Excel (pt): room to write."""


def draw_matriks(
    perbandingan: Perbandingan, ekstensi: Ekstensi, templates: Path, *, tetap: bool = False, logo: bytes | None = None
) -> bytes:
    """The matrix of ``perbandingan`` as one file; with ``tetap`` unchanged components have rows, too.

    ``logo`` is that of the newer office. Raises RenderError with the template's name.
    """
    view = view_matriks(perbandingan, tetap=tetap)
    if ekstensi == "xlsx":
        return _workbook(view)
    data = json.dumps(data_banding(perbandingan), ensure_ascii=False, indent=2).encode("utf-8", "surrogatepass")
    return draw_form(view, FORMAT[ekstensi], templates, {DATA: data}, logo)


# ---- Excel -------------------------------------------------------------------------------------------------------


def _workbook(view: Matriks) -> bytes:
    """Sheets to see what changed, one with all rows, to sort, filter and write in, and one that says what it is."""
    return write_workbook(view.dokumen.judul, (_summary(view), _measures(view), _rows(view), _about(view)))


def _sheet(view: Matriks, nama: str, kolom: tuple[Kolom, ...], baris: Rows, beku: int = 1) -> Lembar:
    title = f"{view.dokumen.judul}{' (DRAF)' if view.dokumen.draf else ''} · {nama}"
    return Lembar(nama, kolom, baris, beku, kotak=True, kepala=title, kaki=view.dokumen.kaki)


def _summary(view: Matriks) -> Lembar:
    columns = (("Layanan", 36), ("Keadaan", 28), ("Perubahan", 76), *((impact.capitalize(), 13) for impact in DAMPAK), ("ID", 24))
    changed: Rows = tuple(
        (entry.nama, entry.keterangan, _said(entry), *(entry.jumlah[impact] for impact in DAMPAK), entry.id)
        for entry in view.layanan
    )
    kept: Rows = tuple((name, TETAP, None, 0, 0, 0, None) for name in view.tetap)
    return _sheet(view, "Ringkasan", tuple(Kolom(*column) for column in columns), changed + kept)


def _said(layanan: LayananMatriks) -> str:
    return "\n".join(f"{sentence.tanda} {sentence.teks}" for sentence in layanan.kalimat)


def _measures(view: Matriks) -> Lembar:
    columns = (Kolom("Layanan", 36), Kolom("Ukuran", 32), Kolom("Semula", 42), Kolom("Menjadi", 42), Kolom("Selisih", 20))
    rows = tuple(
        (entry.nama, part.nama, part.semula, part.menjadi, part.selisih) for entry in view.layanan for part in entry.ukuran
    )
    return _sheet(view, "Ukuran", columns, rows, 2)


def _rows(view: Matriks) -> Lembar:
    widths = (5, 20, 33, 33, 16, 25, 25, 25)
    first, *rest = (Kolom(title, width) for title, width in zip(view.kolom, widths, strict=True))
    columns = (first, Kolom("Layanan", 26), *rest, Kolom("ID", 24, tersembunyi=True), Kolom(KUNCI, 16, tersembunyi=True))
    rows = tuple(_row(entry, row) for entry in view.layanan for row in entry.baris)
    return replace(_sheet(view, "Matriks", columns, rows, 3), tinggi=TINGGI)


def _row(layanan: LayananMatriks, row: BarisMatriks) -> tuple[Sel, ...]:
    part = "\n".join(line for line in (row.bagian, row.butir, row.keterangan) if line)
    after = TETAP if row.tetap else _marked(row.menjadi) or DIHAPUS
    told = (_marked(row.semula) or BELUM_ADA, after, row.penilaian, "\n".join(row.alasan), None, None)
    return row.nomor, layanan.nama, part, *told, layanan.id, " ".join(row.sidik)


def _marked(pieces: Tulisan) -> tuple[Potong, ...]:
    return tuple(Potong(piece.teks, RUPA[piece.tanda]) for piece in pieces)


def _about(view: Matriks) -> Lembar:
    told = (
        ("Kantor", view.dokumen.instansi),
        ("Semula", view.semula),
        ("Menjadi", view.menjadi),
        ("Ikhtisar", "\n".join(view.kalimat)),
        ("Tanda", (*TANDA_KATA, Potong(f"; {view.arti}"))),
        ("Pengisian", PENGISIAN),
    )
    return _sheet(view, "Keterangan", (Kolom("Hal", 16), Kolom("Isi", 120)), told)
