"""Pairs of editions for redlines: one of each kind of change by name, and random ones by seed; with their clean documents."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import Any

from sop_gen.diff.words import potong
from sop_gen.render.kind import KINDS, Bahan, draw
from sop_gen.render.kinds.sop import views as procedures
from sop_gen.render.kinds.standar import views as standards
from sop_gen.render.redline import draw_redlines
from tests.docx.samples import AWKWARD, COMPONENTS, TEMPLATES, context, logo, service, steps

Sisi = Bahan | None
ROLES = {"pemohon": "Pemohon", "loket": "Petugas Loket", "kepala": "Kepala Seksi"}


@dataclass(frozen=True)
class Berkas:
    """One redline with the clean documents that it must give back; None is one that does not exist."""

    nama: str
    lama: bytes | None
    baru: bytes | None
    perubahan: bytes


def berkas(lama: Sisi, baru: Sisi) -> Iterator[Berkas]:
    """All redlines of a pair; procedures are paired by their place."""
    counts = [len(side.layanan[0].sop) if side else 0 for side in (lama, baru)]
    pairs = list(zip_longest(range(counts[0]), range(counts[1])))
    made = draw_redlines(lama, baru, pairs, TEMPLATES, potong)
    for (name, data), old, new in zip(made, _clean(lama, max(counts)), _clean(baru, max(counts)), strict=True):
        yield Berkas(name, old, new, data)


def _clean(side: Sisi, procedures_in_all: int) -> Iterator[bytes | None]:
    """The standard, then every procedure."""
    views = [("standar", view) for _, view in standards(side)] if side else []
    views += [("sop", view) for _, view in procedures(side)] if side else []
    forms = {kind: next(form for form in KINDS.load()[kind].formats if form.ekstensi == "docx") for kind in ("standar", "sop")}
    yield from (draw(view, forms[kind], side, TEMPLATES) for kind, view in views if side)
    yield from [None] * (1 + procedures_in_all - len(views))


def sisi(kantor: dict[str, Any] | None = None, *, bergambar: bool = False, **changes: Any) -> Bahan:
    """One edition of the sample service; ``changes`` replace its keys, ``kantor`` those of the office."""
    return Bahan((service(**changes),), context(**(kantor or {})), logo=logo().png if bergambar else None)


def syarat(*items: Any) -> Bahan:
    """An edition with these requirements."""
    return sisi(persyaratan=list(items))


def alur(count: int, kantor: dict[str, Any] | None = None, **changes: Any) -> Bahan:
    """An edition whose procedure has ``count`` steps."""
    return sisi(kantor, sop=[{"judul": "Penerimaan", "pelaksana": ROLES, "langkah": steps(count), **changes}])


def langkah(change: Callable[[list[dict[str, Any]]], Any]) -> Bahan:
    """An edition of which ``change`` has changed the steps."""
    rows = steps(6)
    change(rows)
    return alur(6, langkah=rows)


F4 = {"gaya_sop": {"kertas": "F4"}}
SURAT = "Permohonan tertulis kepada kepala kantor"
KELOMPOK = [{"kelompok": "Badan hukum", "butir": ["Akta", "NPWP"]}, "Formulir"]
JENIS: dict[str, Callable[[], tuple[Sisi, Sisi]]] = {
    "kata diganti": lambda: (syarat("Fotokopi KTP", "Formulir"), syarat("Fotokopi paspor", "Formulir")),
    "jumlah uang": lambda: (sisi(), sisi(biaya=[{"uraian": "Permohonan", "tarif": "Rp75.000"}])),
    "butir di awal": lambda: (syarat("Satu", "Dua"), syarat("Nol", "Satu", "Dua")),
    "butir di tengah": lambda: (syarat("Satu", "Dua"), syarat("Satu", "Sisipan", "Dua")),
    "butir di akhir": lambda: (syarat("Satu", "Dua"), syarat("Satu", "Dua", "Tiga", "Empat")),
    "butir awal hilang": lambda: (syarat("Nol", "Satu", "Dua"), syarat("Satu", "Dua")),
    "butir tengah hilang": lambda: (syarat("Satu", "Sisipan", "Dua"), syarat("Satu", "Dua")),
    "butir akhir hilang": lambda: (syarat("Satu", "Dua", "Tiga"), syarat("Satu")),
    "komponen dikosongkan": lambda: (sisi(status="draf"), sisi(status="draf", persyaratan=[])),
    "komponen diisi": lambda: (sisi(status="draf", persyaratan=[]), sisi(status="draf")),
    "butir tunggal menjadi daftar": lambda: (syarat(SURAT), syarat(f"{SURAT} dengan tembusan", "Akta", "NPWP")),
    "daftar menjadi butir tunggal": lambda: (syarat("Akta", f"{SURAT} dengan tembusan"), syarat(SURAT)),
    "kelompok menjadi butir": lambda: (syarat(*KELOMPOK), syarat("Akta", "Formulir")),
    "butir menjadi kelompok": lambda: (syarat("Akta", "Formulir"), syarat(*KELOMPOK)),
    "komponen terakhir": lambda: (sisi(), sisi(evaluasi_kinerja=["Isi evaluasi_kinerja satu", "Survei", "Rapat"])),
    "tebal": lambda: (syarat("Surat kuasa asli"), syarat("Surat **kuasa** asli")),
    "miring hilang": lambda: (syarat("Surat *kuasa* asli"), syarat("Surat kuasa asli")),
    "tautan diganti": lambda: (syarat("Lihat https://a.example ya"), syarat("Lihat https://b.example ya")),
    "tautan ditambah": lambda: (syarat("Lihat laman"), syarat("Lihat [laman](https://a.example)")),
    "ganti baris": lambda: (sisi(ringkasan="Satu dua tiga"), sisi(ringkasan="Satu\n\ndua tiga")),
    "tanda aneh": lambda: (syarat(f"A {AWKWARD} B"), syarat(f"A {AWKWARD} C")),
    "alinea ditambah": lambda: (sisi(ringkasan=None), sisi()),
    "alinea hilang": lambda: (sisi(), sisi(ringkasan=None)),
    "status draf": lambda: (sisi(status="draf"), sisi(revisi="3")),
    "kop": lambda: (sisi(), sisi({"kop": ["KEMENTERIAN BARU", "DIREKTORAT", "KANTOR WILAYAH CONTOH"], "alamat": "Jalan Lain"})),
    "logo": lambda: (sisi(), sisi(bergambar=True)),
    "logo hilang": lambda: (sisi(bergambar=True), sisi()),
    "kegiatan diganti": lambda: (alur(6), langkah(lambda rows: rows[2].update(kegiatan="Meneliti berkas"))),
    "langkah ditambah": lambda: (alur(6), alur(7)),
    "langkah hilang": lambda: (alur(7), alur(6)),
    "langkah disisipkan": lambda: (alur(6), langkah(lambda rows: rows.insert(2, {**rows[2], "id": "baru"}))),
    "kolom pelaksana ditambah": lambda: (alur(6), alur(6, pelaksana={**ROLES, "arsip": "Arsiparis"})),
    "nama pelaksana": lambda: (alur(6), alur(6, pelaksana={**ROLES, "loket": "Petugas Informasi"})),
    "kertas": lambda: (alur(6), alur(6, F4)),
    "kertas lebih kecil": lambda: (alur(6, F4), alur(6)),
    "halaman alur bertambah": lambda: (alur(14), alur(24)),
    "halaman alur berkurang": lambda: (alur(24), alur(14)),
    "prosedur ditambah": lambda: (sisi(sop=[]), alur(6)),
    "prosedur hilang": lambda: (alur(6), sisi(sop=[])),
    "layanan baru": lambda: (None, sisi(bergambar=True)),
    "layanan hilang": lambda: (sisi(), None),
}
"""One pair of each kind of change."""


@cache
def contoh(jenis: str) -> tuple[Berkas, ...]:
    """The redlines of the pair ``jenis``."""
    return tuple(berkas(*JENIS[jenis]()))


def acak(seed: int) -> tuple[Sisi, Sisi]:
    """A random pair of editions; equal seeds give equal pairs."""
    chance = random.Random(seed)
    old = _edition(chance)
    new = _changed(old, chance)
    sides: list[Sisi] = [_bahan(old), _bahan(new)]
    if chance.random() < 0.04:
        sides[chance.randrange(2)] = None
    return sides[0], sides[1]


WORDS = [
    "Surat",
    "permohonan",
    "fotokopi",
    "asli",
    "**tebal**",
    "*miring*",
    "KTP",
    "paspor",
    "pejabat",
    "https://a.example",
    "Rp50.000",
]


def _text(chance: random.Random) -> str:
    return " ".join(chance.choice([*WORDS, AWKWARD]) for _ in range(chance.randint(1, 9)))


def _items(chance: random.Random) -> list[Any]:
    items: list[Any] = [_text(chance) for _ in range(chance.randint(1, 7))]
    if chance.random() < 0.3:
        items.insert(chance.randrange(len(items) + 1), {"kelompok": _text(chance), "butir": [_text(chance), _text(chance)]})
    return items


def _edition(chance: random.Random) -> dict[str, Any]:
    return {
        "layanan": {"status": "draf", **{key: _items(chance) for key in COMPONENTS}},
        "langkah": [dict(step) for step in steps(chance.randint(3, 10))],
        "pelaksana": dict(ROLES),
        "kantor": {},
    }


def _changed(old: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    new = {
        "layanan": {key: list(value) if isinstance(value, list) else value for key, value in old["layanan"].items()},
        "langkah": [dict(step) for step in old["langkah"]],
        "pelaksana": dict(old["pelaksana"]),
        "kantor": dict(old["kantor"]),
    }
    for _ in range(chance.randint(1, 6)):
        chance.choice([_change_items, _change_items, _change_items, _change_steps, _change_steps, _change_rest])(new, chance)
    return new


def _change_items(new: dict[str, Any], chance: random.Random) -> None:
    items = new["layanan"][chance.choice(COMPONENTS)]
    at = chance.randrange(len(items) + 1)
    kind = chance.randrange(5)
    if kind == 0 or not items:
        items.insert(at, _text(chance))
    elif kind == 1:
        del items[at - 1]
    elif kind == 2:
        items[:] = []
    elif kind == 3 and isinstance(items[at - 1], str):
        words = items[at - 1].split(" ")
        words[chance.randrange(len(words))] = _text(chance)
        items[at - 1] = " ".join(words)
    else:
        items.reverse()


def _change_steps(new: dict[str, Any], chance: random.Random) -> None:
    rows = new["langkah"]
    at = chance.randrange(len(rows))
    kind = chance.randrange(4)
    if kind == 0:
        rows.insert(at, {**rows[at], "id": f"baru-{len(rows)}-{at}", "keputusan": None})
    elif kind == 1 and len(rows) > 2 and "keputusan" not in rows[at] and not _is_target(rows, at):
        del rows[at]
    elif kind == 2:
        rows[at]["kegiatan"] = _text(chance)
    else:
        rows[at]["oleh"] = chance.choice(sorted(new["pelaksana"]))


def _is_target(rows: list[dict[str, Any]], at: int) -> bool:
    return any(rows[at]["id"] in (row.get("keputusan") or {}).values() for row in rows)


def _change_rest(new: dict[str, Any], chance: random.Random) -> None:
    chance.choice(
        [
            lambda: new["kantor"].update(F4),
            lambda: new["kantor"].update(kop=["KOP", _text(chance)]),
            lambda: new["layanan"].update(status="pembahasan", revisi="3"),
            lambda: new["layanan"].update(ringkasan=chance.choice([None, _text(chance)])),
            lambda: new["layanan"].update(nama=f"Layanan {chance.randrange(99)}", unit="Divisi Lain"),
            lambda: new["pelaksana"].update(arsip="Arsiparis"),
        ]
    )()


def _bahan(edition: dict[str, Any]) -> Bahan:
    rows = [{key: value for key, value in row.items() if value is not None} for row in edition["langkah"]]
    sop = {"judul": "Penerimaan", "pelaksana": edition["pelaksana"], "langkah": rows}
    return sisi(edition["kantor"], **edition["layanan"], sop=[sop])
