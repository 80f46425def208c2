"""`/desk/compare`: candidates of one role side by side, on the questions that all were asked."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from markupsafe import Markup
from sqlalchemy import select

from voice_interviewer.core.reporting.comparison import called
from voice_interviewer.render import comparison as shown
from voice_interviewer.web.needs import Database, Log, Reviewer, TheSettings
from voice_interviewer.web.office import comparisons
from voice_interviewer.web.office.board import Board
from voice_interviewer.web.pages import render
from voice_interviewer.web.tables import Role

router = APIRouter(prefix="/desk/compare", include_in_schema=False)

RoleId = Annotated[str, Query(max_length=64)]
Chosen = Annotated[list[str], Query(max_length=comparisons.MOST)]


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
    entries = board.entries(session, log, who.organisation.id, role)
    names = comparisons.among(entries, interviews)
    found, left_out = comparisons.of(session, log, settings.home, who.organisation.id, names, who.label)
    return render(
        request,
        "desk/compare.html",
        roles=roles,
        role=role,
        ready=comparisons.ready(entries),
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
    found, _ = comparisons.of(session, log, settings.home, who.organisation.id, interviews, who.label, form=name)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    content = shown.COMPARISONS[name](found).encode("utf-8", "replace")
    return Response(content, media_type=comparisons.media(name), headers=headers)
