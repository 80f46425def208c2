"""The verdict: a pure function of coverage, score and gate, by thresholds that every form prints."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from voice_interviewer.core.reporting.scoring import needed, percent, whole
from voice_interviewer.core.role.pack import Thresholds

RECOMMENDATIONS = ("Strong Yes", "Yes", "Neutral", "No", "Strong No")
PERFORMANCE = ("Outstanding", "Good", "Fair", "Limited", "Poor")
INSUFFICIENT = "Inconclusive (Insufficient Coverage)"
INCOMPLETE = "Inconclusive (Scoring Incomplete)"
UNGATED = "Inconclusive (Gate Not Assessed)"
NOT_ASSESSED = "Not Assessed"


@dataclass(frozen=True, slots=True)
class Gate:
    """A competency that must reach a level. `level` is None where it could not be rated."""

    name: str
    level: Decimal | None
    required: Decimal


@dataclass(frozen=True, slots=True)
class Basis:
    """All that a verdict may depend on. `score` is the score out of 10 as printed.

    `withheld` says why nobody may assess, where the candidate did not agree to it.
    """

    asked: int
    scored: int
    entries: int
    evaluated: int
    score: Decimal | None
    gate: Gate | None = None
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`recommendation` and `performance` are empty where the verdict is inconclusive."""

    label: str
    recommendation: str
    performance: str
    justification: str
    thresholds: tuple[str, ...]


def verdict(basis: Basis, thresholds: Thresholds) -> Verdict:
    """Coverage first, then the gate, then the band of the score. Nothing else counts."""
    printed = thresholds_of(thresholds, basis.gate)
    label, why, recommendation = _conclude(basis, thresholds)
    concluded = basis.score if recommendation else None
    performance = "" if concluded is None else PERFORMANCE[band(concluded, thresholds)]
    return Verdict(label, recommendation, performance, why, printed)


def _conclude(basis: Basis, thresholds: Thresholds) -> tuple[str, str, str]:
    gate, minimum = basis.gate, needed(thresholds.coverage, basis.entries)
    if basis.withheld and not basis.scored and not basis.evaluated:
        return NOT_ASSESSED, basis.withheld, ""
    if basis.evaluated < minimum:
        share = percent(basis.evaluated, basis.entries)
        return (
            INSUFFICIENT,
            f"{basis.evaluated} of {basis.entries} checklist entries could be assessed ({share}%). "
            f"A verdict needs at least {minimum}.",
            "",
        )
    minimum = max(1, needed(thresholds.coverage, basis.asked))
    if basis.score is None or basis.scored < minimum:
        return (
            INCOMPLETE,
            f"{basis.scored} of {basis.asked} answers could be scored. A recommendation needs at least {minimum}.",
            "",
        )
    if gate is not None and gate.level is None:
        return UNGATED, f"{gate.name} must reach level {gate.required} and could not be rated.", ""
    place = band(basis.score, thresholds)
    label = RECOMMENDATIONS[place]
    why = f"The score of {basis.score} out of 10 lies in the band of {label}."
    if gate is None or gate.level is None or gate.level >= gate.required:
        return label, why, label
    below = f"{gate.name} is at level {gate.level}, below the required {gate.required}"
    best = RECOMMENDATIONS.index("No")
    if place >= best:
        return label, f"{why} {below}.", label
    label = RECOMMENDATIONS[best]
    return label, f"{below}, so a score of {basis.score} out of 10 cannot lead to more than {label}.", label


def band(score: Decimal, thresholds: Thresholds) -> int:
    """The place of a score among the recommendations: 0 is the best."""
    bounds = (thresholds.strong_yes, thresholds.yes, thresholds.neutral, thresholds.no)
    return next((place for place, bound in enumerate(bounds) if score >= Decimal(str(bound))), len(bounds))


def thresholds_of(thresholds: Thresholds, gate: Gate | None) -> tuple[str, ...]:
    """The rules of the verdict as sentences."""
    bounds = (thresholds.strong_yes, thresholds.yes, thresholds.neutral, thresholds.no)
    bands = ", ".join(f"{name} from {bound:.1f}" for name, bound in zip(RECOMMENDATIONS, bounds, strict=False))
    share = whole(Fraction(str(thresholds.coverage)) * 100)
    rules = [
        f"At least {share}% of the checklist entries assessed and {share}% of the answers scored.",
        f"Score out of 10: {bands}, {RECOMMENDATIONS[-1]} below.",
    ]
    if gate is not None:
        rules.append(f"{gate.name} at level {gate.required} or above; below it the recommendation is No at best.")
    return tuple(rules)
