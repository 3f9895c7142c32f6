"""The SOP AP: the identity block (PermenPAN-RB 35/2012, 13 fields) and the flow table with its chart."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sop_gen.flow.geometry import Bagan, Page, Row
from sop_gen.flow.layout import layout
from sop_gen.flow.room import rooms
from sop_gen.model.instansi import UKURAN_KERTAS, Kalender
from sop_gen.model.layanan import Layanan
from sop_gen.model.sop import SELESAI, Sop
from sop_gen.teks.angka import NBSP
from sop_gen.teks.butir import Daftar, Poin, list_items, numbered
from sop_gen.teks.inline import literal, runs
from sop_gen.teks.langkah import SelLangkah, cells_of
from sop_gen.teks.peraturan import cite
from sop_gen.view.dokumen import (
    BELUM_DIISI,
    TITIK,
    Dokumen,
    Konteks,
    Kop,
    Tanda,
    document_date,
    is_draft,
    tanggal_or_dots,
    view_kop,
    view_tanda,
)
from sop_gen.view.sidik import cited, fields, office_fields, sidik
from sop_gen.waktu.jumlah import Jumlah, usual_way

JUDUL_TERPANJANG = 90
KOSONG = (Poin("", literal(BELUM_DIISI)),)


@dataclass(frozen=True)
class Identitas:
    """The fields of the identity block."""

    nomor: str
    tanggal_pembuatan: str
    tanggal_revisi: str
    tanggal_efektif: str
    judul: str
    dasar_hukum: Daftar
    kualifikasi: Daftar
    keterkaitan: Daftar
    peralatan: Daftar
    peringatan: Daftar
    pencatatan: Daftar


@dataclass(frozen=True)
class BarisAlur:
    """One row of the flow table: its number, its cells, its place in the geometry, and the row read aloud."""

    nomor: str
    sel: SelLangkah
    geometri: Row
    alt: str


@dataclass(frozen=True)
class HalamanAlur:
    """One page of the flow table."""

    judul: str
    geometri: Page
    baris: tuple[BarisAlur, ...]
    terakhir: bool


@dataclass(frozen=True)
class DokumenSop:
    """Everything one SOP document says."""

    dokumen: Dokumen
    kop: Kop
    unit: str
    layanan: str
    identitas: Identitas
    tanda: Tanda
    pelaksana: tuple[str, ...]
    kertas: tuple[float, float]
    """Width and height of the pages (mm)."""
    bagan: Bagan
    halaman: tuple[HalamanAlur, ...]
    jumlah_waktu: str
    huruf: str
    ukuran: float
    margin: tuple[float, float, float, float]


def view_sop(layanan: Layanan, index: int, konteks: Konteks) -> DokumenSop:
    """Procedure ``index`` (from 0) of ``layanan`` as a document. Raises BaganError when its chart fits no paper."""
    instansi, sop = konteks.instansi, layanan.sop[index]
    style = instansi.gaya_sop
    chart = layout(sop, rooms(style))
    decree = sop.penetapan or layanan.penetapan
    return DokumenSop(
        dokumen=Dokumen(
            jenis="sop",
            id=layanan.id,
            judul=f"SOP {sop.judul}",
            revisi=layanan.revisi,
            sidik=sop_sidik(layanan, sop, konteks),
            draf=is_draft(layanan, instansi),
            tanggal=document_date(sop.tanggal or layanan.tanggal),
            instansi=instansi.nama,
        ),
        kop=view_kop(instansi),
        unit=layanan.unit,
        layanan=layanan.nama,
        identitas=_identity(layanan, sop, konteks),
        tanda=view_tanda(instansi, decree.tanggal if decree else None),
        pelaksana=tuple(part.nama for part in sop.pelaksana),
        kertas=UKURAN_KERTAS[chart.paper],
        bagan=chart,
        halaman=_pages(sop, chart),
        jumlah_waktu=format_jumlah(usual_way(sop, instansi.kalender), instansi.kalender),
        huruf=style.huruf,
        ukuran=float(style.ukuran),
        margin=tuple(float(part) for part in style.margin),  # type: ignore[arg-type]
    )


def sop_sidik(layanan: Layanan, sop: Sop, konteks: Konteks) -> str:
    """The sidik of one SOP."""
    service = fields(layanan, ("id", "nama", "unit", "status", "revisi", "tanggal", "penetapan", "dasar_hukum"))
    register = {key: entry.model_dump(mode="json") for key, entry in cited(layanan, konteks.register).items()}
    office = office_fields(konteks.instansi, "kalender")
    return sidik(service, fields(sop, type(sop).model_fields), office, register)


def format_jumlah(total: Jumlah, kalender: Kalender) -> str:
    """``3 bulan; 3 hari kerja 2 jam (belum termasuk 2 langkah …)``; empty when there is nothing to say."""
    whole = ((total.bulan, "bulan"), (total.kalender, "hari kalender"), (total.hari, "hari"))
    parts = [part for part in (*(_whole(*amount) for amount in whole), _work(total.kerja, kalender)) if part]
    missing = total.tak_terhitung
    if not parts:
        return f"belum dapat dihitung; waktu {missing} langkah belum terukur" if missing else ""
    return "; ".join(parts) + (f" (belum termasuk {missing} langkah yang waktunya belum terukur)" if missing else "")


def _work(minutes: Decimal, kalender: Kalender) -> str:
    per_day = kalender.jam_per_hari * 60
    days, rest = divmod(minutes, per_day)
    hours, rest = divmod(rest, 60)
    whole, rest = divmod(rest, 1)
    parts = [_whole(days, "hari kerja"), _whole(hours, "jam"), _whole(whole, "menit"), _whole(rest * 60, "detik")]
    return " ".join(part for part in parts if part)


def _whole(amount: Decimal, unit: str) -> str:
    if not amount:
        return ""
    number = format(amount.quantize(Decimal("0.01")).normalize(), "f").replace(".", ",")
    return f"{number}{NBSP}{unit}"


def _identity(layanan: Layanan, sop: Sop, konteks: Konteks) -> Identitas:
    register = konteks.register
    dates = sop.tanggal or layanan.tanggal
    laws = [literal(cite(register[ref.ref], register, ref.pasal)) for ref in layanan.dasar_hukum if ref.ref in register]
    related = [literal(konteks.judul_layanan[text]) if text in konteks.judul_layanan else runs(text) for text in sop.keterkaitan]
    return Identitas(
        nomor=sop.nomor or TITIK,
        tanggal_pembuatan=tanggal_or_dots(dates.pembuatan),
        tanggal_revisi=tanggal_or_dots(dates.revisi),
        tanggal_efektif=tanggal_or_dots(dates.efektif),
        judul=sop.judul,
        dasar_hukum=numbered(laws) or KOSONG,
        kualifikasi=list_items(sop.kualifikasi, register) or KOSONG,
        keterkaitan=numbered(related) or KOSONG,
        peralatan=list_items(sop.peralatan, register) or KOSONG,
        peringatan=list_items(sop.peringatan, register) or KOSONG,
        pencatatan=list_items(sop.pencatatan, register) or KOSONG,
    )


def _pages(sop: Sop, chart: Bagan) -> tuple[HalamanAlur, ...]:
    order = {sop.step_id(index): index for index in range(len(sop.langkah))}
    last = len(chart.pages)
    return tuple(
        HalamanAlur(
            _title(sop.judul, page.number, last), page, tuple(_row(sop, row, order) for row in page.rows), page.number == last
        )
        for page in chart.pages
    )


def _title(judul: str, number: int, last: int) -> str:
    """The heading above the chart: one line, so a long title is cut."""
    short = judul if len(judul) <= JUDUL_TERPANJANG else judul[: JUDUL_TERPANJANG - 1].rstrip() + "…"
    return f"Bagan Alur: {short}" + (f" (bagian {number} dari {last})" if last > 1 else "")


def _row(sop: Sop, row: Row, order: dict[str, int]) -> BarisAlur:
    if row.number is None:
        title = "Mulai" if row.step == "mulai" else "Selesai"
        return BarisAlur("", SelLangkah((literal(title),), (), (), (), ()), row, title)
    index = order[row.step]
    return BarisAlur(str(row.number), cells_of(sop.langkah[index]), row, read_aloud(sop, index))


def read_aloud(sop: Sop, index: int) -> str:
    """``Langkah 4, Petugas Loket, keputusan: ya ke langkah 5, tidak kembali ke langkah 1``."""
    step = sop.langkah[index]
    names = {part.id: part.nama for part in sop.pelaksana}
    who = " dan ".join(names.get(column, column) for column in step.oleh)
    ways = [_way(sop, index, target) for target in sop.targets(index)]
    said = f"keputusan: ya {ways[0]}, tidak {ways[1]}" if step.keputusan else f"lalu {' dan '.join(ways)}"
    return f"Langkah {index + 1}, {who}, {said}"


def _way(sop: Sop, index: int, target: str) -> str:
    if target == SELESAI:
        return "selesai"
    to = next(number for number in range(len(sop.langkah)) if sop.step_id(number) == target)
    return f"{'kembali ' if to < index else ''}ke langkah {to + 1}"
