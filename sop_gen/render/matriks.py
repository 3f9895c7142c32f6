"""The Semula-Menjadi matrix in Word, PDF and Excel."""

from __future__ import annotations

import json
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
FORMAT: dict[str, Format] = {"docx": Format("docx", "matriks.docx"), "pdf": Format("pdf", "matriks.typ")}
DATA = "perubahan.json"
"""The comparison itself, which the PDF carries."""
KUNCI = "sidik"
"""Heading of the hidden column by which rows are found again."""
RUPA: dict[str, Literal["", "coret", "garis"]] = {"sama": "", "hapus": "coret", "tambah": "garis"}
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
    """A sheet to see what changed, one for the measures, and all rows on one sheet, to sort, filter and write in."""
    return write_workbook(view.dokumen.judul, (_summary(view), _measures(view), _rows(view)))


def _sheet(view: Matriks, nama: str, kolom: tuple[Kolom, ...], baris: tuple[tuple[Sel, ...], ...], **more: float) -> Lembar:
    title = (
        f"{view.dokumen.judul}{' (DRAF)' if view.dokumen.draf else ''}: {nama}\nSemula: {view.semula}\nMenjadi: {view.menjadi}"
    )
    return Lembar(nama, kolom, baris, kepala=title, kaki=view.dokumen.kaki, **more)


def _summary(view: Matriks) -> Lembar:
    columns = (("Layanan", 44), ("Keadaan", 40), ("Perubahan", 90), *((impact.capitalize(), 14) for impact in DAMPAK), ("ID", 26))
    changed = tuple((l.nama, l.keterangan, _said(l), *(l.jumlah[impact] for impact in DAMPAK), l.id) for l in view.layanan)
    kept = tuple((name, TETAP, None, 0, 0, 0, None) for name in view.tetap)
    return _sheet(view, "Ringkasan", tuple(Kolom(*column) for column in columns), changed + kept)


def _said(layanan: LayananMatriks) -> str:
    return "\n".join(f"{sentence.tanda} {sentence.teks}" for sentence in layanan.kalimat)


def _measures(view: Matriks) -> Lembar:
    columns = (Kolom("Layanan", 44), Kolom("Ukuran", 34), Kolom("Semula", 44), Kolom("Menjadi", 44), Kolom("Selisih", 24))
    rows = tuple((l.nama, part.nama, part.semula, part.menjadi, part.selisih) for l in view.layanan for part in l.ukuran)
    return _sheet(view, "Ukuran", columns, rows)


def _rows(view: Matriks) -> Lembar:
    widths = (6, 24, 44, 44, 17, 28, 30, 30)
    first, *rest = (Kolom(title, width) for title, width in zip(view.kolom, widths, strict=True))
    hidden = (Kolom("ID", 24, tersembunyi=True), Kolom(KUNCI, 16, tersembunyi=True))
    rows = tuple(_row(l, row) for l in view.layanan for row in l.baris)
    return _sheet(view, "Matriks", (first, Kolom("Layanan", 24), *rest, *hidden), rows, tinggi=TINGGI, beku=3)


def _row(layanan: LayananMatriks, row: BarisMatriks) -> tuple[Sel, ...]:
    part = "\n".join(line for line in (row.bagian, row.butir, row.keterangan) if line)
    after = TETAP if row.tetap else _marked(row.menjadi) or DIHAPUS
    impact = f"{row.tanda} {row.dampak}".strip()
    told = (_marked(row.semula) or BELUM_ADA, after, impact, "\n".join(row.alasan), None, None)
    return row.nomor, layanan.nama, part, *told, layanan.id, " ".join(row.sidik)


def _marked(pieces: Tulisan) -> tuple[Potong, ...]:
    return tuple(Potong(piece.teks, RUPA[piece.tanda]) for piece in pieces)
