"""Scores as ranges: what is proved at least, and what could be reached at most. Exact fractions throughout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


@dataclass(frozen=True)
class Rentang:
    """From the least to the most; both ends may be the same."""

    rendah: Fraction
    tinggi: Fraction

    def of(self, weight: Fraction) -> Rentang:
        """The share of ``weight`` that this is."""
        return Rentang(self.rendah / weight, self.tinggi / weight)


def answer(values: Mapping[str, Fraction], proved: frozenset[str], refuted: frozenset[str]) -> Rentang:
    """The range that is left of a scale when some of its answers are proved, others refuted.

    An answer about which nothing is known may be reached and is not proved. The lowest answer needs no proof.
    """
    least = min(values.values())
    possible = [value for word, value in values.items() if word not in refuted]
    return Rentang(
        max([least, *(values[word] for word in proved if word not in refuted)]), max([least, *possible], default=least)
    )


def weighed(weight: Fraction, parts: Sequence[Rentang]) -> Rentang:
    """``weight`` times the mean: the score of a sub-component."""
    count = len(parts)
    low, high = sum((part.rendah for part in parts), Fraction(0)), sum((part.tinggi for part in parts), Fraction(0))
    return Rentang(weight * low / count, weight * high / count)


def total(parts: Sequence[Rentang]) -> Rentang:
    """The sum."""
    return Rentang(
        sum((part.rendah for part in parts), Fraction(0)),
        sum((part.tinggi for part in parts), Fraction(0)),
    )


def rounded(value: Fraction, places: int = 2) -> Decimal:
    """``value`` to so many places, halves upwards."""
    scaled = (value * 10**places).limit_denominator(10**12)
    whole = (Decimal(scaled.numerator) / Decimal(scaled.denominator)).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return whole.scaleb(-places)
