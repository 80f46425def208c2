"""Ratings and what follows from them by formula: admission, means, rounding, intervals, the verdict.

Levels run from 1 to 5 and may be fractions of a level; the view out of 10 is twice the level. Sums are exact (Fraction)
and rounded once, half up, where they are shown. *Not scored*, 0 and N/A are three different things: None never becomes
a number.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from voice_interviewer.core.events import AnswerRated, Evidence
from voice_interviewer.core.role.pack import Kind, Thresholds
from voice_interviewer.core.transcript import Line, Transcript, cite, word_spans, words_within

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
LOW_CONFIDENCE = 0.5
"""A word heard with less than this confidence is never quoted as evidence."""
DOUBTFUL_SHARE = 0.25
"""An answer with a larger share of such words is not scored: what was recognised may not be what was said.

Measured with the embedded recogniser: 2-7 % of the words of synthetic voices, 28 % of human read speech."""
MENTIONS_ONLY = "mentions only"
"""Flag of a rating that says what was mentioned and cannot say whether it was right."""
TIME_TOLERANCE_S = 0.01
CORRECTED_SINCE = "the transcript was corrected there after this rating"

RECOMMENDATIONS = ("Strong Yes", "Yes", "Neutral", "No", "Strong No")
PERFORMANCE = ("Outstanding", "Good", "Fair", "Limited", "Poor")
INSUFFICIENT = "Inconclusive (Insufficient Coverage)"
INCOMPLETE = "Inconclusive (Scoring Incomplete)"
UNGATED = "Inconclusive (Gate Not Assessed)"
NOT_ASSESSED = "Not Assessed"


def rated(rating: AnswerRated) -> bool:
    """Whether the rating claims a value: a level, or a checklist status."""
    return rating.level is not None or rating.status in ("1", "0")


def admit(rating: AnswerRated, transcript: Transcript, questions: Collection[str]) -> AnswerRated:
    """The rating as it may enter a report: with verified evidence, or without a value and with the reason for that.

    `questions` are the ids of the question and its follow-ups: a quotation from elsewhere is no evidence for this
    answer. One quotation that nobody said voids the whole rating; words heard with low confidence are not quoted.
    """
    faults = [fault for piece in rating.evidence if (fault := fault_of(piece, transcript, questions))]
    evidence = tuple(
        piece for piece in rating.evidence if not fault_of(piece, transcript, questions) and certain(piece, transcript)
    )
    if not rated(rating):
        return replace(rating, evidence=evidence, status="")
    if rating.level is not None and not LOWEST <= rating.level <= HIGHEST:
        return _void(rating, f"The grader gave level {rating.level:g}, which is outside {LOWEST} to {HIGHEST}.")
    if rating.criterion.startswith(CHECKLIST) != (rating.level is None):
        return _void(rating, "The grader mixed up a level and a checklist status.")
    if faults:
        return _void(rating, f"The quotation could not be verified: {faults[0]}.")
    if not evidence:
        reason = "was heard with low confidence" if rating.evidence else "is missing"
        return _void(rating, f"The quotation that would support this rating {reason}.")
    return replace(rating, evidence=evidence)


def fault_of(piece: Evidence, transcript: Transcript, questions: Collection[str]) -> str:
    """What is wrong with a quotation; empty if it stands in the transcript as stated."""
    try:
        line = transcript.utterance(piece.utterance_id)
    except KeyError:
        return f"there is no utterance {piece.utterance_id}"
    fault = _fault_in(piece, line, questions)
    before = (line.recognised, *(correction.text for correction in line.corrections[:-1]))
    return CORRECTED_SINCE if fault and line.corrections and any(piece.quote in text for text in before) else fault


def _fault_in(piece: Evidence, line: Line, questions: Collection[str]) -> str:
    try:
        found = cite(line, piece.start_char, piece.end_char)
    except ValueError:
        return f"the place {piece.start_char}:{piece.end_char} is outside the utterance"
    if line.question_id not in questions:
        return "it is from the answer to another question"
    if line.request not in ("", "skip"):
        return "it is a request to the interviewer, no answer"
    if found.quote != piece.quote:
        return "these words were not said there"
    if max(abs(found.start_s - piece.start_s), abs(found.end_s - piece.end_s)) > TIME_TOLERANCE_S:
        return "they were not said at that time"
    return ""


def certain(piece: Evidence, transcript: Transcript) -> bool:
    """Whether every word of the quotation was heard with enough confidence."""
    words = words_within(transcript.utterance(piece.utterance_id), piece.start_char, piece.end_char)
    return all(word.confidence >= LOW_CONFIDENCE for word in words)


def certain_spans(line: Line, start_char: int, end_char: int) -> tuple[tuple[int, int], ...]:
    """Cut a span of the text where words were heard with low confidence: what is left may be quoted."""
    spans: list[tuple[int, int]] = []
    position = start_char
    for start, end, word in word_spans(line):
        if word.confidence < LOW_CONFIDENCE and start < end_char and end > start_char:
            spans.append((position, start))
            position = end
    spans.append((position, end_char))
    trimmed = (_trim(line.text, start, end) for start, end in spans)
    return tuple((start, end) for start, end in trimmed if start < end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _void(rating: AnswerRated, reason: str) -> AnswerRated:
    return replace(rating, level=None, status="", reason=reason, evidence=())


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
