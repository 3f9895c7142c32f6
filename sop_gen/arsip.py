"""Earlier editions: which ones ``arsip/`` holds, and what the present folder leaves there when it is frozen."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from pathlib import Path

from sop_gen.diagnostics import SpecError, UsageError, WriteError
from sop_gen.spec.folder import ARSIP, Folder, is_id, sort_out
from sop_gen.store import TEMPORARY, list_folder, read_file, read_inside, reason

_NO_NAME = re.compile(rf"con|prn|aux|nul|com\d|lpt\d|{ARSIP}|{TEMPORARY.strip('.')}")
"""Names that Windows keeps for devices, and two that would be taken for other folders of ours."""
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)", re.ASCII)
_SCHEMA = re.compile(rb"^(#[ \t]*yaml-language-server:[ \t]*\$schema=)(?:\./)?(?![A-Za-z][\w+.-]*:|/)", re.MULTILINE)
"""The comment by which a file tells editors where its schema lies, when it says so by a relative path."""


def archived(folder: Path) -> dict[str, Folder]:
    """The earlier editions of the standards folder by name, in order of name: numbers in names count as numbers.

    A folder without services is none. Raises SpecError when ``arsip/`` can't be read, UsageError for a folder in it.
    """
    try:
        paths = [path for path in (folder / ARSIP).iterdir() if path.is_dir() and not path.name.startswith(".")]
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise SpecError(f"{folder / ARSIP} tidak dapat dibaca ({reason(error)})") from None
    paths.sort(key=lambda path: _by_number(path.name))
    editions = {path.name: sort_out(list_folder(path), path.as_posix()) for path in paths}
    return {name: files for name, files in editions.items() if files.layanan}


def of_latest_year(names: Collection[str]) -> list[str]:
    """The names that begin with the latest year; all of them when any begins with none, since then names tell nothing."""
    years = {name: found[0] if (found := _YEAR.match(name)) else "" for name in names}
    return list(names) if "" in years.values() else [name for name in names if years[name] == max(years.values())]


def _by_number(name: str) -> tuple[list[tuple[bool, int, str]], str]:
    return [(not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in re.split(r"(\d+)", name) if part], name


def edition_folder(folder: Path, name: str) -> Path:
    """Where the edition ``name`` belongs. Raises UsageError for a name that is none, a path for example."""
    if not is_id(name) or _NO_NAME.fullmatch(name):
        raise UsageError(f"'{name}' bukan nama edisi; pakai huruf kecil, angka dan tanda hubung, misalnya --arsip 2026")
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


def refuse_blocked(edition: Path) -> None:
    """Raises WriteError when no new folder can be made there: something else stands in the place of ``arsip/``."""
    if os.path.lexists(edition.parent) and not edition.parent.is_dir():
        raise WriteError(f"tidak dapat menulis {edition}: {edition.parent} bukan folder")


def held(edition: Path) -> dict[str, bytes]:
    """The files of an earlier edition, by name."""
    return {name: _bytes(name, read_file(edition / name)) for name in list_folder(edition)}


def _bytes(name: str, data: bytes | str) -> bytes:
    if isinstance(data, str):
        raise WriteError(f"{name} tidak dapat diarsipkan: {data}")
    return data
