"""`/desk/queue`: everything that waits for a person, oldest first."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from voice_interviewer.web.needs import Database, Log, Reviewer
from voice_interviewer.web.office.board import Board, Entry
from voice_interviewer.web.pages import render

router = APIRouter(prefix="/desk/queue", include_in_schema=False)


@router.get("")
def queue(request: Request, session: Database, log: Log, who: Reviewer) -> Response:
    board: Board = request.app.state.board
    found = [(entry, reasons(entry)) for entry in board.entries(session, log, who.organisation.id)]
    waiting = sorted(
        ((entry, why) for entry, why in found if why), key=lambda pair: (not pair[0].help, pair[0].last_at)
    )
    return render(request, "desk/queue.html", waiting=waiting)


def reasons(entry: Entry) -> tuple[str, ...]:
    """Why somebody should look at it; a graded interview waits until somebody has decided."""
    if entry.status == "graded":
        return (*entry.needs, "Nobody has decided yet.")
    if entry.status == "finished":
        return (*entry.needs, "The answers are not graded yet.")
    if entry.status == "withdrawn":
        return (*entry.needs, "The candidate withdrew: offer to delete the interview.")
    return entry.needs
