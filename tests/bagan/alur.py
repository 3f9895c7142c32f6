"""Charts to draw: every shipped and sample procedure in both styles, random flows, a first step with many ways out."""

from __future__ import annotations

from functools import cache
from typing import Any

from sop_gen.model.instansi import GayaSop
from sop_gen.model.sop import Sop
from sop_gen.view.alur import BaganAlur, view_alur
from tests.docx.samples import service
from tests.flow import strategies
from tests.flow.test_rules import samples, style_of

RANDOM = 40


def chart(sop: Sop, **style: Any) -> BaganAlur:
    """The chart of ``sop`` on any paper."""
    layanan = service().model_copy(update={"sop": (sop,)})
    return view_alur(layanan, 0, GayaSop.model_validate({"kertas_terbesar": "A3", **style}))


@cache
def sample_charts() -> dict[str, BaganAlur]:
    """By file, place and style."""
    return {f"{name}-{style}": chart(sop, mulai_selesai=style) for name, sop in samples() for style in ("langkah", "baris")}


@cache
def random_charts() -> dict[str, BaganAlur]:
    """By their seed."""
    return {f"acak-{seed}": chart(strategies.sop(seed), mulai_selesai=style_of(seed)) for seed in range(RANDOM)}


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
