"""What a build of the small office leaves, and how tests look at it."""

from __future__ import annotations

import json
from pathlib import Path

from sop_gen.store import MANIFEST
from tests.cli.conftest import files

POSTER = ["poster-a3.pdf", "poster-a4.pdf"]
OF_SERVICE = [*POSTER, "sop.docx", "sop.pdf", "standar.docx", "standar.pdf"]
OF_OFFICE = [
    f"_kantor/{name}" for name in ("maklumat-a3.pdf", "maklumat-a4.pdf", "maklumat.docx", "papan-a3.pdf", "sk-penetapan.docx")
]
BANNER = ["_kantor/poster-xbanner-cetak.pdf", "_kantor/poster-xbanner.pdf", "_kantor/poster-xbanner.png"]
ALL = sorted([MANIFEST, *OF_OFFICE, *(f"layanan-{letter}/{name}" for letter in "ab" for name in OF_SERVICE)])


def manifest(output: Path) -> dict[str, dict[str, object]]:
    return json.loads((output / MANIFEST).read_bytes())["berkas"]


def stamps(output: Path) -> dict[str, int]:
    return {name: (output / name).stat().st_mtime_ns for name in files(output)}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
