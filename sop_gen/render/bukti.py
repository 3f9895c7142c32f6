"""The evidence map as a page, a workbook, a Word file, and an archive with the proofs themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from sop_gen.engine.docx_package import pack, write_package
from sop_gen.engine.html import render_html
from sop_gen.engine.xlsx import Kolom, Lembar, Sel, write_workbook
from sop_gen.render.kind import Format, draw_form
from sop_gen.view.beban_perubahan import BarisPerubahan, BebanPerubahan, SelPerubahan
from sop_gen.view.bukti_arsip import INDEKS
from sop_gen.view.bukti_baris import CAPAIAN, KATA, AreaBukti, BarisBukti, Bukti, KelompokBukti, KelompokIsi, LembarBukti

TEMPLAT = "bukti/bukti.html.j2"
WORD = Format("docx", "bukti/bukti.docx")
HIJAU, KUNING, MERAH = "CFEBD6", "FBE8B8", "F8D4D0"
WARNA = dict(zip((*KATA.values(), *CAPAIAN.values()), (HIJAU, KUNING, MERAH) * 2, strict=True))
DAFTAR, MAX_DISEBUT = "Daftar bukti", 3
"""The sheet of all proofs, and how many a cell names."""
MAX_NAMA_LEMBAR = 31
"""What the name of a sheet in Excel may have."""


def draw_html(view: Bukti, templates: Path) -> str:
    """One self-contained page."""
    return render_html(TEMPLAT, (templates / TEMPLAT).read_text("utf-8"), view)


def draw_docx(view: Bukti, templates: Path, logo: bytes | None) -> bytes:
    """The table of the ministry's guide, in Word. Raises RenderError with the template's name."""
    return draw_form(view, WORD, templates, {}, logo)


def draw_zip(view: Bukti, files: Mapping[str, bytes], templates: Path) -> bytes:
    """``files`` by their names, with the page as their index; equal proofs give equal bytes."""
    parts = {INDEKS: draw_html(view, templates).encode(), **files}
    return write_package([pack(name, parts[name]) for name in (INDEKS, *sorted(files))])


# ---- Excel -------------------------------------------------------------------------------------------------------


def draw_xlsx(view: Bukti) -> bytes:
    """A summary, a sheet for each area, the burden before and after, every proof, and what the sheets are."""
    sheets = [_summary(view), *(_area(view, area) for sheet in view.lembar for area in sheet.area)]
    sheets += [_burden(view, view.beban)] if view.beban else []
    return write_workbook(view.dokumen.judul, (*sheets, _proofs(view), _about(view)))


def _sheet(view: Bukti, nama: str, kolom: Iterable[Kolom], baris: Iterable[tuple[Sel, ...]], beku: int) -> Lembar:
    title = f"{view.dokumen.judul} · {nama}"
    table = Lembar(nama[:MAX_NAMA_LEMBAR], tuple(kolom), tuple(baris), beku, WARNA, kotak=True, judul=title, kertas="a3")
    return replace(table, kepala=title, kaki=view.dokumen.kaki)


def _summary(view: Bukti) -> Lembar:
    columns = (
        *(Kolom("Lembar", 30), Kolom("Bagian", 50), Kolom("Bobot", 10), Kolom("Terendah", 10), Kolom("Tertinggi", 10)),
        *(Kolom("Terendah (%)", 13), Kolom("Tertinggi (%)", 13), Kolom("Penilaian sendiri", 20), Kolom("Ambang", 34)),
        Kolom("Capaian", 40),
    )
    rows = (row for sheet in view.lembar for area in sheet.area for row in _scores(sheet, area))
    return _sheet(view, "Ringkasan", columns, rows, 2)


def _scores(sheet: LembarBukti, area: AreaBukti) -> Iterator[tuple[Sel, ...]]:
    name = f"{area.kode} {area.nama}"
    parts: list[tuple[str, AreaBukti | KelompokBukti]] = [(name, area)]
    parts += [(f"{name}: {group.nama}", group) for group in area.kelompok]
    for title, part in parts:
        if part.angka is None:
            continue
        figures = (part.angka.dari, part.angka.rendah, part.angka.tinggi, *part.angka.persen)
        targets = part.target or (None,)
        for target in targets:
            said = (f"{target.predikat}: {target.paling_sedikit}", target.kata) if target else (None, None)
            yield (sheet.nama, title, *figures, part.penilaian or None, *said)


def _area(view: Bukti, area: AreaBukti) -> Lembar:
    columns = (
        *(Kolom("No", 5), Kolom("Kode", 11), Kolom("Indikator", 36), Kolom("Hasil", 15), Kolom("Petunjuk Teknis", 46)),
        *(Kolom("Data Dukung", 40), Kolom("Penanggung Jawab", 22), Kolom("Terendah", 10), Kolom("Tertinggi", 10)),
        *(Kolom("Bukti yang ada", 46), Kolom("Yang perlu dikerjakan", 60), Kolom("Penilaian sendiri", 20), Kolom("Alasan", 30)),
    )
    return _sheet(view, f"{area.kode} {area.nama}", columns, map(_question, area.baris), 3)


def _question(row: BarisBukti) -> tuple[Sel, ...]:
    proofs = [f"{part.nama}: {_named(part)}" for part in row.bukti]
    low, high = (row.angka.rendah, row.angka.tinggi) if row.angka else (None, None)
    guide, evidence = "\n".join(row.petunjuk), "\n".join(row.data_dukung)
    todo = "\n".join((*row.kurang, *row.pengingat))
    asked = (row.nomor, row.kode, row.tanya, row.kata, guide, evidence, row.penanggung_jawab)
    return *asked, low, high, "\n".join(proofs), todo, row.penilaian, row.alasan


def _named(part: KelompokIsi) -> str:
    """Few proofs by their names, many by their number."""
    if len(part.isi) > MAX_DISEBUT:
        return f"{len(part.isi)} berkas, lihat lembar {DAFTAR}"
    return "; ".join(one.nama for one in part.isi)


def _burden(view: Bukti, beban: BebanPerubahan) -> Lembar:
    columns = (Kolom("Layanan", 44), *(Kolom(name, 30) for name in beban.kolom), Kolom("Simpulan", 26))
    rows = [(row.nama, *_measures(row, len(beban.kolom)), row.simpulan) for row in beban.baris]
    total = [
        f"{part.semula} → {part.menjadi} {part.selisih}".strip() if part.semula is not None else None for part in beban.kantor
    ]
    return _sheet(view, "Beban semula-menjadi", columns, (*rows, ("Seluruh kantor", *total, None)), 1)


def _measures(row: BarisPerubahan, count: int) -> list[Sel]:
    """Before and after; of a service that only one edition runs, that it is so."""
    cells: list[Sel] = [f"{_before(cell)}{cell.menjadi} {cell.tanda}" for cell in row.sel]
    return cells or [row.keadaan, *[None] * (count - 1)]


def _before(cell: SelPerubahan) -> str:
    return "" if cell.semula == cell.menjadi else f"{cell.semula} → "


def _proofs(view: Bukti) -> Lembar:
    widths = {"Bukti": 50, "Tempat": 40, "Versi": 44, "Tanggal": 20, "Ukuran": 12, "Pertanyaan": 30, "SHA-256": 70}
    rows = ((one.nama, one.tempat, one.versi, one.tanggal, one.ukuran, one.kode, one.sha256) for one in view.daftar)
    return _sheet(view, DAFTAR, (Kolom(name, width) for name, width in widths.items()), rows, 1)


def _about(view: Bukti) -> Lembar:
    told: list[tuple[Sel, ...]] = [("Kantor", view.dokumen.instansi), ("Keadaan", view.keadaan), ("Arti", "\n".join(view.arti))]
    for sheet in view.lembar:
        told.append((sheet.nama, "\n".join((sheet.keterangan, *sheet.ambang, *sheet.catatan))))
        told.append((f"Sumber {sheet.nama}", "\n".join(sheet.sumber)))
    return _sheet(view, "Keterangan", (Kolom("Hal", 34), Kolom("Isi", 120)), told, 1)
