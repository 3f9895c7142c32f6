"""How ready the drafts are for their meeting: every service, part by part, with a verdict and its reasons.

A draft is ready to be discussed when it is complete and sound: nothing in it is empty, no finding is an error, and whatever has
no source yet is asked in ``catatan``, so that the meeting can answer it. A service in force rests on nothing that is still open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from sop_gen.diagnostics import Diagnostic, counts
from sop_gen.model.butir import Gratis, items_of
from sop_gen.model.instansi import Instansi, Kalender
from sop_gen.model.layanan import KOMPONEN, Layanan, component_filled
from sop_gen.model.sop import Sop
from sop_gen.teks.angka import format_tanggal
from sop_gen.teks.inline import Runs, runs
from sop_gen.view.beban import Penyederhanaan, Terukur, ukur, view_penyederhanaan
from sop_gen.view.dasar import Dasar
from sop_gen.view.monev import TenggatSop, mendesak
from sop_gen.view.standar import NAMA_KOMPONEN
from sop_gen.view.tenggat import Tenggat, view_tenggat
from sop_gen.view.waktu_sop import WaktuSop, view_waktu

Keadaan = Literal["bersumber", "perlu-konfirmasi", "kosong"]
KEADAAN: dict[Keadaan, str] = {"bersumber": "bersumber", "perlu-konfirmasi": "perlu konfirmasi", "kosong": "kosong"}
"""What a part of a draft may be, in words."""
SINGKAT = {key: key.replace("_", " ").capitalize() for key in KOMPONEN}
"""The components where room is scarce."""
TANPA_UNIT = "(berkas tidak dapat dibaca)"
TANPA_PENANGGUNG_JAWAB = "(belum ditunjuk)"
ISI_SOP = ("kualifikasi", "keterkaitan", "peralatan", "peringatan", "pencatatan")
MUTU_BAKU = ("waktu", "kelengkapan", "output")
_BAGIAN = re.compile(r"[a-z_]+")


@dataclass(frozen=True)
class Komponen:
    """One of the 14 components, or all SOP of a service: its key, its names, and how far it is."""

    kunci: str
    nama: str
    singkat: str
    keadaan: Keadaan
    menggantung: bool
    """The draft says it, but neither names a source nor asks."""


@dataclass(frozen=True)
class Prosedur:
    """One SOP: how many of its formal fields are filled, and of its steps those with each part of the mutu baku."""

    judul: str
    nomor: str
    identitas: int
    identitas_semua: int
    langkah: int
    waktu: int
    kelengkapan: int
    output: int
    kosong: tuple[str, ...]
    """What its drafters still have to write: ``peringatan``, ``waktu 2 langkah``."""
    lama: WaktuSop | None
    """How long it takes; None when no step has a time that can be measured."""


@dataclass(frozen=True)
class Pertanyaan:
    """An open question and the part that it is about."""

    bagian: str
    isi: Runs


@dataclass(frozen=True)
class Baris:
    """One service of the table. A service that can't be read has its id for a name, and nothing else."""

    id: str
    terbaca: bool
    nama: str
    unit: str
    penanggung_jawab: str
    status: str
    revisi: int
    komponen: tuple[Komponen, ...]
    bagian_sop: Komponen
    sop: tuple[Prosedur, ...]
    catatan: tuple[Pertanyaan, ...]
    temuan: tuple[Diagnostic, ...]
    berjalan: bool
    alasan: tuple[str, ...]
    """Why it is not ready; of a service that no longer runs here, where it went."""
    beban: Terukur | None = None
    """What it asks of the applicant; None when it does not run here, or can't be read."""
    monev: tuple[TenggatSop, ...] = ()
    """When its SOPs are to be monitored and evaluated."""

    @property
    def siap(self) -> bool:
        """Whether nothing stands against it; a service that no longer runs here needs nothing."""
        return not self.berjalan or not self.alasan

    @property
    def jumlah_temuan(self) -> dict[str, int]:
        """Findings by level, waived ones left out."""
        return counts(self.temuan)

    @property
    def salah(self) -> int:
        """Findings that must be mended before the meeting."""
        return self.jumlah_temuan["tidak-sah"] + self.jumlah_temuan["error"]

    def jumlah(self, keadaan: Keadaan) -> int:
        """How many components are so."""
        return sum(part.keadaan == keadaan for part in self.komponen)


@dataclass(frozen=True)
class Kelompok:
    """Running services that belong together, and what they add up to."""

    nama: str
    baris: tuple[Baris, ...]

    @property
    def siap(self) -> int:
        """How many are ready."""
        return sum(row.siap for row in self.baris)

    @property
    def belum(self) -> int:
        """How many are not."""
        return len(self.baris) - self.siap

    @property
    def catatan(self) -> int:
        """Open questions."""
        return sum(len(row.catatan) for row in self.baris)

    @property
    def salah(self) -> int:
        """Findings that must be mended before the meeting."""
        return sum(row.salah for row in self.baris)

    def jumlah(self, keadaan: Keadaan) -> int:
        """How many components are so."""
        return sum(row.jumlah(keadaan) for row in self.baris)


@dataclass(frozen=True)
class Kesiapan:
    """Everything the table says."""

    instansi: str
    hari: str
    tenggat: Tenggat | None
    dasar: Dasar | None
    """When the table is about one regulation: what cites it. Only the services that do are listed then."""
    umum: tuple[Diagnostic, ...]
    """What is wrong with the files that all services share."""
    semua: Kelompok
    per_unit: tuple[Kelompok, ...]
    per_orang: tuple[Kelompok, ...]
    tidak_dijalankan: tuple[Baris, ...]
    baris: tuple[Baris, ...]
    """Every service, in order of id."""
    penyederhanaan: Penyederhanaan
    """What the running services ask of applicants."""
    monev: tuple[TenggatSop, ...]
    """What is late or soon to be done, the latest first."""
    komponen: tuple[str, ...] = tuple(SINGKAT.values())

    @property
    def siap(self) -> bool:
        """Whether the whole office is ready."""
        shared = counts(self.umum)
        return not (shared["tidak-sah"] or shared["error"]) and all(row.siap for row in self.baris)


def view_kesiapan(
    baris: Iterable[Baris],
    instansi: Instansi | None,
    umum: Iterable[Diagnostic],
    hari_ini: date,
    fgd: date | None,
    dasar: Dasar | None = None,
) -> Kesiapan:
    """The table of ``baris`` on the day ``hari_ini``; with ``dasar``, of the services that cite it."""
    cited = None if dasar is None else {place.layanan for place in dasar.tempat}
    rows = tuple(row for row in baris if cited is None or row.id in cited)
    running = tuple(row for row in rows if row.berjalan)
    return Kesiapan(
        instansi=instansi.nama if instansi else "",
        hari=format_tanggal(hari_ini),
        tenggat=view_tenggat(fgd, hari_ini, instansi) if fgd else None,
        dasar=dasar,
        umum=tuple(umum),
        semua=Kelompok("Semua layanan", running),
        per_unit=_grouped(running, lambda row: row.unit, TANPA_UNIT),
        per_orang=_grouped(running, lambda row: row.penanggung_jawab, TANPA_PENANGGUNG_JAWAB),
        tidak_dijalankan=tuple(row for row in rows if not row.berjalan),
        baris=rows,
        penyederhanaan=view_penyederhanaan([row.beban for row in running if row.beban], _calendar(instansi)),
        monev=mendesak(part for row in running for part in row.monev),
    )


def view_baris(id: str, layanan: Layanan | None, instansi: Instansi | None, temuan: Iterable[Diagnostic]) -> Baris:
    """One service as the table shows it; ``layanan`` is None when it can't be read, ``temuan`` then says why."""
    found = tuple(temuan)
    if layanan is None:
        reason = f"berkasnya tidak dapat dibaca: {counts(found)['tidak-sah']} kesalahan"
        nothing = Komponen("sop", "SOP", "SOP", "kosong", False)
        return Baris(id, False, id, TANPA_UNIT, TANPA_UNIT, "", 0, (), nothing, (), (), found, True, (reason,))
    open_ones = tuple(note for note in layanan.catatan if note.status == "terbuka")
    row = Baris(
        id=id,
        terbaca=True,
        nama=layanan.nama,
        unit=layanan.unit,
        penanggung_jawab=layanan.penanggung_jawab or TANPA_PENANGGUNG_JAWAB,
        status=layanan.status,
        revisi=layanan.revisi,
        komponen=tuple(_component(key, layanan, instansi) for key in KOMPONEN),
        bagian_sop=_judge_part("sop", ("SOP", "SOP"), ("sop",), layanan, filled=bool(layanan.sop)),
        sop=tuple(_procedure(sop, layanan, instansi) for sop in layanan.sop),
        catatan=tuple(Pertanyaan(note.bagian, runs(note.isi)) for note in open_ones),
        temuan=found,
        berjalan=layanan.berjalan,
        alasan=(),
        beban=ukur(layanan, _calendar(instansi)) if layanan.berjalan else None,
    )
    return _judged(row, layanan, instansi)


def _calendar(instansi: Instansi | None) -> Kalender:
    return instansi.kalender if instansi else Kalender()


# ---- how far a part is -------------------------------------------------------------------------------------------


def _component(key: str, layanan: Layanan, instansi: Instansi | None) -> Komponen:
    filled = component_filled(layanan, key, instansi or Instansi(nama=""))
    value = getattr(layanan, key)
    # Public steps stand for the procedure: what is known of the SOP is known of them.
    parts = ("prosedur", "sop") if key == "prosedur" and not value else (key,)
    names = (NAMA_KOMPONEN[key], SINGKAT[key])
    return _judge_part(key, names, parts, layanan, filled=filled, cited=_cited(value))


def _judge_part(
    key: str, names: tuple[str, str], parts: tuple[str, ...], layanan: Layanan, *, filled: bool, cited: bool = False
) -> Komponen:
    """The part ``key``, of which questions and sources speak as ``parts``."""
    asked = any(_part(note.bagian) in parts and note.status == "terbuka" for note in layanan.catatan)
    sourced = cited or any(_part(source.bagian) in parts for source in layanan.sumber)
    state: Keadaan = "kosong" if not filled else "bersumber" if sourced and not asked else "perlu-konfirmasi"
    of_office = key == "pengaduan" and not layanan.pengaduan
    return Komponen(key, *names, state, state == "perlu-konfirmasi" and not asked and not of_office)


def _part(bagian: str) -> str:
    """The part that a note is about: ``persyaratan[2]`` and ``persyaratan.ktp`` are about the persyaratan."""
    word = _BAGIAN.match(bagian.lower())
    return word.group() if word else ""


def _cited(value: Any) -> bool:
    """Whether every item names the regulation that it comes from."""
    if not isinstance(value, tuple) or isinstance(value, Gratis):
        return False
    items = [item for part in value for item in (items_of((part,)) if hasattr(part, "butir") else [part])]
    return bool(items) and all(getattr(item, "dasar", None) or getattr(item, "ref", None) for item in items)


def _procedure(sop: Sop, layanan: Layanan, instansi: Instansi | None) -> Prosedur:
    dates = sop.tanggal or layanan.tanggal
    formal = [sop.nomor, dates.pembuatan, dates.efektif, *([dates.revisi] if layanan.revisi else [])]
    fields = [*formal, *(getattr(sop, key) for key in ISI_SOP)]
    steps = {key: sum(bool(getattr(step, key)) for step in sop.langkah) for key in MUTU_BAKU}
    count = len(sop.langkah)
    empty = [key for key in ISI_SOP if not getattr(sop, key)]
    empty += [f"{key} {count - steps[key]} langkah" for key in MUTU_BAKU if steps[key] < count]
    filled = sum(map(bool, fields))
    times = view_waktu(layanan, sop, _calendar(instansi))
    return Prosedur(sop.judul, sop.nomor or "", filled, len(fields), count, **steps, kosong=tuple(empty), lama=times)


# ---- the verdict -------------------------------------------------------------------------------------------------


def _judged(row: Baris, layanan: Layanan, instansi: Instansi | None) -> Baris:
    if not layanan.berjalan:
        return replace(row, alasan=(_gone(layanan),))
    reasons = [*_unsound(row, instansi), *_empty(row), *_unasked(row), *_unsettled(row)]
    return replace(row, alasan=tuple(reasons))


def _gone(layanan: Layanan) -> str:
    if layanan.status == "dialihkan" and layanan.dialihkan:
        return f"dialihkan ke {layanan.dialihkan.ke}"
    successor = layanan.dicabut.pengganti if layanan.dicabut else None
    return f"dicabut, diganti {successor}" if successor else "dicabut"


def _unsound(row: Baris, instansi: Instansi | None) -> Iterator[str]:
    found = row.jumlah_temuan
    if instansi is None:
        yield "data kantor (_instansi.yaml) tidak dapat dibaca"
    if found["tidak-sah"]:
        yield f"{found['tidak-sah']} kesalahan membuat dokumennya tidak dapat dibuat"
    if found["error"]:
        yield f"{found['error']} temuan error belum diperbaiki"


def _empty(row: Baris) -> Iterator[str]:
    if row.jumlah("kosong"):
        yield f"{row.jumlah('kosong')} komponen kosong: {_names(row, 'kosong')}"
    if not row.sop:
        yield "belum ada SOP"
    for sop in row.sop:
        if sop.kosong:
            yield f"SOP {sop.judul} belum lengkap: {', '.join(sop.kosong)}"


def _unasked(row: Baris) -> Iterator[str]:
    """Parts without a source about which nobody asks."""
    parts = (*row.komponen, row.bagian_sop)
    unsure = [part.singkat for part in parts if part.menggantung]
    if unsure:
        yield f"{len(unsure)} bagian tanpa sumber dan belum ditanyakan di catatan: {', '.join(unsure)}"


def _unsettled(row: Baris) -> Iterator[str]:
    if row.status == "ditetapkan" and row.catatan:
        yield f"sudah ditetapkan, tetapi {len(row.catatan)} catatan masih terbuka"


def _names(row: Baris, keadaan: Keadaan) -> str:
    return ", ".join(part.singkat for part in row.komponen if part.keadaan == keadaan)


# ---- groups --------------------------------------------------------------------------------------------------------


def _grouped(rows: Iterable[Baris], key: Callable[[Baris], str], last: str) -> tuple[Kelompok, ...]:
    """The rows by ``key`` in order of the alphabet; what has none comes last."""
    groups: dict[str, list[Baris]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    order = sorted(groups, key=lambda name: (name == TANPA_UNIT, name == last, name.casefold(), name))
    return tuple(Kelompok(name, tuple(groups[name])) for name in order)
