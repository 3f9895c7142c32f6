"""What ``--only`` asks for. Apart from the kinds, so that a build without change need not load them."""

from __future__ import annotations

from collections.abc import Sequence


def wanted(only: Sequence[str], jenis: str, ekstensi: str) -> bool:
    """Whether ``only`` asks for this format of this kind: ``sop`` means all its formats, ``sop.pdf`` one, nothing all."""
    return not only or jenis in only or f"{jenis}.{ekstensi}" in only
