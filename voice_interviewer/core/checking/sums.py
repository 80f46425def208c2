"""The second opinion on arithmetic: rounding in whole numbers, Wilson's interval by bisection."""

from __future__ import annotations

import math
from fractions import Fraction


def tenths(value: Fraction) -> int:
    """Tenths, rounded half up, in whole numbers only."""
    return (20 * value.numerator + value.denominator) // (2 * value.denominator)


def rounded(value: Fraction) -> int:
    """To a whole number, half up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def wilson_bounds(correct: int, total: int) -> tuple[int, int]:
    """The two shares p, in percent, at which `correct` of `total` lies 1.96 standard errors away, by bisection."""

    def distance(p: float) -> float:
        return abs(correct / total - p) - 1.959964 * math.sqrt(p * (1 - p) / total)

    def edge(inside: float, outside: float) -> int:
        for _ in range(60):
            middle = (inside + outside) / 2
            inside, outside = (middle, outside) if distance(middle) <= 0 else (inside, middle)
        return int(inside * 100 + 0.5)

    share = correct / total
    return (0 if correct == 0 else edge(share, 0.0)), (100 if correct == total else edge(share, 1.0))
