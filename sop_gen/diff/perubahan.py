"""What a comparison says: differences (``Beda``), judged ones (``Perubahan``), and whole services and editions of them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from sop_gen.diagnostics import Position
from sop_gen.model.instansi import GayaSop, Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.model.peraturan import Register
from sop_gen.spec.tree import Step

Jenis = Literal["ditambah", "dihapus", "diubah", "dipindah"]
JENIS: tuple[Jenis, ...] = ("ditambah", "dihapus", "diubah", "dipindah")
JenisLayanan = Literal["tetap", "diubah", "ditambah", "dihapus", "dialihkan"]
Dampak = Literal["memberatkan", "meringankan", "netral"]
DAMPAK: tuple[Dampak, ...] = ("memberatkan", "meringankan", "netral")
INSTANSI, DASAR_HUKUM = "_instansi", "_dasar-hukum"
"""Entries of the shared files stand under these ids."""


@dataclass(frozen=True)
class Nilai:
    """One side of a difference: its words as printed, the domain object, and where it stands in that side's file."""

    teks: str
    isi: Any
    jalur: tuple[Step, ...]
    tempat: tuple[int, ...] = ()
    """Places (from 0) in its list; of a block that moved, all of them."""


@dataclass(frozen=True)
class Induk:
    """A kept item around a difference, as it was and as it is."""

    lama: Any
    baru: Any


@dataclass(frozen=True)
class Beda:
    """One difference. ``semula`` is None for what was added, ``menjadi`` for what was removed."""

    bidang: str
    """The field, keys joined with dots, without items and groups: ``persyaratan.bila``, ``sop.langkah.waktu``."""
    jalur: str
    """The place in words, which never counts: ``sop["Judul"].langkah[periksa].waktu``."""
    jenis: Jenis
    semula: Nilai | None
    menjadi: Nilai | None
    induk: tuple[Induk, ...] = ()
    """The kept items around it, outermost first: procedure, step; group, item."""

    @property
    def bagian(self) -> str:
        """The component: the first key below the service; for the register its own name."""
        first, *rest = self.bidang.split(".")
        return rest[0] if first == INSTANSI and rest else first


@dataclass(frozen=True)
class Perubahan:
    """A difference and what it means for the citizen, told by the rule ``kode``."""

    beda: Beda
    dampak: Dampak
    alasan: str
    kode: str
    sidik: str
    dinilai: bool = False
    """Whether people must judge it: it counts as neutral, but its words don't tell what it means."""
    posisi: tuple[Position | None, Position | None] = (None, None)
    """Where it stands in the older and in the newer file, as paths inside their side."""
    menyentuh: tuple[str, ...] = ()
    """Services that a change of a shared file touches."""


@dataclass(frozen=True)
class Pasangan:
    """One service in both editions; None where it is not. ``id`` is that of the newer side.

    The shared files are entries, too: ``_instansi`` and ``_dasar-hukum``, without services.
    """

    id: str
    jenis: JenisLayanan
    lama: Layanan | None
    baru: Layanan | None
    perubahan: tuple[Perubahan, ...]

    @property
    def nama(self) -> str:
        """The service's name, the newer one first."""
        service = self.baru or self.lama
        return service.nama if service else self.id


@dataclass(frozen=True)
class Edisi:
    """One side of a comparison: as the user named it, and its shared facts."""

    sumber: str
    instansi: Instansi | None
    register: Register
    revisi: int | None = None
    """The revision, when the side is one service."""
    logo: bytes | None = None
    judul: Mapping[str, str] = field(default_factory=dict)
    """Names of the services compared and of those that they name as related, and titles of their procedures."""

    @property
    def gaya(self) -> GayaSop:
        """How charts of this side are drawn."""
        return self.instansi.gaya_sop if self.instansi else GayaSop.model_construct()


@dataclass(frozen=True)
class Perbandingan:
    """Two editions compared: the shared files first, then every service in order of id."""

    lama: Edisi
    baru: Edisi
    layanan: tuple[Pasangan, ...]
    tidak_terbaca: tuple[str, ...] = ()
    """Services that could not be compared, since one side of them can't be understood."""


def ringkasan(entries: tuple[Pasangan, ...]) -> dict[str, int]:
    """How many changes there are of each kind and of each impact."""
    changes = [change for entry in entries for change in entry.perubahan]
    counted: Counter[str] = Counter(change.beda.jenis for change in changes)
    counted.update(change.dampak for change in changes)
    return {name: counted[name] for name in (*JENIS, "meringankan", "memberatkan", "netral")}


def sidik_perubahan(id: str, beda: Beda) -> str:
    """Twelve hex digits by which a decision of the meeting is kept: equal as long as the same words change in the same place."""
    parts = (id, beda.jalur, beda.jenis, beda.semula.teks if beda.semula else "", beda.menjadi.teks if beda.menjadi else "")
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
