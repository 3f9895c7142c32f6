"""The page for the television in the waiting room: every running service in turn, fee and time as the two largest facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sop_gen.model.layanan import Layanan
from sop_gen.teks.butir import format_pengaduan
from sop_gen.teks.inline import Runs
from sop_gen.view.biaya_waktu import brief_fact_of_fee, brief_time, facts_of_fee, facts_of_time
from sop_gen.view.dokumen import TANPA_TANGGAL, Dokumen, Konteks
from sop_gen.view.katalog import Situs, view_situs
from sop_gen.view.poster import Fakta, PosterLayanan, breakable, view_poster
from sop_gen.view.poster_warna import Palet, view_palet
from sop_gen.view.sidik import fields, sidik

TERKECIL = 4.3
"""The least type in hundredths of the screen's shorter side. Seen from 4 m capitals must be 16 mm high (see ``ukuran_poster``),
so the type 22.9 mm: that is 4.3 hundredths of 535 mm, the shorter side of the smallest usual screen (43 inches, 16:9)."""


@dataclass(frozen=True)
class LayananLayar:
    """What the slides of one service say: what its poster says.

    ``biaya`` and ``waktu`` stand on each slide: the first way of telling them that finds room. ``kosong`` when nothing of the
    service is set yet.
    """

    nama: str
    biaya: tuple[tuple[Fakta, ...], ...]
    waktu: tuple[tuple[Fakta, ...], ...]
    kosong: bool
    poster: PosterLayanan


@dataclass(frozen=True)
class Layar:
    """Everything that the page says. ``logo`` and ``huruf`` are addresses of data, filled in when it is drawn."""

    dokumen: Dokumen
    kantor: Situs
    palet: Palet
    terkecil: float
    pengaduan: tuple[Runs, ...]
    layanan: tuple[LayananLayar, ...]
    rancangan: int
    """How many of the services are drafts."""
    logo: str = ""
    huruf: str = ""


def view_layar(layanan: Iterable[Layanan], konteks: Konteks) -> Layar:
    """The page over those of ``layanan`` that are running, in order of file name."""
    office = konteks.instansi
    running = sorted((service for service in layanan if is_shown(service)), key=lambda service: service.id)
    shown = tuple(_service(service, konteks) for service in running)
    drafts = sum(service.poster.dokumen.draf for service in shown)
    printed = fields(office, ("nama", "induk", "alamat", "kontak", "logo", "jam_layanan", "pengaduan"))
    return Layar(
        dokumen=Dokumen(
            jenis="layar",
            id="kantor",
            judul="Layar Standar Pelayanan",
            revisi=0,
            sidik=sidik("layar", printed, [(service.poster.dokumen.id, service.poster.dokumen.sidik) for service in shown]),
            draf=bool(shown) and drafts == len(shown),
            tanggal=TANPA_TANGGAL,
            instansi=office.nama,
        ),
        kantor=view_situs(office, logo=office.logo is not None),
        palet=view_palet(office.warna),
        terkecil=TERKECIL,
        pengaduan=tuple(format_pengaduan(channel) for channel in office.pengaduan),
        layanan=shown,
        rancangan=drafts,
    )


def is_shown(layanan: Layanan) -> bool:
    """Whether the screen shows this service."""
    return layanan.berjalan


def _service(layanan: Layanan, konteks: Konteks) -> LayananLayar:
    poster = view_poster(layanan, konteks)
    return LayananLayar(
        nama=breakable(layanan.nama),
        biaya=_ways(poster.biaya, facts_of_fee(layanan, konteks), brief_fact_of_fee(layanan)),
        waktu=_ways(poster.jangka_waktu, facts_of_time(layanan), brief_time(layanan).fakta),
        kosong=all(component.kosong for key, component in poster.komponen.items() if key != "pengaduan")
        and not layanan.pengaduan,
        poster=poster,
    )


def _ways(whole: Sequence[Fakta], told: tuple[Fakta, ...], brief: Fakta) -> tuple[tuple[Fakta, ...], ...]:
    """A fact in fewer and fewer words: the only one as the poster tells it, a few with what each belongs to, all in brief."""
    ways = ((whole[0],) if len(whole) == 1 else told, told, (brief,))
    return tuple(dict.fromkeys(ways))
