"""The forms of monitoring and evaluation, prefilled, and the table of the year's plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.rapat.lembar_monev import MAKNA
from sop_gen.rapat.monev import PERNYATAAN, Evaluasi, Monev, Pemantauan, in_force_since, slug
from sop_gen.rapat.rencana import Pekerjaan, Sasaran, Target, latest, rencana
from sop_gen.teks.angka import NBSP, format_romawi, format_tanggal
from sop_gen.teks.inline import Runs, runs
from sop_gen.view.dokumen import TITIK, Dokumen, Kop, view_kop
from sop_gen.view.sidik import office_fields, sidik

Tercatat = Sequence[tuple[Layanan, Monev | None]]
"""Services with what was recorded of them."""
SEBARIS = 5
"""So many SOPs stand beside each other in one table of the evaluation."""
PEKERJAAN: dict[Pekerjaan, tuple[str, str]] = {
    "penyusunan": ("Menyusun SOP yang belum ada", "SOP yang disahkan"),
    "pemantauan": ("Memantau penerapan SOP", "formulir pemantauan yang terisi"),
    "evaluasi": ("Mengevaluasi SOP", "formulir evaluasi yang terisi"),
    "perbaikan": ("Memperbaiki SOP yang tidak berjalan baik", "SOP sebelum, usulan, dan hasil perbaikan"),
}


@dataclass(frozen=True)
class DokumenMonev(Dokumen):
    """Identity of a form: it belongs to no revision, so its footer names none."""

    @property
    def kaki(self) -> str:
        """The footer line."""
        return f"{self.judul} · sidik {self.sidik}"


@dataclass(frozen=True)
class BarisPantau:
    """One SOP on the monitoring form; what was recorded in this half-year is filled in."""

    nomor: int
    id: str
    sop: str
    """The slug of its title: by it the row is found again."""
    prosedur: str
    keterangan: str
    baik: str
    tidak_baik: str
    catatan: Runs
    tindakan: Runs
    penilai: str
    tanggal: date | None


@dataclass(frozen=True)
class KelompokPantau:
    """The SOPs of one service."""

    nama: str
    baris: tuple[BarisPantau, ...]


@dataclass(frozen=True)
class FormulirPemantauan:
    """Tabel 7 of Permenpan-RB 35/2012."""

    dokumen: Dokumen
    kop: Kop
    periode: str
    kelompok: tuple[KelompokPantau, ...]
    tempat: str
    jabatan: str


@dataclass(frozen=True)
class BarisEvaluasi:
    """One statement, and the answers for the SOPs of the table: ``Ya``, ``Tidak`` or room to write."""

    nomor: int
    pernyataan: str
    jawaban: tuple[str, ...]


@dataclass(frozen=True)
class IsianEvaluasi:
    """What was recorded this year of one SOP beside the answers."""

    catatan: Runs = ()
    tindak_lanjut: Runs = ()
    penilai: str = ""
    tanggal: date | None = None


@dataclass(frozen=True)
class TabelEvaluasi:
    """Five SOPs beside each other, fewer leave columns empty; ``kunci`` are (service, slug) of each."""

    kepala: tuple[str, ...]
    layanan: tuple[str, ...]
    kunci: tuple[tuple[str, str], ...]
    isian: tuple[IsianEvaluasi, ...]
    baris: tuple[BarisEvaluasi, ...]


@dataclass(frozen=True)
class FormulirEvaluasi:
    """Seven statements for each SOP."""

    dokumen: Dokumen
    kop: Kop
    periode: str
    tabel: tuple[TabelEvaluasi, ...]
    tempat: str
    jabatan: str


@dataclass(frozen=True)
class BarisRencana:
    """One piece of work of the year."""

    triwulan: str
    pekerjaan: str
    sasaran: tuple[str, ...]
    keluaran: str
    tenggat: str
    tanggal: date


@dataclass(frozen=True)
class RencanaTahun:
    """The plan of one year."""

    dokumen: Dokumen
    kop: Kop
    tahun: int
    baris: tuple[BarisRencana, ...]
    makna: str
    tempat: str
    jabatan: str


def view_pemantauan(tercatat: Tercatat, instansi: Instansi, hari_ini: date) -> FormulirPemantauan:
    """The monitoring form of the half-year that ``hari_ini`` lies in."""
    numbers, start = count(1), semester_start(hari_ini)
    groups = tuple(
        KelompokPantau(layanan.nama, tuple(_watched(layanan, monev, index, next(numbers), start, hari_ini) for index in range(n)))
        for layanan, monev in tercatat
        if (n := len(layanan.sop))
    )
    identity = _document("pemantauan-sop", "Pemantauan Pelaksanaan SOP Administrasi Pemerintahan", groups, instansi, hari_ini)
    return FormulirPemantauan(
        identity, view_kop(instansi), semester(hari_ini), groups, _place(instansi), instansi.pengesah.jabatan
    )


def view_evaluasi(tercatat: Tercatat, instansi: Instansi, hari_ini: date) -> FormulirEvaluasi:
    """The evaluation form of the year of ``hari_ini``."""
    every = [(layanan, monev or Monev(), index) for layanan, monev in tercatat for index in range(len(layanan.sop))]
    tables = tuple(_judged(every[start : start + SEBARIS], hari_ini) for start in range(0, len(every), SEBARIS))
    identity = _document("evaluasi-sop", "Evaluasi Penerapan SOP Administrasi Pemerintahan", tables, instansi, hari_ini)
    year = f"Tahun {hari_ini.year}"
    return FormulirEvaluasi(identity, view_kop(instansi), year, tables, _place(instansi), instansi.pengesah.jabatan)


def view_rencana(tercatat: Tercatat, instansi: Instansi, tahun: int) -> RencanaTahun:
    """The plan of the year ``tahun``."""
    rows = tuple(_planned(target) for target in rencana(tahun, tercatat))
    identity = _document("rencana-sop", f"Rencana Pengelolaan SOP Tahun {tahun}", rows, instansi, date(tahun, 1, 1))
    return RencanaTahun(identity, view_kop(instansi), tahun, rows, MAKNA, _place(instansi), instansi.pengesah.jabatan)


def semester(day: date) -> str:
    """``Semester II Tahun 2026``."""
    return f"Semester {'I' if day.month <= 6 else 'II'} Tahun {day.year}"


def semester_start(day: date) -> date:
    """The first day of the half-year of ``day``."""
    return date(day.year, 1 if day.month <= 6 else 7, 1)


def _document(jenis: str, judul: str, isi: object, instansi: Instansi, tanggal: date) -> DokumenMonev:
    return DokumenMonev(
        jenis=jenis,
        id="kantor",
        judul=judul,
        revisi=0,
        sidik=sidik(repr(isi), office_fields(instansi)),
        draf=False,
        tanggal=tanggal,
        instansi=instansi.nama,
    )


def _place(instansi: Instansi) -> str:
    return f"{instansi.kota or TITIK}, {TITIK}"


# ---- one SOP -----------------------------------------------------------------------------------------------------


def _watched(layanan: Layanan, monev: Monev | None, index: int, nomor: int, start: date, hari_ini: date) -> BarisPantau:
    sop, entries = layanan.sop[index], (monev or Monev()).pemantauan
    last = latest(entries, index, layanan, hari_ini)
    now = last if isinstance(last, Pemantauan) and last.tanggal >= start else None
    return BarisPantau(
        nomor=nomor,
        id=layanan.id,
        sop=slug(sop.judul),
        prosedur=sop.judul,
        keterangan="; ".join(_about(layanan, index, last if last is not now else None)),
        baik="✓" if now and now.hasil == "baik" else "",
        tidak_baik="✓" if now and now.hasil == "tidak baik" else "",
        catatan=runs(now.catatan or "") if now else (),
        tindakan=runs(now.tindakan or "") if now else (),
        penilai=(now.penilai or "") if now else "",
        tanggal=now.tanggal if now else None,
    )


def _about(layanan: Layanan, index: int, last: Pemantauan | Evaluasi | None) -> Iterable[str]:
    sop = layanan.sop[index]
    if sop.nomor:
        yield f"Nomor {sop.nomor}"
    if in_force_since(sop, layanan) is None:
        yield "draf, belum berlaku"
    if isinstance(last, Pemantauan):
        yield f"terakhir {format_tanggal(last.tanggal)}: {last.hasil}"


def _judged(part: Sequence[tuple[Layanan, Monev, int]], hari_ini: date) -> TabelEvaluasi:
    entries = [latest(monev.evaluasi, index, layanan, hari_ini) for layanan, monev, index in part]
    now = [entry if isinstance(entry, Evaluasi) and entry.tanggal.year == hari_ini.year else None for entry in entries]
    room = ("",) * (SEBARIS - len(part))
    return TabelEvaluasi(
        kepala=(*(layanan.sop[index].judul for layanan, _, index in part), *room),
        layanan=(*(layanan.nama for layanan, _, _ in part), *room),
        kunci=tuple((layanan.id, slug(layanan.sop[index].judul)) for layanan, _, index in part),
        isian=tuple(map(_noted, now)),
        baris=tuple(
            BarisEvaluasi(number, said, (*(_answer(entry, key) for entry in now), *room))
            for number, (key, said) in enumerate(PERNYATAAN.items(), 1)
        ),
    )


def _noted(entry: Evaluasi | None) -> IsianEvaluasi:
    if entry is None:
        return IsianEvaluasi()
    return IsianEvaluasi(runs(entry.catatan or ""), runs(entry.tindak_lanjut or ""), entry.penilai or "", entry.tanggal)


def _answer(entry: Evaluasi | None, key: str) -> str:
    value = getattr(entry.jawaban, key) if entry else None
    return "" if value is None else "Ya" if value else "Tidak"


def _planned(target: Target) -> BarisRencana:
    work, result = PEKERJAAN[target.pekerjaan]
    return BarisRencana(
        triwulan=f"Triwulan {format_romawi(target.triwulan)}",
        pekerjaan=work,
        sasaran=tuple(_aim(part, named=target.pekerjaan == "perbaikan") for part in target.sasaran),
        keluaran=result,
        tenggat=format_tanggal(target.tenggat),
        tanggal=target.tenggat,
    )


def _aim(part: Sasaran, *, named: bool) -> str:
    """A service with its SOPs: their titles where only some are meant, else their number."""
    if not part.sop:
        return part.layanan
    return f"{part.layanan}: {'; '.join(part.sop)}" if named else f"{part.layanan} ({len(part.sop)}{NBSP}SOP)"
