"""Which words of a text changed. An amount of rupiah and a duration are one word each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from sop_gen.model.durasi import SATUAN

_NUMBER = r"\d+(?:[.,]\d+)*"
_UNIT = "|".join(unit.replace(" ", r"\s") for unit in sorted(SATUAN, key=len, reverse=True))
_WORD = re.compile(
    rf"Rp\s?{_NUMBER}"
    rf"|{_NUMBER}(?:\s?[-–]\s?{_NUMBER})?(?:\s\([^()]*\))?\s(?:{_UNIT})\b"
    rf"|\w+(?:[-/.,:@]\w+)*|\S",
    re.IGNORECASE,
)
TERLALU_BANYAK = 100_000
"""With more pairs of equal words than this, the most frequent words are left out: all of them would take minutes."""
TERSISA = 0.25
"""A text that keeps a smaller part of its words is told as replaced: single words left standing explain nothing."""


@dataclass(frozen=True, slots=True)
class Potongan:
    """A piece of both texts: equal when both parts are; else what was removed and what came."""

    semula: str
    menjadi: str

    @property
    def sama(self) -> bool:
        """Whether nothing changed here."""
        return self.semula == self.menjadi


def potong(lama: str, baru: str) -> list[Potongan]:
    """Pieces of both texts in order: joined, their ``semula`` gives ``lama`` and their ``menjadi`` gives ``baru``."""
    old, new = _words(lama), _words(baru)
    left, right = [word for _, word in old], [word for _, word in new]
    matcher = SequenceMatcher(None, left, right, autojunk=_pairs(left, right) > TERLALU_BANYAK)
    blocks = matcher.get_matching_blocks()
    if sum(block.size for block in blocks) < TERSISA * max(len(left), len(right)):
        return [Potongan(lama, baru)] if (lama or baru) else []
    pieces = list(_joined(_pieces(old, new, blocks, _rest(lama, old), _rest(baru, new))))
    return list(_joined(_bare(_joined(_without_islands(pieces)))))


def _words(text: str) -> list[tuple[str, str]]:
    """Each word with the white space before it."""
    found, end = [], 0
    for match in _WORD.finditer(text):
        found.append((text[end : match.start()], match.group()))
        end = match.end()
    return found


def _pairs(left: list[str], right: list[str]) -> int:
    """How many pairs of equal words there are."""
    counted = Counter(right)
    return sum(counted[word] for word in left)


def _rest(text: str, words: list[tuple[str, str]]) -> str:
    """The white space after the last word."""
    return text[sum(len(space) + len(word) for space, word in words) :]


def _pieces(
    old: list[tuple[str, str]], new: list[tuple[str, str]], blocks: Iterable[tuple[int, int, int]], rest_old: str, rest_new: str
) -> Iterator[Potongan]:
    at, to = 0, 0
    for i, j, size in blocks:
        yield Potongan("".join(map("".join, old[at:i])), "".join(map("".join, new[to:j])))
        for (space, word), (other, _) in zip(old[i : i + size], new[j : j + size], strict=True):
            yield Potongan(space, other)
            yield Potongan(word, word)
        at, to = i + size, j + size
    yield Potongan(rest_old, rest_new)


def _joined(pieces: Iterable[Potongan]) -> Iterator[Potongan]:
    """Neighbours that are both equal, or both changed, made one."""
    for _, group in groupby((piece for piece in pieces if piece.semula or piece.menjadi), key=lambda piece: piece.sama):
        run = list(group)
        yield Potongan("".join(piece.semula for piece in run), "".join(piece.menjadi for piece in run))


def _without_islands(pieces: list[Potongan]) -> Iterator[Potongan]:
    """A comma or a blank that alone stays between two changes is read as part of them."""
    for number, piece in enumerate(pieces):
        alone = piece.sama and 0 < number < len(pieces) - 1 and not any(letter.isalnum() for letter in piece.semula)
        if alone:
            yield Potongan(piece.semula, "")
            yield Potongan("", piece.menjadi)
        else:
            yield piece


def _bare(pieces: Iterable[Potongan]) -> Iterator[Potongan]:
    """The white space that both sides of a change begin with is no part of it."""
    for piece in pieces:
        blank = next((n for n, pair in enumerate(zip(piece.semula, piece.menjadi, strict=False)) if not _blank(*pair)), 0)
        if blank and not piece.sama:
            yield Potongan(piece.semula[:blank], piece.menjadi[:blank])
            yield Potongan(piece.semula[blank:], piece.menjadi[blank:])
        else:
            yield piece


def _blank(old: str, new: str) -> bool:
    return old == new and old.isspace()
