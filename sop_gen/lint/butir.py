"""Items of a component with their places in the spec."""

from __future__ import annotations

from collections.abc import Iterator

from sop_gen.lint.kata import plain
from sop_gen.lint.ways import JUDUL_LANGKAH
from sop_gen.model.butir import Butir, Kelompok
from sop_gen.spec.tree import Step


def placed(parts: tuple[Butir | Kelompok, ...], *path: Step) -> Iterator[tuple[tuple[Step, ...], Butir, Kelompok | None]]:
    """Every item of the component at ``path``: its own path, the item, and the group that it stands in."""
    for index, part in enumerate(parts):
        if isinstance(part, Kelompok):
            for inner, item in enumerate(part.butir):
                yield (*path, index, "butir", inner), item, part
        else:
            yield (*path, index), part, None


def quote(text: str) -> str:
    """``'Berita acara sumpah'``; a long text is cut."""
    words = plain(text)
    return f"'{words if len(words) <= JUDUL_LANGKAH else words[: JUDUL_LANGKAH - 1].rstrip() + '…'}'"
