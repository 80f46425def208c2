"""What one answer was rated, criterion by criterion and entry by entry: by a grader, or by a person in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from voice_interviewer.core.events import AnswerRated, Evidence, Opinion, RatingOverridden
from voice_interviewer.core.reporting.overrides import told_by
from voice_interviewer.core.reporting.scoring import VIEW, one_decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """One criterion of one answer. `level` is 1-5, or None: not scored, and `reason` says why.

    Where a person rated, `rated_by` is the name, no quotation is needed, and `original` is what stood there before.
    """

    criterion: str
    level: Decimal | None
    reason: str
    evidence: tuple[Evidence, ...] = ()
    flags: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    grader: str = ""
    confidence: float | None = None
    opinions: tuple[Opinion, ...] = ()
    rated_by: str = ""
    original: Rated | None = None

    @classmethod
    def of(cls, rating: AnswerRated) -> Rated:
        """As a grader rated it and as it was admitted."""
        return cls(
            criterion=rating.criterion,
            level=None if rating.level is None else Decimal(str(rating.level)),
            reason=rating.reason,
            evidence=rating.evidence,
            flags=rating.flags,
            shown=_points(rating.shown),
            missing=_points(rating.missing),
            grader=rating.grader,
            confidence=rating.confidence,
            opinions=rating.opinions,
        )

    def overridden(self, person: RatingOverridden) -> Rated:
        """As a person rated it; this one stays beside it."""
        level = None if person.level is None else Decimal(str(person.level))
        return Rated(criterion=self.criterion, level=level, reason=told_by(person), rated_by=person.by, original=self)

    @property
    def score(self) -> Decimal | None:
        """The level on the view out of 10."""
        return None if self.level is None else one_decimal(Fraction(self.level) * VIEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What one answer says about one checklist entry: "1", "0", or "" where it could not be told.

    Where a person said so, `rated_by` is the name and `original` is what stood there before.
    """

    entry: str
    status: str
    reason: str
    evidence: tuple[Evidence, ...] = ()
    flags: tuple[str, ...] = ()
    grader: str = ""
    opinions: tuple[Opinion, ...] = ()
    rated_by: str = ""
    original: Vote | None = None

    @classmethod
    def of(cls, entry: str, rating: AnswerRated) -> Vote:
        """As a grader rated it and as it was admitted."""
        return cls(
            entry=entry,
            status=rating.status,
            reason=rating.reason,
            evidence=rating.evidence,
            flags=rating.flags,
            grader=rating.grader,
            opinions=rating.opinions,
        )

    def overridden(self, person: RatingOverridden) -> Vote:
        """As a person rated it; this one stays beside it."""
        return Vote(entry=self.entry, status=person.status, reason=told_by(person), rated_by=person.by, original=self)


def _points(texts: Sequence[str]) -> tuple[str, ...]:
    """List entries that say something: no empty ones and none that is only a marker."""
    return tuple(text for text in texts if any(character.isalnum() for character in text))
