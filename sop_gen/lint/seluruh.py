"""What rules know of all services of an office: enough to compare one with the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
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
    """Running services by a component and the digest of its content."""
    terisi: Mapping[str, int] = field(default_factory=dict)
    """How many running services have a component."""
    keterkaitan: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What the procedures of a service name as related, by the id of each running service that has procedures."""


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """What the index needs of one service: small, so that it can travel between processes."""

    id: str
    judul: frozenset[str]
    nomor: tuple[str | None, ...]
    """The number of each procedure."""
    isi: tuple[tuple[str, str], ...]
    """The components of a running service that say something, with the digest of their content."""
    keterkaitan: frozenset[str] | None
    """None when it does not run or has no procedures."""


def ringkas(layanan: Layanan) -> Ringkasan:
    """The part that ``layanan`` has in the index."""
    filled = [komponen for komponen in KOMPONEN if layanan.berjalan and getattr(layanan, komponen)]
    related = frozenset(name for sop in layanan.sop for name in sop.keterkaitan)
    return Ringkasan(
        id=layanan.id,
        judul=frozenset(titles_of(layanan)),
        nomor=tuple(sop.nomor for sop in layanan.sop),
        isi=tuple((komponen, isi_komponen(layanan, komponen)) for komponen in filled),
        keterkaitan=related if layanan.berjalan and layanan.sop else None,
    )


def seluruh(ids: Iterable[str], services: Iterable[Ringkasan]) -> Seluruh:
    """The index of ``services``; ``ids`` names them all, also those that can't be read."""
    known = list(services)
    nomor: dict[str, list[Sop]] = defaultdict(list)
    isi: dict[tuple[str, str], list[str]] = defaultdict(list)
    for service in known:
        for place, number in enumerate(service.nomor):
            if number:
                nomor[number].append((service.id, place))
        for part in service.isi:
            isi[part].append(service.id)
    return Seluruh(
        layanan=frozenset(ids),
        judul=frozenset(title for service in known for title in service.judul),
        terbaca=frozenset(service.id for service in known),
        nomor=_settled(nomor),
        isi=_settled(isi),
        terisi=Counter(komponen for service in known for komponen, _ in service.isi),
        keterkaitan={service.id: service.keterkaitan for service in known if service.keterkaitan is not None},
    )


def isi_komponen(layanan: Layanan, komponen: str) -> str:
    """The content of a component, so that equal contents are equal texts: its digest, which stays short for long contents."""
    content = repr(getattr(layanan, komponen))
    return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _settled(found: Mapping[K, list[V]]) -> dict[K, tuple[V, ...]]:
    return {key: tuple(values) for key, values in found.items()}
