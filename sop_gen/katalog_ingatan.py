"""What the list says of each service, kept from one run of a site to the next: a service that stayed the same isn't read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sop_gen.store import read_file, write
from sop_gen.view.katalog_daftar import Entri

if TYPE_CHECKING:
    from pydantic import TypeAdapter

INGATAN = ".katalog-daftar.json"
"""A file that may be lost: what it says is then read from the specs again. It holds nothing that the pages don't say."""


@dataclass(frozen=True)
class Ingatan:
    """What the list says of a service, the hash of all that it was made from, and the key of the page drawn from the same."""

    masukan: str
    kunci: str
    entri: Entri


def recall(folder: Path) -> dict[str, Ingatan]:
    """By id, what the last run left in the site's ``folder``; nothing when that can't be understood."""
    try:
        found: dict[str, Ingatan] = _form(dict[str, Ingatan]).validate_json(read_file(folder / INGATAN))
    except ValueError:
        return {}
    return found


def remember(folder: Path, ingatan: Mapping[str, Ingatan]) -> None:
    """Keep it for the next run. Raises WriteError."""
    data = _form(dict[str, Ingatan]).dump_json(dict(ingatan))
    if read_file(folder / INGATAN) != data:
        write(folder, INGATAN, data)


def list_bytes(entri: Sequence[Entri]) -> bytes:
    """All that the list says, as canonical bytes."""
    return _form(list[Entri]).dump_json(list(entri))


@cache
def _form(kind: Any) -> TypeAdapter[Any]:
    """What reads and writes values of this kind as JSON."""
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
