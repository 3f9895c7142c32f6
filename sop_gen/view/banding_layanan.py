"""One service of a comparison, and the counts of its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sop_gen.diff.perubahan import DAMPAK, Dampak, Pasangan
from sop_gen.view.banding_baris import PENILAIAN, BarisBanding, Penilaian
from sop_gen.view.banding_kalimat import Kalimat
from sop_gen.view.banding_ukuran import Ukuran


@dataclass(frozen=True)
class LayananBanding:
    """One service, or one shared file, and everything that changed in it."""

    id: str
    nama: str
    jenis: str
    """``Diubah``, ``Layanan baru``, ``Dialihkan``…"""
    revisi: tuple[int | None, int | None]
    terburuk: Dampak
    tanda: str
    """The sign of its rows: ``▲``, ``▲▼``, ``?``…"""
    ringkas: str
    """The sentences that weigh most, in one line."""
    kalimat: tuple[Kalimat, ...]
    ukuran: tuple[Ukuran, ...]
    """Empty for shared files."""
    baris: tuple[BarisBanding, ...]
    pasangan: Pasangan

    @property
    def jumlah(self) -> dict[Dampak, int]:
        """Rows by impact; what stayed is no change."""
        return impacts(self.baris)

    @property
    def penilaian(self) -> dict[Penilaian, int]:
        """Rows by what is said of them: those that people must judge are counted apart from the neutral ones."""
        return assessments(self.baris)

    @property
    def nasib(self) -> str:
        """Where a service went that stopped here: ``dialihkan ke Kantor Lain``; empty for any other."""
        new = self.pasangan.baru
        moved = new.dialihkan if new and self.pasangan.jenis == "dialihkan" else None
        return f"dialihkan ke {moved.ke}" if moved else ""

    @property
    def pokok(self) -> tuple[BarisBanding, ...]:
        """The rows about the service itself."""
        return tuple(row for row in self.baris if row.pokok)

    @property
    def tata_usaha(self) -> tuple[BarisBanding, ...]:
        """The rows about the paperwork around it."""
        return tuple(row for row in self.baris if not row.pokok)


def impacts(rows: Iterable[BarisBanding]) -> dict[Dampak, int]:
    """How many rows there are of each impact."""
    counted = Counter(row.dampak for row in rows if row.jenis != "tetap")
    return {impact: counted[impact] for impact in DAMPAK}


def assessments(rows: Iterable[BarisBanding]) -> dict[Penilaian, int]:
    """How many rows there are of each assessment."""
    counted = Counter(row.penilaian for row in rows if row.jenis != "tetap")
    return {said: counted[said] for said in PENILAIAN}
