"""The files a Typst template may use, read and checked before anything is compiled.

A ``.typ`` file is a program: Typst would let it fetch packages from the network and read through links that lead out of
its folder. So the compiler never sees a folder: it gets the bytes of the files found here, and nothing else.
Words that could hide a package name are refused wherever they stand, comments and text too, because telling code from
text in Typst takes Typst itself.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath

from sop_gen.diagnostics import RenderError

DASAR = "_dasar.typ"
"""What all templates share. Where it lies is their folder; one in a folder below that loads it as ``/_dasar.typ``."""
MAIN = "main"
"""The name under which the compiler knows the template itself."""
SUFFIXES = frozenset((".typ", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".json", ".csv", ".txt"))
"""What a Typst template may read; the other files of the folder belong to other engines."""

_WORD = re.compile(r"(?<![\w-])(?:(?P<load>import|include)(?![\w-])|(?P<word>eval|std)(?![\w-])|\"\s*(?P<package>@[\w-]+/))")
# A literal path, then `:`, `as`, `;` or a new statement: nothing that could compute another path from it.
_PATH = re.compile(r'[ \t]*"(?P<path>[^"\\\n]*)"(?=[ \t]*(?::|as\b|;|\Z|\n\s*(?:[^\s./+*]|\Z)))')


def template_files(template: Path) -> dict[str, bytes]:
    """The template as ``main`` and every file it may use, by path below its folder.

    Raises RenderError when a link leads out of a folder, or when the template or a file that it loads names a package,
    a path outside, or a path that is not written out.
    """
    root = next((folder for folder in (template.parent, template.parent.parent) if (folder / DASAR).is_file()), template.parent)
    found = dict(_walk(root))
    own = template.relative_to(root).as_posix()
    if own not in found:
        raise RenderError(f"templat {template} tidak ada")
    sources: dict[str, bytes] = {}
    _collect(own, found, sources)
    others = {name: _read(path) for name, path in found.items() if not name.endswith(".typ")}
    return {MAIN: sources.pop(own), **sources, **others}


def _walk(folder: Path) -> Iterator[tuple[str, Path]]:
    """Usable files below ``folder``; every link is looked at, usable or not."""
    root = folder.resolve()
    for directory, names, files in os.walk(root):
        here = Path(directory)
        for name in sorted((*names, *files)):
            path = here / name
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                raise RenderError(
                    f"tautan {path.relative_to(root).as_posix()} di folder templat {folder} menunjuk ke luar folder itu; "
                    "salin berkasnya ke dalam folder templat"
                )
            if path.suffix.lower() in SUFFIXES and path.is_file():
                yield path.relative_to(root).as_posix(), path


def _read(path: Path) -> bytes:
    stat = path.stat()
    return _cached(str(path), stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=256)
def _cached(path: str, mtime: int, size: int) -> bytes:
    """The bytes of ``path``; time and size tell one version from the next."""
    return Path(path).read_bytes()


def _collect(name: str, found: Mapping[str, Path], sources: dict[str, bytes]) -> None:
    """Add the source ``name`` and, after checking it, those that it loads."""
    sources[name] = data = _read(found[name])
    for target, baris in _loads(name, data):
        if target not in found:
            raise RenderError(f"templat {name} baris {baris}: berkas '{target}' tidak ada di folder templat")
        if target not in sources:
            _collect(target, found, sources)


@lru_cache(maxsize=256)
def _loads(name: str, data: bytes) -> tuple[tuple[str, int], ...]:
    """Paths that the source loads, with the line of each; raises RenderError for what is not allowed."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RenderError(f"templat {name} bukan teks UTF-8: simpan ulang berkasnya sebagai UTF-8") from error
    loads = []
    for match in _WORD.finditer(text):
        baris = text.count("\n", 0, match.start()) + 1
        if match["load"]:
            loads.append((_target(name, baris, match["load"], _PATH.match(text, match.end())), baris))
        else:
            raise _refused(name, baris, match["word"] or match["package"])
    return tuple(loads)


def _target(name: str, baris: int, word: str, written: re.Match[str] | None) -> str:
    if written is None:
        raise RenderError(
            f"templat {name} baris {baris}: sesudah kata '{word}' harus ada nama berkas yang ditulis langsung, "
            f'misalnya #{word} "_dasar.typ"'
        )
    path = written["path"]
    if path.startswith("@"):
        raise _refused(name, baris, path)
    joined = PurePosixPath(name).parent / path if not path.startswith("/") else PurePosixPath(path.lstrip("/"))
    parts: list[str] = []
    for part in joined.parts:
        if part == ".." and not parts:
            raise RenderError(f"templat {name} baris {baris}: berkas '{path}' berada di luar folder templat")
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def _refused(name: str, baris: int, what: str) -> RenderError:
    if what.startswith("@"):
        return RenderError(
            f"templat {name} baris {baris}: paket '{what}' ditolak; templat tidak boleh mengambil apa pun dari jaringan, "
            "salin isinya ke dalam folder templat"
        )
    return RenderError(f"templat {name} baris {baris}: kata '{what}' tidak boleh dipakai di templat, juga dalam komentar")
