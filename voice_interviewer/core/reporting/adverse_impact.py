"""The bias report of New York City's rule on automated employment decision tools (6 RCNY 5-301), as pure functions.

Categories are what people said about themselves; nothing is ever inferred. A *selection rate* is the share of a
category that was selected. A *scoring rate* is the share of a category whose score lies above the median of all. The
*impact ratio* of a category is its rate divided by the highest rate of any category. A category with less than 2% of
the people is shown and left out of the ratios. Below four fifths a ratio is flagged; few people make any ratio weak.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

LEAST_SHARE = Fraction(2, 100)
FOUR_FIFTHS = Fraction(4, 5)
FEW = 30
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """`categories` maps an attribute ("sex", "race") to what the person said, "" where nothing was said."""

    categories: dict[str, str]
    selected: bool
    score: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One category. `ratio` is None where it is left out, and where nobody of any category was chosen."""

    category: str
    people: int
    chosen: int
    rate: Decimal
    ratio: Decimal | None
    left_out: bool
    below_four_fifths: bool
    few: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rates by one attribute, or by several together. `unknown` people gave no category and stand in no row."""

    attributes: tuple[str, ...]
    rates: tuple[Rate, ...]
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """`median` is that of all scores; None where nobody has one."""

    people: int
    selection: tuple[Table, ...]
    scoring: tuple[Table, ...]
    median: Decimal | None


def impact(people: Sequence[Person], attributes: Sequence[str]) -> Impact:
    """Selection and scoring rates by each attribute alone, and by all of them together where there are several."""
    groups = [(attribute,) for attribute in attributes]
    if len(attributes) > 1:
        groups.append(tuple(attributes))  # type: ignore[arg-type]
    scores = [person.score for person in people if person.score is not None]
    median = statistics.median(scores) if scores else None
    scored = [person for person in people if person.score is not None]
    return Impact(
        people=len(people),
        selection=tuple(table(people, group, lambda person: person.selected) for group in groups),
        scoring=tuple(table(scored, group, _above(median)) for group in groups) if median is not None else (),
        median=median,
    )


def table(people: Iterable[Person], attributes: Sequence[str], chosen: Callable[[Person], bool]) -> Table:
    """The rates of the categories by these attributes together."""
    counts: dict[str, tuple[int, int]] = {}
    unknown = 0
    for person in people:
        said = [person.categories.get(attribute, "").strip() for attribute in attributes]
        if not all(said) or UNKNOWN in (part.casefold() for part in said):
            unknown += 1
            continue
        name = ", ".join(said)
        total, hits = counts.get(name, (0, 0))
        counts[name] = (total + 1, hits + chosen(person))
    return Table(attributes=tuple(attributes), rates=rates(counts, unknown), unknown=unknown)


def rates(counts: dict[str, tuple[int, int]], unknown: int = 0) -> tuple[Rate, ...]:
    """From category -> (people, chosen) to rates and impact ratios, by name."""
    everybody = sum(people for people, _ in counts.values()) + unknown
    exact = {name: Fraction(chosen, people) for name, (people, chosen) in counts.items() if people}
    counted = {name for name in exact if Fraction(counts[name][0], everybody) >= LEAST_SHARE}
    best = max((exact[name] for name in counted), default=Fraction())
    ratios = {name: exact[name] / best for name in counted if best}
    return tuple(_rate(name, *counts[name], exact[name], ratios.get(name), name in counted) for name in sorted(exact))


def _rate(name: str, people: int, chosen: int, rate: Fraction, ratio: Fraction | None, counted: bool) -> Rate:
    return Rate(
        category=name,
        people=people,
        chosen=chosen,
        rate=three_decimals(rate),
        ratio=None if ratio is None else three_decimals(ratio),
        left_out=not counted,
        below_four_fifths=ratio is not None and ratio < FOUR_FIFTHS,
        few=people < FEW,
    )


def three_decimals(value: Fraction) -> Decimal:
    """Rounded half up to three decimals."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.001"), ROUND_HALF_UP)


def _above(median: Decimal | None) -> Callable[[Person], bool]:
    return lambda person: median is not None and person.score is not None and person.score > median
