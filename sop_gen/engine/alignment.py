"""Two sequences in, their pairs in order out: what stayed, what became something similar, what went and what came.

Equal items that occur once on both sides are anchors; only what lies between two anchors is compared item by item, so
that a long document costs little more than its changes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence

Pair = tuple[int | None, int | None]
Likeness = Callable[[int, int], float]

ALIKE = 0.35
"""From this likeness on, two items are one item that changed."""
_MOST_COMPARED = 2500
"""Between two anchors, at most this many pairs are compared; beyond it items are paired in order."""


def align(old: Sequence[str], new: Sequence[str], likeness: Likeness) -> list[Pair]:
    """Positions in ``old`` and ``new`` in reading order, None where a side has nothing; what went stands before what came.

    Equal strings are equal items. ``likeness`` says from 0 (never a pair) to 1 how similar two items are, by position.
    """
    kept: list[tuple[int, int]] = []
    _pair(old, new, (0, len(old)), (0, len(new)), likeness, kept)
    pairs: list[Pair] = []
    i = j = 0
    for at_old, at_new in [*kept, (len(old), len(new))]:
        pairs += [*((gone, None) for gone in range(i, at_old)), *((None, come) for come in range(j, at_new))]
        pairs.append((at_old, at_new))
        i, j = at_old + 1, at_new + 1
    return pairs[:-1]


def _pair(
    old: Sequence[str],
    new: Sequence[str],
    here: tuple[int, int],
    there: tuple[int, int],
    likeness: Likeness,
    kept: list[tuple[int, int]],
) -> None:
    """The pairs of ``old[here]`` and ``new[there]``, appended to ``kept`` in order."""
    (i, i_end), (j, j_end) = here, there
    while i < i_end and j < j_end and old[i] == new[j]:
        kept.append((i, j))
        i, j = i + 1, j + 1
    same = 0
    while i < i_end - same and j < j_end - same and old[i_end - same - 1] == new[j_end - same - 1]:
        same += 1
    i_end, j_end = i_end - same, j_end - same
    anchors = _anchors(old, new, range(i, i_end), range(j, j_end))
    if anchors:
        for at_old, at_new in [*anchors, (i_end, j_end)]:
            _pair(old, new, (i, at_old), (j, at_new), likeness, kept)
            if at_old < i_end:
                kept.append((at_old, at_new))
            i, j = at_old + 1, at_new + 1
    else:
        kept += _similar(range(i, i_end), range(j, j_end), likeness)
    kept += [(i_end + step, j_end + step) for step in range(same)]


def _anchors(old: Sequence[str], new: Sequence[str], here: range, there: range) -> list[tuple[int, int]]:
    """Items that occur once on both sides, the longest row of them that keeps its order."""
    left, right = Counter(old[i] for i in here), Counter(new[j] for j in there)
    place = {new[j]: j for j in there if right[new[j]] == 1}
    found = [(i, place[old[i]]) for i in here if left[old[i]] == 1 and old[i] in place]
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(found):
        length = bisect_left(ends, j)
        ends[length:] = [j] if length == len(ends) else [j, *ends[length + 1 :]]
        last[length:] = [number] if length == len(last) else [number, *last[length + 1 :]]
        before.append(last[length - 1] if length else -1)
    chain, number = [], last[-1] if last else -1
    while number >= 0:
        chain.append(found[number])
        number = before[number]
    return chain[::-1]


def _similar(here: range, there: range, likeness: Likeness) -> list[tuple[int, int]]:
    """The pairs with the greatest likeness in all; what stands alone on both sides between them becomes a pair, too."""
    if not here or not there:
        return []
    if len(here) * len(there) > _MOST_COMPARED:
        return [(i, j) for i, j in zip(here, there, strict=False) if likeness(i, j) >= ALIKE]
    best = _best(here, there, likeness)
    pairs: list[tuple[int, int]] = []
    i, j = here.start, there.start
    for at_old, at_new in [*best, (here.stop, there.stop)]:
        if at_old - i == at_new - j == 1 and likeness(i, j) > 0:
            pairs.append((i, j))
        if at_old < here.stop:
            pairs.append((at_old, at_new))
        i, j = at_old + 1, at_new + 1
    return pairs


def _best(here: range, there: range, likeness: Likeness) -> list[tuple[int, int]]:
    """Pairs in order, of which each is alike, with the greatest sum of likeness."""
    score = [[likeness(i, j) for j in there] for i in here]
    total = [[0.0] * (len(there) + 1) for _ in range(len(here) + 1)]
    for i in reversed(range(len(here))):
        for j in reversed(range(len(there))):
            taken = total[i + 1][j + 1] + score[i][j] if score[i][j] >= ALIKE else 0.0
            total[i][j] = max(taken, total[i + 1][j], total[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(here) and j < len(there):
        if score[i][j] >= ALIKE and total[i][j] == total[i + 1][j + 1] + score[i][j]:
            pairs.append((here[i], there[j]))
            i, j = i + 1, j + 1
        elif total[i][j] == total[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
