"""Monitoring and evaluation of SOPs: the record of one service (``_monev/<id>.yaml``), and what is due next.

Permenpan-RB 35/2012 asks for monitoring every six months (five methods) and gives the form; its evaluation asks seven
statements. That evaluation is held at least once a year is the practice of agencies' own rules.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from sop_gen.diagnostics import Diagnostic
from sop_gen.model.fields import Benar, Daftar, Model, Polos, Tanggal, Teks
from sop_gen.model.layanan import Layanan
from sop_gen.model.load import load_model
from sop_gen.model.messages import finding, nearest
from sop_gen.model.sop import Sop
from sop_gen.spec.tree import Document

Kegiatan = Literal["pemantauan", "evaluasi"]
BULAN: dict[Kegiatan, int] = {"pemantauan": 6, "evaluasi": 12}
"""Months between two of them."""
Hasil = Literal["baik", "tidak baik"]
Metode = Literal["observasi", "wawancara pelaksana", "wawancara pelanggan", "diskusi", "pengarahan"]
Pernyataan = Literal["kinerja", "dipahami", "dilaksanakan", "peran", "masalah", "kebutuhan", "sinergi"]
PERNYATAAN: dict[Pernyataan, str] = {
    "kinerja": "Mampu mendorong peningkatan kinerja",
    "dipahami": "Mudah dipahami",
    "dilaksanakan": "Mudah dilaksanakan",
    "peran": "Semua orang dapat menjalankan perannya masing-masing",
    "masalah": "Mampu mengatasi permasalahan yang berkaitan dengan proses",
    "kebutuhan": "Mampu menjawab kebutuhan peningkatan kinerja organisasi",
    "sinergi": "Sinergi satu dengan lainnya",
}


class Pemantauan(Model):
    """One SOP monitored on one day (Table 7 of Permenpan-RB 35/2012)."""

    CONTOH: ClassVar[str] = "- {tanggal: 2026-06-30, hasil: baik, penilai: Kepala Bidang Pelayanan AHU}"
    tanggal: Tanggal
    sop: Polos | None = None
    hasil: Hasil
    metode: Metode | None = None
    catatan: Teks | None = None
    tindakan: Teks | None = None
    penilai: Polos | None = None
    sidik: Polos | None = None
    """How an entry is known that was read from a form: as it was then."""


class Jawaban(Model):
    """What was answered to the seven statements; one that is not answered yet is absent."""

    CONTOH: ClassVar[str] = "jawaban: {kinerja: ya, dipahami: ya, dilaksanakan: tidak}"
    kinerja: Benar | None = None
    dipahami: Benar | None = None
    dilaksanakan: Benar | None = None
    peran: Benar | None = None
    masalah: Benar | None = None
    kebutuhan: Benar | None = None
    sinergi: Benar | None = None


class Evaluasi(Model):
    """One SOP evaluated on one day."""

    CONTOH: ClassVar[str] = "- {tanggal: 2026-06-30, jawaban: {kinerja: ya, dipahami: ya}, tindak_lanjut: …}"
    tanggal: Tanggal
    sop: Polos | None = None
    jawaban: Jawaban
    catatan: Teks | None = None
    tindak_lanjut: Teks | None = None
    penilai: Polos | None = None
    sidik: Polos | None = None


class Monev(Model):
    """Everything recorded of one service."""

    CONTOH: ClassVar[str] = "pemantauan: [{tanggal: 2026-06-30, hasil: baik}]"
    pemantauan: Daftar[Pemantauan] = ()
    evaluasi: Daftar[Evaluasi] = ()


def load_monev(document: Document, layanan: Layanan) -> tuple[Monev | None, list[Diagnostic]]:
    """The record of ``layanan``, or None with every reason; entries must name a procedure of it when it has several."""
    monev, faults = load_model(document, Monev, layanan.id)
    if monev is None:
        return None, faults
    for kegiatan in BULAN:
        for number, entry in enumerate(getattr(monev, kegiatan)):
            faults += _unknown_procedure(document, (kegiatan, number), entry.sop, layanan)
    return (None if faults else monev), faults


def procedure_of(sop: str | None, layanan: Layanan) -> int | None:
    """Which procedure of ``layanan`` is meant: by its title, its slug or its number; the only one needs no name."""
    if sop is None:
        return 0 if len(layanan.sop) == 1 else None
    names = [{slug(part.judul), str(number)} for number, part in enumerate(layanan.sop, 1)]
    found = [index for index, known in enumerate(names) if slug(sop) in known]
    return found[0] if len(found) == 1 else None


def slug(title: str) -> str:
    """A title as ids are written: letters and digits joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def _unknown_procedure(document: Document, path: tuple[Kegiatan, int], sop: str | None, layanan: Layanan) -> Iterator[Diagnostic]:
    if procedure_of(sop, layanan) is not None:
        return
    titles = [part.judul for part in layanan.sop]
    known = "; ".join(titles) or "(layanan ini belum punya SOP)"
    example = f"sop: {titles[0]}" if titles else "sop: Penerimaan Permohonan"
    if sop is None:
        pesan = "SOP yang dimaksud belum disebut, padahal layanan ini punya beberapa"
        yield finding(document, path, "sop-tak-disebut", pesan, f"tambahkan 'sop'; yang ada: {known}", example, layanan.id)
        return
    like = nearest(sop, titles)
    saran = f"mungkin maksudnya '{like}'" if like else f"yang ada: {known}"
    yield finding(
        document, (*path, "sop"), "sop-tak-dikenal", f"SOP '{sop}' tidak ada di layanan ini", saran, example, layanan.id
    )


# ---- what is due -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tenggat:
    """When one SOP is to be monitored or evaluated next. ``jatuh`` is None while nothing says since when the SOP applies."""

    kegiatan: Kegiatan
    sop: int
    judul: str
    terakhir: date | None
    """The last time; None for never."""
    jatuh: date | None

    def terlambat(self, hari_ini: date) -> int | None:
        """Days past the due date; negative while there is time."""
        return (hari_ini - self.jatuh).days if self.jatuh else None


def tenggat_of(layanan: Layanan, monev: Monev | None, hari_ini: date) -> tuple[Tenggat, ...]:
    """What is due for every procedure of a running service; nothing for one that doesn't run here.

    It counts from the last time, else from the day on which the SOP took effect; what was recorded for a day after
    ``hari_ini`` has not happened yet.
    """
    if not layanan.berjalan:
        return ()
    return tuple(
        _tenggat(kegiatan, index, sop, layanan, _last(getattr(monev or Monev(), kegiatan), index, layanan, hari_ini))
        for index, sop in enumerate(layanan.sop)
        for kegiatan in BULAN
    )


def _tenggat(kegiatan: Kegiatan, index: int, sop: Sop, layanan: Layanan, terakhir: date | None) -> Tenggat:
    start = terakhir or in_force_since(sop, layanan)
    return Tenggat(kegiatan, index, sop.judul, terakhir, months_after(start, BULAN[kegiatan]) if start else None)


def in_force_since(sop: Sop, layanan: Layanan) -> date | None:
    """The day on which the procedure took effect; None for a draft, and when nothing says it."""
    if layanan.status != "ditetapkan":
        return None
    own = sop.tanggal.efektif if sop.tanggal else None
    return own or layanan.tanggal.efektif or (layanan.penetapan.tanggal if layanan.penetapan else None)


def _last(entries: Sequence[Pemantauan | Evaluasi], index: int, layanan: Layanan, hari_ini: date) -> date | None:
    days = (entry.tanggal for entry in entries if procedure_of(entry.sop, layanan) == index and entry.tanggal <= hari_ini)
    return max(days, default=None)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last day: six months after 31 August is 28 or 29 February."""
    year, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))
