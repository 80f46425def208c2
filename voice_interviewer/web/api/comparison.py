"""Candidates of one role side by side, on the questions that all were asked."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from voice_interviewer.core.reporting import comparison as core
from voice_interviewer.core.reporting.report import document
from voice_interviewer.ports import EventLog
from voice_interviewer.render.comparison import COMPARISONS
from voice_interviewer.web.api.access import ApiRoute, Caller, Reader
from voice_interviewer.web.api.models import findings as models
from voice_interviewer.web.api.roles import role_of
from voice_interviewer.web.api.statuses import MISSING, content
from voice_interviewer.web.needs import Database, Log, TheSettings
from voice_interviewer.web.office import comparisons
from voice_interviewer.web.office.board import Board

Chosen = Annotated[
    list[str],
    Query(max_length=comparisons.MOST, description=f"ids; without any, the latest {comparisons.MOST} that are graded"),
]

router = APIRouter(route_class=ApiRoute, tags=["comparison"])


@router.get("/roles/{role_id}/comparison", responses=MISSING)
def compare(
    request: Request,
    role_id: str,
    session: Database,
    log: Log,
    settings: TheSettings,
    caller: Reader,
    interviews: Chosen = [],  # noqa: B006
) -> models.Comparison:
    """Graded candidates on the common core, with intervals; whoever's intervals overlap are not ranked."""
    names, others = _chosen(request, session, log, caller, role_id, interviews)
    found, left_out = _compared(session, log, settings, caller, names, "comparison")
    return models.Comparison(**document(found), left_out=[*left_out, *others])


@router.get(
    "/roles/{role_id}/comparison/{name}",
    responses=MISSING | content(*comparisons.MEDIA.values()),
    response_class=Response,
)
def read_comparison(
    request: Request,
    role_id: str,
    name: Annotated[str, Path(json_schema_extra={"enum": list(COMPARISONS)})],
    session: Database,
    log: Log,
    settings: TheSettings,
    caller: Reader,
    interviews: Chosen = [],  # noqa: B006
) -> Response:
    """The comparison in one of its forms, to take away."""
    if name not in COMPARISONS:
        raise HTTPException(404, "There is no such form of a comparison.")
    names, _ = _chosen(request, session, log, caller, role_id, interviews)
    found, _ = _compared(session, log, settings, caller, names, name)
    return Response(COMPARISONS[name](found).encode("utf-8", "replace"), media_type=comparisons.media(name))


def _chosen(
    request: Request, session: Session, log: EventLog, caller: Caller, role_id: str, wanted: list[str]
) -> tuple[list[str], list[str]]:
    """The interviews to compare, and those that are wanted (or graded) and cannot be among them."""
    board: Board = request.app.state.board
    role = role_of(session, caller, role_id)
    entries = board.entries(session, log, caller.organisation_id, role.id)
    names = comparisons.among(entries, wanted)
    asked = wanted or [entry.invitation.interview_id or "" for entry in comparisons.ready(entries)]
    return names, [name for name in dict.fromkeys(asked) if name not in names]


def _compared(
    session: Session, log: EventLog, settings: TheSettings, caller: Caller, names: list[str], form: str
) -> tuple[core.Comparison, list[str]]:
    home, organisation = settings.home, caller.organisation_id
    return comparisons.of(session, log, home, organisation, names, caller.label, form=form, via="api")
