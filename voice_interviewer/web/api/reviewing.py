"""What people add to an interview: ratings, corrections, comments, decisions; and its gradings."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from fastapi import APIRouter, Request

from voice_interviewer.core.events import Event, Recorded
from voice_interviewer.core.reporting import review
from voice_interviewer.core.reporting.ratings import Rated
from voice_interviewer.web.api.access import ApiRoute, Assessor, Caller, Reader, ToRead, ToReview
from voice_interviewer.web.api.models import findings
from voice_interviewer.web.api.models import reviews as models
from voice_interviewer.web.api.once import Once
from voice_interviewer.web.api.statuses import GONE
from voice_interviewer.web.database import trace
from voice_interviewer.web.needs import Database, Log
from voice_interviewer.web.office import reviews
from voice_interviewer.web.office.gradings import Row, side_by_side

router = APIRouter(route_class=ApiRoute, tags=["interviews"])


@router.post("/interviews/{interview_id}/overrides", status_code=201, responses=GONE)
def override(wanted: models.Override, held: ToReview, log: Log, caller: Assessor, once: Once) -> models.Written:
    """Put a person's rating in place of the grader's; both stay, every total is computed again."""

    def make(there: Sequence[Recorded]) -> Event:
        return review.override(
            there,
            held.pack,
            wanted.question,
            wanted.criterion,
            wanted.value,
            by=person(caller, wanted.by),
            reason=wanted.reason,
            grading=wanted.grading,
        )

    return written(once.entry(caller, log, held.id, lambda: reviews.add(log, held.id, make)))


@router.post("/interviews/{interview_id}/corrections", status_code=201, responses=GONE)
def correct(wanted: models.Correction, held: ToReview, log: Log, caller: Assessor, once: Once) -> models.Written:
    """Say what was really said; both texts stay."""
    by = person(caller, wanted.by)

    def make(there: Sequence[Recorded]) -> Event:
        return review.correct(there, wanted.utterance, wanted.text, by=by, reason=wanted.reason)

    return written(once.entry(caller, log, held.id, lambda: reviews.add(log, held.id, make)))


@router.post("/interviews/{interview_id}/comments", status_code=201, responses=GONE)
def comment(wanted: models.Comment, held: ToReview, log: Log, caller: Assessor, once: Once) -> models.Written:
    """Add a comment to an interview, or to one of its questions."""
    by = person(caller, wanted.by)

    def make(there: Sequence[Recorded]) -> Event:
        return review.comment(there, held.pack, wanted.text, by=by, question=wanted.question)

    return written(once.entry(caller, log, held.id, lambda: reviews.add(log, held.id, make)))


@router.post("/interviews/{interview_id}/decision", status_code=201, responses=GONE)
def decide(wanted: models.Disposition, held: ToReview, log: Log, caller: Assessor, once: Once) -> models.Written:
    """Write down what a person decided, and why."""
    by = person(caller, wanted.by)

    def make(there: Sequence[Recorded]) -> Event:
        return review.decide(there, wanted.decision, by=by, reason=wanted.reason)

    return written(once.entry(caller, log, held.id, lambda: reviews.add(log, held.id, make)))


@router.post("/interviews/{interview_id}/gradings", status_code=202, responses=GONE)
def grade_again(
    request: Request, wanted: models.Again, held: ToReview, session: Database, caller: Assessor
) -> models.Begun:
    """Grade again in the background; earlier gradings stay beside it. The webhook topic `graded` tells of its end."""
    request.app.state.gradings.begin(held, wanted.how)
    trace(session, caller.organisation_id, caller.label, "graded again", held.id)
    return models.Begun(running=request.app.state.gradings.running(held.id) or "done")


@router.get("/interviews/{interview_id}/gradings", responses=GONE)
def compare_gradings(request: Request, held: ToRead, log: Log, caller: Reader) -> findings.Gradings:
    """All gradings of an interview side by side, and whether one runs now."""
    reviews.viewed(log, held, caller.label, "gradings", "api")
    names = reviews.report_of(held).metadata.gradings
    reports = [reviews.report_of(held, name) for name in names]
    return findings.Gradings(
        gradings=[
            findings.GradingSummary(
                name=name, score=_number(report.figures.score), outcome=report.figures.verdict.label
            )
            for name, report in zip(names, reports, strict=True)
        ],
        questions=[
            findings.GradedQuestion(
                question_id=block.question_id,
                number=block.number,
                text=block.text,
                criteria=[_criterion(row) for row in rows],
            )
            for block, rows in side_by_side(reports)
        ],
        running=request.app.state.gradings.running(held.id),
        failed=request.app.state.gradings.failed(held.id),
    )


def person(caller: Caller, by: str) -> str:
    """How the person who stands behind an entry is named. Raises Refused where nobody is."""
    if not any(sign.isalnum() for sign in by):
        raise review.Refused("Say who you are: a person stands behind every entry.")
    return caller.person(by)


def written(recorded: Recorded) -> models.Written:
    """What the API tells of an entry."""
    return models.Written(seq=recorded.seq, at=recorded.at, kind=recorded.event.kind)


def _criterion(row: Row) -> findings.GradedCriterion:
    return findings.GradedCriterion(
        criterion=row.criterion, label=row.label, differ=row.differ, ratings=[_level(one) for one in row.ratings]
    )


def _level(rating: Rated | None) -> findings.GradedLevel | None:
    if rating is None:
        return None
    return findings.GradedLevel(level=_number(rating.level), reason=rating.reason, rated_by=rating.rated_by)


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
