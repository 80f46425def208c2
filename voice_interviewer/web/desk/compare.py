"""`/desk/compare`: candidates of one role side by side, on the questions that all were asked."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from markupsafe import Markup
from sqlalchemy import select

from voice_interviewer.core.checking.report_check import ReportMismatch
from voice_interviewer.core.reporting.comparison import Comparison, called, compare
from voice_interviewer.core.reporting.report import Report, Unreportable
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.render import comparison as shown
from voice_interviewer.web.needs import Database, Log, Reviewer, TheSettings
from voice_interviewer.web.office import reviews
from voice_interviewer.web.office.board import Board
from voice_interviewer.web.pages import render
from voice_interviewer.web.tables import Role

router = APIRouter(prefix="/desk/compare", include_in_schema=False)

MOST = 40
MEDIA = {"html": "text/html", "md": "text/markdown", "csv": "text/csv", "json": "application/json"}
RoleId = Annotated[str, Query(max_length=64)]
Chosen = Annotated[list[str], Query(max_length=MOST)]


@router.get("")
def page(
    request: Request,
    session: Database,
    log: Log,
    settings: TheSettings,
    who: Reviewer,
    role: RoleId = "",
    interviews: Chosen = [],  # noqa: B006
) -> Response:
    roles = list(session.scalars(select(Role).filter_by(organisation_id=who.organisation.id).order_by(Role.title)))
    role = role or (roles[0].id if roles else "")
    board: Board = request.app.state.board
    entries = [one for one in board.entries(session, log, who.organisation.id, role) if one.progress is not None]
    ready = [one for one in entries if one.progress and one.progress.graded]
    wanted = [one for one in ready if not interviews or one.invitation.interview_id in interviews][:MOST]
    names = [one.invitation.interview_id or "" for one in wanted]
    found, left_out = _compared(session, log, settings, who, names)
    return render(
        request,
        "desk/compare.html",
        roles=roles,
        role=role,
        ready=ready,
        chosen=names,
        comparison=found,
        left_out=left_out,
        shown=shown,
        called=called,
        chart=lambda group: Markup(shown.chart(group)),
        heading=shown.heading,
        files=list(shown.COMPARISONS),
        query="&".join([f"role={role}", *(f"interviews={name}" for name in names)]),
    )


@router.get("/{name}")
def file(
    session: Database,
    log: Log,
    settings: TheSettings,
    who: Reviewer,
    name: str,
    interviews: Chosen = [],  # noqa: B006
) -> Response:
    """The comparison to take away."""
    if name not in shown.COMPARISONS:
        raise HTTPException(404)
    found, _ = _compared(session, log, settings, who, interviews, form=name)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    media = MEDIA[name.rpartition(".")[2]]
    return Response(shown.COMPARISONS[name](found).encode("utf-8", "replace"), media_type=media, headers=headers)


def _compared(
    session: Database, log: Log, settings: TheSettings, who: Reviewer, names: list[str], form: str = "comparison"
) -> tuple[Comparison, list[str]]:
    """The comparison, and the interviews that could not be part of it."""
    pairs: list[tuple[Report, Pack]] = []
    left_out: list[str] = []
    for name in names:
        try:
            held = reviews.find(session, log, settings.home, who.organisation.id, name)
            found = reviews.report_of(held)
            reviews.viewed(log, held, who.label, form)
        except (ReportMismatch, Unreportable, reviews.NoSuchInterview, reviews.Running):
            left_out.append(name)
            continue
        pairs.append((found, held.pack))
    return compare(pairs), left_out
