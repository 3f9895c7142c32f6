"""The decree (SK penetapan) with its list of services, each Standar Pelayanan as an annex."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sop_gen.model.layanan import Layanan
from sop_gen.model.peraturan import Peraturan, Register
from sop_gen.teks.angka import format_romawi, format_tanggal
from sop_gen.teks.butir import Daftar, Poin
from sop_gen.teks.inline import literal, runs
from sop_gen.teks.peraturan import amendments, cite, hierarchy, is_regulation
from sop_gen.view.dokumen import TANPA_TANGGAL, TITIK, Dokumen, Konteks, Kop, Tanda, title_of, view_kop, view_tanda
from sop_gen.view.sidik import cited, fields, office_fields, sidik
from sop_gen.view.standar import Bagian, standar_sidik, view_bagian

DITETAPKAN = ("pembahasan", "ditetapkan")
"""The states of a service that the decree lists."""


@dataclass(frozen=True)
class Lampiran:
    """One annex: the Standar Pelayanan of one service."""

    nomor: str
    layanan: str
    judul: str
    unit: str
    bagian: tuple[Bagian, ...]


@dataclass(frozen=True)
class Keputusan:
    """Everything the decree says."""

    dokumen: Dokumen
    kop: Kop
    jabatan: str
    instansi: str
    nomor: str
    tanggal: str
    menimbang: Daftar
    mengingat: Daftar
    layanan: tuple[Poin, ...]
    mencabut: Daftar
    lampiran: tuple[Lampiran, ...]
    tanda: Tanda


def is_listed(layanan: Layanan) -> bool:
    """Whether the decree lists this service."""
    return layanan.status in DITETAPKAN


def view_sk(layanan: Iterable[Layanan], konteks: Konteks) -> Keputusan:
    """The decree over ``layanan`` (only those of a state that it lists, in order of file name)."""
    office, decree = konteks.instansi, konteks.instansi.sk
    listed = sorted((service for service in layanan if is_listed(service)), key=lambda service: service.id)
    laws = _laws(listed, konteks.register)
    return Keputusan(
        dokumen=Dokumen(
            jenis="sk",
            id="kantor",
            judul=f"Keputusan tentang Standar Pelayanan {office.nama}",
            revisi=0,
            sidik=sidik(
                office_fields(office),
                fields(office, ("sk", "urutan_komponen")),
                [law.model_dump(mode="json") for entry in laws for law in (entry, *amendments(entry, konteks.register))],
                [standar_sidik(service, konteks) for service in listed],
            ),
            draf=decree.nomor is None or decree.tanggal is None,
            tanggal=decree.tanggal or TANPA_TANGGAL,
            instansi=office.nama,
        ),
        kop=view_kop(office),
        jabatan=office.pengesah.jabatan,
        instansi=office.nama,
        nomor=decree.nomor or TITIK,
        tanggal=format_tanggal(decree.tanggal) if decree.tanggal else TITIK,
        menimbang=tuple(Poin(f"{chr(97 + n)}.", runs(text)) for n, text in enumerate(decree.menimbang)),
        mengingat=tuple(Poin(f"{n}.", literal(cite(law, konteks.register))) for n, law in enumerate(laws, 1)),
        layanan=tuple(Poin(f"{n}.", literal(service.nama)) for n, service in enumerate(listed, 1)),
        mencabut=tuple(Poin(f"{n}.", runs(text)) for n, text in enumerate(decree.mencabut, 1)),
        lampiran=tuple(
            Lampiran(format_romawi(n), service.nama, title_of(service), service.unit, view_bagian(service, konteks))
            for n, service in enumerate(listed, 1)
        ),
        tanda=view_tanda(office, decree.tanggal),
    )


def _laws(listed: list[Layanan], register: Register) -> list[Peraturan]:
    """What the services cite and the three general rules on standards when the register knows them; by hierarchy, then year."""
    general = {key: law for key, law in register.items() if (law.jenis, law.nomor, law.tahun) in _GENERAL}
    found = general | {key: law for service in listed for key, law in cited(service, register).items()}
    amended_by = {later.id for law in found.values() for later in amendments(law, register)}
    return sorted(
        (law for key, law in found.items() if key not in amended_by and law.status != "dicabut" and is_regulation(law)),
        key=hierarchy,
    )


# UU Pelayanan Publik, its implementing rule, the guideline of Standar Pelayanan: the basis of every such decree.
_GENERAL = {("UU", "25", "2009"), ("PP", "96", "2012"), ("Permenpan-RB", "15", "2014"), ("PermenPAN-RB", "15", "2014")}
