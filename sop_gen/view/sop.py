"""The SOP AP: the identity block (PermenPAN-RB 35/2012, 13 fields) and the flow table with its chart."""

from __future__ import annotations

from dataclasses import dataclass

from sop_gen.flow.geometry import Bagan
from sop_gen.model.instansi import UKURAN_KERTAS
from sop_gen.model.layanan import Layanan
from sop_gen.model.sop import Sop
from sop_gen.teks.butir import Daftar, Poin, list_items, numbered
from sop_gen.teks.inline import literal, runs
from sop_gen.teks.peraturan import cite
from sop_gen.view.alur import HalamanAlur, view_alur
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
from sop_gen.view.rupa_identitas import Rupa, roomiest
from sop_gen.view.sidik import cited, fields, office_fields, sidik
from sop_gen.waktu.jalan import usual_way
from sop_gen.waktu.kata import format_jumlah

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

    @property
    def rupa(self) -> Rupa:
        """Look of the identity block in PDFs."""
        return roomiest(self)


def view_sop(layanan: Layanan, index: int, konteks: Konteks) -> DokumenSop:
    """Procedure ``index`` (from 0) of ``layanan`` as a document. Raises BaganError when its chart fits no paper."""
    instansi, sop = konteks.instansi, layanan.sop[index]
    style = instansi.gaya_sop
    alur = view_alur(layanan, index, style)
    decree = sop.penetapan or layanan.penetapan
    return DokumenSop(
        dokumen=sop_identity(layanan, index, konteks),
        kop=view_kop(instansi),
        unit=layanan.unit,
        layanan=layanan.nama,
        identitas=_identity(layanan, sop, konteks),
        tanda=view_tanda(instansi, decree.tanggal if decree else None),
        pelaksana=tuple(part.nama for part in sop.pelaksana),
        kertas=UKURAN_KERTAS[alur.bagan.paper],
        bagan=alur.bagan,
        halaman=alur.halaman,
        jumlah_waktu=format_jumlah(usual_way(sop, instansi.kalender).jumlah, instansi.kalender),
        huruf=style.huruf,
        ukuran=float(style.ukuran),
        margin=tuple(float(part) for part in style.margin),  # type: ignore[arg-type]
    )


def sop_identity(layanan: Layanan, index: int, konteks: Konteks) -> Dokumen:
    """What identifies the SOP of procedure ``index`` (from 0)."""
    sop = layanan.sop[index]
    return Dokumen(
        jenis="sop",
        id=layanan.id,
        judul=f"SOP {sop.judul}",
        revisi=layanan.revisi,
        sidik=sop_sidik(layanan, sop, konteks),
        draf=is_draft(layanan, konteks.instansi),
        tanggal=document_date(sop.tanggal or layanan.tanggal),
        instansi=konteks.instansi.nama,
    )


def sop_sidik(layanan: Layanan, sop: Sop, konteks: Konteks) -> str:
    """The sidik of one SOP."""
    service = fields(layanan, ("id", "nama", "unit", "status", "revisi", "tanggal", "penetapan", "dasar_hukum"))
    register = {key: entry.model_dump(mode="json") for key, entry in cited(layanan, konteks.register).items()}
    office = office_fields(konteks.instansi, "kalender")
    return sidik(service, fields(sop, type(sop).model_fields), office, register)


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
