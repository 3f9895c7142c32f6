"""Every procedure that the tests draw: those of the shipped standards, of the sample office, and some random ones."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from sop_gen.edition import read_edition, read_service
from sop_gen.model.layanan import Layanan
from sop_gen.model.sop import Sop
from sop_gen.spec.folder import sort_out
from sop_gen.store import list_folder
from sop_gen.view.dokumen import Konteks
from sop_gen.view.sop import DokumenSop, view_sop
from tests.flow import strategies

ROOT = Path(__file__).parents[2]
KANTOR = (ROOT / "standards", ROOT / "tests" / "kantor-contoh" / "standards")
ACAK = ((1, 6, 3), (2, 12, 4), (3, 20, 5), (4, 30, 7), (5, 15, 12))
"""Seed, steps and pelaksana of the random procedures."""


@dataclass(frozen=True)
class Prosedur:
    """One procedure: its name in the tests, as plain data straight from YAML, and the view that documents are made of."""

    nama: str
    mentah: dict[str, Any]
    view: DokumenSop


@cache
def semua() -> tuple[Prosedur, ...]:
    """All of them, in a fixed order."""
    found = [part for folder in KANTOR for part in _of_office(folder)]
    return (*found, *(_random(*wishes) for wishes in ACAK))


def _of_office(folder: Path) -> list[Prosedur]:
    edition = read_edition(folder, sort_out(list_folder(folder), folder.as_posix()))
    assert edition.instansi is not None, edition.temuan
    found = []
    for id, name in edition.files.layanan.items():
        service, faults = read_service(edition, id)
        assert service is not None, faults
        plain = yaml.load((folder / name).read_bytes(), yaml.BaseLoader).get("sop") or []
        konteks = Konteks(edition.instansi, edition.register)
        views = [view_sop(service.layanan, index, konteks) for index in range(len(service.layanan.sop))]
        found += [Prosedur(f"{id}-{n}", *pair) for n, pair in enumerate(zip(plain, views, strict=True), 1)]
    return found


def _random(seed: int, steps: int, roles: int) -> Prosedur:
    """A random flow as the only procedure of a sample service."""
    folder = KANTOR[1]
    edition = read_edition(folder, sort_out(list_folder(folder), folder.as_posix()))
    assert edition.instansi is not None
    flow = strategies.flow(random.Random(seed), steps=steps, roles=roles)
    service, faults = read_service(edition, "konsultasi-contoh")
    assert service is not None, faults
    layanan: Layanan = service.layanan.model_copy(update={"sop": (Sop.model_validate(flow),)})
    return Prosedur(f"acak-{seed}", flow, view_sop(layanan, 0, Konteks(edition.instansi, edition.register)))
