"""The page for the television in the waiting room: every running service in turn, fee and time as the two largest facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sop_gen.model.layanan import Layanan
from sop_gen.teks.butir import format_pengaduan
from sop_gen.teks.durasi import headline_waktu
from sop_gen.teks.inline import Runs, as_text
from sop_gen.view.dokumen import BELUM_DIISI, TANPA_TANGGAL, Dokumen, Konteks
from sop_gen.view.katalog import Situs, view_situs
from sop_gen.view.katalog_fakta import short_fee, short_time
from sop_gen.view.poster import PosterLayanan, breakable, view_poster
from sop_gen.view.poster_warna import Palet, view_palet
from sop_gen.view.sidik import fields, sidik

TERKECIL = 4.3
"""The least type in hundredths of the screen's shorter side. Seen from 4 m capitals must be 16 mm high (see ``ukuran_poster``),
so the type 22.9 mm: that is 4.3 hundredths of 535 mm, the shorter side of the smallest usual screen (43 inches, 16:9)."""
BERDAMPINGAN, PENDEK = 3, 24
"""So many different times, of so many letters each, stand below each other; others are counted."""


@dataclass(frozen=True)
class LayananLayar:
    """What the slides of one service say: what its poster says; fee and time in so few words that they stand on each slide."""

    nama: str
    biaya: tuple[str, ...]
    waktu: tuple[str, ...]
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
    fee = (poster.biaya[0].utama,) if len(poster.biaya) == 1 else (breakable(as_text(short_fee(layanan))),)
    return LayananLayar(breakable(layanan.nama), fee, _times(layanan), poster)


def _times(layanan: Layanan) -> tuple[str, ...]:
    """The figure of the one promise; those of several while they are few and short."""
    figures = tuple(dict.fromkeys(breakable(headline_waktu(time)) for time in layanan.jangka_waktu)) or (BELUM_DIISI,)
    together = len(figures) <= BERDAMPINGAN and all(len(figure) <= PENDEK for figure in figures)
    return figures if together or len(figures) == 1 else (as_text(short_time(layanan)),)
