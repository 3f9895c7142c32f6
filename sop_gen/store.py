"""Files: reading a standards folder, and the output folder with its manifest, lock and atomic writes.

A file is written beside its place, synced, then renamed over it; a crash at any moment leaves the earlier file whole.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from sop_gen.diagnostics import Diagnostic, RenderError, UsageError, WriteError
from sop_gen.spec.folder import ARSIP
from sop_gen.spec.folder import KANTOR as KANTOR

MANIFEST = "manifest.json"
LOCK = ".lock"
TEMPORARY = ".sementara"


@dataclass(frozen=True)
class Berkas:
    """One file of the manifest; ``kunci`` is the hash of everything it was made from."""

    sha256: str
    jenis: str
    layanan: str
    revisi: int
    sidik: str
    sumber: tuple[str, ...]
    kunci: str
    usang: bool = False


@dataclass(frozen=True)
class Manifest:
    """What the last build left: its files, and the hash of all inputs when everything was made without a fault."""

    berkas: dict[str, Berkas]
    masukan: str | None = None
    instansi: str | None = None
    """The office whose documents these are."""

    def of(self, id: str) -> dict[str, Berkas]:
        """The files of one service, or of ``kantor``."""
        return self._by_id.get(id, {})

    @cached_property
    def _by_id(self) -> dict[str, dict[str, Berkas]]:
        groups: dict[str, dict[str, Berkas]] = {}
        for name, entry in self.berkas.items():
            groups.setdefault(entry.layanan, {})[name] = entry
        return groups


Hasil = Literal["dibuat", "tetap", "dilewati", "gagal"]


@dataclass(frozen=True)
class Hasilnya:
    """What became of one service, or of the office's documents (``kantor``)."""

    id: str
    hasil: Hasil
    berkas: dict[str, Berkas] = field(default_factory=dict)
    dibuat: tuple[str, ...] = ()
    temuan: tuple[Diagnostic, ...] = ()
    galat: tuple[str, ...] = ()
    """Errors of templates, engines and disk."""
    ditunda: tuple[str, ...] = ()
    """Kinds that could not be made now; their earlier files stay, out of date."""


def list_folder(folder: Path) -> list[str]:
    """Names of all files below ``folder`` relative to it, with forward slashes, sorted. Links are not followed into folders."""
    return sorted(_walk(folder, ""))


def list_standards(folder: Path) -> list[str]:
    """The files of a standards folder but for its earlier editions; raises UsageError when there is no such folder."""
    if not folder.is_dir():
        raise UsageError(f"folder standar '{folder}' tidak ada; sebutkan dengan --standards, atau buat dengan 'sop-gen init'")
    return sorted(_walk(folder, "", without=ARSIP))


def _walk(folder: Path, prefix: str, without: str = "") -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        raise UsageError(f"folder {folder} tidak dapat dibaca ({reason(error)})") from None
    for entry in entries:
        name = prefix + entry.name
        if not entry.is_dir(follow_symlinks=False) or name.endswith(".yaml"):
            yield name
        elif name != without:
            yield from _walk(Path(entry.path), f"{name}/")


def read_file(path: Path) -> bytes | str:
    """The bytes of a regular file, or in Indonesian why it can't be read (a folder, a link loop, no permission)."""
    try:
        return path.read_bytes() if path.is_file() else "ini folder atau tautan yang tidak menuju berkas"
    except OSError as error:
        return f"berkas tidak dapat dibaca ({reason(error)})"


_REASONS = {
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.EROFS: "hanya dapat dibaca",
    errno.ENOSPC: "ruang penyimpanan habis",
    errno.EFBIG: "berkas terlalu besar",
    errno.EIO: "gangguan pada penyimpanan",
    errno.ENOENT: "tidak ada",
    errno.EEXIST: "sebagian jalurnya sudah dipakai berkas lain",
    errno.ENOTDIR: "sebagian jalurnya bukan folder",
    errno.EISDIR: "ini folder",
    errno.ENAMETOOLONG: "nama terlalu panjang",
    errno.ELOOP: "tautan berputar",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Indonesian where we know the words."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


def read_inside(folder: Path, name: str) -> bytes | str:
    """The bytes of ``name`` inside ``folder``, or why not; a path that leaves the folder, links included, is refused."""
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()):
            return "jalur ini keluar dari foldernya"
        return read_file(path) if path.exists() else "berkas ini tidak ada"
    except (OSError, RuntimeError, ValueError):
        return "jalur ini tidak menuju berkas"


def sha256(data: bytes) -> str:
    """Hex digest of ``data``."""
    return hashlib.sha256(data).hexdigest()


class Output:
    """The output folder. Use as a context: it waits for its lock, one writer at a time. ``manifest`` is the name of that file."""

    def __init__(self, folder: Path, on_wait: Callable[[], None], manifest: str = MANIFEST) -> None:
        self.folder = folder
        self._manifest = manifest
        self._on_wait = on_wait
        self._lock: int | None = None

    def __enter__(self) -> Output:
        with _writing(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
            _wait_for(self._lock, self._on_wait)
            shutil.rmtree(self.folder / TEMPORARY, ignore_errors=True)
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder / TEMPORARY, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)

    def manifest(self) -> Manifest:
        """The manifest of the last build; an empty one when there is none or it can't be understood."""
        try:
            raw = json.loads((self.folder / self._manifest).read_bytes())
            files = {name: Berkas(**{**entry, "sumber": tuple(entry["sumber"])}) for name, entry in raw["berkas"].items()}
            return Manifest(files, raw.get("masukan"), raw.get("instansi"))
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return Manifest({})

    def save(self, manifest: Manifest) -> None:
        """Write the manifest, files in order of name; nothing when it is as it was."""
        files = {name: vars(entry) for name, entry in sorted(manifest.berkas.items())}
        data = {"versi": 1, "instansi": manifest.instansi, "masukan": manifest.masukan, "berkas": files}
        text = (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
        if read_file(self.folder / self._manifest) != text:
            write(self.folder, self._manifest, text)

    def intact(self, name: str, entry: Berkas) -> bool:
        """Whether the file still has the bytes that the manifest says."""
        return digest(self.folder / name) == entry.sha256

    def settle(
        self, before: Manifest, results: Iterable[Hasilnya], alive: Iterable[str], chosen: Callable[[str, str], bool]
    ) -> tuple[Manifest, list[str]]:
        """The manifest after a build, and the files removed: those of ours that this edition no longer has.

        ``alive`` are the ids of the edition; ``chosen`` says whether a file (name, kind) was asked for.
        """
        by_id = {result.id: result for result in results}
        alive = {*alive, KANTOR}
        after = {name: entry for result in by_id.values() for name, entry in result.berkas.items()}
        removed: list[str] = []
        for name, entry in before.berkas.items():
            if name in after:
                continue
            match _fate(entry, by_id.get(entry.layanan), entry.layanan in alive, chosen(name, entry.jenis)):
                case "keep":
                    after[name] = entry
                case "stale":
                    after[name] = replace(entry, usang=True)
                case _ if self.remove(name, entry):
                    removed.append(name)
        return Manifest(after), sorted(removed)

    def remove(self, name: str, entry: Berkas) -> bool:
        """Remove a file of ours that this edition no longer has; a file changed by hand stays. True when it is gone."""
        if not self.intact(name, entry):
            return False
        with _writing(self.folder / name):
            (self.folder / name).unlink()
            with contextlib.suppress(OSError):
                (self.folder / name).parent.rmdir()
        return True


def _fate(entry: Berkas, result: Hasilnya | None, alive: bool, chosen: bool) -> Literal["keep", "stale", "remove"]:
    """What happens to a file of the last build that this one did not make."""
    if not alive:
        return "remove"
    if result is None or (not chosen and result.hasil != "dilewati"):
        return "keep"
    return "stale" if result.hasil == "gagal" or entry.jenis in result.ditunda else "remove"


def digest(path: Path) -> str | None:
    """SHA-256 of the file, None when it can't be read."""
    try:
        return sha256(path.read_bytes())
    except OSError:
        return None


def write(folder: Path, name: str, data: bytes) -> None:
    """Write ``data`` to ``name`` in the output folder, all or nothing. Raises WriteError (no room, no permission)."""
    target = folder / name
    temporary = folder / TEMPORARY / f"{os.getpid()}-{sha256(name.encode())[:16]}"
    with _writing(target):
        temporary.parent.mkdir(exist_ok=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_through(temporary, data)
        temporary.replace(target)


@contextlib.contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WriteError(f"tidak dapat menulis {path}: {reason(error)}") from None


def _wait_for(lock: int, on_wait: Callable[[], None]) -> None:
    """Take the system's file lock; it goes with the process, so a killed build leaves none."""
    told, start = False, time.monotonic()
    while not _try_lock(lock):
        if not told and time.monotonic() - start > 1:
            on_wait()
            told = True
        time.sleep(0.05)


def _try_lock(lock: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def create(path: Path, text: str) -> Path:
    """Write a new text file. Raises UsageError when the path is taken: nothing of a user's is ever overwritten."""
    refuse_taken([path])
    return save(path, text)


def refuse_taken(paths: Iterable[Path]) -> None:
    """Raises UsageError for the first path that exists, links that lead nowhere included."""
    for path in paths:
        if os.path.lexists(path):
            raise UsageError(f"{path} sudah ada dan tidak ditimpa")


def refuse_folders(paths: Iterable[Path]) -> None:
    """Raises WriteError for the first path where a folder stands in the way of a file."""
    for path in paths:
        with _writing(path):
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, "")


def save(path: Path, data: str | bytes) -> Path:
    """Write a file that the user named, all or nothing; a link stays a link, a device is written into. Raises WriteError."""
    content = data if isinstance(data, bytes) else data.encode()
    with _writing(path):
        target = path.resolve()
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        if target.exists() and not target.is_file():
            target.write_bytes(content)
            return path
        if target.exists():
            refuse_read_only(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.with_name(f".{os.getpid()}{TEMPORARY}")
        try:
            _write_through(temporary, content)
            if target.exists():
                temporary.chmod(target.stat().st_mode)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    return path


def refuse_read_only(path: Path) -> None:
    """Raises WriteError for a file that its owner has closed to writing: renaming over it would not ask."""
    with _writing(path):
        if not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK):
            raise OSError(errno.EROFS, "")


def overwrite(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of a user's file, all or nothing; its permissions stay, and a link stays a link."""
    with _writing(path):
        target = path.resolve()
        temporary = target.with_name(f".{target.name}{TEMPORARY}")
        _write_through(temporary, data)
        temporary.chmod(target.stat().st_mode)
        temporary.replace(target)


def create_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """A new folder with ``files`` (names relative to it), whole or not at all. Raises UsageError when the path is taken."""
    refuse_taken([folder])
    temporary = folder.parent / TEMPORARY
    with _writing(folder):
        shutil.rmtree(temporary, ignore_errors=True)
        for name, data in files.items():
            (temporary / name).parent.mkdir(parents=True, exist_ok=True)
            _write_through(temporary / name, data)
        temporary.rename(folder)


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


@contextlib.contextmanager
def merged_folder(base: Path, override: Path) -> Iterator[Path]:
    """A temporary copy of ``base`` in which the files of ``override`` replace those of the same name.

    Raises RenderError for a file of ``override`` that is a link out of it.
    """
    import tempfile

    with tempfile.TemporaryDirectory(prefix="sop-gen-") as name:
        merged = Path(name) / "templates"
        shutil.copytree(base, merged)
        for file in list_folder(override):
            data = read_inside(override, file)
            if isinstance(data, str):
                raise RenderError(f"templat {file}: {data}")
            (merged / file).parent.mkdir(parents=True, exist_ok=True)
            (merged / file).write_bytes(data)
        yield merged


def fingerprint(parts: Iterable[tuple[str, bytes]]) -> str:
    """One hash over named pieces of data, in the order given."""
    total = hashlib.sha256()
    for name, data in parts:
        total.update(f"{len(name)}:{name}:{len(data)}:".encode("utf-8", "surrogateescape"))
        total.update(data)
    return total.hexdigest()
