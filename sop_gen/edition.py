"""A standards folder read: the office, the register, and its services one at a time, with everything that is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sop_gen.diagnostics import Diagnostic, Position, in_order
from sop_gen.engine.fonts import undrawable
from sop_gen.engine.raster import PNG
from sop_gen.model.instansi import Instansi
from sop_gen.model.layanan import Layanan
from sop_gen.model.load import load_instansi, load_layanan, load_register
from sop_gen.model.messages import finding
from sop_gen.model.peraturan import Register
from sop_gen.spec.folder import DASAR_HUKUM, INSTANSI, Folder
from sop_gen.spec.reader import read
from sop_gen.spec.tree import Document, Plain, plain
from sop_gen.store import read_file, read_inside

Tree = dict[str, Plain]


@dataclass(frozen=True)
class Edition:
    """A standards folder: its files, and the shared facts. ``instansi`` is None when it can't be read."""

    folder: Path
    files: Folder
    instansi: Instansi | None
    register: Register
    trees: dict[str, Tree]
    """The shared files as plain strings, by name: what PDFs carry with them."""
    logo: bytes | None
    temuan: list[Diagnostic]


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
    faults = list(files.faults)
    documents = {name: _document(folder, name, faults) for name in files.shared}
    office, laws = documents.get(INSTANSI), documents.get(DASAR_HUKUM)
    instansi, of_office = load_instansi(office) if office else (None, [])
    register, of_register = load_register(laws) if laws else ({}, [])
    faults += [*of_office, *of_register]
    logo = _logo(folder, instansi.logo, office, faults) if instansi and office and instansi.logo else None
    if instansi and instansi.logo and logo is None:
        instansi = None  # documents without the logo that they should carry are not made
    trees = {name: _tree(document) for name, document in documents.items() if document}
    return Edition(folder, files, instansi, register, trees, logo, in_order(faults))


def read_service(edition: Edition, id: str) -> tuple[Service | None, list[Diagnostic]]:
    """One service of the edition, or every reason why it can't be understood."""
    faults: list[Diagnostic] = []
    document = _document(edition.folder, edition.files.layanan[id], faults)
    layanan = None
    if document is not None:
        layanan, found = load_layanan(document, id, edition.register, _broken(edition))
        faults += found
    if document is None or layanan is None or faults:
        return None, [fault.at(layanan=id) for fault in faults]
    return Service(layanan, document), []


class _Every(frozenset[str]):
    """Holds every id: nothing of the register could be read."""

    def __contains__(self, key: object) -> bool:
        return True


def _broken(edition: Edition) -> frozenset[str]:
    """Ids that the register has but that can't be read."""
    if DASAR_HUKUM not in edition.files.shared:
        return frozenset()
    return frozenset(edition.trees[DASAR_HUKUM]) - edition.register.keys() if DASAR_HUKUM in edition.trees else _Every()


def _document(folder: Path, name: str, faults: list[Diagnostic]) -> Document | None:
    place = f"{folder.as_posix()}/{name}"
    data = read_file(folder / name)
    if isinstance(data, str):
        faults.append(
            Diagnostic(
                "berkas-tak-terbaca", "tidak-sah", data, Position(place), "ganti dengan berkas biasa", "penyuluhan-hukum.yaml"
            )
        )
        return None
    document, found = read(data, place, undrawable)
    faults += found
    return document


def _tree(document: Document) -> Tree:
    tree = plain(document.root)
    return tree if isinstance(tree, dict) else {}


def _logo(folder: Path, name: str, office: Document, faults: list[Diagnostic]) -> bytes | None:
    data = read_inside(folder, name)
    if not isinstance(data, str) and (data.startswith(PNG) or b"<svg" in data[:4096]):
        return data
    reason = data if isinstance(data, str) else "ini bukan gambar PNG atau SVG"
    saran = "letakkan berkas PNG atau SVG di dalam folder standar"
    faults.append(finding(office, ("logo",), "logo-keliru", f"logo '{name}': {reason}", saran, "logo: logo.png", None))
    return None
