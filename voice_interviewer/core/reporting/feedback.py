"""What was good about one answer and what was missing, from its ratings."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from voice_interviewer.core.phrasing import first_up, inline
from voice_interviewer.core.reporting.blocks import Block
from voice_interviewer.core.reporting.ratings import Rated
from voice_interviewer.core.reporting.scoring import CRITERION_LABELS

GOOD_LEVEL, WEAK_LEVEL = Decimal("3.5"), Decimal("2.75")


def strengths_of(block: Block) -> tuple[str, ...]:
    """What was good about one answer: the points that it made, and the criteria whose reasons stand at the ratings."""
    good = [rating for rating in block.ratings if rating.level is not None and rating.level >= GOOD_LEVEL]
    mentioned = [f"Mentioned: {'; '.join(rating.shown)}." for rating in good if rating.shown]
    return (*mentioned, *_criteria([rating for rating in good if not rating.shown]))


def improvements_of(block: Block) -> tuple[str, ...]:
    """What was missing in one answer: the points that it left out, and the criteria that were weak."""
    rated = [rating for rating in block.ratings if rating.level is not None]
    missing = [f"Not mentioned: {'; '.join(rating.missing)}." for rating in rated if rating.missing]
    weak = [rating for rating in rated if not rating.missing and rating.level is not None and rating.level < WEAK_LEVEL]
    return (*missing, *_criteria(weak))


def _criteria(ratings: Sequence[Rated]) -> tuple[str, ...]:
    names = ", ".join(inline(CRITERION_LABELS[rating.criterion]) for rating in ratings)
    return (f"{first_up(names)}.",) if names else ()
