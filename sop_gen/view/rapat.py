"""The papers of one meeting: what all of them say of it, and what each says by itself.

A public forum (FKP, FGD) leaves an invitation, an attendance list, minutes and a Berita Acara signed by both sides. Who must
be there: the five elements of the public that evaluators count. What is not known is a dotted line, to be filled by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.rapat.paket import SisiPaket
from sop_gen.teks.angka import format_tanggal
from sop_gen.view.dokumen import TITIK, Dokumen, Kop, view_kop
from sop_gen.view.kesiapan import Baris
from sop_gen.view.matriks import component_name, question_words
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
TAK_TERBACA = "belum dapat dibaca"
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
    """The hash of that edition."""

    @property
    def kaki(self) -> str:
        """The footer line."""
        return f"{self.judul} · edisi {self.edisi} · sidik {self.sidik}"


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
    sidik: str
    """That of its Standar Pelayanan: which text lies on the table."""


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
    isi: str


@dataclass(frozen=True)
class TanyaLayanan:
    """What is open in one draft: its questions, what must be mended, and what needs a source."""

    id: str
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
    terakhir: bool
    """Whether the signature below the list stays with these lines."""


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
    lepas: str
    """Services that the older edition has and that no longer run here, each with where it went."""
    unsur: tuple[str, ...] = UNSUR


@dataclass(frozen=True)
class Draf:
    """One service on the table: its spec, how ready it is, how many changes it has (None: nothing to compare with)."""

    layanan: Layanan
    baris: Baris
    perubahan: int | None
    sidik: str
    """That of its Standar Pelayanan."""
    nomor: tuple[str, ...] = ()
    """The numbers that its open questions have in the matrix."""


@dataclass(frozen=True)
class Meja:
    """What lies on the table: the drafts, those that can't be read yet, and which edition it is, compared with which."""

    rapat: Rapatnya
    instansi: Instansi
    draf: tuple[Draf, ...]
    tertinggal: tuple[Baris, ...]
    edisi: str
    """``Edisi 5 Februari 2026, Kantor Wilayah X (sidik 1a2b3c4d)``."""
    sidik_edisi: str
    dasar: str
    """The same of the edition that it is compared with; empty when there is none."""
    lepas: tuple[str, ...] = ()
    """What that edition has and no longer runs here: ``Pengaduan HAM (dialihkan ke …)``."""


def view_lembar(jenis: str, judul: str, meja: Meja) -> LembarRapat:
    """The paper ``jenis``, with the title ``judul``."""
    rows, instansi, rapat = tuple(_drafts(meja)), meja.instansi, meja.rapat
    asked = tuple(sorted((part for part in questions(meja.draf) if part.ada), key=_first_number))
    official = instansi.pengesah
    return LembarRapat(
        dokumen=document_of(jenis, judul, meja, repr(rows), repr(asked)),
        kop=view_kop(instansi),
        instansi=instansi.nama,
        jabatan=official.jabatan,
        nama=official.nama or TITIK,
        nip=official.nip or TITIK,
        kota=instansi.kota or TITIK,
        acara=ACARA,
        waktu=waktu_of(rapat),
        edisi=meja.edisi,
        dasar=meja.dasar,
        draf=rows,
        agenda=tuple(BarisAcara(number, said) for number, said in enumerate(_agenda(meja), 1)),
        pertanyaan=asked,
        hadir=tuple(_seats()),
        lepas="; ".join(meja.lepas),
    )


def document_of(jenis: str, judul: str, meja: Meja, *printed: object) -> DokumenRapat:
    """The identity of a paper that prints ``printed`` beside what all papers of the meeting say."""
    said = (repr(meja.rapat), meja.edisi, meja.dasar, meja.lepas, office_fields(meja.instansi))
    return DokumenRapat(
        jenis=jenis,
        id="kantor",
        judul=judul,
        revisi=0,
        sidik=sidik(jenis, *printed, *said),
        draf=False,
        tanggal=meja.rapat.tanggal,
        instansi=meja.instansi.nama,
        edisi=meja.sidik_edisi,
    )


def waktu_of(rapat: Rapatnya) -> Waktunya:
    """When and where, in words; dotted lines for what is not known."""
    return Waktunya(format_hari(rapat.tanggal), rapat.pukul or TITIK, rapat.tempat or TITIK)


def name_edition(sisi: SisiPaket) -> str:
    """``Edisi 5 Februari 2026, Kantor Wilayah X (sidik 1a2b3c4d)``."""
    return f"{sisi.nama} (sidik {sisi.sidik})"


def format_hari(day: date) -> str:
    """``Selasa, 1 Desember 2026``."""
    return f"{HARI[day.weekday()]}, {format_tanggal(day)}"


def _drafts(meja: Meja) -> Iterator[BarisDraf]:
    """The drafts in order; after them what should lie on the table, too, but can't be read."""
    for number, draft in enumerate(meja.draf, 1):
        yield _draft(number, draft)
    for number, row in enumerate(meja.tertinggal, len(meja.draf) + 1):
        state = f"revisi {row.revisi}, {row.status}" if row.terbaca else ""
        yield BarisDraf(number, row.nama, row.unit if row.terbaca else "", state, TAK_TERBACA, row.alasan, "", "")


def _draft(number: int, draft: Draf) -> BarisDraf:
    row, service = draft.baris, draft.layanan
    changes = "" if draft.perubahan is None else f"{draft.perubahan} perubahan" if draft.perubahan else "tidak berubah"
    state = f"revisi {service.revisi}, {service.status}"
    verdict = "siap" if row.siap else "belum siap"
    return BarisDraf(number, service.nama, service.unit, state, verdict, row.alasan, changes, draft.sidik)


def _agenda(meja: Meja) -> Iterable[str]:
    yield from PEMBUKAAN
    yield from (f"Tanya jawab dan masukan: {draft.layanan.nama}" for draft in meja.draf)
    if meja.lepas:
        yield "Tanya jawab dan masukan: layanan yang tidak lagi dijalankan di kantor ini"
    yield from PENUTUP


def questions(drafts: Sequence[Draf]) -> Iterator[TanyaLayanan]:
    """What is open in each draft. Questions keep the numbers of the matrix; those that it does not have follow."""
    taken = {number for draft in drafts for number in draft.nomor}
    free = (f"P{number}" for number in count(1) if f"P{number}" not in taken)
    for draft in drafts:
        row = draft.baris
        numbers = (*draft.nomor, *(next(free) for _ in row.catatan[len(draft.nomor) :]))
        yield TanyaLayanan(
            id=draft.layanan.id,
            nama=draft.layanan.nama,
            pertanyaan=tuple(
                BarisTanya(number, component_name(note.bagian), question_words(note.isi))
                for number, note in zip(numbers, row.catatan, strict=True)
            ),
            salah=tuple(finding.pesan for finding in row.temuan if finding.tingkat == "error" and not finding.abaikan),
            tanpa_sumber=tuple(part.nama for part in row.komponen if part.keadaan == "perlu-konfirmasi"),
        )


def _first_number(part: TanyaLayanan) -> tuple[bool, int]:
    """The sheet goes by the numbers of its questions; what has none comes last."""
    numbers = [int(question.nomor[1:]) for question in part.pertanyaan]
    return (not numbers, min(numbers, default=0))


def _seats() -> Iterable[UnsurHadir]:
    number = count(1)
    for name in (*UNSUR, PENYELENGGARA):
        yield UnsurHadir(name, tuple(next(number) for _ in range(KURSI)), name == PENYELENGGARA)
