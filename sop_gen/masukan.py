"""What documents and sites are made from, as hashes of bytes that nobody need understand: what stayed the same isn't read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from sop_gen.spec.folder import Folder
from sop_gen.store import Berkas, Manifest, digest, fingerprint, list_folder, read_file

# What shapes output beside our own code; their versions are part of every file's key.
SHAPING = re.compile(
    r"(typst|docxtpl|jinja2|lxml|markdown_it_py|openpyxl|pypdf|segno|uharfbuzz|fontpkg_\w+|manimgx_fonts)-[^-]+\.dist-info",
    re.IGNORECASE,
)
MANIFEST_SITUS = ".katalog.json"
"""The site's manifest: a name of its own, so that a site may lie in the output folder of a build."""
POSTER, UNTUK_RUMAH = "poster", "poster-a4.pdf"
"""Of the posters a page offers the one that a printer at home can print."""


def build_inputs(standards: Path, names: Iterable[str], versi: str) -> str:
    """Hash of everything that a whole build reads of the folder ``standards``, whose files are ``names``."""
    return fingerprint([(versi, b""), *_contents(standards, names)])


@dataclass(frozen=True)
class MasukanSitus:
    """Hashes of what a site is made from."""

    bersama: str
    """Of what every page rests on: the tool, the templates, which services there are, every file that is no service."""
    layanan: dict[str, str]
    """By id, of all that a service's page and its line in the list are made from, unless it names another service."""

    @property
    def semua(self) -> str:
        """Of everything."""
        return fingerprint([(self.bersama, b""), *((f"{id} {mark}", b"") for id, mark in self.layanan.items())])


def site_inputs(
    standards: Path, names: Iterable[str], files: Folder, versi: str, terbangun: Manifest, berkas: Path
) -> MasukanSitus:
    """The hashes of the edition in ``standards`` and of the documents ``terbangun`` that a build left in ``berkas``."""
    services = set(files.layanan.values())
    shared = _contents(standards, (name for name in names if name not in services))
    bersama = fingerprint([(versi, b""), *((id, b"") for id in files.layanan), *shared])
    layanan = {
        id: fingerprint([(bersama, b""), *_contents(standards, [name]), *_offers(terbangun.of(id), berkas)])
        for id, name in files.layanan.items()
    }
    return MasukanSitus(bersama, layanan)


def offered(built: dict[str, Berkas], berkas: Path) -> Iterator[tuple[str, Berkas]]:
    """The documents of a service that its page may offer: to be printed at home and not to be changed, and intact."""
    for name, entry in sorted(built.items()):
        wanted = name.endswith(".pdf") and not entry.usang and (entry.jenis != POSTER or name.endswith(f"/{UNTUK_RUMAH}"))
        if wanted and digest(berkas / name) == entry.sha256:
            yield name, entry


def _offers(built: dict[str, Berkas], berkas: Path) -> Iterator[tuple[str, bytes]]:
    return ((f"{name} {entry.sha256} {entry.sidik}", b"") for name, entry in offered(built, berkas))


def _contents(standards: Path, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    return ((name, _bytes(standards / name)) for name in names)


def _bytes(path: Path) -> bytes:
    data = read_file(path)
    return data if isinstance(data, bytes) else data.encode()


@cache
def tool_version(templates: Path) -> str:
    """Hash of what shapes output beside the standards: our code, the packages pinned for it, the templates."""
    package = Path(__file__).parent
    parts = [(name, (package / name).read_bytes()) for name in list_folder(package) if name.endswith(".py")]
    parts += [(name, _bytes(templates / name)) for name in list_folder(templates)]
    return fingerprint([*parts, *((name, b"") for name in _versions())])


def _versions() -> list[str]:
    """Names and versions of the packages that shape output, as their folders say (importlib.metadata costs 60 ms)."""
    spec = find_spec("typst")
    site = Path(spec.origin).parent.parent if spec and spec.origin else Path()
    return sorted(entry.name for entry in site.glob("*.dist-info") if SHAPING.fullmatch(entry.name))
