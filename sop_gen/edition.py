"""An edition read: the office, the register, and its services one at a time, with everything that is wrong.

Where its files lie (a folder, a git revision, a PDF) is known to its source only.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sop_gen.diagnostics import Diagnostic, Position, in_order
from sop_gen.engine.fonts import undrawable
from sop_gen.engine.raster import PNG
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.model.load import load_instansi, load_layanan, load_register
from sop_gen.model.messages import finding
from sop_gen.model.peraturan import Register
from sop_gen.rapat.monev import Monev, load_monev
from sop_gen.spec.folder import DASAR_HUKUM, INSTANSI, Folder, place
from sop_gen.spec.reader import read
from sop_gen.spec.tree import Document, Plain, plain
from sop_gen.store import read_file, read_inside

Tree = dict[str, Plain]


class Source(Protocol):
    """Where the files of an edition lie, by their names relative to it. A source travels to other processes."""

    def place(self, name: str) -> str:
        """How messages name the file."""

    def read(self, name: str) -> bytes | str:
        """The bytes of the file, or in Indonesian why it can't be read."""

    def picture(self, name: str) -> bytes | str | None:
        """The same for a picture that a file names and that may lie nowhere else; None when the source carries none."""


@dataclass(frozen=True)
class InFolder:
    """The files of a folder on disk."""

    folder: Path

    def place(self, name: str) -> str:
        """``standards/layanan.yaml``."""
        return place(self.folder.as_posix(), name)

    def read(self, name: str) -> bytes | str:
        """A link is followed to a file, never to a folder."""
        return read_file(self.folder / name)

    def picture(self, name: str) -> bytes | str | None:
        """A path that leaves the folder is refused, links included."""
        return read_inside(self.folder, name)


@dataclass(frozen=True)
class Edition:
    """The files of an edition, and the shared facts. ``instansi`` is None when it can't be read."""

    source: Source
    files: Folder
    instansi: Instansi | None
    register: Register
    trees: dict[str, Tree]
    """The shared files as plain strings, by name: what PDFs carry with them."""
    logo: bytes | None
    temuan: list[Diagnostic]
    whole: bool
    """Whether the register is all there; only then is a reference to what it lacks a fault."""

    @property
    def tidak_sah(self) -> bool:
        """Whether something that services share can't be understood."""
        return any(fault.tingkat == "tidak-sah" for fault in self.temuan)


@dataclass(frozen=True)
class Service:
    """One valid service with its text."""

    layanan: Layanan
    document: Document

    @property
    def tree(self) -> Tree:
        """The text as plain strings."""
        return _tree(self.document)


def read_edition(folder: Path, files: Folder) -> Edition:
    """The shared facts of the edition in ``folder``."""
    return read_shared(InFolder(folder), files)


def read_shared(source: Source, files: Folder, *, whole: bool = True) -> Edition:
    """The shared facts of the edition in ``source``; for ``whole`` see there."""
    faults = list(files.faults)
    documents: dict[str, Document | None] = {}
    for name in files.shared:
        documents[name], found = read_document(source, name)
        faults += found
    office, laws = documents.get(INSTANSI), documents.get(DASAR_HUKUM)
    instansi, of_office = load_instansi(office) if office else (None, [])
    register, of_register = load_register(laws, whole=whole) if laws else ({}, [])
    logo, of_logo = _logo(source, instansi.logo, office) if instansi and instansi.logo and office else (None, [])
    if of_logo:
        instansi = None  # documents without the logo that they should carry are not made
    trees = {name: _tree(document) for name, document in documents.items() if document}
    return Edition(source, files, instansi, register, trees, logo, in_order([*faults, *of_office, *of_register, *of_logo]), whole)


def read_service(edition: Edition, id: str) -> tuple[Service | None, list[Diagnostic]]:
    """One service of the edition, or every reason why it can't be understood."""
    document, faults = read_document(edition.source, edition.files.layanan[id])
    layanan = None
    if document is not None:
        layanan, found = load_layanan(document, id, edition.register if edition.whole else None, _broken(edition))
        faults += found
    if document is None or layanan is None or faults:
        return None, [fault.at(layanan=id) for fault in faults]
    return Service(layanan, document), []


def read_monev(edition: Edition, layanan: Layanan) -> tuple[Monev | None, list[Diagnostic]]:
    """What was recorded of the monitoring of ``layanan``; None when nothing was, or with every reason it can't be understood."""
    name = edition.files.monev.get(layanan.id)
    if name is None:
        return None, []
    document, faults = read_document(edition.source, name)
    if document is None or faults:
        return None, [fault.at(layanan=layanan.id) for fault in faults]
    return load_monev(document, layanan)


class _Every(frozenset[str]):
    """Holds every id: nothing of the register could be read."""

    def __contains__(self, key: object) -> bool:
        return True


def _broken(edition: Edition) -> frozenset[str]:
    """Ids that the register has but that can't be read."""
    if DASAR_HUKUM not in edition.files.shared:
        return frozenset()
    return frozenset(edition.trees[DASAR_HUKUM]) - edition.register.keys() if DASAR_HUKUM in edition.trees else _Every()


def read_document(source: Source, name: str) -> tuple[Document | None, list[Diagnostic]]:
    """One file as a tree of strings with their places, and what is wrong with it."""
    data, berkas = source.read(name), source.place(name)
    if isinstance(data, bytes):
        return read(data, berkas, undrawable)
    saran = "ganti dengan berkas biasa"
    return None, [Diagnostic("berkas-tak-terbaca", "tidak-sah", data, Position(berkas), saran, "penyuluhan-hukum.yaml")]


def _tree(document: Document) -> Tree:
    tree = plain(document.root)
    return tree if isinstance(tree, dict) else {}


def _logo(source: Source, name: str, office: Document) -> tuple[bytes | None, list[Diagnostic]]:
    data = source.picture(name)
    if data is None or (isinstance(data, bytes) and (data.startswith(PNG) or b"<svg" in data[:4096])):
        return data, []
    reason = data if isinstance(data, str) else "ini bukan gambar PNG atau SVG"
    saran = "letakkan berkas PNG atau SVG di dalam folder standar"
    return None, [finding(office, ("logo",), "logo-keliru", f"logo '{name}': {reason}", saran, "logo: logo.png", None)]
