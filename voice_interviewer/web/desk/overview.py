"""The overview: what waits for a person, and where every invitation stands."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from voice_interviewer.core.events import HelpAnswered
from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.ports import Conflict, EngineError
from voice_interviewer.web.database import owned, trace
from voice_interviewer.web.needs import Database, Genuine, Log, Recruiter, Reviewer
from voice_interviewer.web.office import invitations, reviews, roles
from voice_interviewer.web.office.board import Board, Entry, counts
from voice_interviewer.web.pages import render
from voice_interviewer.web.room.messages import SEEN_TO
from voice_interviewer.web.room.rooms import Rooms
from voice_interviewer.web.tables import Invitation

router = APIRouter(prefix="/desk", include_in_schema=False)

PAGE = 50  # invitations
MOST_WAITING = 12


def board(request: Request) -> Board:
    """The board of this server."""
    found: Board = request.app.state.board
    return found


def rooms_of(request: Request) -> Rooms | None:
    """The running interviews; None where this server holds none."""
    found: Rooms | None = getattr(request.app.state, "rooms", None)
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
    waiting = sorted((entry for entry in entries if entry.needs), key=lambda entry: (not entry.help, entry.last_at))
    return render(
        request,
        "desk/overview.html",
        waiting=waiting[:MOST_WAITING],
        more_waiting=len(waiting) - MOST_WAITING,
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
async def answer_help(
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
    event = HelpAnswered(by=who.label, text=text.strip() or SEEN_TO)
    rooms = rooms_of(request)
    try:
        if rooms is not None:
            rooms.record(interview_id, event)
        else:
            await run_in_threadpool(reviews.add, log, interview_id, lambda _: event)
    except (Refused, Conflict, EngineError) as error:
        raise HTTPException(409, str(error)) from error
    trace(session, who.organisation.id, who.account.email, "help answered", interview_id)
    return RedirectResponse("/desk", status_code=303)


def matches(entry: Entry, status: str, name: str) -> bool:
    """Whether an entry is among those that were asked for."""
    if status in invitations.STATUSES and entry.status != status:
        return False
    wanted = name.casefold().strip()
    invitation = entry.invitation
    return not wanted or wanted in invitation.candidate.casefold() or wanted in invitation.email.casefold()
