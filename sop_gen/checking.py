"""The services of a folder read once, each with everything that is found in it: what ``check`` lists and ``status`` judges."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Generic, TypeVar

from sop_gen import workers
from sop_gen.build import chart_faults
from sop_gen.diagnostics import Diagnostic
from sop_gen.edition import Edition, Service, read_monev, read_service
from sop_gen.lint.rule import Tinjauan
from sop_gen.lint.runner import run_rules
from sop_gen.lint.seluruh import Ringkasan, Seluruh, ringkas, seluruh
from sop_gen.model.layanan import Layanan
from sop_gen.rapat.monev import Monev
from sop_gen.view.dokumen import Konteks

T = TypeVar("T")
Outcome = tuple[Service | None, list[Diagnostic]]
Read = dict[str, Outcome]
Reader = Callable[[Edition, str], Outcome]
PER_PROSES = 20
"""Services that are worth a process of their own: checking them takes several times as long as starting it."""


@dataclass(frozen=True)
class Checked:
    """One service, None when it can't be read, and what was found in it."""

    id: str
    service: Service | None
    temuan: list[Diagnostic]
    monev: Monev | None
    """What was recorded of its monitoring and evaluation."""

    @property
    def layanan(self) -> Layanan | None:
        """What the service says."""
        return self.service.layanan if self.service else None


@dataclass(frozen=True)
class _Bersama(Generic[T]):
    """What every process needs to know."""

    edition: Edition
    chosen: Collection[str]
    hari_ini: date
    keep: Callable[[Checked], T]
    read: Reader


def check_services(
    edition: Edition, chosen: Collection[str], hari_ini: date, keep: Callable[[Checked], T], read: Reader = read_service
) -> list[T]:
    """What ``keep`` takes of each of the services ``chosen``, in order of id.

    Every service is read, because rules compare each with all others; many are spread over processes. ``keep`` (a function of
    a module, or made of such) runs where its service was read: whole services are too large to travel. ``read``, a function
    like that too, gives services that are not quite as their files are.
    """
    ids = list(edition.files.layanan)
    bersama = _Bersama(edition, chosen, hari_ini, keep, read)

    def index(parts: list[list[Ringkasan]]) -> Seluruh:
        return seluruh(ids, (service for part in parts for service in part))

    results = workers.exchange(_read, _examine, index, _shares(ids), bersama)
    return [kept for result in results for kept in result]


def _shares(ids: list[str]) -> list[list[str]]:
    """Even parts of ``ids`` in their order, one for each process."""
    count = max(1, min(workers.cores(), len(ids) // PER_PROSES))
    bounds = [len(ids) * number // count for number in range(count + 1)]
    return [ids[start:end] for start, end in pairwise(bounds)]


def _read(bersama: _Bersama[T], ids: list[str]) -> tuple[Read, list[Ringkasan]]:
    read = {id: bersama.read(bersama.edition, id) for id in ids}
    return read, [ringkas(service.layanan) for service, _ in read.values() if service]


def _examine(bersama: _Bersama[T], read: Read, every: Seluruh) -> list[T]:
    return [bersama.keep(_checked(id, *read[id], bersama, every)) for id in read if id in bersama.chosen]


def _checked(id: str, service: Service | None, faults: list[Diagnostic], bersama: _Bersama[T], every: Seluruh) -> Checked:
    found = _findings(service, bersama.edition, every, bersama.hari_ini) if service else []
    monev, of_monev = read_monev(bersama.edition, service.layanan) if service else (None, [])
    return Checked(id, service, [*faults, *found, *of_monev], monev)


def _findings(service: Service, edition: Edition, every: Seluruh, hari_ini: date) -> list[Diagnostic]:
    """What the rules find, and charts that fit no paper."""
    found = run_rules(Tinjauan(service.layanan, edition.instansi, edition.register, every, hari_ini), service.document)
    charts = chart_faults(service, Konteks(edition.instansi, edition.register)) if edition.instansi else []
    return [*found, *charts]
