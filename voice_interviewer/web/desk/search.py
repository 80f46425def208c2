"""`/desk/search`: candidates by role, status, date and decision, and what was said, with its second."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from sqlalchemy import select

from voice_interviewer.web.desk.report_view import DECISIONS
from voice_interviewer.web.needs import Database, Log, Reviewer
from voice_interviewer.web.office.board import WAY, Board, Entry
from voice_interviewer.web.office.search import MOST, search
from voice_interviewer.web.pages import render
from voice_interviewer.web.tables import Role

router = APIRouter(prefix="/desk/search", include_in_schema=False)

Short = Annotated[str, Query(max_length=200)]


@router.get("")
def page(
    request: Request,
    session: Database,
    log: Log,
    who: Reviewer,
    q: Short = "",
    role: Short = "",
    status: Short = "",
    decision: Short = "",
    since: Short = "",
    until: Short = "",
) -> Response:
    board: Board = request.app.state.board
    first, last = _day(since), _day(until)
    entries = [
        entry
        for entry in board.entries(session, log, who.organisation.id, role)
        if status in ("", entry.status)
        and decision in ("", entry.progress.decision if entry.progress else "none")
        and (first is None or entry.last_at.date() >= first)
        and (last is None or entry.last_at.date() <= last)
    ]
    held = {entry.invitation.interview_id: entry for entry in entries if entry.progress and not entry.running}
    hits = search(log, request.app.state.transcripts, [name for name in held if name], q) if q.strip() else []
    by_interview: dict[str, list[object]] = {}
    for hit in hits:
        by_interview.setdefault(hit.interview_id, []).append(hit)
    return render(
        request,
        "desk/search.html",
        q=q,
        found=[(held[name], places) for name, places in by_interview.items()],
        count=len(hits),
        most=MOST,
        entries=_named(entries, q) if q.strip() else entries[:MOST],
        roles=list(session.scalars(select(Role).filter_by(organisation_id=who.organisation.id).order_by(Role.title))),
        statuses=WAY,
        decisions=DECISIONS,
        given={"role": role, "status": status, "decision": decision, "since": since, "until": until},
    )


def _named(entries: list[Entry], wanted: str) -> list[Entry]:
    """Those whose name or address holds this."""
    part = wanted.strip().casefold()
    return [one for one in entries if part in f"{one.invitation.candidate} {one.invitation.email}".casefold()][:MOST]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
