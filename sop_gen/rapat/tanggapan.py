"""What a meeting said: one file ``_tanggapan/<tanggal>.yaml``, filled by reading documents and finished by people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from sop_gen.model.fields import Daftar, Model, Polos, Tanggal, Teks, text_as

Jenis = Literal["masukan", "usulan rumusan", "komentar", "dihapus", "tanpa usul"]
"""A remark; a text changed where it stands; a comment in the margin; a text that was deleted and tracked; ``-`` or ``ok``."""
Status = Literal["terbuka", "dibahas", "diterima", "diterima sebagian", "ditolak"]
PUTUS = ("diterima", "diterima sebagian", "ditolak")
"""What is decided, even when nobody wrote a word more."""


class Masukan(Model):
    """One thing that somebody wrote. ``sidik`` is how it is known when its document is read again."""

    CONTOH: ClassVar[str] = "- {isi: Waktunya terlalu lama, dari: Budi (akademisi)}"
    isi: Teks
    dari: Polos | None = None
    jenis: Jenis = "masukan"
    jawaban: Teks | None = None
    berkas: Polos | None = None
    letak: Polos | None = None
    sekitar: Polos | None = None
    """What stood near it, where nobody knows which row it belongs to."""
    sidik: Polos | None = None

    @property
    def usul(self) -> bool:
        """Whether it asks for an answer."""
        return self.jenis != "tanpa usul"

    @property
    def penulis(self) -> str:
        """Who wrote it, as far as the document says; else which document."""
        return self.dari or self.berkas or ""


Tulisan = Annotated[Masukan, *text_as("isi")]


class BarisTanggapan(Model):
    """One row of the matrix with what was said of it, and what becomes of it."""

    CONTOH: ClassVar[str] = (
        "- layanan: penyuluhan-hukum\n    bagian: Jangka Waktu Pelayanan\n    masukan: [Waktunya terlalu lama]\n"
        "    tindak_lanjut: Dipersingkat menjadi 3 hari kerja\n    status: diterima"
    )
    kunci: Daftar[Polos] = ()
    nomor: Polos | None = None
    layanan: Polos
    bagian: Polos
    masukan: Daftar[Tulisan] = ()
    tindak_lanjut: Daftar[Tulisan] = ()
    status: Status = "terbuka"
    penanggung_jawab: Polos | None = None
    target: Tanggal | None = None

    @property
    def diputus(self) -> bool:
        """Whether the row as a whole has an answer."""
        return self.status in PUTUS or any(part.usul for part in self.tindak_lanjut)


class PertanyaanTanggapan(Model):
    """An open question with what the forum answered."""

    CONTOH: ClassVar[str] = (
        "- {nomor: P3, layanan: penyuluhan-hukum, bagian: Biaya, pertanyaan: Apakah gratis?, jawaban: Ya, gratis}"
    )
    nomor: Polos
    layanan: Polos
    bagian: Polos
    pertanyaan: Teks
    jawaban: Daftar[Tulisan] = ()
    masukan: Daftar[Tulisan] = ()

    @property
    def terjawab(self) -> bool:
        """Whether the forum has answered."""
        return any(part.usul for part in self.jawaban)


class Peserta(Model):
    """Somebody who signs the Berita Acara."""

    CONTOH: ClassVar[str] = "peserta: [{nama: Budi Santoso, unsur: Ahli, instansi: Universitas Nusa Cendana}]"
    nama: Polos
    unsur: Polos | None = None
    instansi: Polos | None = None


class SisiTanggapan(Model):
    """An edition that the meeting compared."""

    CONTOH: ClassVar[str] = "edisi: {nama: Edisi 21 November 2026, sidik: 2a2c3637}"
    nama: Polos
    sidik: Polos | None = None


class BerkasTanggapan(Model):
    """A document that was read."""

    CONTOH: ClassVar[str] = "berkas: [{nama: matriks-budi.docx, sha256: 3f2a…}]"
    nama: Polos
    sha256: Polos | None = None


class Tanggapan(Model):
    """All of a meeting. ``tanggal`` is the name of the file."""

    CONTOH: ClassVar[str] = "tanggal: 2026-12-01\ntempat: Aula Kantor Wilayah\nbaris: []"
    tanggal: Tanggal
    nomor: Polos | None = None
    """Of the Berita Acara."""
    tema: Polos | None = None
    pukul: Polos | None = None
    tempat: Polos | None = None
    pihak: Daftar[Polos] = ()
    peserta: Daftar[Peserta] = ()
    kesepakatan: Daftar[Teks] = ()
    dasar: SisiTanggapan | None = None
    edisi: SisiTanggapan | None = None
    berkas: Daftar[BerkasTanggapan] = ()
    baris: Daftar[BarisTanggapan] = ()
    pertanyaan: Daftar[PertanyaanTanggapan] = ()
    belum_ditempatkan: Daftar[Tulisan] = ()

    @property
    def masukan(self) -> Iterator[Masukan]:
        """Everything that asks for an answer, in the order of the file."""
        rows = (part for row in self.baris for part in row.masukan)
        questions = (part for question in self.pertanyaan for part in question.masukan)
        return (part for part in (*rows, *questions, *self.belum_ditempatkan) if part.usul)

    @property
    def belum_dijawab(self) -> Iterator[tuple[str | int, ...]]:
        """The paths of everything that asks for an answer and has none."""
        for number, row in enumerate(self.baris):
            if not row.diputus:
                yield from (("baris", number, "masukan", n) for n, part in _unanswered(row.masukan))
        for number, question in enumerate(self.pertanyaan):
            yield from (("pertanyaan", number, "masukan", n) for n, part in _unanswered(question.masukan))
        yield from (("belum_ditempatkan", n) for n, part in _unanswered(self.belum_ditempatkan))

    def at(self, path: tuple[str | int, ...]) -> Masukan:
        """The input at a path of ``belum_dijawab``."""
        found: object = self
        for step in path:
            found = getattr(found, step) if isinstance(step, str) else found[step]  # type: ignore[index]
        assert isinstance(found, Masukan)
        return found


def _unanswered(said: tuple[Masukan, ...]) -> Iterator[tuple[int, Masukan]]:
    return ((number, part) for number, part in enumerate(said) if part.usul and part.jawaban is None)
