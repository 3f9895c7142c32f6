"""The folder of a pack: files made together, of which people fill in some. What they changed is never overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from sop_gen.diagnostics import UsageError
from sop_gen.store import KANTOR, Berkas, Manifest, Output, digest, sha256, write

MANIFEST_PAKET = ".paket.json"


def write_pack(
    files: Iterable[tuple[str, bytes]], folder: Path, on_wait: Callable[[], None], manifest: str = MANIFEST_PAKET
) -> list[Path]:
    """Write all ``files`` (name and bytes) below ``folder``, in their order; gives their paths.

    Made again, a pack takes the place of the last one as that left it. Raises UsageError, and nothing is written, when a file
    is there that is not ours or that somebody has changed since. Packs of different ``manifest`` may share a folder.
    """
    made = dict(files)
    with Output(folder, on_wait, manifest) as output:
        before = output.manifest()
        taken = [name for name, data in made.items() if _is_theirs(folder / name, data, before.berkas.get(name))]
        if taken:
            raise UsageError(
                f"'{(folder / taken[0]).as_posix()}' sudah diisi atau bukan buatan perintah ini, jadi tidak ditimpa; "
                "pakai folder lain dengan -o, atau pindahkan berkas itu"
            )
        # Told before they are written: a killed run leaves no file that the next takes for a stranger's.
        entries = {name: Berkas(sha256(data), "paket", KANTOR, 0, "", (), "") for name, data in made.items()}
        output.save(Manifest(before.berkas | entries))
        for name, data in made.items():
            if digest(folder / name) != entries[name].sha256:
                write(folder, name, data)
        for name in [name for name in before.berkas if name not in made]:
            output.remove(name, before.berkas[name])
        output.save(Manifest(entries))
    return [folder / name for name in made]


def _is_theirs(path: Path, data: bytes, entry: Berkas | None) -> bool:
    """Whether the file is there and neither as the last pack left it nor as this one would make it."""
    found = digest(path)
    if found is None:
        return path.is_symlink() or path.exists()
    return found != sha256(data) and (entry is None or found != entry.sha256)
