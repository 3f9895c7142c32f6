"""What the files of a standards folder are, told by their names; names that mean nothing get a finding that says what to do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from sop_gen.diagnostics import Diagnostic, Position, Tingkat, UsageError

INSTANSI = "_instansi.yaml"
DASAR_HUKUM = "_dasar-hukum.yaml"
SHARED = (INSTANSI, DASAR_HUKUM)
ARSIP = "arsip"
MONEV = "_monev"
"""Where the records of monitoring and evaluation lie."""
KANTOR = "kantor"
"""No service may have this id: the office's own documents run under it."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_ID = 60


@dataclass(frozen=True)
class Folder:
    """The files of one edition: services by id, the two shared files when they are there, and what is wrong."""

    layanan: dict[str, str]
    shared: tuple[str, ...]
    faults: list[Diagnostic]
    monev: dict[str, str] = field(default_factory=dict)
    """Records of monitoring and evaluation by the id of their service."""


def sort_out(names: Iterable[str], root: str) -> Folder:
    """Sort out file names relative to the folder ``root`` (forward slashes); order of the result is by name.

    Files of other kinds (a logo, a note) and hidden ones are nobody's business.
    """
    paths = [PurePosixPath(name) for name in sorted(names) if not name.startswith(".")]
    yaml = [path for path in paths if path.suffix.lower() in (".yaml", ".yml")]
    faults = {path: fault for path in yaml if (fault := _fault_of(path, root))}
    shared = tuple(str(path) for path in yaml if str(path) in SHARED)
    top = [path for path in yaml if len(path.parts) == 1 and path not in faults and str(path) not in shared]
    missing = [] if INSTANSI in shared else [_missing_office(root)]
    services = {path.stem: str(path) for path in top}
    records = {path.stem: str(path) for path in yaml if path.parts[0] == MONEV and len(path.parts) > 1}
    strange = [_record_of_nobody(name, services, root) for id, name in records.items() if id not in services]
    known = {id: name for id, name in records.items() if id in services}
    return Folder(services, shared, [*faults.values(), *missing, *strange], known)


def choose(files: Folder, ids: Sequence[str]) -> list[str]:
    """The ids asked for, all when none is; raises UsageError for an id that no file has."""
    unknown = [id for id in ids if id not in files.layanan]
    if unknown:
        raise UsageError(f"layanan '{unknown[0]}' tidak ada; yang ada: {', '.join(files.layanan) or '(belum ada)'}")
    return [id for id in files.layanan if not ids or id in ids]


def place(root: str, name: str) -> str:
    """How messages name a file of the folder ``root``; a git revision (``v2023:``) is a folder that ends in a colon."""
    return f"{root}{name}" if root.endswith(":") else f"{root}/{name}"


def id_of(stem: str) -> str:
    """The id that a file with any name has when it stands for a service: ``Draf Revisi 3`` is ``draf-revisi-3``."""
    letters = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    id = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:MAX_ID].rstrip("-")
    return id if id and id != KANTOR else "layanan"


def is_id(text: str) -> bool:
    """Whether a service may have this id."""
    return bool(_ID.fullmatch(text)) and len(text) <= MAX_ID and text != KANTOR


def _fault_of(path: PurePosixPath, root: str) -> Diagnostic | None:
    """What is wrong with the name of a YAML file, and what to do."""
    name = str(path)
    if len(path.parts) > 1:
        return _in_subfolder(path, root)
    if path.suffix != ".yaml":
        pesan = f"berkas berakhiran {path.suffix} tidak dibaca"
        return _fault("akhiran-yml", name, root, pesan, "ganti nama menjadi .yaml", f"{path.stem}.yaml", "warning")
    if name.startswith("_") and name not in SHARED:
        saran = f"pakai salah satu: {', '.join(SHARED)}"
        return _fault("berkas-bersama-tak-dikenal", name, root, f"'{name}' bukan berkas bersama yang dikenal", saran, INSTANSI)
    if name not in SHARED and (not _ID.fullmatch(path.stem) or len(path.stem) > MAX_ID):
        saran = "huruf kecil, angka dan tanda hubung; paling banyak 60 karakter"
        return _fault("nama-berkas-keliru", name, root, f"'{path.stem}' bukan id layanan", saran, "penyuluhan-hukum.yaml")
    if path.stem == KANTOR:
        pesan = f"'{KANTOR}' tidak boleh menjadi id layanan: dipakai untuk dokumen kantor"
        return _fault("nama-berkas-keliru", name, root, pesan, "beri nama menurut layanannya", "pelayanan-kantor.yaml")
    return None


def _in_subfolder(path: PurePosixPath, root: str) -> Diagnostic | None:
    if path.parts[0] == ARSIP or path.parts[0].startswith("_") or path.suffix != ".yaml":
        return None
    pesan = f"berkas di dalam subfolder '{path.parent}' tidak dibaca"
    saran = f"pindahkan ke folder utama, atau ke {ARSIP}/<edisi>/ bila ini edisi lama"
    return _fault("subfolder-tak-dikenal", str(path), root, pesan, saran, f"{ARSIP}/2023/{path.name}")


def _record_of_nobody(name: str, services: Iterable[str], root: str) -> Diagnostic:
    pesan = f"tidak ada layanan bernama '{PurePosixPath(name).stem}' di folder standar"
    saran = "beri nama berkas ini menurut id layanannya"
    contoh = f"{MONEV}/{next(iter(services), 'penyuluhan-hukum')}.yaml"
    return _fault("monev-tanpa-layanan", name, root, pesan, saran, contoh, "warning")


def _missing_office(root: str) -> Diagnostic:
    saran = "buat berkas ini di folder standar; 'sop-gen init FOLDER-BARU' memberi contohnya"
    return _fault("instansi-kurang", INSTANSI, root, f"{INSTANSI} belum ada", saran, "nama: Kantor Wilayah …")


def _fault(kode: str, name: str, root: str, pesan: str, saran: str, contoh: str, tingkat: Tingkat = "tidak-sah") -> Diagnostic:
    return Diagnostic(kode, tingkat, pesan, Position(place(root, name)), saran, contoh)
