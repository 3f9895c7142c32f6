"""Tracks: stretches that share a gutter or a channel get an order with few crossings, and places beside one another."""

from __future__ import annotations

from dataclasses import dataclass

from sop_gen.flow.board import Garis, Key, Lintasan, Papan
from sop_gen.flow.symbols import Simbol

APART = 1.0
"""Stretches of one channel may share a track when they end this far from one another (mm)."""
EPSILON = 1e-6
Tempat = dict[tuple[Garis, Key], float]


@dataclass(slots=True)
class Utas:
    """One stretch to place: its extent, and where lines join it, each with the side (-1 up or left, 1 down or right)."""

    key: Key
    low: float
    high: float
    joins: list[tuple[float, int]]


@dataclass(frozen=True, slots=True)
class Jejak:
    """The outcome: x of every gutter stretch (by lane and key), the track of every channel stretch, tracks per channel."""

    x: Tempat
    track: dict[tuple[Garis, Key], int]
    count: dict[int, int]


def assign(board: Papan, centres: list[float]) -> Jejak:
    """Tracks for all gutters, then for all channels (whose ends the gutters give). ``centres``: x of each column's centre."""
    x: Tempat = {}
    for lane, spans in board.spans[True].items():
        if not spans:
            continue
        centre = centres[lane // 3]
        if lane % 3 == 1:
            x.update({((True, lane), key): centre for key in spans})
            continue
        threads = [Utas(key, low, high, _gutter_joins(board, lane, key)) for key, (low, high) in spans.items()]
        places = _places(threads, 0.0, board.simbol.tracks)
        for key, place in places.items():
            x[(True, lane), key] = round(centre + _track_x(board.simbol, lane, place, max(places.values()) + 1), 2)
    return Jejak(x, *_channels(board, x, centres))


def _track_x(simbol: Simbol, lane: int, place: int, used: int) -> float:
    """X of track ``place`` of ``used`` in a gutter, from the column's centre."""
    free = (simbol.tracks - used) / 2
    outward = simbol.track_from + simbol.pitch * (free + (place if lane % 3 == 2 else used - 1 - place))
    return outward if lane % 3 == 2 else -outward


def _gutter_joins(board: Papan, lane: int, key: Key) -> list[tuple[float, int]]:
    joins: set[tuple[float, int]] = set()
    for edge in board.members[(True, lane), key]:
        parts = board.paths[edge].ruas
        at = next(place for place, part in enumerate(parts) if part.vertical and part.at == lane and part.key == key)
        joins.add((parts[at - 1].at, 1 if parts[at - 1].start > lane else -1))
        joins.add((parts[at + 1].at, 1 if parts[at + 1].end > lane else -1))
    return sorted(joins)


def _channels(board: Papan, x: Tempat, centres: list[float]) -> tuple[dict[tuple[Garis, Key], int], dict[int, int]]:
    track: dict[tuple[Garis, Key], int] = {}
    count: dict[int, int] = {}
    for unit, spans in board.spans[False].items():
        if unit % 3 == 1 or not spans:
            continue
        places = _places([_channel_thread(board, unit, key, x, centres) for key in spans], APART, None)
        track.update({((False, unit), key): place for key, place in places.items()})
        count[unit] = max(places.values()) + 1
    return track, count


def _channel_thread(board: Papan, unit: int, key: Key, x: Tempat, centres: list[float]) -> Utas:
    joins: set[tuple[float, int]] = set()
    for edge in board.members[(False, unit), key]:
        path = board.paths[edge]
        at = next(place for place, part in enumerate(path.ruas) if not part.vertical and part.at == unit and part.key == key)
        before, after = path.ruas[at - 1], path.ruas[at + 1]
        own_row = before.start == before.end == unit
        joins.add((vertical_x(path, at - 1, x, centres), -1 if own_row or before.start < unit else 1))
        falls = after.end > unit or (after.end == unit and unit % 3 == 0)
        joins.add((vertical_x(path, at + 1, x, centres), 1 if falls else -1))
    places = [place for place, _ in joins]
    return Utas(key, min(places), max(places), sorted(joins))


def vertical_x(path: Lintasan, at: int, x: Tempat, centres: list[float]) -> float:
    """X of the vertical stretch ``at`` of ``path``."""
    part = path.ruas[at]
    if part.key is None:
        return round(centres[part.at // 3] + path.port, 2)
    return x[(True, part.at), part.key]


def _places(threads: list[Utas], apart: float, limit: int | None) -> dict[Key, int]:
    """A track for every thread, so that threads whose extents touch differ; from left to right, or from the top down."""
    threads = sorted(threads, key=lambda thread: (thread.low, thread.high, repr(thread.key)))
    if len(threads) == 1:
        return {threads[0].key: 0}
    places = _packed(_ordered(threads, apart), apart)
    if limit is not None and max(places.values()) >= limit:
        return _first_free(threads, apart)
    return places


def _touch(a: Utas, b: Utas, apart: float) -> bool:
    return a.low <= b.high + apart + EPSILON and b.low <= a.high + apart + EPSILON


def _crossed(a: Utas, b: Utas) -> int:
    """Crossings when ``a`` lies before (left of, above) ``b``."""
    return sum(side > 0 and b.low + EPSILON < at < b.high - EPSILON for at, side in a.joins) + sum(
        side < 0 and a.low + EPSILON < at < a.high - EPSILON for at, side in b.joins
    )


def _ordered(threads: list[Utas], apart: float) -> list[Utas]:
    """The threads in an order with few crossings: each moved to its best place until nothing improves."""
    gain = {
        (i, j): _crossed(a, b) - _crossed(b, a) if _touch(a, b, apart) else 0
        for i, a in enumerate(threads)
        for j, b in enumerate(threads)
        if i != j
    }
    order = list(range(len(threads)))
    for _ in range(len(order)):
        moved = False
        for item in list(order):
            here = order.index(item)
            order.pop(here)
            costs = [0]
            for other in order:
                costs.append(costs[-1] - gain[item, other])
            best = min(range(len(costs)), key=lambda place: (costs[place], abs(place - here)))
            order.insert(best if costs[best] < costs[here] else here, item)
            moved |= costs[best] < costs[here]
        if not moved:
            break
    return [threads[place] for place in order]


def _packed(threads: list[Utas], apart: float) -> dict[Key, int]:
    """Each thread on the first track after all earlier ones that it touches."""
    places: dict[Key, int] = {}
    for number, thread in enumerate(threads):
        places[thread.key] = max((places[other.key] + 1 for other in threads[:number] if _touch(thread, other, apart)), default=0)
    return places


def _first_free(threads: list[Utas], apart: float) -> dict[Key, int]:
    """Colouring of an interval graph: never more tracks than stretches beside one another."""
    places: dict[Key, int] = {}
    for number, thread in enumerate(threads):
        used = {places[other.key] for other in threads[:number] if _touch(thread, other, apart)}
        places[thread.key] = next(place for place in range(len(threads)) if place not in used)
    return places
