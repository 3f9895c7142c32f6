"""The Berita Acara of a meeting on drafts of standards: empty rows before it, what was said and agreed after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sop_gen.model.instansi import Instansi
from sop_gen.rapat.paket import Paket
from sop_gen.rapat.tanggapan import BarisTanggapan, Masukan, Peserta, Tanggapan
from sop_gen.teks.angka import BULAN, NBSP, format_tanggal
from sop_gen.view.dokumen import TITIK, Dokumen, Kop, view_kop
from sop_gen.view.matriks import Ucapan
from sop_gen.view.rapat import UNSUR, Rapatnya
from sop_gen.view.sidik import office_fields, sidik
from sop_gen.view.tanggapan import answers, inputs
from sop_gen.waktu.kalender import HARI

JUDUL = "Berita Acara Pembahasan Rancangan Standar Pelayanan"
PENYELENGGARA = "Penyelenggara pelayanan"
LAMPIRAN = ("Undangan", "Daftar hadir", "Notulen", "Foto kegiatan", "Matriks tanggapan")
LAIN = "Masukan lain"
"""Above inputs that belong to no service that anybody knows."""
BARIS_KOSONG, TANDA_KOSONG, SEPAKAT_KOSONG = 8, 4, 4
"""Rows to write in by hand: for inputs, for further signatures, for what is agreed."""


@dataclass(frozen=True)
class Pokok:
    """One row: what was said of a part of a service, and what becomes of it."""

    pita: str
    """The service; empty in rows to write in."""
    nomor: str
    tempat: str
    masukan: tuple[Ucapan, ...]
    tindak_lanjut: tuple[Ucapan, ...]
    penanggung_jawab: str
    target: str


@dataclass(frozen=True)
class TandaTangan:
    """One row of the table that people sign."""

    nomor: str
    nama: str
    unsur: str


@dataclass(frozen=True)
class DokumenBeritaAcara(Dokumen):
    """Identity of a Berita Acara: it belongs to a meeting and has no revision."""

    @property
    def kaki(self) -> str:
        """The footer line."""
        return f"{self.id} · berita acara · sidik {self.sidik}"


@dataclass(frozen=True)
class BeritaAcara:
    """Everything that it says."""

    dokumen: Dokumen
    kop: Kop
    nomor: str
    tema: str
    hari: str
    tanggal: str
    pukul: str
    tempat: str
    pihak: tuple[str, ...]
    layanan: tuple[str, ...]
    rancangan: str
    """Which edition was discussed, by its hash."""
    pembanding: str
    pokok: tuple[Pokok, ...]
    kesepakatan: tuple[str, ...]
    tanda: tuple[TandaTangan, ...]
    lampiran: tuple[str, ...]
    penutup: str
    """Place and day above the signatures."""


def view_berita_acara(
    paket: Paket, instansi: Instansi | None, tanggapan: Tanggapan | None = None, rapat: Rapatnya | None = None
) -> BeritaAcara:
    """Of the meeting that ``paket`` was made for: to be filled by hand, as planned in ``rapat``, or as ``tanggapan`` says."""
    day = tanggapan.tanggal if tanggapan else paket.tanggal
    planned = rapat or Rapatnya(date.min)
    said = tanggapan or Tanggapan.model_construct(tanggal=planned.tanggal, pukul=planned.pukul, tempat=planned.tempat)
    place = said.tempat or TITIK
    return BeritaAcara(
        dokumen=_document(paket, instansi, tanggapan, rapat),
        kop=view_kop(instansi) if instansi else Kop((), "", None),
        nomor=said.nomor or TITIK,
        tema=said.tema or "pembahasan rancangan Standar Pelayanan",
        hari=HARI[day.weekday()] if day else TITIK,
        tanggal=f"{day.day} {BULAN[day.month - 1]} {day.year}" if day else TITIK,
        pukul=said.pukul or TITIK,
        tempat=place,
        pihak=said.pihak
        or (f"{PENYELENGGARA}: {instansi.nama if instansi else paket.kantor}", f"Unsur masyarakat: {_community(said)}"),
        layanan=tuple(entry.nama for entry in paket.layanan if not entry.id.startswith("_")),
        rancangan=_side(paket.edisi.nama, paket.edisi.sidik),
        pembanding=_side(paket.dasar.nama, paket.dasar.sidik),
        pokok=tuple(_points(paket, tanggapan)) if tanggapan else _blank(BARIS_KOSONG),
        kesepakatan=said.kesepakatan or (TITIK * 3,) * SEPAKAT_KOSONG,
        tanda=tuple(_signatures(said.peserta)),
        lampiran=LAMPIRAN,
        penutup=f"{instansi.kota if instansi and instansi.kota else TITIK}, {format_tanggal(day) if day else TITIK}",
    )


def _document(paket: Paket, instansi: Instansi | None, tanggapan: Tanggapan | None, rapat: Rapatnya | None) -> Dokumen:
    """A draft only while it says what is not finished: an empty form is to be filled and signed."""
    return DokumenBeritaAcara(
        jenis="berita-acara",
        id="kantor",
        judul=JUDUL,
        revisi=0,
        sidik=sidik(paket.edisi, paket.dasar, paket.layanan, tanggapan, rapat, office_fields(instansi) if instansi else {}),
        draf=any(tanggapan.belum_dijawab) if tanggapan else False,
        tanggal=(tanggapan.tanggal if tanggapan else paket.tanggal) or date(1980, 1, 1),
        instansi=instansi.nama if instansi else paket.kantor,
    )


def _side(nama: str, mark: str) -> str:
    return f"{nama} (sidik {mark})" if nama else TITIK


def _community(tanggapan: Tanggapan) -> str:
    """The elements that took part; all that should, while nobody has said who did."""
    named = [part.unsur for part in tanggapan.peserta if part.unsur and part.unsur != PENYELENGGARA]
    return "; ".join(dict.fromkeys(named or [word.lower() for word in UNSUR]))


def _points(paket: Paket, tanggapan: Tanggapan) -> Iterator[Pokok]:
    """Every input that asks for something, row by row; then those without a place."""
    number = 0
    for row in tanggapan.baris:
        if any(part.usul for part in row.masukan):
            number += 1
            yield _point(paket.nama(row.layanan), str(number), row)
    for question in tanggapan.pertanyaan:
        if said := tuple(inputs([part for part in (*question.jawaban, *question.masukan) if part.usul])):
            number += 1
            asked = Ucapan(f"Pertanyaan {question.nomor}: {question.pertanyaan}")
            answered = tuple(_answered(question.masukan))
            yield Pokok(paket.nama(question.layanan), str(number), question.bagian, (asked, *said), answered, "", "")
    for part in tanggapan.belum_ditempatkan:
        if part.usul:
            number += 1
            yield Pokok(LAIN, str(number), part.letak or "", tuple(inputs((part,))), tuple(_answered((part,))), "", "")


def _point(layanan: str, number: str, row: BarisTanggapan) -> Pokok:
    alone = row.model_copy(update={"penanggung_jawab": None, "target": None})
    return Pokok(
        layanan,
        number,
        row.bagian,
        tuple(inputs([part for part in row.masukan if part.usul])),
        tuple(answers(alone)),
        row.penanggung_jawab or "",
        format_tanggal(row.target).replace(NBSP, " ") if row.target else "",  # its column is narrower than a date
    )


def _answered(said: tuple[Masukan, ...]) -> Iterator[Ucapan]:
    return (Ucapan(part.jawaban) if part.jawaban else Ucapan("(belum dijawab)") for part in said if part.usul)


def _blank(count: int) -> tuple[Pokok, ...]:
    return tuple(Pokok("", str(number), "", (), (), "", "") for number in range(1, count + 1))


def _signatures(people: tuple[Peserta, ...]) -> Iterator[TandaTangan]:
    """Who signs; while nobody is named, a line for the office, for each element of the community, and some more."""
    if people:
        for number, person in enumerate(people, 1):
            yield TandaTangan(str(number), person.nama, ", ".join(part for part in (person.unsur, person.instansi) if part))
        return
    for number, element in enumerate((PENYELENGGARA, PENYELENGGARA, *UNSUR, *[""] * TANDA_KOSONG), 1):
        yield TandaTangan(str(number), "", element)
