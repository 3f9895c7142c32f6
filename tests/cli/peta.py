"""Evidence put in, and what ``bukti`` makes of it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

PER = ("--per", "2026-11-22")
BENTUK = ("html", "xlsx", "docx", "zip")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def put(folder: Path, name: str, data: bytes = b"isi") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def draw(run: Any, form: str, *options: object, code: int = 0) -> bytes:
    done = run("bukti", "--format", form, "-o", f"hasil.{form}", *PER, *options)
    assert done.code == code, done.err
    return Path(f"hasil.{form}").read_bytes()


def archive(run: Any, *options: object) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(draw(run, "zip", *options))) as found:
        assert found.testzip() is None
        names = [info.filename for info in found.infolist()]
        assert len(names) == len({name.casefold() for name in names})
        return {name: found.read(name) for name in names}


def row(text: str, kode: str) -> str:
    """What the summary says of one question."""
    found = re.search(rf"^    . {re.escape(kode)} .*?(?=^    \S |^  \S|^\S|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, kode
    return " ".join(found[0].split())
