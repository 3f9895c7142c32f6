"""What rules know of all services of an office: enough to compare one with the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from sop_gen.model.layanan import KOMPONEN, Layanan
from sop_gen.teks.keterkaitan import titles_of

K = TypeVar("K")
V = TypeVar("V")
Sop = tuple[str, int]
"""A procedure: its service and its place there, from 0."""


@dataclass(frozen=True, slots=True)
class Seluruh:
    """Every service that can be read, looked up from the side that rules ask from."""

    layanan: frozenset[str]
    """Ids of all services, those that can't be read included."""
    judul: frozenset[str]
    """What ``keterkaitan`` may name: ``layanan`` or ``layanan#judul-slug``."""
    terbaca: frozenset[str]
    """Ids of the services that can be read."""
    nomor: Mapping[str, tuple[Sop, ...]] = field(default_factory=dict)
    """Procedures by their number."""
    isi: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """Running services by a component and its content (as canonical text)."""
    terisi: Mapping[str, int] = field(default_factory=dict)
    """How many running services have a component."""
    keterkaitan: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What the procedures of a service name as related, by the id of each running service that has procedures."""


def seluruh(ids: Iterable[str], services: Iterable[Layanan]) -> Seluruh:
    """The index of ``services``; ``ids`` names them all, also those that can't be read."""
    judul: set[str] = set()
    terbaca: set[str] = set()
    nomor: dict[str, list[Sop]] = defaultdict(list)
    isi: dict[tuple[str, str], list[str]] = defaultdict(list)
    terisi: Counter[str] = Counter()
    related: dict[str, frozenset[str]] = {}
    for layanan in services:
        terbaca.add(layanan.id)
        judul |= titles_of(layanan).keys()
        if layanan.berjalan and layanan.sop:
            related[layanan.id] = frozenset(name for sop in layanan.sop for name in sop.keterkaitan)
        for place, sop in enumerate(layanan.sop):
            if sop.nomor:
                nomor[sop.nomor].append((layanan.id, place))
        if layanan.berjalan:
            for komponen in KOMPONEN:
                if getattr(layanan, komponen):
                    isi[komponen, isi_komponen(layanan, komponen)].append(layanan.id)
                    terisi[komponen] += 1
    return Seluruh(
        layanan=frozenset(ids),
        judul=frozenset(judul),
        terbaca=frozenset(terbaca),
        nomor=_settled(nomor),
        isi=_settled(isi),
        terisi=terisi,
        keterkaitan=related,
    )


def isi_komponen(layanan: Layanan, komponen: str) -> str:
    """The content of a component, so that equal contents are equal texts."""
    return repr(getattr(layanan, komponen))


def _settled(found: Mapping[K, list[V]]) -> dict[K, tuple[V, ...]]:
    return {key: tuple(values) for key, values in found.items()}
