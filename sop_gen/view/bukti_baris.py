"""What the evidence map is made of: sheets, areas, sub-components, questions, and the proofs of each."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sop_gen.bukti.jawab import Capaian, Hasil
from sop_gen.view.beban_perubahan import BebanPerubahan
from sop_gen.view.dokumen import Dokumen, Kop

KATA: dict[Hasil, str] = {"terbukti": "terbukti", "perlu-bukti": "perlu bukti", "belum-terpenuhi": "belum terpenuhi"}
TANDA: dict[Hasil, str] = {"terbukti": "✓", "perlu-bukti": "?", "belum-terpenuhi": "○"}
CAPAIAN: dict[Capaian, str] = {
    "tercapai": "sudah terbukti",
    "mungkin": "mungkin, bila bukti dilengkapi",
    "tidak-tercapai": "belum mungkin dengan keadaan sekarang",
}


@dataclass(frozen=True)
class Isi:
    """One proof: its title, what identifies it, and its address in the archive (empty elsewhere)."""

    nama: str
    keterangan: str
    tautan: str
    peringatan: str


@dataclass(frozen=True)
class KelompokIsi:
    """Proofs of one kind."""

    nama: str
    isi: tuple[Isi, ...]


@dataclass(frozen=True)
class SyaratBukti:
    """One condition of the best answer."""

    uraian: str
    hasil: Hasil
    alasan: tuple[str, ...]

    @property
    def tanda(self) -> str:
        """The sign of its result."""
        return TANDA[self.hasil]

    @property
    def kata(self) -> str:
        """Its result in words."""
        return KATA[self.hasil]


@dataclass(frozen=True)
class Angka:
    """A range of scores in words and numbers; ``dari`` is the most that can be scored."""

    teks: str
    rendah: Decimal
    tinggi: Decimal
    dari: Decimal
    persen: tuple[Decimal, Decimal]
    """Both ends as a share of ``dari``."""


@dataclass(frozen=True)
class Target:
    """One threshold: the predicate, the score it asks for, and how far it is."""

    predikat: str
    paling_sedikit: str
    capaian: Capaian

    @property
    def kata(self) -> str:
        """How far it is, in words."""
        return CAPAIAN[self.capaian]


@dataclass(frozen=True)
class BarisBukti:
    """One question."""

    nomor: int
    kode: str
    tanya: str
    petunjuk: tuple[str, ...]
    data_dukung: tuple[str, ...]
    penanggung_jawab: str
    """Empty: a line to fill by hand."""
    angka: Angka | None
    syarat: tuple[SyaratBukti, ...]
    bukti: tuple[KelompokIsi, ...]
    kurang: tuple[str, ...]
    pengingat: tuple[str, ...]
    penilaian: str
    alasan: str

    @property
    def hasil(self) -> Hasil:
        """The question as a whole: as good as the weakest of its conditions; without any it needs proof."""
        results = {part.hasil for part in self.syarat}
        if "belum-terpenuhi" in results:
            return "belum-terpenuhi"
        return "terbukti" if results == {"terbukti"} else "perlu-bukti"

    @property
    def tanda(self) -> str:
        """The sign of its result."""
        return TANDA[self.hasil]

    @property
    def kata(self) -> str:
        """Its result in words."""
        return KATA[self.hasil]

    @property
    def jumlah_bukti(self) -> int:
        """How many files prove something here."""
        return sum(len(part.isi) for part in self.bukti)


@dataclass(frozen=True)
class SubBukti:
    """One sub-component."""

    kode: str
    nama: str
    angka: Angka | None
    penilaian: str
    baris: tuple[BarisBukti, ...]


@dataclass(frozen=True)
class KelompokBukti:
    """One half of an area."""

    nama: str
    angka: Angka | None
    target: tuple[Target, ...]
    penilaian: str
    sub: tuple[SubBukti, ...]


@dataclass(frozen=True)
class AreaBukti:
    """One area."""

    kode: str
    nama: str
    angka: Angka | None
    target: tuple[Target, ...]
    penilaian: str
    kelompok: tuple[KelompokBukti, ...]

    @property
    def baris(self) -> tuple[BarisBukti, ...]:
        """All its questions."""
        return tuple(row for group in self.kelompok for sub in group.sub for row in sub.baris)

    def jumlah(self, hasil: Hasil) -> int:
        """How many questions have this result."""
        return sum(row.hasil == hasil for row in self.baris)


@dataclass(frozen=True)
class LembarBukti:
    """One sheet."""

    nama: str
    keterangan: str
    catatan: tuple[str, ...]
    area: tuple[AreaBukti, ...]
    ambang: tuple[str, ...]
    """What the predicates ask for beside the areas."""
    sumber: tuple[str, ...]


@dataclass(frozen=True)
class Terdaftar:
    """One file of the list of proofs, with its hash and the questions that it belongs to."""

    nama: str
    tempat: str
    versi: str
    tanggal: str
    ukuran: str
    sha256: str
    kode: str


@dataclass(frozen=True)
class Bukti:
    """Everything the evidence map says."""

    dokumen: Dokumen
    kop: Kop
    keadaan: str
    arti: tuple[str, ...]
    kolom: tuple[str, ...]
    lembar: tuple[LembarBukti, ...]
    beban: BebanPerubahan | None
    """Before and after; None without an earlier edition."""
    daftar: tuple[Terdaftar, ...]
