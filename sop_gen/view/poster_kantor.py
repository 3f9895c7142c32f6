"""The office's own poster: every service that it runs, each with its fee and its time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sop_gen.engine.qr import Qr, make_qr
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.teks.butir import format_pengaduan
from sop_gen.teks.inline import Runs
from sop_gen.view.biaya_waktu import brief_fact_of_fee, brief_time, facts_of_fee, facts_of_time, without_articles
from sop_gen.view.dokumen import TANPA_TANGGAL, Dokumen, Konteks, is_draft
from sop_gen.view.katalog_daftar import fold
from sop_gen.view.label_poster import LABEL, Label
from sop_gen.view.poster import Fakta, breakable, complaint_code, soft
from sop_gen.view.poster_warna import Palet, view_palet
from sop_gen.view.sidik import fields, sidik

JUDUL = "Standar Pelayanan"
TANPA_PUNGUTAN = "Tanpa pungutan apa pun di luar biaya yang ditetapkan. Jangan memberi uang, hadiah, atau imbalan kepada petugas."
PINDAI = "Syarat, alur, dan rincian setiap layanan: pindai kodenya, atau tanyakan kepada petugas."
TANYA = "Syarat, alur, dan rincian setiap layanan: tanyakan kepada petugas."


@dataclass(frozen=True)
class BarisLayanan:
    """One service in the list."""

    id: str
    nama: str
    draf: bool
    biaya: tuple[Fakta, ...]
    jangka_waktu: tuple[Fakta, ...]
    ringkas: dict[str, Fakta]
    """Fee and time in brief, for a page of many services."""
    qr: Qr | None


@dataclass(frozen=True)
class UnitLayanan:
    """The services of one unit, by name."""

    nama: str
    layanan: tuple[BarisLayanan, ...]


@dataclass(frozen=True)
class PosterKantor:
    """Everything that the office's poster says."""

    dokumen: Dokumen
    gaya: str
    palet: Palet
    label: dict[str, Label]
    kop: tuple[str, ...]
    judul: str
    instansi: str
    unit: tuple[UnitLayanan, ...]
    petunjuk: str
    """Where the rest of each standard is read."""
    tanpa_pungutan: str
    pengaduan: tuple[Runs, ...]
    jam: tuple[tuple[str, str], ...]
    qr_katalog: Qr | None
    qr_pengaduan: Qr | None


def view_poster_kantor(layanan: Sequence[Layanan], konteks: Konteks) -> PosterKantor:
    """The poster over ``layanan``, at least one; a draft when all of them are."""
    office, url = konteks.instansi, konteks.instansi.katalog.url
    rows = [
        (service, _row(service, konteks)) for service in sorted(layanan, key=lambda service: (fold(service.nama), service.id))
    ]
    identity = Dokumen(
        jenis="poster",
        id="kantor",
        judul=f"{JUDUL} {office.nama}",
        revisi=0,
        sidik=_sidik([service for service, _ in rows], konteks),
        draf=all(row.draf for _, row in rows),
        tanggal=TANPA_TANGGAL,
        instansi=office.nama,
    )
    return PosterKantor(
        dokumen=identity,
        gaya=office.poster.gaya[0],
        palet=view_palet(office.warna),
        label=_labels(rows),
        kop=office.kop or (office.nama,),
        judul=JUDUL,
        instansi=breakable(office.nama),
        unit=tuple(_by_unit(rows)),
        petunjuk=PINDAI if url else TANYA,
        tanpa_pungutan=TANPA_PUNGUTAN,
        pengaduan=list_pengaduan(office),
        jam=tuple((hours.hari, hours.jam) for hours in office.jam_layanan),
        qr_katalog=make_qr(f"{url.rstrip('/')}/?e={identity.sidik}") if url else None,
        qr_pengaduan=complaint_code(office.pengaduan),
    )


def list_pengaduan(instansi: Instansi) -> tuple[Runs, ...]:
    """Where to complain: the channels of the office, one a line."""
    return tuple(soft(format_pengaduan(channel)) for channel in instansi.pengaduan)


def _row(layanan: Layanan, konteks: Konteks) -> BarisLayanan:
    url = konteks.instansi.katalog.url
    return BarisLayanan(
        id=layanan.id,
        nama=breakable(layanan.nama),
        draf=is_draft(layanan, konteks.instansi),
        biaya=facts_of_fee(layanan, konteks),
        jangka_waktu=facts_of_time(layanan),
        ringkas={"biaya": brief_fact_of_fee(layanan), "jangka_waktu": brief_time(layanan).fakta},
        qr=make_qr(f"{url.rstrip('/')}/{layanan.id}/") if url else None,
    )


def _by_unit(rows: Iterable[tuple[Layanan, BarisLayanan]]) -> Iterable[UnitLayanan]:
    found: dict[str, list[BarisLayanan]] = {}
    for service, row in rows:
        found.setdefault(service.unit, []).append(row)
    for unit in sorted(found, key=fold):
        yield UnitLayanan(breakable(unit), tuple(found[unit]))


def _labels(rows: Sequence[tuple[Layanan, BarisLayanan]]) -> dict[str, Label]:
    """The words of the page; a service that finds no room is called by its name, and by how many share the page."""
    count = f"satu dari {len(rows)} layanan" if len(rows) > 1 else "satu-satunya layanan"
    words = {key: replace(LABEL[key], en="") for key in ("biaya", "jangka_waktu", "pengaduan", "jam", "qr_pengaduan")}
    words |= {"layanan": Label("Layanan", ""), "qr_katalog": Label("Pindai untuk semua layanan", "")}
    return words | {f"layanan {row.id}": Label(f"{service.nama} ({count})", "") for service, row in rows}


def _sidik(layanan: Iterable[Layanan], konteks: Konteks) -> str:
    office = fields(konteks.instansi, ("nama", "kop", "logo", "jam_layanan", "pengaduan", "katalog"))
    services = [
        (fields(without_articles(service), ("id", "nama", "unit", "biaya", "jangka_waktu")), is_draft(service, konteks.instansi))
        for service in layanan
    ]
    return sidik("poster-kantor", office, services)
