"""An evaluation sheet: its questions, their weights and answer scales, and what proves the best answer.

Sheets are dated YAML files. What no source tells is left out: a question need not say what its middle answers ask for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from sop_gen.model.faults import fault
from sop_gen.model.fields import Alamat, Benar, Cacah, Daftar, Desimal, Id, Model, Polos, Tanggal, Teks, text, text_as

PERSEN = "persen"
"""The scale of a question that is answered by a share."""
_KODE = re.compile(r"[A-Za-z0-9]+")
_SHARE = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,2})?) ?%")


def _code(value: object) -> str:
    word = text(value)
    if not _KODE.fullmatch(word) or len(word) > 10:
        raise fault("kode-keliru", f"'{word}' bukan kode", "huruf dan angka saja, paling banyak 10", "kode: VI")
    return word


Kode = Annotated[str, BeforeValidator(_code)]
"""One part of a question's code; codes name folders."""


class Sumber(Model):
    """Where facts of the sheet were read."""

    CONTOH: ClassVar[str] = 'C3: {uraian: Aplikasi penilaian mandiri, url: "https://…"}'
    uraian: Teks
    url: Alamat | None = None


class JenisBerkas(Model):
    """A kind of file that an office adds, and the words of a file name that tell it."""

    CONTOH: ClassVar[str] = "daftar-hadir: {nama: Daftar hadir, kata: [daftar hadir, absensi], berkala: ya, kegiatan: ya}"
    nama: Polos
    kata: Daftar[Polos]
    berkala: Benar = False
    """Whether it proves something of one year only."""
    kegiatan: Benar = False
    """Whether it belongs to the proof of every meeting."""


class Ambang(Model):
    """The least share (percent) of each area's weight for a predicate, and what else it asks for."""

    CONTOH: ClassVar[str] = "- {predikat: WBK, berlaku_sejak: 2024, area: 60}"
    predikat: Polos
    berlaku_sejak: Cacah
    area: Desimal
    lain: Daftar[Teks] = ()
    sumber: Daftar[Polos] = ()


class Jawaban(Model):
    """What one answer asks for."""

    CONTOH: ClassVar[str] = "jawaban: {A: {kriteria: Dilakukan secara berkala, perlu: [laporan]}}"
    kriteria: Teks
    perlu: Daftar[Id]


class BerkasDiminta(Model):
    """Files that the office adds: their kind and how many."""

    CONTOH: ClassVar[str] = "berkas: [undangan, {jenis: laporan-skm, jumlah: 4}]"
    jenis: Id
    jumlah: Cacah = 1


class Syarat(Model):
    """One condition: checks that the tool makes, and files that the office adds. All of them prove it."""

    CONTOH: ClassVar[str] = "ditetapkan: {uraian: Semua SOP ditetapkan, uji: sop-ditetapkan, berkas: [sk]}"
    uraian: Teks
    uji: Daftar[Id] = ()
    berkas: Daftar[Annotated[BerkasDiminta, *text_as("jenis")]] = ()


class DataDukung(Model):
    """Evidence that offices were seen to hand in."""

    CONTOH: ClassVar[str] = "- {uraian: SK standar pelayanan, sumber: C2}"
    uraian: Teks
    sumber: Daftar[Polos] = ()


class Pertanyaan(Model):
    """One question. Without a scale it is not scored; ``ukur`` is the check that gives the share of a percentage."""

    CONTOH: ClassVar[str] = "- {kode: a, tanya: Terdapat kebijakan standar pelayanan, skala: A-E}"
    kode: Kode | None = None
    tanya: Teks
    skala: Polos | None = None
    sumber: Daftar[Polos] = ()
    jawaban: dict[str, Jawaban] = Field(default_factory=dict)
    syarat: dict[Id, Syarat] = Field(default_factory=dict)
    data_dukung: Daftar[DataDukung] = ()
    dokumen: Daftar[Polos] = ()
    """Files of a build that prove something here, as patterns: ``*/sop.pdf``."""
    kegiatan: Benar = False
    """Whether its proof is the proof of a meeting."""
    ukur: Id | None = None
    catatan: Teks | None = None


class Sub(Model):
    """Questions that are weighed together."""

    CONTOH: ClassVar[str] = "- {kode: i, nama: Standar pelayanan, bobot: 1.00, pertanyaan: […]}"
    kode: Kode
    nama: Polos
    bobot: Desimal | None = None
    pertanyaan: Daftar[Pertanyaan]


class Kelompok(Model):
    """One half of an area (Pemenuhan, Reform); ``awalan`` tells its codes from those of the other."""

    CONTOH: ClassVar[str] = "- {nama: Reform, awalan: R, bobot: 5.0, sub: […]}"
    nama: Polos
    awalan: Kode | None = None
    bobot: Desimal | None = None
    sumber: Daftar[Polos] = ()
    sub: Daftar[Sub]


class Area(Model):
    """One area."""

    CONTOH: ClassVar[str] = "- {kode: VI, nama: Peningkatan Kualitas Pelayanan Publik, kelompok: […]}"
    kode: Kode
    nama: Polos
    folder: Polos | None = None
    """Its folder in the archive for evaluators; ``AREA VI`` when it has none of its own."""
    kelompok: Daftar[Kelompok]


class Lembar(Model):
    """One sheet; ``berlaku_sejak`` is a year, since no source names the day."""

    CONTOH: ClassVar[str] = "nama: Lembar Kerja Evaluasi Zona Integritas\nedisi: 90/2021\nberlaku_sejak: 2021\narea: […]"
    nama: Polos
    edisi: Polos
    berlaku_sejak: Cacah
    dasar: Daftar[Polos] = ()
    catatan: Daftar[Teks] = ()
    sumber: dict[str, Sumber] = Field(default_factory=dict)
    skala: dict[str, dict[str, Desimal]] = Field(default_factory=dict)
    ambang: Daftar[Ambang] = ()
    jenis: dict[Id, JenisBerkas] = Field(default_factory=dict)
    area: Daftar[Area]

    def values(self, question: Pertanyaan) -> dict[str, Fraction]:
        """The answers of a question with their values, the best first; none when it is a share or has no score."""
        scale = self.skala.get(question.skala or "", {})
        return dict(sorted(((word, Fraction(value)) for word, value in scale.items()), key=lambda pair: -pair[1]))

    def value(self, question: Pertanyaan, answer: str) -> Fraction | None:
        """What one answer is worth; None when it is none of this question's."""
        if question.skala != PERSEN:
            return self.values(question).get(answer)
        share = _SHARE.fullmatch(answer)
        percent = Fraction(share[1].replace(",", ".")) if share else Fraction(101)
        return percent / 100 if percent <= 100 else None


class Penilaian(Model):
    """What an officer answers to a question, and why."""

    CONTOH: ClassVar[str] = "VI.i.a: {jawaban: B, alasan: Satu layanan belum ditetapkan}"
    jawaban: Polos | None = None
    alasan: Teks | None = None
    penanggung_jawab: Polos | None = None


class Keterangan(Model):
    """What an office says of a file that it added."""

    CONTOH: ClassVar[str] = "IMG_0231.jpg: {jenis: foto, tanggal: 2026-03-02, uraian: Standar di ruang tunggu}"
    jenis: Id | None = None
    tanggal: Tanggal | None = None
    uraian: Teks | None = None
    ditandatangani: Benar | None = None


@dataclass(frozen=True)
class Tempat:
    """A question, its code, and where the sheet has it (numbers from 0)."""

    kode: str
    pertanyaan: Pertanyaan
    jalur: tuple[str | int, ...]


def code_of(area: Area, group: Kelompok, sub: Sub, question: Pertanyaan) -> str:
    """``VI.i.a``, in the second half ``VI.R.i.a``."""
    return ".".join(part for part in (area.kode, group.awalan, sub.kode, question.kode) if part)


def questions(lembar: Lembar) -> Iterator[Tempat]:
    """Every question in order."""
    for first, area in enumerate(lembar.area):
        for second, group in enumerate(area.kelompok):
            for third, sub in enumerate(group.sub):
                for fourth, question in enumerate(sub.pertanyaan):
                    path = ("area", first, "kelompok", second, "sub", third, "pertanyaan", fourth)
                    yield Tempat(code_of(area, group, sub, question), question, path)
