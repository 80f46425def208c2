"""What is rated, and what follows from ratings by formula: means, rounding, shares, intervals.

Levels run from 1 to 5 and may be fractions of a level; the view out of 10 is twice the level. Sums are exact (Fraction)
and rounded once, half up, where they are shown. *Not scored*, 0 and N/A are three different things: None never becomes
a number.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from voice_interviewer.core.role.pack import Kind

CRITERIA: dict[Kind, tuple[str, ...]] = {
    "technical": ("accuracy", "completeness", "clarity", "depth", "practicality"),
    "behavioural": ("situation", "task", "action", "result", "reflection"),
}
CRITERION_LABELS = {
    "accuracy": "Technical accuracy",
    "completeness": "Answer completeness",
    "clarity": "Clarity",
    "depth": "Technical depth",
    "practicality": "Practical application",
    "situation": "Situation",
    "task": "Task",
    "action": "Own action",
    "result": "Result",
    "reflection": "Reflection",
}
CHECKLIST = "checklist:"
"""A rating of criterion `checklist:ID` has a status, "1" or "0", in place of a level."""

LOWEST, HIGHEST = 1, 5
VIEW = 2
MENTIONS_ONLY = "mentions only"
"""Flag of a rating that says what was mentioned and cannot say whether it was right."""


def exact(level: float) -> Fraction:
    """The decimal number that a level is written as: 4.1 is 41/10."""
    return Fraction(str(level))


def mean(values: Sequence[Fraction], weights: Sequence[Fraction] = ()) -> Fraction:
    """The mean, weighted if there are weights. Raises ValueError where there is nothing to average."""
    weights = weights or (Fraction(1),) * len(values)
    if len(weights) != len(values) or not sum(weights):
        raise ValueError("there is nothing to average")
    return sum((value * weight for value, weight in zip(values, weights, strict=True)), Fraction()) / sum(weights)


def one_decimal(value: Fraction) -> Decimal:
    """Rounded half up to one decimal: 9.25 is 9.3."""
    return Decimal(math.floor(value * 10 + Fraction(1, 2))) / 10 + Decimal("0.0")


def whole(value: Fraction) -> int:
    """Rounded half up to a whole number."""
    return math.floor(value + Fraction(1, 2))


def percent(part: int, total: int) -> int:
    """A share in percent, rounded half up. Raises ZeroDivisionError for a share of nothing."""
    return whole(Fraction(part * 100, total))


def needed(share: float, total: int) -> int:
    """How many of `total` make up at least this share."""
    return math.ceil(Fraction(str(share)) * total)


def wilson(part: int, total: int, z: float = 1.959964) -> tuple[int, int]:
    """Wilson's 95% interval of a share, in whole percent. Raises ZeroDivisionError for a share of nothing."""
    share = part / total
    scale = 1 + z * z / total
    middle = (share + z * z / (2 * total)) / scale
    reach = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / scale
    low, high = (whole(Fraction(round(bound * 100, 6))) for bound in (middle - reach, middle + reach))
    return max(0, low), min(100, high)
