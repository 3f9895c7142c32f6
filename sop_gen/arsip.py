"""Earlier editions: which ones ``arsip/`` holds, and what the present folder leaves there when it is frozen."""

from __future__ import annotations

import re
from pathlib import Path

from sop_gen.diagnostics import UsageError, WriteError
from sop_gen.spec.folder import ARSIP, Folder
from sop_gen.store import list_folder, read_file, read_inside

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,58}[A-Za-z0-9])?")
_SCHEMA = re.compile(rb"^(#[ \t]*yaml-language-server:[ \t]*\$schema=)(?:\./)?(?![A-Za-z][\w+.-]*:|/)", re.MULTILINE)
"""The comment by which a file tells editors where its schema lies, when it says so by a relative path."""


def archived(folder: Path) -> list[str]:
    """Names of the earlier editions of the standards folder, oldest first: numbers in names count as numbers."""
    try:
        names = [path.name for path in (folder / ARSIP).iterdir() if path.is_dir() and not path.name.startswith(".")]
    except OSError:
        return []
    return sorted(names, key=_by_number)


def _by_number(name: str) -> tuple[list[tuple[bool, int, str]], str]:
    return [(not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in re.split(r"(\d+)", name) if part], name


def edition_folder(folder: Path, name: str) -> Path:
    """Where the edition ``name`` belongs. Raises UsageError for a name that is none, a path for example."""
    if not _NAME.fullmatch(name) or name.lower().endswith((".yaml", ".yml")):
        raise UsageError(f"'{name}' bukan nama edisi; pakai huruf, angka, titik dan tanda hubung, misalnya --arsip 2026")
    return folder / ARSIP / name


def frozen(folder: Path, files: Folder, logo: str | None) -> dict[str, bytes]:
    """What the present edition leaves in its archive, by name: its YAML files and its logo, two folders further down.

    Bytes are kept, but for the comment that names the schema: its path must still lead there. Raises WriteError for a file that
    can't be read.
    """
    kept = {}
    for name in sorted([*files.shared, *files.layanan.values()]):
        kept[name] = _SCHEMA.sub(rb"\1../../", _bytes(name, read_file(folder / name)))
    if logo is not None:
        kept[logo] = _bytes(logo, read_inside(folder, logo))
    return kept


def held(edition: Path) -> dict[str, bytes]:
    """The files of an earlier edition, by name."""
    return {name: _bytes(name, read_file(edition / name)) for name in list_folder(edition)}


def _bytes(name: str, data: bytes | str) -> bytes:
    if isinstance(data, str):
        raise WriteError(f"{name} tidak dapat diarsipkan: {data}")
    return data
