"""The office's own poster: every service that it runs, each with its fee and its time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sop_gen.engine.qr import Qr, make_qr
from sop_gen.model.butir import Gratis
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.teks.angka import NBSP
from sop_gen.teks.butir import format_pengaduan
from sop_gen.teks.durasi import headline_waktu
from sop_gen.teks.inline import Runs, as_text, literal, runs
from sop_gen.view.dokumen import BELUM_DIISI, TANPA_TANGGAL, Dokumen, Konteks, is_draft
from sop_gen.view.katalog_daftar import fold
from sop_gen.view.katalog_fakta import short_fee
from sop_gen.view.label_poster import LABEL, Label
from sop_gen.view.poster import GRATIS, Fakta, breakable, complaint_code, soft, view_fees, view_times
from sop_gen.view.poster_warna import Palet, view_palet
from sop_gen.view.sidik import fields, sidik

JUDUL = "Standar Pelayanan"
TANPA_PUNGUTAN = "Tanpa pungutan apa pun di luar biaya yang ditetapkan. Jangan memberi uang, hadiah, atau imbalan kepada petugas."
PINDAI = "Syarat, alur, dan rincian setiap layanan: pindai kodenya, atau tanyakan kepada petugas."
TANYA = "Syarat, alur, dan rincian setiap layanan: tanyakan kepada petugas."
TERBANYAK = 3
"""So many fees or times of a service are told one by one; more are summed up: the poster of the service tells them."""


@dataclass(frozen=True)
class BarisLayanan:
    """One service in the list."""

    id: str
    nama: str
    draf: bool
    biaya: tuple[Fakta, ...]
    jangka_waktu: tuple[Fakta, ...]
    ringkas: dict[str, Fakta]
    """Fee and time in one line each, for a page of many services."""
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
        biaya=_fees(layanan, konteks),
        jangka_waktu=_times(layanan),
        ringkas={"biaya": _short_fee(layanan), "jangka_waktu": _short_time(layanan)},
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
    words |= {"layanan": Label("Layanan", ""), "qr_katalog": Label("Pindai: semua layanan", "")}
    return words | {f"layanan {row.id}": Label(f"{service.nama} ({count})", "") for service, row in rows}


# ---- facts -------------------------------------------------------------------------------------------------------


def _fees(layanan: Layanan, konteks: Konteks) -> tuple[Fakta, ...]:
    """A few fees as the poster of the service tells them, without the articles that they rest on; else from least to most."""
    if isinstance(layanan.biaya, Gratis):
        return (_short_fee(layanan),)
    facts = view_fees(_without_articles(layanan), konteks)
    return facts if len(facts) <= TERBANYAK else (_short_fee(layanan),)


def _short_fee(layanan: Layanan) -> Fakta:
    """The fee, or the least to the most; what a free service costs all the same is never left out."""
    if isinstance(layanan.biaya, Gratis):
        remark = runs(layanan.biaya.keterangan or "")
        return Fakta(GRATIS, (soft(remark),) if remark else ())
    return Fakta(breakable(as_text(short_fee(layanan))) or BELUM_DIISI, ())


def _times(layanan: Layanan) -> tuple[Fakta, ...]:
    """The one time as the poster of the service tells it, a few with what each is the time of; more as their figures."""
    times = layanan.jangka_waktu
    if len(times) < 2:
        return view_times(layanan)
    if len(times) <= TERBANYAK:
        return tuple(Fakta(breakable(headline_waktu(time)), (soft(runs(time.uraian)),) if time.uraian else ()) for time in times)
    return (Fakta(f"{len(times)}{NBSP}batas waktu", (soft(literal(_figures(layanan))),)),)


def _short_time(layanan: Layanan) -> Fakta:
    """The figure, a few figures, or how many times there are."""
    times = layanan.jangka_waktu
    told = len(times) == 1 or (len(times) <= TERBANYAK and all(time.lama for time in times))
    return Fakta((breakable(_figures(layanan)) if told else f"{len(times)}{NBSP}batas waktu") if times else BELUM_DIISI, ())


def _figures(layanan: Layanan) -> str:
    return ", ".join(headline_waktu(time) for time in layanan.jangka_waktu)


def _without_articles(layanan: Layanan) -> Layanan:
    if not isinstance(layanan.biaya, tuple):
        return layanan
    bare = tuple(fee.model_copy(update={"dasar": None, "pasal": None}) for fee in layanan.biaya)
    return layanan.model_copy(update={"biaya": bare})


def _sidik(layanan: Iterable[Layanan], konteks: Konteks) -> str:
    office = fields(konteks.instansi, ("nama", "kop", "logo", "jam_layanan", "pengaduan", "katalog"))
    services = [
        (fields(_without_articles(service), ("id", "nama", "unit", "biaya", "jangka_waktu")), is_draft(service, konteks.instansi))
        for service in layanan
    ]
    return sidik("poster-kantor", office, services)
