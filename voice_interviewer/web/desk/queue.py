"""`/desk/queue`: everything that waits for a person, oldest first."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from voice_interviewer.web.needs import Database, Log, Reviewer
from voice_interviewer.web.office.board import Board, waiting
from voice_interviewer.web.pages import render

router = APIRouter(prefix="/desk/queue", include_in_schema=False)


@router.get("")
def queue(request: Request, session: Database, log: Log, who: Reviewer) -> Response:
    board: Board = request.app.state.board
    found = [entry for entry in board.entries(session, log, who.organisation.id) if entry.reasons]
    return render(request, "desk/queue.html", waiting=waiting(found))
