"""Pages for the waiting room: of the two offices, of attacks, and of services as long as nobody would write them."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from sop_gen.model.butir import Butir, Kelompok, Pengaduan, Tarif, Waktu
from sop_gen.model.layanan import Layanan
from sop_gen.render.kind import KINDS, Bahan, draw
from sop_gen.view.dokumen import Konteks
from sop_gen.view.layar import Layar
from tests.katalog.contoh import JAHAT
from tests.poster.contoh import TEMPLATES, edisi, konteks, layanan, semua

KOSAKATA = ["permohonan", "surat", "bermeterai", "kewarganegaraan", "yang", "di", "asli", "dan", "RT/RW", "2026", "KTP-el"]


def services(kantor: str) -> tuple[Layanan, ...]:
    return tuple(layanan(kantor, id) for name, id in semua() if name == kantor)


def layar(kantor: str = "contoh", parts: Iterable[Layanan] | None = None, office: Konteks | None = None) -> tuple[Layar, bytes]:
    """The page over ``parts`` (all services of the office unless given): its view and its bytes."""
    bahan = Bahan(services(kantor) if parts is None else tuple(parts), office or konteks(kantor), logo=edisi(kantor).logo)
    kind = KINDS.load()["layar"]
    ((_, view),) = kind.views(bahan)
    return view, draw(view, kind.formats[0], bahan, TEMPLATES)


def write_page(folder: Path, data: bytes) -> Path:
    path = folder / "layar.html"
    path.write_bytes(data)
    return path


def of_office(**changes: Any) -> Konteks:
    """The example office with other facts."""
    return replace(konteks(), instansi=konteks().instansi.model_copy(update=changes))


def evil() -> Layanan:
    """A service whose every text attacks the page."""
    return layanan("contoh", "konsultasi-contoh").model_copy(
        update={
            "nama": JAHAT,
            "pemohon": f"[klik](javascript:globalThis.kena=1) {JAHAT}",
            "persyaratan": (Butir(nama=JAHAT), Kelompok(kelompok=JAHAT, butir=[Butir(nama="{{ 7 * 7 }}{% if x %}")])),
            "jangka_waktu": (Waktu(teks=JAHAT),),
            "biaya": (Tarif(uraian=JAHAT, teks=JAHAT),),
            "pengaduan": (Pengaduan(kanal=JAHAT, nilai="javascript:globalThis.kena=1"),),
        }
    )


def endless(seed: int) -> Layanan:
    """A service of random length: names, fees, times and lists from a word to more than a screen holds."""
    chance = random.Random(seed)

    def words(most: int) -> str:
        found = [chance.choice([*KOSAKATA, "x" * chance.randint(1, 60)]) for _ in range(chance.randint(1, most))]
        return " ".join(found)

    def items(most: int) -> tuple[Butir, ...]:
        return tuple(Butir(nama=words(chance.choice([5, 30, 300]))) for _ in range(chance.randint(1, most)))

    group = Kelompok(kelompok=words(40), butir=list(items(6)))
    fees = [Tarif(uraian=words(30), tarif=str(10 ** chance.randint(3, 14))) for _ in range(chance.randint(1, 6))]
    times = [Waktu(teks=words(chance.choice([3, 20, 90])), uraian=words(9)) for _ in range(chance.randint(1, 5))]
    return layanan("contoh", "izin-contoh").model_copy(
        update={
            "nama": words(chance.choice([3, 12, 80])),
            "pemohon": words(chance.choice([5, 60])),
            "persyaratan": (*items(14), group),
            "prosedur": items(8),
            "biaya": tuple(fees),
            "jangka_waktu": tuple(times),
            "produk": items(2),
        }
    )
