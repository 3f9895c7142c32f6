"""One side of a comparison: what a user named (a file, a folder, a git revision, a PDF) as an edition whose services can be read.

A side travels to other processes: what lies in git or in a PDF was read when it was opened, a folder is read service by service.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from sop_gen.diagnostics import Diagnostic, SpecError, UsageError
from sop_gen.edition import Edition, InFolder, Service, Source, read_document, read_service, read_shared
from sop_gen.git import Entry, Repository, find_repository, listed, printable, split_revision
from sop_gen.model.messages import nearest
from sop_gen.spec.folder import DASAR_HUKUM, SHARED, Folder, id_of, is_id, place, sort_out
from sop_gen.spec.tree import Document
from sop_gen.store import list_standards, read_file

KOSONG = frozenset({os.devnull, "/dev/null"})
"""What git names when a file is only on the other side."""
MAX_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True)
class Sisi:
    """One side of a comparison."""

    sumber: str
    """As the user named it."""
    edition: Edition
    tunggal: bool = False
    """Whether the user named one service rather than an edition."""
    sebagian: bool = False
    """Whether it is what a PDF carries: only the register entries that the service cites, no picture, and of the service
    everything but what is never public (``catatan``, ``penanggung_jawab``)."""
    bersama: tuple[str, ...] = ()
    """The shared files that are its own, not lent by a folder so that a single file can be understood."""

    @property
    def ids(self) -> list[str]:
        """The services, in order."""
        return list(self.edition.files.layanan)

    def read(self, id: str) -> tuple[Service | None, list[Diagnostic]]:
        """One service, or why it can't be understood.

        Its positions name the file inside the side; findings name it as a person would look it up.
        """
        service, faults = read_service(self.edition, id)
        inside = self.edition.files.layanan[id]
        return (replace(service, document=replace(service.document, berkas=inside)) if service else None), faults

    def document(self, name: str) -> Document | None:
        """A shared file with the places of its values; None when the side has none that can be read."""
        if name not in self.edition.files.shared:
            return None
        document, _ = read_document(self.edition.source, name)
        return replace(document, berkas=name) if document else None


@dataclass(frozen=True)
class AtHand:
    """Files already read: by name, how messages call them, and their bytes or why there are none."""

    files: dict[str, tuple[str, bytes | str]]

    def place(self, name: str) -> str:
        """As it was given."""
        return self.files[name][0]

    def read(self, name: str) -> bytes | str:
        """As it was given."""
        return self.files[name][1]

    def picture(self, name: str) -> bytes | str | None:
        """There are none."""
        return None


@dataclass(frozen=True)
class InRevision:
    """The files of a folder in a git revision; ``data`` are those that were read at once."""

    repository: Repository
    root: str
    entries: dict[str, Entry]
    data: dict[str, bytes | str] = field(default_factory=dict)

    def place(self, name: str) -> str:
        """``v2023:standards/layanan.yaml``, which git understands too."""
        return place(self.root, name)

    def read(self, name: str) -> bytes | str:
        """Links are not followed: they may leave the revision."""
        known = self.data.get(name)
        return known if known is not None else self.repository.read([self.entries[name]])[self.entries[name]]

    def picture(self, name: str) -> bytes | str | None:
        """A picture of the same revision."""
        name = posixpath.normpath(name)
        if name.startswith(("../", "/")):
            return "jalur ini keluar dari foldernya"
        return self.read(name) if name in self.entries else "berkas ini tidak ada"


@dataclass(frozen=True)
class Together:
    """A file by itself and the shared files that it borrows, each by name with where it lies."""

    sources: dict[str, Source]
    lender: Source

    def place(self, name: str) -> str:
        """As its own source says."""
        return self.sources[name].place(name)

    def read(self, name: str) -> bytes | str:
        """As its own source reads it."""
        return self.sources[name].read(name)

    def picture(self, name: str) -> bytes | str | None:
        """Pictures are named by the office, which is borrowed."""
        return self.lender.picture(name)


Lender = tuple[Source, tuple[str, ...]]
"""A folder that may lend its shared files, and which of them it has."""


def open_side(text: str, standards: Path) -> Sisi:
    """The side that ``text`` names; an existing path goes before a revision of the same name.

    ``standards`` is the folder that a revision without path means, and that lends a loose file what its own folder lacks.
    Raises UsageError for what does not exist, SpecError for what is no spec. Invalid specs are findings of the side.
    """
    if _is_empty(text):
        return _empty(text)
    if os.path.lexists(text):
        path = Path(text)
        return _of_folder(text, path) if path.is_dir() else _of_file(text, path, standards)
    return _of_revision(text, standards)


def git_driver(arguments: Sequence[str], standards: Path) -> tuple[Sisi, Sisi]:
    """Both sides of one file as git hands them to an external diff program.

    ``PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE``, after a rename also ``NEW-PATH`` and a remark. What a file
    is, its path says (git's copies have names of their own); the shared files come from the path's folder.
    """
    if len(arguments) == 1:
        raise UsageError(f"'{arguments[0]}' masih memuat konflik penggabungan; selesaikan dahulu, lalu bandingkan")
    if len(arguments) not in (7, 9):
        raise UsageError("git memberi 7 atau 9 argumen kepada program pembanding; atur lewat diff.<nama>.command")
    path, *rest = arguments
    later = rest[6] if len(rest) > 6 else path
    return _of_git(path, rest[:3], standards), _of_git(later, rest[3:6], standards)


# ---- paths ---------------------------------------------------------------------------------------------------------


def _is_empty(text: str) -> bool:
    return text in KOSONG or (os.name == "nt" and text.lower() == "nul")


def _empty(text: str) -> Sisi:
    return Sisi(text, read_shared(AtHand({}), Folder({}, (), [])))


def _of_folder(text: str, folder: Path) -> Sisi:
    files = sort_out(list_standards(folder), folder.as_posix())
    return Sisi(text, read_shared(InFolder(folder), files), bersama=files.shared)


def _of_file(text: str, path: Path, standards: Path) -> Sisi:
    if not path.is_file():
        raise SpecError(f"'{text}' bukan berkas biasa dan bukan folder")
    if path.stat().st_size > MAX_BYTES:
        raise SpecError(f"'{text}' terlalu besar (lebih dari {MAX_BYTES // 1024**2} MB)")
    return _of_data(text, path.name, read_file(path), map(_on_disk, (path.parent, standards)))


def _on_disk(folder: Path) -> Lender:
    return InFolder(folder), tuple(name for name in sorted(SHARED) if os.path.lexists(folder / name))


# ---- single files --------------------------------------------------------------------------------------------------


def _of_data(text: str, name: str, data: bytes | str, lenders: Iterable[Lender], *, present: bool = True) -> Sisi:
    """The side that one file is: a PDF, a shared file, or a service with what the first lender that has any lends it.

    What is lent may be of another time than the file, unless it is ``present``: then references to it are checked.
    """
    if isinstance(data, str):
        raise SpecError(f"'{text}': {data}")
    if name.lower().endswith(".pdf") or data.startswith(b"%PDF-"):
        return _of_pdf(text, data)
    _refuse_other_kinds(text, name, data)
    own = AtHand({name: (text, data)})
    if name in SHARED:
        return Sisi(text, read_shared(own, Folder({}, (name,), [])), bersama=(name,))
    lender, shared = next((lender for lender in lenders if lender[1]), (AtHand({}), ()))
    stem = name.removesuffix(".yaml")
    files = Folder({stem if is_id(stem) else id_of(stem): name}, shared, [])
    source = Together({name: own, **dict.fromkeys(shared, lender)}, lender)
    return Sisi(text, read_shared(source, files, whole=present and DASAR_HUKUM in shared), tunggal=True)


def _refuse_other_kinds(text: str, name: str, data: bytes) -> None:
    stem, suffix = posixpath.splitext(name)
    if suffix != ".yaml" and suffix.lower() in (".yml", ".yaml"):
        raise SpecError(f"'{text}' berakhiran {suffix}; ganti nama menjadi {stem}.yaml")
    if suffix != ".yaml":
        advice = "dokumen Word tidak membawa sumbernya; " if suffix.lower() in (".docx", ".doc") else ""
        raise SpecError(f"'{text}' bukan spesifikasi layanan; {advice}pakai berkas .yaml, atau PDF buatan sop-gen")
    if b"\0" in data:
        raise SpecError(f"'{text}' bukan berkas teks, jadi bukan spesifikasi layanan")


def _of_pdf(text: str, data: bytes) -> Sisi:
    from sop_gen.engine.pdf_source import read_attachments

    try:
        carried = read_attachments(data, _is_source)
    except SpecError as error:
        raise SpecError(f"'{text}': {error}") from None
    services = {name.removesuffix(".yaml"): name for name in sorted(carried) if name not in SHARED}
    shared = tuple(name for name in sorted(SHARED) if name in carried)
    if not carried:
        raise SpecError(f"'{text}' tidak membawa sumbernya: hanya PDF buatan sop-gen yang dapat dibandingkan")
    source = AtHand({name: (f"{text}:{name}", content) for name, content in carried.items()})
    edition = read_shared(source, Folder(services, shared, []), whole=False)
    return Sisi(text, edition, tunggal=len(services) == 1, sebagian=True, bersama=shared)


def _is_source(name: str) -> bool:
    """Whether an attachment is one of ours; a name with a path in it is none."""
    return name in SHARED or (name.endswith(".yaml") and is_id(name.removesuffix(".yaml")))


def _of_git(path: str, version: Sequence[str], standards: Path) -> Sisi:
    """One side of git's external diff: ``path`` in a ``version`` of which git gives a copy, its id and its mode."""
    file, oid, mode = version
    if _is_empty(file):
        return _empty(file)
    text = f"{path} ({oid[:7]})" if oid.strip("0.") else path
    data = read_file(Path(file)) if mode.startswith("100") else "ini tautan atau submodul git, bukan berkas"
    return _of_data(text, PurePosixPath(path).name, data, map(_on_disk, (Path(path).parent, standards)), present=False)


# ---- git revisions -------------------------------------------------------------------------------------------------


def _of_revision(text: str, standards: Path) -> Sisi:
    revision, path = split_revision(text)
    if not revision or not text.isprintable():
        raise UsageError(f"'{printable(text)}' bukan berkas, folder, atau revisi git; contoh: v2023, HEAD~3:standards")
    try:
        repository = find_repository()
        tree = repository.tree(revision)
    except UsageError as error:
        near = _near(text) if path is None else ""
        raise UsageError(f"'{text}' tidak ada sebagai berkas atau folder{near}, dan {error}") from None
    usual = _usual(repository, standards)
    inside = _inside(repository, path) if path is not None else usual
    if inside is None:
        pesan = f"folder standar '{standards}' di luar repositori ini; sebutkan foldernya, misalnya '{revision}:standards'"
        raise UsageError(pesan)
    entry = repository.entry(tree, inside)
    if entry is None:
        raise _missing(repository, revision, tree, inside)
    if entry.jenis == "folder":
        return _of_tree(text, repository, revision, tree, inside)
    lenders = (
        _in_tree(repository, revision, tree, folder) for folder in (posixpath.dirname(inside), usual) if folder is not None
    )
    return _of_data(text, posixpath.basename(inside), repository.read([entry])[entry], lenders)


def _of_tree(text: str, repository: Repository, revision: str, tree: str, folder: str) -> Sisi:
    entries = repository.entries(tree, folder)
    root = f"{revision}:{folder}"
    # A folder called x.yaml is listed and read as the file that it should be, as on disk.
    names = [name for name, entry in entries.items() if entry.jenis != "folder" or name.endswith(".yaml")]
    files = sort_out((name for name in names if ".yaml/" not in name), root)
    wanted = [*files.layanan.values(), *files.shared]
    data = repository.read(entries[name] for name in wanted)
    source = InRevision(repository, root, entries, {name: data[entries[name]] for name in wanted})
    return Sisi(text, read_shared(source, files), bersama=files.shared)


def _in_tree(repository: Repository, revision: str, tree: str, folder: str) -> Lender:
    found = repository.entry(tree, folder)
    entries = repository.entries(tree, folder) if found and found.jenis == "folder" else {}
    return InRevision(repository, f"{revision}:{folder}", entries), tuple(name for name in sorted(SHARED) if name in entries)


def _inside(repository: Repository, path: str) -> str:
    """``path`` relative to the root of the repository, as git reads it: ``./`` begins at the current folder."""
    path = path.replace(os.sep, "/")
    start = repository.prefix if path.startswith(("./", "../")) or path in (".", "..") else ""
    inside = posixpath.normpath(start + path)
    if inside == ".." or inside.startswith(("../", "/")):
        raise UsageError(f"'{path}' keluar dari repositori")
    return "" if inside == "." else inside


def _usual(repository: Repository, standards: Path) -> str | None:
    """The standards folder relative to the root of the repository; None when it lies elsewhere."""
    if repository.root is None:
        return None if standards.is_absolute() else standards.as_posix()
    try:
        inside = standards.resolve().relative_to(repository.root.resolve()).as_posix()
    except ValueError:
        return None
    return "" if inside == "." else inside


def _missing(repository: Repository, revision: str, tree: str, path: str) -> UsageError:
    """What there is instead, in the deepest folder of ``path`` that exists."""
    entries = repository.entries(tree)
    folder = posixpath.dirname(path)
    while folder and (folder not in entries or entries[folder].jenis != "folder"):
        folder = posixpath.dirname(folder)
    names = [posixpath.basename(name) for name in entries if posixpath.dirname(name) == folder]
    like = nearest(path[len(folder) :].lstrip("/").split("/")[0], names)
    advice = f"mungkin maksudnya '{revision}:{posixpath.join(folder, like)}'" if like else f"yang ada: {listed(names)}"
    return UsageError(f"pada revisi '{revision}' tidak ada '{path}'; {advice}")


def _near(text: str) -> str:
    """A file or folder with nearly the name of one that does not exist."""
    path = Path(text)
    try:
        like = nearest(path.name, [entry.name for entry in path.parent.iterdir()])
    except OSError:
        return ""
    return f" (mungkin maksudnya '{(path.parent / like).as_posix()}')" if like else ""
