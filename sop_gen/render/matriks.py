"""The Semula-Menjadi matrix in Word, PDF and Excel."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Literal

from sop_gen.diff.perubahan import Perbandingan
from sop_gen.engine.xlsx import Kolom, Lembar, Sel, write_workbook
from sop_gen.engine.xlsx_strings import Potong
from sop_gen.render.kind import Format, draw_form
from sop_gen.view.banding import Tulisan
from sop_gen.view.banding_baris import PENILAIAN
from sop_gen.view.banding_data import data_banding
from sop_gen.view.matriks import BELUM_ADA, DIHAPUS, KOLOM, TETAP, BarisMatriks, LayananMatriks, Matriks, Ucapan, view_matriks

Ekstensi = Literal["docx", "pdf", "xlsx"]
Rows = tuple[tuple[Sel, ...], ...]
FORMAT: dict[str, Format] = {"docx": Format("docx", "matriks.docx"), "pdf": Format("pdf", "matriks.typ")}
DATA = "perubahan.json"
"""The comparison itself, which the PDF carries."""
KUNCI = "sidik"
"""Heading of the hidden column by which rows are found again."""
RUPA: dict[str, Literal["", "coret", "garis"]] = {"sama": "", "hapus": "coret", "tambah": "garis"}
PENGISIAN = (
    "Isi kolom Masukan FGD dan Tindak lanjut pada lembar Matriks, dan Jawaban forum pada lembar Pertanyaan. Baris boleh "
    "diurutkan, disaring, dan ditambah; kolom tersembunyi ID dan sidik mengenali baris, biarkan pada tempatnya. Lembar "
    "Tata usaha memuat perubahan yang tidak perlu dibahas. Teks yang lebih tinggi daripada baris Excel terbaca di kotak "
    "rumus, dan utuh pada matriks Word dan PDF."
)
TANDA_KATA = (Potong("kata yang dihapus", "coret"), Potong(", "), Potong("kata yang ditambahkan", "garis"))
MATRIKS = "Matriks"
"""The sheet that people write in."""
LEBAR = dict(zip(KOLOM, (5, 22, 48, 48, 14, 24, 30, 22), strict=True))
TULIS = KOLOM[-2:]
"""The columns that people fill."""
TINGGI = 40.0
"""The least height of a row in Excel (pt): room to write."""
_LONG = re.compile(r"\S{20,}")
_BREAKS = re.compile(r"[/@.?&=:_-]+(?=\w)|\w{20}(?=\w)")
"""Where a word may break that is too long for a column: an address at its signs, anything else where there is no better place."""
CELAH = "\N{ZERO WIDTH SPACE}"


def draw_matriks(
    perbandingan: Perbandingan, ekstensi: Ekstensi, templates: Path, *, tetap: bool = False, logo: bytes | None = None
) -> bytes:
    """The matrix of ``perbandingan`` as one file; with ``tetap`` unchanged components have rows, too.

    ``logo`` is that of the newer office. Raises RenderError with the template's name.
    """
    carried = {DATA: comparison_data(perbandingan)}
    return draw_view(view_matriks(perbandingan, tetap=tetap), ekstensi, templates, carried, logo)


def comparison_data(perbandingan: Perbandingan) -> bytes:
    """The comparison as JSON, which PDFs carry."""
    return json.dumps(data_banding(perbandingan), ensure_ascii=False, indent=2).encode("utf-8", "surrogatepass")


def draw_view(view: Matriks, ekstensi: Ekstensi, templates: Path, lampiran: Mapping[str, bytes], logo: bytes | None) -> bytes:
    """``view`` as one file; a PDF carries ``lampiran``, files by name."""
    if ekstensi == "xlsx":
        return _workbook(view)
    return draw_form(breakable(view), FORMAT[ekstensi], templates, lampiran, logo)


def breakable(view: Matriks) -> Matriks:
    """``view`` for paper: words too long for a column may break."""
    softened = {name: _softened(getattr(view, name)) for name in ("layanan", "lampiran", "lain")}
    return replace(view, **softened)


def _softened(value: Any) -> Any:
    if isinstance(value, str):
        return _LONG.sub(lambda word: _BREAKS.sub(lambda place: place.group() + CELAH, word.group()), value)
    if isinstance(value, tuple):
        return tuple(map(_softened, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _softened(getattr(value, field.name)) for field in fields(value)})
    return value


# ---- Excel -------------------------------------------------------------------------------------------------------


def _workbook(view: Matriks) -> bytes:
    """Sheets to see what changed, those to sort, filter and write in, and one that says what it is."""
    sheets = (_summary(view), _measures(view), _rows(view), _questions(view), _others(view), _appendix(view), _about(view))
    return write_workbook(view.dokumen.judul, tuple(sheet for sheet in sheets if sheet.baris or sheet.nama == MATRIKS))


def _sheet(view: Matriks, nama: str, kolom: tuple[Kolom, ...], baris: Rows, beku: int = 1) -> Lembar:
    title = f"{view.dokumen.judul}{' (DRAF)' if view.dokumen.draf else ''} · {nama}"
    return Lembar(nama, kolom, baris, beku, kotak=True, kepala=title, kaki=view.dokumen.kaki, judul=title, kertas="a3")


def _summary(view: Matriks) -> Lembar:
    columns = (
        *(Kolom("Layanan", 36), Kolom("Keadaan", 28), Kolom("Alasan perubahan", 30), Kolom("Perubahan", 90)),
        *(Kolom(_first_upper(said), 13) for said in PENILAIAN),
        *(Kolom("Tata usaha", 9), Kolom("ID", 24, tersembunyi=True)),
    )
    changed: Rows = tuple(
        (
            *(entry.nama, entry.keterangan, "; ".join(entry.alasan), _said(entry)),
            *(entry.jumlah[said] for said in PENILAIAN),
            *(entry.tata_usaha, entry.id),
        )
        for entry in view.layanan
    )
    kept: Rows = tuple((name, TETAP, None, None, *(0 for _ in PENILAIAN), 0, None) for name in view.tetap)
    return _sheet(view, "Ringkasan", columns, changed + kept)


def _first_upper(said: str) -> str:
    return said[:1].upper() + said[1:]


def _said(layanan: LayananMatriks) -> str:
    return "\n".join(f"{sentence.tanda} {sentence.teks}" for sentence in layanan.kalimat)


def _measures(view: Matriks) -> Lembar:
    columns = (Kolom("Layanan", 36), Kolom("Ukuran", 36), Kolom("Semula", 58), Kolom("Menjadi", 58), Kolom("Selisih", 24))
    rows = tuple(
        (entry.nama, part.nama, part.semula, part.menjadi, part.selisih) for entry in view.layanan for part in entry.ukuran
    )
    return _sheet(view, "Ukuran", columns, rows, 2)


def _rows(view: Matriks) -> Lembar:
    rows = tuple(
        (*_row(row), _told(row.masukan), _told(row.tindak_lanjut), *_keys(row)) for entry in view.layanan for row in entry.baris
    )
    return replace(_sheet(view, MATRIKS, _columns(view.kolom), rows, 3), tinggi=TINGGI)


def _appendix(view: Matriks) -> Lembar:
    rows = tuple((*_row(replace(row, pita="")), *_keys(row)) for row in view.lampiran)
    return _sheet(view, "Tata usaha", _columns(view.kolom[: -len(TULIS)], {"Semula": 70, "Menjadi": 70}), rows, 3)


def _columns(names: tuple[str, ...], lebar: Mapping[str, int] = LEBAR) -> tuple[Kolom, ...]:
    number, *rest = (Kolom(name, lebar.get(name, LEBAR[name])) for name in names)
    return number, Kolom("Layanan", 22), *rest, Kolom("ID", 24, tersembunyi=True), Kolom(KUNCI, 16, tersembunyi=True)


def _row(row: BarisMatriks) -> tuple[Sel, ...]:
    part = "\n".join(line for line in (row.pita, row.bagian, row.butir, row.keterangan) if line)
    after = TETAP if row.tetap else _marked(row.menjadi) or DIHAPUS
    return row.nomor, row.layanan, part, _marked(row.semula) or BELUM_ADA, after, row.penilaian, "\n".join(row.alasan)


def _keys(row: BarisMatriks) -> tuple[str, str]:
    return row.id, " ".join(row.sidik)


def _questions(view: Matriks) -> Lembar:
    columns = (Kolom("No", 6), Kolom("Layanan", 36), Kolom("Bagian", 28), Kolom("Pertanyaan", 76), Kolom("Jawaban forum", 70))
    rows = tuple(
        (question.nomor, entry.nama, question.bagian, question.isi, _told(question.jawaban))
        for entry in view.layanan
        for question in entry.pertanyaan
    )
    return replace(_sheet(view, "Pertanyaan", columns, rows, 2), tinggi=TINGGI)


def _others(view: Matriks) -> Lembar:
    columns = (Kolom("No", 6), Kolom("Masukan", 80), Kolom("Letak", 50), Kolom("Tindak lanjut", 60))
    rows = tuple((part.nomor, part.masukan.lengkap, part.letak, _told(part.tindak_lanjut)) for part in view.lain)
    return _sheet(view, "Masukan lain", columns, rows)


def _told(said: tuple[Ucapan, ...]) -> str | None:
    return "\n".join(part.lengkap for part in said) or None


def _marked(pieces: Tulisan) -> tuple[Potong, ...]:
    return tuple(Potong(piece.teks, RUPA[piece.tanda]) for piece in pieces)


def _about(view: Matriks) -> Lembar:
    told: Rows = (
        ("Kantor", view.dokumen.instansi),
        ("Semula", view.semula),
        ("Menjadi", view.menjadi),
        *([("Rapat", view.rapat)] if view.rapat else []),
        ("Ikhtisar", "\n".join(view.kalimat)),
        ("Tanda", (*TANDA_KATA, Potong(f"; {view.arti}"))),
        *([] if view.rapat else [("Pengisian", PENGISIAN)]),
    )
    return _sheet(view, "Keterangan", (Kolom("Hal", 16), Kolom("Isi", 120)), told)
