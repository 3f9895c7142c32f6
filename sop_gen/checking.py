"""The services of a folder read once, each with everything that is found in it: what ``check`` lists and ``status`` judges."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sop_gen.build import chart_faults
from sop_gen.diagnostics import Diagnostic
from sop_gen.edition import Edition, Service, read_service
from sop_gen.lint.rule import Tinjauan
from sop_gen.lint.runner import run_rules
from sop_gen.lint.seluruh import Seluruh, seluruh
from sop_gen.model.layanan import Layanan
from sop_gen.view.dokumen import Konteks


@dataclass(frozen=True)
class Checked:
    """One service, None when it can't be read, and what was found in it."""

    id: str
    service: Service | None
    temuan: list[Diagnostic]

    @property
    def layanan(self) -> Layanan | None:
        """What the service says."""
        return self.service.layanan if self.service else None


def check_services(edition: Edition, chosen: Collection[str], hari_ini: date) -> list[Checked]:
    """The services ``chosen``, in order of id; every service is read, because rules compare each with all others."""
    read = {id: read_service(edition, id) for id in edition.files.layanan}
    every = seluruh(read, (service.layanan for service, _ in read.values() if service))
    return [
        Checked(id, service, [*faults, *_findings(service, edition, every, hari_ini)] if service else faults)
        for id, (service, faults) in read.items()
        if id in chosen
    ]


def _findings(service: Service, edition: Edition, every: Seluruh, hari_ini: date) -> list[Diagnostic]:
    """What the rules find, and charts that fit no paper."""
    found = run_rules(Tinjauan(service.layanan, edition.instansi, edition.register, every, hari_ini), service.document)
    charts = chart_faults(service, Konteks(edition.instansi, edition.register)) if edition.instansi else []
    return [*found, *charts]
