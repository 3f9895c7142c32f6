"""Every procedure that the tests draw: those of the shipped standards, of the sample office, and some random ones."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from sop_gen.edition import Edition, read_edition, read_service
from sop_gen.model.instansi import GayaSop
from sop_gen.model.layanan import Layanan
from sop_gen.model.sop import Sop
from sop_gen.spec.folder import sort_out
from sop_gen.store import list_folder
from sop_gen.view.dokumen import Konteks
from sop_gen.view.sop import DokumenSop, view_sop
from tests.flow import strategies

ROOT = Path(__file__).parents[2]
KANTOR = (ROOT / "standards", ROOT / "tests" / "kantor-contoh" / "standards")
ACAK: tuple[tuple[int, int, int, dict[str, Any]], ...] = (
    (1, 6, 3, {}),
    (2, 12, 4, {"kertas": "F4", "margin": ["15", "10", "10", "12"], "ukuran": "10"}),
    (3, 20, 5, {"mulai_selesai": "baris"}),
    (4, 30, 7, {}),
    (5, 15, 12, {}),
    (6, 40, 6, {"kertas": "A3", "margin": ["5", "5", "5", "5"], "mulai_selesai": "baris"}),
)
"""Seed, steps, pelaksana and page style of the random procedures."""


@dataclass(frozen=True, eq=False)
class Prosedur:
    """One procedure: its name in the tests, as plain data straight from YAML, and the view that documents are made of."""

    nama: str
    mentah: dict[str, Any]
    view: DokumenSop
    baris: bool = False
    """Whether begin and end have rows of their own."""


@cache
def semua() -> tuple[Prosedur, ...]:
    """All of them, in a fixed order."""
    found = [part for folder in KANTOR for part in _of_office(folder)]
    return (*found, *(_random(*wishes) for wishes in ACAK))


def _of_office(folder: Path) -> list[Prosedur]:
    edition = _edition(folder)
    found = []
    for id, name in edition.files.layanan.items():
        plain = yaml.load((folder / name).read_bytes(), yaml.BaseLoader).get("sop") or []
        layanan, konteks = _layanan(edition, id), _konteks(edition)
        views = [view_sop(layanan, index, konteks) for index in range(len(layanan.sop))]
        found += [Prosedur(f"{id}-{n}", *pair) for n, pair in enumerate(zip(plain, views, strict=True), 1)]
    return found


def _random(seed: int, steps: int, roles: int, gaya: dict[str, Any]) -> Prosedur:
    return bernama(f"acak-{seed}", strategies.flow(random.Random(seed), strategies.Wishes(steps, roles)), **gaya)


def bernama(nama: str, sop: dict[str, Any], **style: Any) -> Prosedur:
    """``sop`` as the only procedure of a sample service whose office has the page style ``style``."""
    edition = _edition(KANTOR[1])
    konteks = _konteks(edition)
    gaya = GayaSop.model_validate({"kertas_terbesar": "A3", **style})
    konteks = replace(konteks, instansi=konteks.instansi.model_copy(update={"gaya_sop": gaya}))
    layanan = _layanan(edition, "konsultasi-contoh").model_copy(update={"sop": (Sop.model_validate(sop),)})
    return Prosedur(nama, sop, view_sop(layanan, 0, konteks), gaya.mulai_selesai == "baris")


@cache
def _edition(folder: Path) -> Edition:
    return read_edition(folder, sort_out(list_folder(folder), folder.as_posix()))


def _konteks(edition: Edition) -> Konteks:
    assert edition.instansi is not None, edition.temuan
    return Konteks(edition.instansi, edition.register)


def _layanan(edition: Edition, id: str) -> Layanan:
    service, faults = read_service(edition, id)
    assert service is not None, faults
    return service.layanan
