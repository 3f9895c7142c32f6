"""Git revisions: the repository around the current folder, what a revision means, and the files in its tree.

Git is called as a program, for reading only. Nothing that a repository may configure is run: no hook, pager, text conversion,
external diff or file monitor. What a user typed reaches git only as an argument that can't be an option.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sop_gen.diagnostics import UsageError
from sop_gen.model.messages import nearest

GIT = ("git", "--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
LINGKUNGAN = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
Jenis = Literal["folder", "file", "link", "module"]
_JENIS: dict[str, Jenis] = {"040000": "folder", "120000": "link", "160000": "module"}
_REFUSED: dict[Jenis, str] = {
    "folder": "ini folder",
    "link": "ini tautan; tautan di dalam revisi git tidak diikuti",
    "module": "ini submodul git, yang isinya ada di repositori lain",
}
_SHOWN = 10


@dataclass(frozen=True)
class Entry:
    """One entry of a tree."""

    jenis: Jenis
    oid: str


@dataclass(frozen=True)
class Repository:
    """The repository around the current folder."""

    root: Path | None
    """Where its working tree begins; None when it has none."""
    prefix: str
    """The current folder relative to the root: empty, or with a slash at its end."""

    def tree(self, revision: str) -> str:
        """The id of the tree of ``revision``. Raises UsageError, with what there is, when there is no such revision."""
        if not revision or revision.startswith("-") or not revision.isprintable():
            raise UsageError(f"'{printable(revision)}' bukan nama revisi git")
        if ".." in revision and "{" not in revision:
            raise UsageError(
                f"'{revision}' adalah rentang revisi; sebut kedua sisinya terpisah, misalnya 'sop-gen diff v2023 v2024'"
            )
        found = _run("rev-parse", "--verify", "--end-of-options", f"{revision}^{{tree}}")
        if found.returncode:
            raise UsageError(f"revisi git '{revision}' tidak ada; {self._advice(revision)}")
        return found.stdout.decode("ascii").split()[-1]

    def entries(self, tree: str, path: str = "") -> dict[str, Entry]:
        """What lies below the folder ``path`` of ``tree``, by name relative to it, folders before what they hold."""
        listed = _output("ls-tree", "-z", "--full-tree", "-r", "-t", f"{tree}:{path}")
        return dict(_entry(line) for line in listed.split(b"\0") if line)

    def entry(self, tree: str, path: str) -> Entry | None:
        """What ``path`` is in ``tree``; links are not followed."""
        if not path:
            return Entry("folder", tree)
        listed = _output("ls-tree", "-z", "--full-tree", tree, "--", path)
        return _entry(listed.rstrip(b"\0"))[1] if listed else None

    def read(self, entries: Iterable[Entry]) -> dict[Entry, bytes | str]:
        """The bytes of each entry, or in Indonesian why it has none; one call of git for all."""
        wanted = list(dict.fromkeys(entries))
        files = [entry for entry in wanted if entry.jenis == "file"]
        data = dict(zip(files, _blobs([entry.oid for entry in files]), strict=True)) if files else {}
        return {entry: data[entry] if entry in data else _REFUSED[entry.jenis] for entry in wanted}

    def _advice(self, revision: str) -> str:
        """What a user may do about a revision that is not there."""
        if _run("rev-parse", "--verify", "HEAD").returncode:
            return "repositori ini belum punya revisi (commit)"
        names = _lines("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes")
        tags = _lines("for-each-ref", "--format=%(refname:short)", "--sort=-version:refname", "refs/tags")
        like = nearest(revision, [*tags, *names])
        advice = (f"mungkin maksudnya '{like}'; " if like else "") + f"tag yang ada: {listed(tags) or '(belum ada)'}"
        if _lines("rev-parse", "--is-shallow-repository") == ["true"]:
            advice += (
                "\nRiwayat salinan repositori ini terpotong: jalankan 'git fetch --unshallow --tags', atau di GitHub Actions "
                "pakai actions/checkout dengan 'fetch-depth: 0'."
            )
        return advice


def find_repository() -> Repository:
    """The repository around the current folder. Raises UsageError when there is none, or no git."""
    found = _run("rev-parse", "--show-prefix", "--show-toplevel")
    if found.returncode == 0:
        prefix, root = _text(found.stdout).removesuffix("\n").split("\n", 1)
        return Repository(Path(root), prefix)
    if _lines("rev-parse", "--is-bare-repository") == ["true"]:
        return Repository(None, "")
    if trust := re.search(r"git config --global --add safe\.directory .+", _text(found.stderr)):
        raise UsageError(
            "repositori git ini milik pengguna lain, jadi git menolak membacanya; bila dipercaya, jalankan: "
            + printable(trust.group())
        )
    raise UsageError("folder ini bukan bagian dari repositori git; jalankan di dalam repositorinya")


def split_revision(text: str) -> tuple[str, str | None]:
    """``REV:path`` in its two parts; no path when there is no colon outside braces (``HEAD^{/fix: typo}``)."""
    depth = 0
    for index, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if character == ":" and depth == 0:
            return text[:index], text[index + 1 :]
    return text, None


def listed(names: Iterable[str]) -> str:
    """The first names, for a message."""
    known = list(names)
    return ", ".join(known[:_SHOWN]) + (", …" if len(known) > _SHOWN else "")


def printable(text: str) -> str:
    """``text`` with what a terminal would act on shown as an escape."""
    return "".join(character if character.isprintable() else f"\\x{ord(character):02x}" for character in text)


def _entry(line: bytes) -> tuple[str, Entry]:
    """``<mode> <type> <oid>TAB<name>``."""
    head, name = line.split(b"\t", 1)
    mode, _, oid = head.decode("ascii").split()
    return _text(name), Entry(_JENIS.get(mode, "file"), oid)


def _blobs(oids: list[str]) -> list[bytes | str]:
    answers = _output("cat-file", "--batch", data="".join(f"{oid}\n" for oid in oids).encode("ascii"))
    blobs: list[bytes | str] = []
    start = 0
    for _ in oids:
        end = answers.index(b"\n", start)
        head = answers[start:end].split()
        start = end + 1
        if len(head) == 3:
            size = int(head[2])
            blobs.append(answers[start : start + size])
            start += size + 1
        else:
            blobs.append("isinya tidak ada di salinan repositori ini")
    return blobs


def _run(*arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run([*GIT, *arguments], input=data, capture_output=True, env={**os.environ, **LINGKUNGAN}, check=False)
    except OSError:
        raise UsageError("program git tidak ada; pasang git, atau sebut berkas atau folder sebagai ganti revisi") from None


def _output(*arguments: str, data: bytes = b"") -> bytes:
    done = _run(*arguments, data=data)
    if done.returncode:
        said = _text(done.stderr).strip().splitlines()
        raise UsageError(f"git gagal membaca repositori ini: {printable(said[-1] if said else str(done.returncode))}")
    return done.stdout


def _lines(*arguments: str) -> list[str]:
    return _text(_run(*arguments).stdout).splitlines()


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
