"""`/desk/figures`: a few honest charts, and the bias report from what people said about themselves."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Query, Request, UploadFile
from fastapi.responses import Response
from sqlalchemy import select

from voice_interviewer.core.reporting.adverse_impact import Impact
from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.web.database import trace
from voice_interviewer.web.needs import Database, Genuine, Log, Recruiter, Reviewer, TheSettings
from voice_interviewer.web.office import figures
from voice_interviewer.web.office.board import Board
from voice_interviewer.web.office.figures import Spread
from voice_interviewer.web.pages import render
from voice_interviewer.web.tables import Role

router = APIRouter(prefix="/desk/figures", include_in_schema=False)


@router.get("")
def page(
    request: Request,
    session: Database,
    log: Log,
    settings: TheSettings,
    who: Reviewer,
    role: Annotated[str, Query(max_length=64)] = "",
) -> Response:
    return _page(request, session, log, settings, who, role)


@router.post("", dependencies=[Genuine])
def bias(
    request: Request,
    session: Database,
    log: Log,
    settings: TheSettings,
    who: Recruiter,
    said: Annotated[UploadFile, File()],
    role: Annotated[str, Query(max_length=64)] = "",
) -> Response:
    """The bias report; the file is read and forgotten."""
    data = said.file.read(figures.LONGEST_FILE + 1)
    trace(session, who.organisation.id, who.account.email, "bias report made")
    if len(data) > figures.LONGEST_FILE:
        return _page(request, session, log, settings, who, role, problem="The file is larger than 1 MB.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _page(request, session, log, settings, who, role, problem="This is no text in UTF-8. Save it as CSV.")
    return _page(request, session, log, settings, who, role, text=text)


def _page(
    request: Request,
    session: Database,
    log: Log,
    settings: TheSettings,
    who: Reviewer,
    role: str,
    *,
    text: str | None = None,
    problem: str = "",
) -> Response:
    board: Board = request.app.state.board
    entries = board.entries(session, log, who.organisation.id, role)
    found = figures.gather(request.app.state.ledger, session, log, settings.home, entries)
    impact: Impact | None = None
    strangers = 0
    if text is not None:
        try:
            impact, strangers = figures.bias(text, figures.by_name(entries, found))
        except Refused as refused:
            problem = str(refused)
    seen = figures.overview(entries, found)
    charts = (
        ("How far candidates get", seen.funnel, "", "people"),
        ("How long interviews take", seen.minutes.bars, _middle(seen.minutes, "minutes"), "minutes"),
        ("How much of the checklist is assessed", seen.coverage.bars, _middle(seen.coverage, "%"), "of it"),
        ("From the end to the decision", seen.hours.bars, _middle(seen.hours, "hours"), ""),
    )
    roles = list(session.scalars(select(Role).filter_by(organisation_id=who.organisation.id).order_by(Role.title)))
    status = 422 if problem else 200
    return render(
        request,
        "desk/figures.html",
        status,
        charts=charts,
        held=seen.held,
        roles=roles,
        role=role,
        impact=impact,
        strangers=strangers,
        problem=problem,
    )


def _middle(values: Spread, unit: str) -> str:
    median, space = values.median, "" if unit == "%" else " "
    return "" if median is None else f"median {median:.0f}{space}{unit}, of {values.count}"
