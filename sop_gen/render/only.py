"""What ``--only`` asks for. Apart from the kinds, so that a build without change need not load them."""

from __future__ import annotations

from collections.abc import Sequence


def wanted(only: Sequence[str], jenis: str, ekstensi: str, *, bawaan: bool = True) -> bool:
    """Whether ``only`` asks for this format of this kind: ``sop`` means all its formats, ``sop.pdf`` one, nothing the usual."""
    if not only:
        return bawaan
    return jenis in only or f"{jenis}.{ekstensi}" in only
