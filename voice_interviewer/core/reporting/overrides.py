"""Ratings by people: which of them stand in place of a grader's."""

from __future__ import annotations

from collections.abc import Iterable

from voice_interviewer.core.events import Event, RatingOverridden
from voice_interviewer.core.reporting.scoring import CHECKLIST, HIGHEST, LOWEST


def in_force(events: Iterable[Event]) -> dict[tuple[str, str], RatingOverridden]:
    """The last rating of a person for each (question, criterion).

    It rates the answer, so it stands whichever grading is shown beside it, and only a person changes it: neither a
    later grading nor a correction of the transcript does.
    """
    return {
        (event.question_id, event.criterion): event
        for event in events
        if isinstance(event, RatingOverridden) and fault_of(event) == ""
    }


def told_by(override: RatingOverridden) -> str:
    """Whose rating this is and why; it needs no quotation and never looks like a grader's."""
    return f"Rated by {override.by}: {override.reason}"


def fault_of(override: RatingOverridden) -> str:
    """Why a person's rating cannot count; empty if it can."""
    if not override.by.strip() or not override.reason.strip():
        return "it names no person or no reason"
    if override.criterion.startswith(CHECKLIST):
        return "" if override.level is None and override.status in ("", "1", "0") else "it is no status of an entry"
    if override.status or (override.level is not None and not LOWEST <= override.level <= HIGHEST):
        return "it is no level"
    return ""
