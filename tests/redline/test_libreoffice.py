"""LibreOffice as a second engine: it accepts and rejects all changes, and reads what it reads in the clean documents."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from tests.clients import python_with_uno
from tests.redline.contoh import JENIS, Berkas, contoh

READER = Path(__file__).parent / "uno_reader.py"
ACTS = {"baru": ".uno:AcceptAllTrackedChanges", "lama": ".uno:RejectAllTrackedChanges"}

KEEPS_EMPTY = {
    *("halaman alur bertambah", "halaman alur berkurang"),
    *("kolom pelaksana ditambah", "nama pelaksana", "kertas", "kertas lebih kecil"),
}
"""LibreOffice can't take away the mark of a paragraph that stands before a table, even where both go: an empty one stays.

Between two charts it is one point high.
"""
KEEPS_SHAPE = {"status draf"}
"""It leaves a VML shape of a header where it is when the run that holds it goes."""
ZERO_WIDTH = "\u200b"
"""It writes these around drawings of tracked rows."""

Job = tuple[str, str]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[Job, dict[str, Any]]:
    """What LibreOffice reads in every redline, accepted and rejected, and in the clean documents."""
    python = python_with_uno()
    folder = tmp_path_factory.mktemp("redline")
    jobs = sorted({job for jenis in JENIS for found in chosen(jenis) for job in jobs_of(found, folder)})
    (folder / "jobs.json").write_text(json.dumps(jobs), "utf-8")
    command = [python, str(READER), str(folder), str(folder / "jobs.json"), str(folder / "found.json")]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return dict(zip(jobs, json.loads((folder / "found.json").read_text("utf-8")), strict=True))


def chosen(jenis: str) -> list[Berkas]:
    """The files that the change is in: others differ in their footers only."""
    found = [each for each in contoh(jenis) if text(each.lama) != text(each.baru)]
    return found or list(contoh(jenis)[:1])


def text(data: bytes | None) -> bytes:
    return (data or b"").partition(b"<w:body>")[2].partition(b"</w:body>")[0]


def jobs_of(found: Berkas, folder: Path) -> Iterator[Job]:
    for side, clean in (("baru", found.baru), ("lama", found.lama)):
        yield stored(found.perubahan, folder), ACTS[side]
        if clean is not None:
            yield stored(clean, folder), ""


def stored(data: bytes, folder: Path | None = None) -> str:
    """The file's name, after its content; written when there is a folder."""
    name = f"{sha256(data).hexdigest()[:16]}.docx"
    if folder is not None:
        (folder / name).write_bytes(data)
    return name


@pytest.mark.client
@pytest.mark.parametrize("jenis", JENIS)
def test_libreoffice_gets_both_editions_back(jenis: str, read: dict[Job, dict[str, Any]]) -> None:
    for found in chosen(jenis):
        for side, clean in (("baru", found.baru), ("lama", found.lama)):
            got = read[stored(found.perubahan), ACTS[side]]
            if clean is None:
                assert "".join(words(got["isi"])) == "", (found.nama, side)
                continue
            wanted = read[stored(clean), ""]
            for place in ("isi", "kepala", "kaki"):
                assert plain(got[place], jenis) == plain(wanted[place], jenis), (found.nama, side, place)
            assert got["bentuk"] == wanted["bentuk"] or jenis in KEEPS_SHAPE, (found.nama, side)


def plain(blocks: list[Any], jenis: str) -> list[Any]:
    """Paragraphs and cells without LibreOffice's own marks; the style of an empty paragraph does not count, nor page numbers."""
    found: list[Any] = []
    for block in blocks:
        if isinstance(block, dict):
            found.append({name: plain(cell, jenis) for name, cell in block.items()})
            continue
        style, portions = block
        runs = [(*look, "".join(words)) for look, words in joined(portions)]
        said = [(*run[:-1], re.sub(r"Halaman \d+ dari \d+", "Halaman", run[-1])) for run in runs if run[-1]]
        if said or jenis not in KEEPS_EMPTY:
            found.append([style, said] if said else [])
    return found


def joined(portions: list[Any]) -> Iterator[tuple[tuple[Any, ...], list[str]]]:
    """Neighbours of one look together."""
    bare = [(words.replace(ZERO_WIDTH, ""), tuple(look)) for words, *look in portions]
    for look, group in groupby([part for part in bare if part[0]], key=lambda part: part[1]):
        yield look, [words for words, _ in group]


def words(blocks: list[Any]) -> Iterator[str]:
    """All words of a document that should be empty."""
    for block in blocks:
        if isinstance(block, dict):
            for cell in block.values():
                yield from words(cell)
        else:
            yield from (portion[0].replace(ZERO_WIDTH, "") for portion in block[1])
