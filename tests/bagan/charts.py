"""Charts to draw: of every shipped procedure, of random flows, of the named cases."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sop_gen.edition import read_edition, read_service
from sop_gen.model.instansi import GayaSop
from sop_gen.model.layanan import Layanan
from sop_gen.model.sop import Sop
from sop_gen.spec.folder import sort_out
from sop_gen.store import list_folder
from sop_gen.view.alur import BaganAlur, view_alur
from tests.conftest import ROOT, TESTS
from tests.flow import strategies
from tests.flow.cases import CASES
from tests.flow.test_rules import samples

RANDOM = 40


def of_flow(flow: dict[str, Any], gaya: GayaSop | None = None, **changes: Any) -> BaganAlur:
    raw = {"id": "uji", "nama": "Uji", "unit": "Divisi", "status": "draf", "revisi": "1", "sop": [flow], **changes}
    return view_alur(Layanan.model_validate(raw), 0, gaya or GayaSop(kertas_terbesar="A3"))


def random_flow(seed: int) -> BaganAlur:
    return of_flow(
        strategies.flow(random.Random(seed)), GayaSop(kertas_terbesar="A3", mulai_selesai=("langkah", "baris")[seed % 2])
    )


@cache
def shipped() -> dict[str, BaganAlur]:
    return {
        f"{alur.id}-{alur.nomor}": alur for folder in (ROOT, TESTS / "kantor-contoh") for alur in _office(folder / "standards")
    }


def _office(folder: Path) -> Iterator[BaganAlur]:
    files = sort_out(list_folder(folder), folder.as_posix())
    edition = read_edition(folder, files)
    assert edition.instansi
    for id in files.layanan:
        service, faults = read_service(edition, id)
        assert service, faults
        for index in range(len(service.layanan.sop)):
            yield view_alur(service.layanan, index, edition.instansi.gaya_sop)


def chart(sop: Sop, **style: Any) -> BaganAlur:
    """The chart of ``sop`` on any paper."""
    layanan = Layanan.model_construct(id="uji", nama="Uji", sop=(sop,))
    return view_alur(layanan, 0, GayaSop.model_validate({"kertas_terbesar": "A3", **style}))


@cache
def sample_charts() -> dict[str, BaganAlur]:
    """By file, place and style."""
    return {f"{name}-{style}": chart(sop, mulai_selesai=style) for name, sop in samples() for style in ("langkah", "baris")}


@cache
def random_charts() -> dict[str, BaganAlur]:
    """By their seed."""
    return {f"acak-{seed}": chart(strategies.sop(seed), mulai_selesai=("langkah", "baris")[seed % 2]) for seed in range(RANDOM)}


@cache
def branching_charts() -> dict[str, BaganAlur]:
    """By the number of ways out of the first step, all to other pages: its capsule is low or tall then."""
    return {f"cabang-{ways}": chart(_branching(ways)) for ways in (4, 8, 12)}


def _branching(ways: int) -> Sop:
    langkah: list[dict[str, Any]] = [
        {"id": f"s{number}", "kegiatan": "Memeriksa berkas " * 4, "oleh": "a"} for number in range(40)
    ]
    langkah[0]["lanjut"] = [f"s{number}" for number in range(40 - ways, 40)]
    return Sop.model_validate({"judul": "Uji", "pelaksana": {role: role.upper() for role in "abcde"}, "langkah": langkah})


def charts() -> Iterator[Any]:
    for name in shipped():
        yield pytest.param(lambda name=name: shipped()[name], id=name)
    for seed in range(24):
        yield pytest.param(lambda seed=seed: random_flow(seed), id=f"acak-{seed}")
    for name in CASES:
        yield pytest.param(lambda name=name: of_flow(CASES[name]), id=name)
