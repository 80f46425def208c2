"""The overview: what waits for a person, and where every invitation stands."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response

from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.ports import Conflict, EngineError
from voice_interviewer.web.database import owned, trace
from voice_interviewer.web.needs import Database, Genuine, Log, Recruiter, Reviewer, recorder
from voice_interviewer.web.office import roles, wishes
from voice_interviewer.web.office.board import Board, counts, matches, waiting
from voice_interviewer.web.pages import render
from voice_interviewer.web.tables import Invitation

router = APIRouter(prefix="/desk", include_in_schema=False)

PAGE = 50  # invitations
MOST_WAITING = 12


def board(request: Request) -> Board:
    """The board of this server."""
    found: Board = request.app.state.board
    return found


@router.get("")
def overview(
    request: Request,
    session: Database,
    log: Log,
    who: Reviewer,
    status: Annotated[str, Query(max_length=20)] = "",
    role: Annotated[str, Query(max_length=40)] = "",
    name: Annotated[str, Query(max_length=200)] = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> Response:
    organisation = who.organisation.id
    entries = board(request).entries(session, log, organisation, role)
    wanted = [entry for entry in entries if matches(entry, status, name)]
    needy = waiting(entry for entry in entries if entry.needs)
    return render(
        request,
        "desk/overview.html",
        waiting=needy[:MOST_WAITING],
        more_waiting=len(needy) - MOST_WAITING,
        counts=counts(entries),
        total=len(entries),
        entries=wanted[(page - 1) * PAGE : page * PAGE],
        found=len(wanted),
        page=page,
        pages=max(1, -(-len(wanted) // PAGE)),
        roles=roles.all_roles(session, organisation, archived=None),
        chosen={"status": status, "role": role, "name": name},
    )


@router.post("/help/{interview_id}", dependencies=[Genuine])
def answer_help(
    request: Request,
    session: Database,
    log: Log,
    who: Recruiter,
    interview_id: str,
    text: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Somebody saw to a request for help, in an interview that is running or over."""
    if owned(session, Invitation, who.organisation.id, interview_id=interview_id) is None:
        raise HTTPException(404, "There is no such interview.")
    try:
        wishes.answer(log, recorder(request), interview_id, who.label, text)
    except (Refused, Conflict, EngineError) as error:
        raise HTTPException(409, str(error)) from error
    trace(session, who.organisation.id, who.account.email, "help answered", interview_id)
    return RedirectResponse("/desk", status_code=303)
