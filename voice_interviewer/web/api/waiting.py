"""What waits for a person, and what candidates asked a person for."""

from __future__ import annotations

from fastapi import APIRouter, Request

from voice_interviewer.web.api.access import ApiRoute, Assessor, Reader, ToRead, ToReview
from voice_interviewer.web.api.models import reviews as models
from voice_interviewer.web.api.once import Once
from voice_interviewer.web.api.reviewing import person, written
from voice_interviewer.web.api.statuses import GONE, MISSING
from voice_interviewer.web.database import trace
from voice_interviewer.web.needs import Database, Log, recorder
from voice_interviewer.web.office import wishes
from voice_interviewer.web.office.board import Board, waiting

router = APIRouter(route_class=ApiRoute, tags=["queue"])


@router.get("/queue")
def list_waiting(request: Request, session: Database, log: Log, caller: Reader) -> list[models.Waiting]:
    """Everything that waits for a person: wishes for help first, then the oldest."""
    board: Board = request.app.state.board
    found = [entry for entry in board.entries(session, log, caller.organisation_id) if entry.reasons]
    return [
        models.Waiting(
            invitation_id=entry.invitation.id,
            interview_id=entry.invitation.interview_id,
            role_id=entry.invitation.role_version.role_id,
            candidate=entry.invitation.candidate,
            status=entry.status,
            help=list(entry.help),
            reasons=list(entry.reasons),
            last_at=entry.last_at,
        )
        for entry in waiting(found)
    ]


@router.get("/interviews/{interview_id}/help", responses=MISSING)
def list_help(held: ToRead) -> list[models.Word]:
    """What the candidate asked a person for, and what was answered, in their order."""
    return [models.Word.model_validate(word, from_attributes=True) for word in wishes.words(held.log)]


@router.post("/interviews/{interview_id}/help", status_code=201, responses=GONE)
def answer_help(
    request: Request,
    wanted: models.Answer,
    held: ToReview,
    session: Database,
    log: Log,
    caller: Assessor,
    once: Once,
) -> models.Written:
    """Answer all wishes that are open, in an interview that is running or over; the candidate reads it at once."""
    person(caller, wanted.by)
    by = f"{' '.join(wanted.by.split())} <{caller.label}>"  # the candidate is shown what stands before the bracket
    record = recorder(request)
    made = once.entry(caller, log, held.id, lambda: wishes.answer(log, record, held.id, by, wanted.text))
    trace(session, caller.organisation_id, caller.label, "help answered", held.id)
    return written(made)
