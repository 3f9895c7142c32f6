"""Which items of two lists are the same item: by id, by equal text, by name, by similarity. The same for every list.

Everything here is symmetric: with the lists exchanged the same pairs come out, exchanged.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from zlib import crc32

MIRIP = 0.55
"""Items that share a smaller part of their words are different ones: ``Fotokopi KTP`` did not become ``Fotokopi KK``."""
TERLALU_UMUM = 5_000
"""A word that would give more candidates than this finds none: rarer words do."""
KEMBAR_TERBANYAK = 2_500
"""Of equal items that could be paired in more ways the first is the first."""
_HAMPA = frozenset(
    ("dan", "atau", "yang", "di", "ke", "dari", "pada", "untuk", "dengan", "oleh", "dalam", "sebagai", "serta", "para", "bagi")
)


@dataclass(frozen=True, slots=True)
class Ciri:
    """What pairing knows of one item."""

    jenis: str
    """Items of different kinds are never the same."""
    id: str | None
    teks: str
    """All of it as printed."""
    nama: str
    """What people call it; empty when it has no name of its own."""
    isi: tuple[str, ...] = ()
    """Texts by which it may be known again: the name, or what is in it; one of them is enough."""


Pairs = list[tuple[int, int]]


def pasangkan(lama: Sequence[Ciri], baru: Sequence[Ciri]) -> Pairs:
    """Places (old, new) of the items that are the same, in order of the old places."""
    left, right = dict(enumerate(lama)), dict(enumerate(baru))
    pairs: Pairs = []
    keys: tuple[Callable[[Ciri], object], ...] = (
        lambda item: item.id and (item.jenis, item.id),
        lambda item: (item.jenis, item.teks),
        lambda item: (item.jenis, item.nama),
    )
    for number, key in enumerate(keys):
        _take(pairs, left, right, _equal(left, right, key, pairs, strict=number == 2))
    _take(pairs, left, right, _alike(left, right))
    return sorted(pairs)


def _take(pairs: Pairs, left: dict[int, Ciri], right: dict[int, Ciri], found: Pairs) -> None:
    for old, new in found:
        pairs.append((old, new))
        del left[old], right[new]


def _equal(left: dict[int, Ciri], right: dict[int, Ciri], key: Callable[[Ciri], object], sure: Pairs, *, strict: bool) -> Pairs:
    """Items with equal keys: the first with the first when there are as many; else those that fit between the pairs found.

    With ``strict`` never two that have ids of their own.
    """
    old, new = _places(left, key), _places(right, key)
    found: Pairs = []
    unsure: list[Pairs] = []
    for word in (word for word in old if word in new):
        alike = len(old[word]) == len(new[word]) and not strict
        many = len(old[word]) * len(new[word]) > KEMBAR_TERBANYAK
        pairs = zip(old[word], new[word], strict=False) if alike or many else product(old[word], new[word])
        allowed = [(a, b) for a, b in pairs if not (strict and left[a].id and right[b].id)]
        found += allowed if alike else []
        unsure += [] if alike else [allowed]
    known = sorted(a for a, _ in [*sure, *found]), sorted(b for _, b in [*sure, *found])
    fitting = [_fitting(pairs, known) for pairs in unsure]
    return found + [pair for pairs in fitting for pair in (pairs if strict else _in_order(pairs))]


def _places(items: dict[int, Ciri], key: Callable[[Ciri], object]) -> dict[object, list[int]]:
    """The places of each key, in order; items without the key are left out."""
    places: defaultdict[object, list[int]] = defaultdict(list)
    for place, item in items.items():
        if word := key(item):
            places[word].append(place)
    return places


def _fitting(pairs: Pairs, known: tuple[list[int], list[int]]) -> Pairs:
    """Of possible pairs those that least leave their order among the ``known`` places, then their place; each item once."""

    def misfit(pair: tuple[int, int]) -> tuple[int, int, int, int]:
        old, new = pair
        return abs(bisect(known[0], old) - bisect(known[1], new)), abs(old - new), old + new, old

    return _each_once(sorted(pairs, key=misfit))


def _in_order(pairs: Pairs) -> Pairs:
    """The same items, the first with the first."""
    return list(zip(sorted(old for old, _ in pairs), sorted(new for _, new in pairs), strict=True))


def _each_once(ranked: Iterable[tuple[int, int]]) -> Pairs:
    """The first pair of each item."""
    found: Pairs = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for old, new in ranked:
        if old not in taken[0] and new not in taken[1]:
            found.append((old, new))
            taken[0].add(old)
            taken[1].add(new)
    return found


def _alike(left: dict[int, Ciri], right: dict[int, Ciri]) -> Pairs:
    """The most similar first."""
    scores: dict[tuple[int, int], float] = {}
    for number in range(max((len(item.isi) for item in (*left.values(), *right.values())), default=0)):
        for pair, score in _scores(_bags(left, number), _bags(right, number)).items():
            scores[pair] = max(score, scores.get(pair, 0.0))
    ranked = sorted(
        (-score, abs(old - new), _both(left[old], right[new]), old, new)
        for (old, new), score in scores.items()
        if score >= MIRIP and left[old].jenis == right[new].jenis and not (left[old].id and right[new].id)
    )
    return _each_once((old, new) for *_, old, new in ranked)


def _both(old: Ciri, new: Ciri) -> tuple[str, ...]:
    """The texts of a pair, the same from both sides."""
    return tuple(sorted((old.teks, new.teks)))


def _bags(items: dict[int, Ciri], number: int) -> dict[int, Counter[str]]:
    return {place: words_of(item.isi[number]) for place, item in items.items() if number < len(item.isi)}


def words_of(text: str) -> Counter[str]:
    """The words of ``text`` that say something."""
    return Counter(word for word in re.findall(r"\w+(?:[./-]\w+)*", text.lower()) if word not in _HAMPA)


def _scores(left: dict[int, Counter[str]], right: dict[int, Counter[str]]) -> dict[tuple[int, int], float]:
    """How much two items share (Dice coefficient, 0 to 1); a word that many items have weighs less."""
    holders = _holders(left), _holders(right)
    weight = {word: 1 / max(len(side.get(word, ())) for side in holders) for side in holders for word in side}
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    for word in sorted(holders[0].keys() & holders[1].keys()):
        if len(holders[0][word]) * len(holders[1][word]) <= TERLALU_UMUM:
            for old in holders[0][word]:
                for new in holders[1][word]:
                    shared[old, new] += weight[word] * min(left[old][word], right[new][word])
    size = [{place: _size(bag, weight) for place, bag in side.items()} for side in (left, right)]
    return {(old, new): 2 * score / (size[0][old] + size[1][new]) for (old, new), score in shared.items()}


def _holders(bags: dict[int, Counter[str]]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, bag in bags.items():
        for word in bag:
            found[word].append(place)
    return dict(found)


def _size(bag: Counter[str], weight: dict[str, float]) -> float:
    return sum(weight[word] * count for word, count in sorted(bag.items()))


def pindah(pairs: Pairs, lama: Sequence[Ciri], baru: Sequence[Ciri]) -> list[Pairs]:
    """The pairs that moved, in blocks: those outside the longest run that kept its order; blocks in order of the new places.

    Of equally long runs the one is kept whose texts say so, the same from both sides.
    """
    kept = _longest_run(
        pairs, [crc32("\x1f".join(_both(lama[old], baru[new])).encode("utf-8", "surrogatepass")) for old, new in pairs]
    )
    rank = {old: number for number, (old, _) in enumerate(sorted(pairs))}
    blocks: list[Pairs] = []
    last: tuple[int, int] | None = None
    for number, (old, new) in enumerate(sorted(pairs, key=lambda pair: pair[1])):
        if (old, new) in kept:
            continue
        if last is not None and (number - 1, rank[old] - 1) == last:
            blocks[-1].append((old, new))
        else:
            blocks.append([(old, new)])
        last = (number, rank[old])
    return blocks


def _longest_run(pairs: Pairs, tie: list[int]) -> set[tuple[int, int]]:
    """The pairs of a longest increasing chain, the heaviest of them (prefix maxima in a Fenwick tree: O(n log n))."""
    order = {new: number for number, new in enumerate(sorted(new for _, new in pairs), 1)}
    best: list[tuple[int, int, int]] = [(0, 0, -1)] * (len(pairs) + 1)
    before: list[int] = []
    for number, (_, new) in enumerate(pairs):
        length, heavy, previous = _best_before(best, order[new] - 1)
        before.append(previous)
        _raise_best(best, order[new], (length + 1, heavy + tie[number], number))
    at = _best_before(best, len(pairs))[2]
    kept: set[tuple[int, int]] = set()
    while at >= 0:
        kept.add(pairs[at])
        at = before[at]
    return kept


def _best_before(best: list[tuple[int, int, int]], place: int) -> tuple[int, int, int]:
    found = (0, 0, -1)
    while place > 0:
        found = max(found, best[place])
        place -= place & -place
    return found


def _raise_best(best: list[tuple[int, int, int]], place: int, value: tuple[int, int, int]) -> None:
    while place < len(best):
        best[place] = max(best[place], value)
        place += place & -place
