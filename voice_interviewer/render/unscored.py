"""What is not scored and why, said once; and what a reader should know about ratings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from voice_interviewer.core.events import Evidence
from voice_interviewer.core.reporting.blocks import Block
from voice_interviewer.core.reporting.ratings import Rated
from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.reporting.scoring import CRITERION_LABELS, MENTIONS_ONLY

INJECTION = "injection: "
"""How graders mark what speaks to them instead of answering."""


@dataclass(frozen=True, slots=True)
class Unscored:
    """Criteria of one answer that are not scored for one reason. `reason` is empty where the report gives it once.

    `flags` are what a reader should know about them all the same, each once.
    """

    criteria: tuple[str, ...]
    reason: str
    flags: tuple[str, ...] = ()

    @property
    def names(self) -> str:
        return ", ".join(CRITERION_LABELS[criterion] for criterion in self.criteria)


def repeated_reasons(report: Report) -> dict[tuple[str, str], None]:
    """(criterion, reason) of what is not scored in more than one answer: said once for all, in the order first met."""
    counts = Counter(
        (rating.criterion, rating.reason)
        for block in report.questions
        for rating in block.ratings
        if rating.level is None and not rating.rated_by
    )
    return {pair: None for pair, count in counts.items() if count > 1}


def reasons_for_all(report: Report) -> tuple[tuple[str, str], ...]:
    """(names of criteria, reason) of what is not scored in more than one answer, each reason once."""
    found: dict[str, list[str]] = {}
    for criterion, reason in repeated_reasons(report):
        found.setdefault(reason, []).append(CRITERION_LABELS[criterion])
    return tuple((", ".join(names), reason) for reason, names in found.items())


def unscored(block: Block, report: Report) -> tuple[Unscored, ...]:
    """What is not scored in this answer, by reason, except where a person said so."""
    known = repeated_reasons(report)
    reasons: dict[str, list[Rated]] = {}
    open_ratings = [rating for rating in block.ratings if rating.level is None and not rating.rated_by]
    nothing = len(open_ratings) == len(block.ratings)
    for rating in open_ratings:
        told = (rating.criterion, rating.reason) in known and not nothing
        reasons.setdefault("" if told else rating.reason, []).append(rating)
    found: list[Unscored] = []
    flagged: set[str] = set()
    for reason, ratings in reasons.items():
        flags = dict.fromkeys(flag for rating in ratings for flag in flags_of(rating) if flag not in flagged)
        flagged.update(flags)
        found.append(Unscored(tuple(rating.criterion for rating in ratings), reason, tuple(flags)))
    return tuple(found)


def evidence_of(rating: Rated) -> tuple[Evidence, ...]:
    """What was said for a rating; for a person's, which needs none, what the grader quoted."""
    return rating.evidence or (rating.original.evidence if rating.original else ())


def flags_of(rating: Rated) -> tuple[str, ...]:
    """The flags a reader should see at a rating; that it says only what was mentioned is said once for all."""
    return tuple(
        f"left out of the rating: {flag.removeprefix(INJECTION)}" if flag.startswith(INJECTION) else flag
        for flag in rating.flags
        if flag != MENTIONS_ONLY
    )
