"""What waits for a person, what candidates asked a person for, and who watches them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from voice_interviewer.web.api.access import ApiRoute, Assessor, Reader, ToRead, ToReview
from voice_interviewer.web.api.models import reviews as models
from voice_interviewer.web.api.once import Once
from voice_interviewer.web.api.reviewing import person, written
from voice_interviewer.web.api.statuses import GONE, MISSING, content
from voice_interviewer.web.database import trace
from voice_interviewer.web.needs import Database, Log, recorder, rooms_of
from voice_interviewer.web.office import watching, wishes
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


@router.get(
    "/interviews/{interview_id}/live",
    responses={**MISSING, **content("text/event-stream"), 204: {"description": "The interview is not running now"}},
    response_class=Response,
)
async def watch(
    request: Request,
    held: ToRead,
    session: Database,
    caller: Reader,
    by: Annotated[str, Query(min_length=1, max_length=200, description="the person who watches")],
) -> Response:
    """Watch a running interview as server-sent events; the candidate is shown who watches."""
    person(caller, by)
    rooms = rooms_of(request)
    if rooms is None or held.id not in rooms.running:
        return Response(status_code=204)
    trace(session, caller.organisation_id, caller.label, "watches", held.id)
    return watching.stream(rooms.observe(held.id, " ".join(by.split())), request.app.state)


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
