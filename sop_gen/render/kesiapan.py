"""The readiness table as a page for the meeting and as a workbook to sort and filter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sop_gen.diagnostics import TINGKAT, Diagnostic
from sop_gen.engine.html import render_html
from sop_gen.engine.xlsx import Kolom, Lembar, Sel, write_workbook
from sop_gen.model.layanan import KOMPONEN
from sop_gen.teks.inline import as_text
from sop_gen.view.beban import Penyederhanaan
from sop_gen.view.dasar import Dasar
from sop_gen.view.kesiapan import KEADAAN, Baris, Kesiapan
from sop_gen.view.tenggat import Tenggat

TEMPLAT, BAGIAN = "status.html.j2", "_status.html.j2"
BELUM, SIAP, TANYA = "F8D4D0", "CFEBD6", "FBE8B8"
WARNA = {"bersumber": SIAP, "perlu konfirmasi": TANYA, "kosong": BELUM, "siap": SIAP, "belum": BELUM}


def draw_html(view: Kesiapan, templates: Path) -> str:
    """One self-contained page."""
    parts = {BAGIAN: (templates / BAGIAN).read_text("utf-8")}
    return render_html(TEMPLAT, (templates / TEMPLAT).read_text("utf-8"), view, parts)


def draw_xlsx(view: Kesiapan) -> bytes:
    """One row per service; sheets of its own for procedures, open questions and findings; what was asked for is first.

    That is the meeting, and what cites a regulation.
    """
    asked = [*([_meeting(view.tenggat)] if view.tenggat else []), *([_places(view.dasar)] if view.dasar else [])]
    tables = [
        _services(view),
        _procedures(view),
        _questions(view),
        _findings(view),
        _monitoring(view),
        *_burden(view.penyederhanaan),
    ]
    return write_workbook("Kesiapan standar pelayanan", (*asked, *tables))


_WHOSE = (Kolom("Layanan", 34), Kolom("Unit", 26), Kolom("Penanggung jawab", 22))


def _whose(row: Baris) -> tuple[Sel, ...]:
    return row.nama, row.unit, row.penanggung_jawab


def _services(view: Kesiapan) -> Lembar:
    components = [Kolom(name, 16) for name in view.komponen]
    counted = [Kolom(title, 10) for title in ("Jumlah SOP", *(f"Temuan {level}" for level in TINGKAT), "Catatan terbuka")]
    head = (Kolom("Hasil", 16), Kolom("Alasan", 60), Kolom("Status", 12), Kolom("Revisi", 8))
    rows = tuple((*_whose(row), *_judgement(row), *_parts(row), *_counts(row), row.id) for row in view.baris)
    return Lembar("Kesiapan", (*_WHOSE, *head, *components, Kolom("SOP", 16), *counted, Kolom("ID", 26)), rows, 1, WARNA)


def _judgement(row: Baris) -> tuple[Sel, ...]:
    verdict = ("siap" if row.siap else "belum") if row.berjalan else "tidak dijalankan"
    return verdict, "\n".join(row.alasan), row.status, row.revisi if row.terbaca else None


def _parts(row: Baris) -> Iterator[Sel]:
    """A service that no longer runs here, or can't be read, has nothing to fill."""
    if row.berjalan and row.terbaca:
        yield from (KEADAAN[part.keadaan] for part in (*row.komponen, row.bagian_sop))
    else:
        yield from [None] * (len(KOMPONEN) + 1)


def _counts(row: Baris) -> tuple[Sel, ...]:
    return len(row.sop), *row.jumlah_temuan.values(), len(row.catatan)


def _procedures(view: Kesiapan) -> Lembar:
    counted = ("Identitas terisi", "Isian identitas", "Langkah", "Waktu terisi", "Kelengkapan terisi", "Output terisi")
    columns = (*_WHOSE, Kolom("SOP", 40), Kolom("Nomor", 20), *(Kolom(title, 12) for title in counted), Kolom("Belum diisi", 44))
    rows = tuple(
        (*_whose(row), sop.judul, sop.nomor, sop.identitas, sop.identitas_semua, sop.langkah, sop.waktu, sop.kelengkapan,
         sop.output, ", ".join(sop.kosong))
        for row in view.semua.baris for sop in row.sop
    )  # fmt: skip
    return Lembar("SOP", columns, rows, 1)


def _questions(view: Kesiapan) -> Lembar:
    rows = tuple((*_whose(row), note.bagian, as_text(note.isi)) for row in view.baris for note in row.catatan)
    return Lembar("Catatan terbuka", (*_WHOSE, Kolom("Bagian", 22), Kolom("Pertanyaan", 90)), rows, 1)


def _findings(view: Kesiapan) -> Lembar:
    columns = (*_WHOSE, *map(Kolom, ("Tingkat", "Kode", "Temuan", "Saran", "Tempat", "Diabaikan"), (11, 26, 70, 50, 40, 30)))
    found: list[tuple[tuple[Sel, ...], Diagnostic]] = [(("Berkas bersama", None, None), finding) for finding in view.umum]
    found += [(_whose(row), finding) for row in view.baris for finding in row.temuan]
    rows = tuple((*whose, f.tingkat, f.kode, f.pesan, f.saran, str(f.posisi), f.abaikan) for whose, f in found)
    return Lembar("Temuan", columns, rows, 1, {"tidak-sah": BELUM, "error": BELUM, "warning": TANYA})


def _meeting(tenggat: Tenggat) -> Lembar:
    columns = map(Kolom, ("FGD", "Sisa hari", "Sisa hari kerja", "Keterangan"), (24, 12, 16, 70))
    row = (tenggat.hari, tenggat.sisa, tenggat.sisa_kerja, tenggat.kalimat)
    return Lembar("FGD", tuple(columns), (row,), 1)


def _places(dasar: Dasar) -> Lembar:
    columns = map(Kolom, ("Layanan", "Bagian", "Isi", "Pasal", "Kunci", "Tempat"), (34, 34, 60, 20, 30, 40))
    rows = tuple((part.nama, part.bagian, part.teks, part.pasal, part.jalur, part.posisi) for part in dasar.tempat)
    return Lembar(dasar.id[:31], tuple(columns), rows, 1)


def _monitoring(view: Kesiapan) -> Lembar:
    """Every SOP in force or drafted, and when it is to be monitored and evaluated."""
    heads = ("Layanan", "SOP", "Kegiatan", "Keadaan", "Terakhir", "Jatuh tempo", "Terlambat (hari)")
    columns = tuple(map(Kolom, heads, (44, 44, 14, 16, 20, 16, 16)))
    rows = tuple(
        (p.layanan, p.sop, p.kegiatan, p.keadaan, p.terakhir, p.jatuh_tempo.isoformat() if p.jatuh_tempo else None, p.terlambat)
        for row in view.semua.baris for p in row.monev
    )  # fmt: skip
    return Lembar("Monev SOP", columns, rows, 1, {"terlambat": BELUM, "segera": TANYA})


def _burden(view: Penyederhanaan) -> Iterator[Lembar]:
    """What services ask, the longest steps, and the papers that several services ask for; what is known of them."""
    columns = (Kolom("Layanan", 44), *(Kolom(name, 20) for name in view.kolom), Kolom("Rata-rata beban (%)", 18), Kolom("ID", 26))
    yield Lembar("Beban", columns, tuple((row.nama, *(c.teks for c in row.sel), row.persen, row.id) for row in view.baris), 1)
    heads = map(Kolom, ("Waktu", "Kegiatan", "Pelaksana", "Layanan", "SOP", "Langkah"), (36, 60, 34, 44, 44, 9))
    steps = tuple((s.waktu, s.kegiatan, s.pelaksana, s.layanan, s.sop, s.nomor) for s in view.langkah)
    yield Lembar("Langkah terlama", tuple(heads), steps, 1)
    asked = tuple((part.nama, len(part.layanan), "\n".join(part.layanan)) for part in view.syarat)
    yield Lembar("Persyaratan bersama", (Kolom("Persyaratan", 60), Kolom("Layanan", 10), Kolom("Diminta oleh", 60)), asked, 1)
