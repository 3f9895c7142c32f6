"""The papers of SOP monitoring: forms and plan in Word, the same to fill in in Excel, and the dates as a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sop_gen.engine.kalender import Hari, write_calendar
from sop_gen.engine.xlsx import Kolom, Lembar, write_workbook
from sop_gen.model.instansi import Instansi
from sop_gen.rapat.lembar_monev import JUDUL, KUNCI, RENCANA, TAMPAK
from sop_gen.rapat.monev import PERNYATAAN, Kegiatan, slug
from sop_gen.render.kind import Format, draw_form
from sop_gen.teks.inline import as_text
from sop_gen.view.formulir_monev import (
    FormulirEvaluasi,
    FormulirPemantauan,
    RencanaTahun,
    Tercatat,
    view_evaluasi,
    view_pemantauan,
    view_rencana,
)
from sop_gen.view.monev import TenggatSop, view_tenggat_monev

UKURAN: dict[Kegiatan, tuple[int, ...]] = {
    "pemantauan": (5, 36, 44, 14, 44, 44, 24, 14),
    "evaluasi": (5, 36, 44, *(18 for _ in PERNYATAAN), 40, 40, 24, 14),
}
"""Widths of the columns that people see."""


@dataclass(frozen=True)
class Monevnya:
    """What the papers are drawn from."""

    tercatat: Tercatat
    instansi: Instansi
    hari_ini: date
    templates: Path
    logo: bytes | None


def draw_pemantauan(isi: Monevnya) -> Iterator[tuple[str, bytes]]:
    """The monitoring form."""
    view = view_pemantauan(isi.tercatat, isi.instansi, isi.hari_ini)
    yield "formulir-pemantauan.docx", _word("formulir-pemantauan", view, isi)


def draw_evaluasi(isi: Monevnya) -> Iterator[tuple[str, bytes]]:
    """The evaluation form."""
    view = view_evaluasi(isi.tercatat, isi.instansi, isi.hari_ini)
    yield "formulir-evaluasi.docx", _word("formulir-evaluasi", view, isi)


def draw_rencana(isi: Monevnya) -> Iterator[tuple[str, bytes]]:
    """The plan of the year, with the due dates of every SOP as a calendar."""
    year = isi.hari_ini.year
    view = view_rencana(isi.tercatat, isi.instansi, year)
    due = [part for layanan, monev in isi.tercatat for part in view_tenggat_monev(layanan, monev, isi.hari_ini)]
    yield f"rencana-sop-{year}.docx", _word("rencana-sop", view, isi)
    yield f"rencana-sop-{year}.ics", _calendar(view, due)


def draw_workbook(isi: Monevnya) -> Iterator[tuple[str, bytes]]:
    """Both forms, the plan and the due dates in one workbook."""
    watched = view_pemantauan(isi.tercatat, isi.instansi, isi.hari_ini)
    judged = view_evaluasi(isi.tercatat, isi.instansi, isi.hari_ini)
    plan = view_rencana(isi.tercatat, isi.instansi, isi.hari_ini.year)
    sheets = (_watched(watched), _judged(judged), _planned(plan))
    yield "monev.xlsx", write_workbook(f"Pemantauan dan Evaluasi SOP {watched.periode}", sheets)


def _word(nama: str, view: Any, isi: Monevnya) -> bytes:
    return draw_form(view, Format("docx", f"rapat/{nama}.docx"), isi.templates, {}, isi.logo)


def _columns(kegiatan: Kegiatan) -> tuple[Kolom, ...]:
    hidden = (Kolom(nama, 24, tersembunyi=True) for nama in KUNCI)
    return (*map(Kolom, TAMPAK[kegiatan], UKURAN[kegiatan]), *hidden)


def _watched(view: FormulirPemantauan) -> Lembar:
    rows = tuple(
        (row.nomor, group.nama, _lines(row.prosedur, row.keterangan), _verdict(row.baik, row.tidak_baik),
         as_text(row.catatan), as_text(row.tindakan), row.penilai, _iso(row.tanggal), row.id, row.sop)
        for group in view.kelompok for row in group.baris
    )  # fmt: skip
    return _sheet("Pemantauan", _columns("pemantauan"), rows, JUDUL["pemantauan"].format(periode=view.periode), view)


def _judged(view: FormulirEvaluasi) -> Lembar:
    """One row for each SOP, one column for each statement: so it can be sorted and filtered."""
    rows = tuple(
        (
            number,
            table.layanan[at],
            table.kepala[at],
            *(row.jawaban[at] or None for row in table.baris),
            as_text(note.catatan),
            as_text(note.tindak_lanjut),
            note.penilai,
            _iso(note.tanggal),
            *key,
        )
        for number, (table, at, key, note) in enumerate(
            ((table, at, key, table.isian[at]) for table in view.tabel for at, key in enumerate(table.kunci)), 1
        )
    )
    return _sheet("Evaluasi", _columns("evaluasi"), rows, JUDUL["evaluasi"].format(periode=view.periode), view)


def _planned(view: RencanaTahun) -> Lembar:
    columns = tuple(map(Kolom, RENCANA, (14, 40, 70, 40, 20)))
    rows = tuple(
        (row.triwulan, row.pekerjaan, "\n".join(row.sasaran), row.keluaran, row.tanggal.isoformat()) for row in view.baris
    )
    return _sheet("Rencana", columns, rows, f"{view.dokumen.judul}. {view.makna}", view)


def _sheet(nama: str, kolom: tuple[Kolom, ...], baris: tuple[Any, ...], judul: str, view: Any) -> Lembar:
    kaki = view.dokumen.kaki
    return Lembar(
        nama, kolom, baris, 3 if nama != "Rencana" else 1, kotak=True, kepala=view.dokumen.judul, kaki=kaki, judul=judul
    )


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _verdict(baik: str, tidak_baik: str) -> str | None:
    return "baik" if baik else "tidak baik" if tidak_baik else None


def _calendar(view: RencanaTahun, due: Iterable[TenggatSop]) -> bytes:
    days = [
        Hari(f"{slug(row.triwulan)}-{view.tahun}-{slug(row.pekerjaan)}", row.tanggal, f"{row.triwulan}: {row.pekerjaan}",
             "\n".join(row.sasaran))
        for row in view.baris
    ]  # fmt: skip
    days += [
        Hari(f"{part.kegiatan}-{part.id}-{slug(part.sop)}", part.jatuh_tempo, f"{part.kegiatan.capitalize()} SOP {part.sop}",
             part.layanan)
        for part in due if part.jatuh_tempo
    ]  # fmt: skip
    return write_calendar(view.dokumen.judul, days, date(view.tahun, 1, 1))
