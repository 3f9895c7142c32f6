"""What is known of an office on one day: its services, documents, comparison, rounds of monitoring and inputs of meetings.

What other commands leave (``_monev/``, ``_tanggapan/``) is known here by dates and counts only; it may be absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sop_gen.diagnostics import Diagnostic
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import KOMPONEN, Layanan, Reviu, component_filled


@dataclass(frozen=True)
class Saksi:
    """What one running service tells."""

    id: str
    nama: str
    penanggung_jawab: str
    berlaku: bool
    """In force by its status."""
    bernomor: bool
    """Whether the number of its decree is given."""
    revisi: int
    inovasi: bool
    tanggal: date | None
    kosong: tuple[str, ...]
    """Components that say nothing."""
    judul_sop: tuple[str, ...]
    temuan: frozenset[str]
    """Codes of what ``check`` finds, waived ones left out."""
    diabaikan: frozenset[str]
    reviu: tuple[Reviu, ...]
    """Reviews held until the day, the latest first."""

    @property
    def ditetapkan(self) -> bool:
        """In force, with the number of its decree."""
        return self.berlaku and self.bernomor

    @property
    def draf(self) -> bool:
        """Whether its documents say DRAF."""
        return not self.berlaku or bool(self.kosong)


@dataclass(frozen=True)
class Dokumen:
    """A file that the tool made: where it lies, what it is, and which version."""

    nama: str
    """In the output folder: ``perpustakaan/sop.pdf``."""
    jenis: str
    layanan: str
    judul: str
    revisi: int | None
    tanggal: date | None
    sidik: str
    sha256: str | None
    """None for what is only made on demand."""
    ukuran: int
    """Bytes; 0 for what is only made on demand."""
    draf: bool
    usang: bool
    """Whether it may differ from the standards by now."""


@dataclass(frozen=True)
class Ringan:
    """What changed in a service since the earlier edition."""

    lebih_ringan: bool
    """Whether it asks less of the citizen by some measure and more by none."""
    sop_berubah: bool
    berlaku_dahulu: bool
    """Whether the earlier edition had it in force."""


@dataclass(frozen=True)
class Pemantauan:
    """When the SOP of a service were monitored and evaluated: by number (from 0), each with its days."""

    dipantau: Mapping[int, tuple[date, ...]]
    dievaluasi: Mapping[int, tuple[date, ...]]


@dataclass(frozen=True)
class Masukan:
    """The inputs of one meeting: how many, and how many have no answer."""

    tanggal: date
    jumlah: int
    belum_dijawab: int


@dataclass(frozen=True)
class Keadaan:
    """Everything the checks look at, on the day ``per``."""

    per: date
    layanan: tuple[Saksi, ...]
    tak_terbaca: tuple[str, ...] = ()
    maklumat: date | None = None
    dokumen: tuple[Dokumen, ...] = ()
    edisi_lama: str = ""
    """The edition that is compared with, as its reader knows it; empty when there is none."""
    perubahan: Mapping[str, Ringan] = field(default_factory=dict)
    monev: Mapping[str, Pemantauan] = field(default_factory=dict)
    masukan: tuple[Masukan, ...] = ()

    @property
    def tahun(self) -> int:
        """The year that evidence must be of."""
        return self.per.year


def witness(layanan: Layanan, instansi: Instansi | None, findings: Iterable[Diagnostic], per: date) -> Saksi:
    """What the service tells on the day ``per``."""
    found = list(findings)
    decree = layanan.penetapan
    held = sorted((reviu for reviu in layanan.reviu if reviu.tanggal <= per), key=lambda reviu: reviu.tanggal, reverse=True)
    return Saksi(
        id=layanan.id,
        nama=layanan.nama,
        penanggung_jawab=layanan.penanggung_jawab or "",
        berlaku=layanan.status == "ditetapkan",
        bernomor=bool(decree and decree.nomor),
        revisi=layanan.revisi,
        inovasi=layanan.jenis == "inovasi",
        tanggal=layanan.tanggal.revisi or layanan.tanggal.pembuatan,
        kosong=tuple(key for key in KOMPONEN if not component_filled(layanan, key, instansi)),
        judul_sop=tuple(sop.judul for sop in layanan.sop),
        temuan=frozenset(finding.kode for finding in found if finding.abaikan is None),
        diabaikan=frozenset(finding.kode for finding in found if finding.abaikan is not None),
        reviu=tuple(held),
    )
