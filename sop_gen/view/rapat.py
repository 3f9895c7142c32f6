"""The papers of one meeting: what all of them say of it, and what each says by itself.

A public forum (FKP, FGD) leaves an invitation, an attendance list, minutes and a Berita Acara signed by both sides. Who must
be there: the five elements of the public that evaluators count. What is not known is a dotted line, to be filled by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.teks.angka import format_tanggal
from sop_gen.teks.inline import Runs
from sop_gen.view.banding_letak import NAMA, label_of
from sop_gen.view.dokumen import TITIK, Dokumen, Kop, view_kop
from sop_gen.view.kesiapan import Baris
from sop_gen.view.sidik import office_fields, sidik
from sop_gen.waktu.kalender import HARI

UNSUR = (
    "Pengguna layanan",
    "Ahli, praktisi, atau akademisi",
    "Instansi terkait",
    "Organisasi masyarakat sipil",
    "Media massa",
)
"""The elements of the public that evaluators count."""
PENYELENGGARA = "Penyelenggara"
KURSI = 6
"""So many lines has each element on the attendance list."""
ACARA = "Pembahasan rancangan Standar Pelayanan dan SOP"
PEMBUKAAN = ("Pembukaan", "Penjelasan rancangan dan perubahannya")
PENUTUP = ("Pembacaan kesimpulan", "Penandatanganan Berita Acara", "Penutup")


@dataclass(frozen=True)
class Rapatnya:
    """What is known of the meeting: its day, and when it begins and where if that is known."""

    tanggal: date
    pukul: str | None = None
    tempat: str | None = None


@dataclass(frozen=True)
class DokumenRapat(Dokumen):
    """Identity of a paper of the meeting: which edition lies on the table."""

    edisi: str = ""

    @property
    def kaki(self) -> str:
        """The footer line."""
        return f"{self.judul} · {self.edisi} · sidik {self.sidik}"


@dataclass(frozen=True)
class Waktunya:
    """When and where, in words or as dotted lines."""

    hari: str
    pukul: str
    tempat: str


@dataclass(frozen=True)
class BarisDraf:
    """One draft on the table."""

    nomor: int
    nama: str
    unit: str
    keadaan: str
    """``revisi 3, pembahasan``."""
    hasil: str
    alasan: tuple[str, ...]
    perubahan: str


@dataclass(frozen=True)
class BarisAcara:
    """One item of the agenda; its time and who leads it are filled by hand."""

    nomor: int
    acara: str


@dataclass(frozen=True)
class BarisTanya:
    """One question that the forum answers."""

    nomor: str
    bagian: str
    isi: Runs


@dataclass(frozen=True)
class TanyaLayanan:
    """What is open in one draft: its questions, what must be mended, and what needs a source."""

    nama: str
    pertanyaan: tuple[BarisTanya, ...]
    salah: tuple[str, ...]
    tanpa_sumber: tuple[str, ...]

    @property
    def ada(self) -> bool:
        """Whether anything is open."""
        return bool(self.pertanyaan or self.salah or self.tanpa_sumber)


@dataclass(frozen=True)
class UnsurHadir:
    """The lines of one element on the attendance list."""

    nama: str
    nomor: tuple[int, ...]


@dataclass(frozen=True)
class LembarRapat:
    """Everything that the papers of a meeting say; each template takes what it needs."""

    dokumen: DokumenRapat
    kop: Kop
    instansi: str
    jabatan: str
    nama: str
    nip: str
    kota: str
    acara: str
    waktu: Waktunya
    edisi: str
    dasar: str
    draf: tuple[BarisDraf, ...]
    agenda: tuple[BarisAcara, ...]
    pertanyaan: tuple[TanyaLayanan, ...]
    hadir: tuple[UnsurHadir, ...]
    unsur: tuple[str, ...] = UNSUR


@dataclass(frozen=True)
class Draf:
    """One service on the table: its spec, how ready it is, how many changes it has (None: nothing to compare with)."""

    layanan: Layanan
    baris: Baris
    perubahan: int | None
    nomor: tuple[str, ...] = ()
    """The numbers that its open questions have in the matrix."""


def view_lembar(
    jenis: str, judul: str, drafts: Sequence[Draf], instansi: Instansi, rapat: Rapatnya, edisi: str, dasar: str
) -> LembarRapat:
    """The paper ``jenis`` (with the title ``judul``) about ``drafts``; ``edisi`` and ``dasar`` name what is compared."""
    rows = tuple(_draft(number, draft) for number, draft in enumerate(drafts, 1))
    asked = tuple(part for part in _questions(drafts) if part.ada)
    official = instansi.pengesah
    return LembarRapat(
        dokumen=DokumenRapat(
            jenis=jenis,
            id="kantor",
            judul=judul,
            revisi=0,
            sidik=sidik(jenis, repr(rows), repr(asked), repr(rapat), edisi, dasar, office_fields(instansi)),
            draf=False,
            tanggal=rapat.tanggal,
            instansi=instansi.nama,
            edisi=edisi,
        ),
        kop=view_kop(instansi),
        instansi=instansi.nama,
        jabatan=official.jabatan,
        nama=official.nama or TITIK,
        nip=official.nip or TITIK,
        kota=instansi.kota or TITIK,
        acara=ACARA,
        waktu=Waktunya(format_hari(rapat.tanggal), rapat.pukul or TITIK, rapat.tempat or TITIK),
        edisi=edisi,
        dasar=dasar,
        draf=rows,
        agenda=tuple(BarisAcara(number, said) for number, said in enumerate(_agenda(drafts), 1)),
        pertanyaan=asked,
        hadir=tuple(_seats()),
    )


def format_hari(day: date) -> str:
    """``Selasa, 1 Desember 2026``."""
    return f"{HARI[day.weekday()]}, {format_tanggal(day)}"


def _draft(number: int, draft: Draf) -> BarisDraf:
    row, service = draft.baris, draft.layanan
    changes = "" if draft.perubahan is None else f"{draft.perubahan} perubahan" if draft.perubahan else "tidak berubah"
    state = f"revisi {service.revisi}, {service.status}"
    return BarisDraf(number, service.nama, service.unit, state, "siap" if row.siap else "belum siap", row.alasan, changes)


def _agenda(drafts: Sequence[Draf]) -> Iterable[str]:
    yield from PEMBUKAAN
    yield from (f"Tanya jawab dan masukan: {draft.layanan.nama}" for draft in drafts)
    yield from PENUTUP


def _questions(drafts: Sequence[Draf]) -> Iterable[TanyaLayanan]:
    """Questions keep the numbers of the matrix; those that it does not have follow."""
    taken = {number for draft in drafts for number in draft.nomor}
    free = (f"P{number}" for number in count(1) if f"P{number}" not in taken)
    for draft in drafts:
        numbers = (*draft.nomor, *(next(free) for _ in draft.baris.catatan[len(draft.nomor) :]))
        yield TanyaLayanan(
            nama=draft.layanan.nama,
            pertanyaan=tuple(
                BarisTanya(number, NAMA.get(note.bagian) or label_of(note.bagian), note.isi)
                for number, note in zip(numbers, draft.baris.catatan, strict=True)
            ),
            salah=tuple(finding.pesan for finding in draft.baris.temuan if finding.tingkat == "error" and not finding.abaikan),
            tanpa_sumber=tuple(part.nama for part in draft.baris.komponen if part.keadaan == "perlu-konfirmasi"),
        )


def _seats() -> Iterable[UnsurHadir]:
    number = count(1)
    for name in (*UNSUR, PENYELENGGARA):
        yield UnsurHadir(name, tuple(next(number) for _ in range(KURSI)))
