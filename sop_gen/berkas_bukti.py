"""The evidence folder of an office: which files lie there for which question, and what the office says of them.

Nothing outside the folder is ever read: links are refused, folders and devices are no evidence.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sop_gen.bukti.berkas import Adanya, shown
from sop_gen.bukti.lembar import Keterangan, Lembar, Penilaian, questions
from sop_gen.bukti.muat import load_keterangan, load_penilaian
from sop_gen.diagnostics import Diagnostic, Position
from sop_gen.edition import InFolder, read_document
from sop_gen.model.messages import nearest
from sop_gen.store import reason

BUKTI, PENILAIAN, KETERANGAN = "bukti", "penilaian.yaml", "_keterangan.yaml"
CONTOH = "bukti/VI.i.a/SK standar pelayanan 2026-03-02.pdf"
DIABAIKAN = {"thumbs.db", "desktop.ini"}
"""What systems leave in folders; hidden files and the locks of office programs are passed over, too."""
_POTONG = 1024 * 1024


@dataclass
class Isian:
    """What lies in the folder: files by the code of their question, what is said of them, answers of officers, and faults."""

    berkas: dict[str, list[Adanya]] = field(default_factory=dict)
    keterangan: dict[str, dict[str, Keterangan]] = field(default_factory=dict)
    """By code, then by the name of the file."""
    penilaian: dict[str, Penilaian] = field(default_factory=dict)
    temuan: list[Diagnostic] = field(default_factory=list)


def read_evidence(folder: Path, sheets: Iterable[Lembar]) -> Isian:
    """Everything in the evidence folder ``folder``, which need not exist, for the questions of ``sheets``."""
    known = list(sheets)
    kinds = {place.kode: sheet.jenis for sheet in known for place in questions(sheet)}
    found = Isian()
    for entry in _entries(folder, "", found):
        if entry.is_symlink() or not entry.is_dir(follow_symlinks=False):
            if entry.name != PENILAIAN or entry.is_symlink():
                _tell(found, "bukti-di-luar-folder", f"'{shown(entry.name)}' tidak berada di dalam folder satu pertanyaan",
                      "pindahkan ke folder yang bernama kode pertanyaannya", entry.name)  # fmt: skip
        elif entry.name not in kinds:
            like = nearest(entry.name, kinds)
            saran = f"mungkin maksudnya '{like}'" if like else "beri nama menurut kode pertanyaan; lihat sop-gen bukti"
            _tell(found, "bukti-kode-tak-dikenal", f"tidak ada pertanyaan '{shown(entry.name)}'", saran, entry.name)
        else:
            _read_question(folder, entry.name, kinds[entry.name], found)
    if (folder / PENILAIAN).is_file() and not (folder / PENILAIAN).is_symlink():
        document, faults = read_document(_Shown(folder), PENILAIAN)
        found.temuan += faults
        if document:
            found.penilaian, invalid = load_penilaian(document, known)
            found.temuan += invalid
    return found


@dataclass(frozen=True)
class _Shown(InFolder):
    """The evidence folder, whose files messages name from ``bukti/`` on."""

    def place(self, name: str) -> str:
        """``bukti/penilaian.yaml``."""
        return f"{BUKTI}/{shown(name)}"


def _read_question(folder: Path, kode: str, kinds: Mapping[str, object], found: Isian) -> None:
    names = list(_files(folder, kode, found))
    said = f"{kode}/{KETERANGAN}"
    files = [one for name in names if name != said and (one := _present(folder, name, kode, found))]
    if said in names:
        document, faults = read_document(_Shown(folder), said)
        found.temuan += faults
        if document:
            entries, invalid = load_keterangan(document, [one.nama for one in files], kinds)
            found.temuan += invalid
            found.keterangan[kode] = entries
    found.berkas[kode] = sorted(files, key=lambda one: (one.nama, one.jalur))


def _files(folder: Path, kode: str, found: Isian) -> Iterable[str]:
    """Paths of all regular files below the folder of a question, relative to the evidence folder; however deep it is."""
    waiting = [kode]
    while waiting:
        prefix = waiting.pop()
        for entry in _entries(folder, prefix, found):
            name = f"{prefix}/{entry.name}"
            if entry.is_symlink():
                _tell(found, "bukti-tautan", "tautan tidak dibaca sebagai bukti", "salin berkasnya ke sini", name)
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(name)
            elif entry.is_file(follow_symlinks=False):
                yield name
            else:
                _tell(found, "bukti-bukan-berkas", "ini bukan berkas biasa", "salin berkasnya ke sini", name)


def _entries(folder: Path, prefix: str, found: Isian) -> list[os.DirEntry[str]]:
    """What lies in one folder, by name; a missing evidence folder is empty."""
    try:
        with os.scandir(folder / prefix) as entries:
            every = sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        _tell(found, "bukti-tak-terbaca", f"folder tidak dapat dibaca ({reason(error)})", "periksa izinnya", prefix)
        return []
    return [entry for entry in every if not entry.name.startswith((".", "~$")) and entry.name.lower() not in DIABAIKAN]


def _present(folder: Path, name: str, kode: str, found: Isian) -> Adanya | None:
    """The file with its size and hash, read piece by piece."""
    total, size = hashlib.sha256(), 0
    try:
        # O_NOFOLLOW: the file may have become a link since it was listed.
        with os.fdopen(os.open(folder / name, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
            while piece := file.read(_POTONG):
                total.update(piece)
                size += len(piece)
    except OSError as error:
        _tell(found, "bukti-tak-terbaca", f"berkas tidak dapat dibaca ({reason(error)})", "periksa izinnya", name)
        return None
    return Adanya(shown(name.removeprefix(f"{kode}/")), name, size, total.hexdigest())


def _tell(found: Isian, kode: str, pesan: str, saran: str, name: str) -> None:
    found.temuan.append(Diagnostic(kode, "warning", pesan, Position(f"{BUKTI}/{shown(name)}".rstrip("/")), saran, CONTOH))
