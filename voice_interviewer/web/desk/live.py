"""A running interview, watched: read only, and the candidate is shown who watches."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import JSONResponse, Response
from sqlalchemy.orm import Session

from voice_interviewer.core.state import State, replay
from voice_interviewer.core.transcript import transcribe
from voice_interviewer.ports import EventLog
from voice_interviewer.web.database import owned, trace
from voice_interviewer.web.identity import Who
from voice_interviewer.web.needs import Database, Log, Recruiter, rooms_of
from voice_interviewer.web.office import watching
from voice_interviewer.web.pages import render
from voice_interviewer.web.tables import Invitation

router = APIRouter(prefix="/desk/live/{interview_id}", include_in_schema=False)


@router.get("")
def page(request: Request, session: Database, who: Recruiter, interview_id: str) -> Response:
    invitation = _invitation(session, who, interview_id)
    return render(
        request,
        "desk/live.html",
        invitation=invitation,
        interview_id=interview_id,
        role=invitation.role_version.role,
        running=_runs(request, interview_id),
    )


@router.get("/stream")
async def stream(request: Request, session: Database, who: Recruiter, interview_id: str) -> Response:
    """What happens in the room, as server-sent events; 204 where the interview is not running now."""
    _invitation(session, who, interview_id)
    rooms = rooms_of(request)
    if rooms is None or not _runs(request, interview_id):
        return Response(status_code=204)
    trace(session, who.organisation.id, who.account.email, "watches", interview_id)
    return watching.stream(rooms.observe(interview_id, who.account.name), request.app.state)


@router.get("/lines")
def lines(
    request: Request,
    session: Database,
    log: Log,
    who: Recruiter,
    interview_id: str,
    after: Annotated[int, Query(ge=0, le=100_000_000)] = 0,
) -> Response:
    """The transcript of an interview that is not running here, from its log; 204 if nothing came since `after`."""
    _invitation(session, who, interview_id)
    if _runs(request, interview_id):  # then only the stream shows it: that is disclosed to the candidate
        raise HTTPException(409, "The interview is running: watch it by its stream.")
    last = log.last_seq(interview_id)
    if last == after and last:
        return Response(status_code=204)
    if not after:
        trace(session, who.organisation.id, who.account.email, "reads along", interview_id)
    return JSONResponse(told(log, interview_id))


def told(log: EventLog, interview_id: str) -> dict[str, Any]:
    """The lines of a transcript, and where the interview stands, in the words of the room's messages."""
    recorded = log.read(interview_id)
    state: State = replay(recorded)
    return {
        "next": state.last_seq,
        "now_s": state.clock_s,
        "limit_s": state.opened.minutes * 60 + state.paused_s if state.opened else 0,
        "closed": state.closed.reason if state.closed else None,
        "lines": [
            {"who": line.speaker, "text": line.text, "start_s": line.start_s} for line in transcribe(recorded).lines
        ],
    }


def _runs(request: Request, interview_id: str) -> bool:
    rooms = rooms_of(request)
    return rooms is not None and interview_id in rooms.running


def _invitation(session: Session, who: Who, interview_id: str) -> Invitation:
    found = owned(session, Invitation, who.organisation.id, interview_id=interview_id)
    if found is None or found.erased_at is not None:
        raise HTTPException(404, "There is no such interview.")
    return found
