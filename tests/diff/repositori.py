"""Real git repositories for tests, and what a side says of itself on one line."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from sop_gen.diagnostics import SopGenError
from sop_gen.sisi import Sisi, open_side
from tests.cli.conftest import DASAR_HUKUM, INSTANSI, LAYANAN

LINGKUNGAN = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "Uji" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    **{f"GIT_{who}_DATE": "2026-01-01T00:00:00Z" for who in ("AUTHOR", "COMMITTER")},
}
GAMBAR = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def git(folder: Path, *arguments: str, data: bytes = b"", **env: str) -> str:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    command = ["git", "-c", "init.defaultBranch=utama", "-c", "protocol.file.allow=always", *arguments]
    done = subprocess.run(
        command, cwd=folder, env={**kept, **LINGKUNGAN, **env}, input=data, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().strip()


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def commit(folder: Path, tag: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", tag)
    git(folder, "tag", tag)


def put(folder: Path, mode: str, name: str, content: str) -> None:
    """Into the index without a file on disk: links and submodules, on every system."""
    oid = "1" * 40 if mode == "160000" else git(folder, "hash-object", "-w", "--stdin", data=content.encode())
    git(folder, "update-index", "--add", "--cacheinfo", f"{mode},{oid},{name}")


def kantor(folder: Path) -> Path:
    """An office's repository: v2023 has two services, v2024 changes one, v2025 has everything that may go wrong."""
    folder.mkdir()
    git(folder, "init", "--quiet")
    office = {"_instansi.yaml": INSTANSI + "logo: gambar/logo.svg\n", "_dasar-hukum.yaml": DASAR_HUKUM, "gambar/logo.svg": GAMBAR}
    write(folder / "standards", {**office, **{f"layanan-{letter}.yaml": LAYANAN.format(huruf=letter.upper()) for letter in "ab"}})
    commit(folder, "v2023")
    write(folder / "standards", {"layanan-a.yaml": LAYANAN.format(huruf="A").replace("Fotokopi KTP", "KTP asli")})
    commit(folder, "v2024")
    asing = LAYANAN.format(huruf="D").replace("uu-25-2009", "uu-99-2099")
    write(folder, {
        "standards/rusak.yaml": "nama: Rusak\nunut: Divisi\n",
        "standards/arsip/2020/_instansi.yaml": INSTANSI,
        "standards/arsip/2020/layanan-a.yaml": LAYANAN.format(huruf="A"),
        "konsep/Draf Revisi 3.yaml": asing,
        "konsep/daftar.yaml": "- satu\n- dua\n",
        "konsep/kosong.yaml": "",
        "konsep/gambar.yaml": b"\x89PNG\r\n\x1a\n\0\0\0",
        "konsep/lama.yml": asing,
        "konsep/sop.docx": b"PK\x03\x04",
        "konsep/palsu.pdf": "bukan PDF",
        "v2024.txt": "bukan apa-apa",
        "v2023": "berkas bernama sama dengan tag",
    })  # fmt: skip
    git(folder, "add", "--all")
    put(folder, "120000", "standards/tautan.yaml", "/etc/passwd")
    put(folder, "120000", "keluar", "/etc")
    put(folder, "160000", "standards/modul.yaml", "")
    git(folder, "commit", "--quiet", "--message", "v2025")
    git(folder, "tag", "v2025")
    return folder


def said(text: str, standards: Path) -> str:
    """What a user gets who names this side."""
    try:
        return described(open_side(text, standards))
    except SopGenError as error:
        return f"{error.exit_code}: {error}"


def described(side: Sisi) -> str:
    """Services (in brackets those of which there is only one), where the office comes from, and what is wrong."""
    read = {id: side.read(id) for id in side.ids}
    faults = [*side.edition.temuan, *(fault for _, found in read.values() for fault in found)]
    names = ", ".join(read) or "(tanpa layanan)"
    shared = ", ".join(
        f"{side.edition.source.place(name)}{'' if name in side.bersama else ' dipinjam'}" for name in side.edition.files.shared
    )
    marks = f"{' tunggal' if side.tunggal else ''}{' sebagian' if side.sebagian else ''}{' berlogo' if side.edition.logo else ''}"
    return f"{names}{marks}; {shared or 'tanpa kantor'}" + "".join(f"; {f.posisi} {f.kode}: {f.pesan}" for f in faults)
