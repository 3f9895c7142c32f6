"""What a service says: every text with its place in the spec, as plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from sop_gen.lint.kata import plain
from sop_gen.model.layanan import KOMPONEN, Layanan
from sop_gen.model.sop import Pelaksana
from sop_gen.spec.tree import Step

Path = tuple[Step, ...]
DICETAK = ("nama", "unit", "ringkasan", "pemohon", "kanal", *KOMPONEN, "sop")
"""Keys of a service whose texts its documents print."""
_BUKAN_TULISAN = frozenset({"id", "ref", "dasar", "oleh", "keputusan", "lanjut", "url", "bentuk"})


def texts_in(value: object, path: Path) -> list[tuple[Path, str]]:
    """Every text in ``value``, which stands at ``path``; ids, targets and addresses are no text."""
    found: list[tuple[Path, str]] = []
    _collect_texts(value, path, found)
    return found


def _collect_texts(value: object, path: Path, found: list[tuple[Path, str]]) -> None:
    if isinstance(value, str):
        found.append((path, plain(value)))
    else:
        for step, part in _children(value):
            if part and step not in _BUKAN_TULISAN:
                _collect_texts(part, (*path, step), found)


def texts_of(layanan: Layanan, keys: Iterable[str] = DICETAK) -> Iterator[tuple[Path, str]]:
    """The texts under ``keys`` of the service, in that order."""
    for key in keys:
        yield from texts_in(getattr(layanan, key), (key,))


def all_words(layanan: Layanan, *keys: str) -> str:
    """What the service says under ``keys``, one text a line."""
    return "\n".join(text for _, text in texts_of(layanan, keys))


def parts_in(value: object, path: Path = ()) -> list[tuple[Path, BaseModel]]:
    """Every item, fee, reference and step in ``value`` with its path."""
    found: list[tuple[Path, BaseModel]] = []
    _collect_parts(value, path, found)
    return found


def _collect_parts(value: object, path: Path, found: list[tuple[Path, BaseModel]]) -> None:
    if isinstance(value, BaseModel):
        found.append((path, value))
    for step, part in _children(value):
        if part and not isinstance(part, str):
            _collect_parts(part, (*path, step), found)


def _children(value: object) -> Iterable[tuple[Step, object]]:
    """The parts of a value by the steps that lead to them; columns of a flow by their id."""
    if isinstance(value, tuple):  # first: to ask whether something is a model costs most
        by_id = bool(value) and isinstance(value[0], Pelaksana)
        return ((part.id, part) for part in value) if by_id else enumerate(value)
    if isinstance(value, BaseModel):
        return vars(value).items()
    return ()
