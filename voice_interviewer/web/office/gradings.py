"""The gradings of one interview side by side: one row for each criterion, one column for each grading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voice_interviewer.core.reporting.blocks import Block, members
from voice_interviewer.core.reporting.ratings import Rated
from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.reporting.scoring import CRITERION_LABELS


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion of one answer as each grading rated it."""

    criterion: str
    ratings: tuple[Rated | None, ...]

    @property
    def label(self) -> str:
        return CRITERION_LABELS.get(self.criterion, self.criterion)

    @property
    def differ(self) -> bool:
        levels = {rating.level for rating in self.ratings if rating is not None}
        return len(levels) > 1


def side_by_side(reports: Sequence[Report]) -> list[tuple[Block, list[Row]]]:
    """Each question with one row for each criterion and one column for each grading."""
    found = []
    for places in zip(*(members(report.questions) for report in reports), strict=True):
        names = dict.fromkeys(rating.criterion for block in places for rating in block.ratings)
        rows = [Row(name, tuple(_rating(block, name) for block in places)) for name in names]
        if rows:
            found.append((places[0], rows))
    return found


def _rating(block: Block, criterion: str) -> Rated | None:
    return next((rating for rating in block.ratings if rating.criterion == criterion), None)
