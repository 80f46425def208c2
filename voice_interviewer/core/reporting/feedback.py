"""What was good about one answer and what was missing, from its ratings."""

from __future__ import annotations

from decimal import Decimal

from voice_interviewer.core.reporting.blocks import Block, Rated
from voice_interviewer.core.reporting.scoring import CRITERION_LABELS

GOOD_LEVEL, WEAK_LEVEL = Decimal("3.5"), Decimal("2.75")


def strengths_of(block: Block) -> tuple[str, ...]:
    """What was good about one answer, from its ratings."""
    return tuple(
        _because(rating) for rating in block.ratings if rating.level is not None and rating.level >= GOOD_LEVEL
    )


def improvements_of(block: Block) -> tuple[str, ...]:
    """What was missing in one answer, from its ratings."""
    found: list[str] = []
    for rating in block.ratings:
        if rating.level is None:
            continue
        if rating.missing:
            found.append(f"Not mentioned: {'; '.join(rating.missing)}.")
        elif rating.level < WEAK_LEVEL:
            found.append(_because(rating))
    return tuple(found)


def _because(rating: Rated) -> str:
    if rating.shown:
        return f"Mentioned: {'; '.join(rating.shown)}."
    return f"{CRITERION_LABELS[rating.criterion]}: {rating.reason}"
