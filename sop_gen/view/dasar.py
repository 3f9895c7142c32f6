"""What a change of one regulation touches: every place in the services that cites it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sop_gen.model.butir import Butir, Tarif
from sop_gen.model.fields import Model
from sop_gen.model.layanan import Layanan
from sop_gen.model.peraturan import Register
from sop_gen.spec.tree import Document, Step
from sop_gen.teks.inline import Runs, as_text, literal, runs
from sop_gen.teks.peraturan import cite
from sop_gen.view.standar import NAMA_KOMPONEN


@dataclass(frozen=True)
class Tempat:
    """One place that cites the regulation: whose it is, which part, what stands there, and where in the files."""

    layanan: str
    nama: str
    bagian: str
    isi: Runs
    pasal: str
    jalur: str
    posisi: str

    @property
    def teks(self) -> str:
        """What stands there, on one line."""
        return " ".join(as_text(self.isi).split())


@dataclass(frozen=True)
class Dasar:
    """A regulation and every place that cites it."""

    id: str
    kutipan: str
    status: str
    tempat: tuple[Tempat, ...]

    @property
    def layanan(self) -> int:
        """How many services cite it."""
        return len({place.layanan for place in self.tempat})


def view_dasar(id: str, register: Register, services: Iterable[tuple[Layanan, Document]]) -> Dasar:
    """Everything that cites the regulation ``id`` of ``register``, in order of service and file."""
    places = [place for layanan, document in services for place in _places(id, layanan, document)]
    return Dasar(id, cite(register[id], register), register[id].status, tuple(places))


def _places(id: str, layanan: Layanan, document: Document) -> Iterator[Tempat]:
    for path, part in _citing(layanan, (), id):
        yield Tempat(
            layanan=layanan.id,
            nama=layanan.nama,
            bagian=_part(path, layanan),
            isi=_words(part),
            pasal=getattr(part, "pasal", None) or "",
            jalur=document.words(path),
            posisi=str(document.position(path)),
        )


def _citing(value: Any, path: tuple[Step, ...], id: str) -> Iterator[tuple[tuple[Step, ...], Model]]:
    """Every part below ``value`` whose own ``ref`` or ``dasar`` is ``id``, with its path."""
    if isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _citing(part, (*path, number), id)
    elif isinstance(value, Model):
        if id in (getattr(value, "ref", None), getattr(value, "dasar", None)):
            yield path, value
        for name in type(value).model_fields:
            yield from _citing(getattr(value, name), (*path, name), id)


def _part(path: tuple[Step, ...], layanan: Layanan) -> str:
    match path:
        case ("sop", int(number), str(key), *_):
            return f"SOP {layanan.sop[number].judul}: {key}"
        case (str(key), *_):
            return NAMA_KOMPONEN.get(key, key.replace("_", " ").capitalize())
    return ""


def _words(part: Model) -> Runs:
    match part:
        case Butir():
            return runs(part.nama)
        case Tarif():
            return runs(part.uraian)
    return literal("")
