"""What the files of a standards folder are, told by their names; names that mean nothing get a finding that says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from sop_gen.diagnostics import Diagnostic, Position, Tingkat

INSTANSI = "_instansi.yaml"
DASAR_HUKUM = "_dasar-hukum.yaml"
SHARED = (INSTANSI, DASAR_HUKUM)
ARSIP = "arsip"
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


def sort_out(names: Iterable[str], root: str) -> Folder:
    """Sort out file names relative to the folder ``root`` (forward slashes); order of the result is by name."""
    services: dict[str, str] = {}
    shared: list[str] = []
    faults: list[Diagnostic] = []
    for name in sorted(names):
        path = PurePosixPath(name)
        if len(path.parts) > 1:
            faults += _in_subfolder(path, root)
        elif path.suffix != ".yaml" and path.suffix.lower() in (".yml", ".yaml"):
            faults.append(
                _fault(
                    "akhiran-yml",
                    name,
                    root,
                    f"berkas berakhiran {path.suffix} tidak dibaca",
                    "ganti nama menjadi .yaml",
                    f"{path.stem}.yaml",
                    "warning",
                )
            )
        elif name in SHARED:
            shared.append(name)
        elif name.startswith("_") and path.suffix == ".yaml":
            faults.append(
                _fault(
                    "berkas-bersama-tak-dikenal",
                    name,
                    root,
                    f"'{name}' bukan berkas bersama yang dikenal",
                    f"pakai salah satu: {', '.join(SHARED)}",
                    INSTANSI,
                )
            )
        elif path.suffix == ".yaml" and (not _ID.fullmatch(path.stem) or len(path.stem) > MAX_ID):
            faults.append(
                _fault(
                    "nama-berkas-keliru",
                    name,
                    root,
                    f"'{path.stem}' bukan id layanan",
                    "huruf kecil, angka dan tanda hubung; paling banyak 60 karakter",
                    "penyuluhan-hukum.yaml",
                )
            )
        elif name == f"{KANTOR}.yaml":
            faults.append(
                _fault(
                    "nama-berkas-keliru",
                    name,
                    root,
                    f"'{KANTOR}' tidak boleh menjadi id layanan: dipakai untuk dokumen kantor",
                    "beri nama menurut layanannya",
                    "pelayanan-kantor.yaml",
                )
            )
        elif path.suffix == ".yaml":
            services[path.stem] = name
    if INSTANSI not in shared:
        faults.append(
            _fault(
                "instansi-kurang",
                INSTANSI,
                root,
                f"{INSTANSI} belum ada",
                "buat dengan 'sop-gen init', atau salin dari kantor lain",
                INSTANSI,
            )
        )
    return Folder(services, tuple(shared), faults)


def _in_subfolder(path: PurePosixPath, root: str) -> list[Diagnostic]:
    if path.parts[0] == ARSIP or path.parts[0].startswith(("_", ".")) or path.suffix != ".yaml":
        return []
    saran = f"pindahkan ke folder utama, atau ke {ARSIP}/<edisi>/ bila ini edisi lama"
    return [
        _fault(
            "subfolder-tak-dikenal",
            str(path),
            root,
            f"berkas di dalam subfolder '{path.parent}' tidak dibaca",
            saran,
            f"{ARSIP}/2023/{path.name}",
        )
    ]


def _fault(kode: str, name: str, root: str, pesan: str, saran: str, contoh: str, tingkat: Tingkat = "tidak-sah") -> Diagnostic:
    return Diagnostic(kode, tingkat, pesan, Position(f"{root}/{name}"), saran, contoh)
