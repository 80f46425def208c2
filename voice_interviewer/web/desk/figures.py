"""`/desk/figures`: a few honest charts, and the bias report from what people said about themselves."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Query, Request, UploadFile
from fastapi.responses import Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_interviewer.core.reporting.adverse_impact import Impact
from voice_interviewer.core.reporting.report import Unreportable
from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.ports import EventLog
from voice_interviewer.web.database import trace
from voice_interviewer.web.needs import Database, Genuine, Log, Recruiter, Reviewer, TheSettings
from voice_interviewer.web.office import figures, reviews
from voice_interviewer.web.office.board import Board, Entry
from voice_interviewer.web.office.figures import Facts, Ledger
from voice_interviewer.web.pages import render
from voice_interviewer.web.tables import Role

router = APIRouter(prefix="/desk/figures", include_in_schema=False)

LONGEST_FILE = 1_000_000
FOREVER = float("inf")
MINUTES = (("below 10", 10.0), ("10 to 20", 20.0), ("20 to 30", 30.0), ("30 to 45", 45.0), ("45 and more", FOREVER))
COVERAGE = (("below 25%", 25.0), ("25 to 49%", 50.0), ("50 to 74%", 75.0), ("75 to 99%", 100.0), ("100%", FOREVER))
HOURS = (("within a day", 24.0), ("1 to 3 days", 72.0), ("3 to 7 days", 168.0), ("later", FOREVER))


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
    data = said.file.read(LONGEST_FILE + 1)
    trace(session, who.organisation.id, who.account.email, "bias report made")
    if len(data) > LONGEST_FILE:
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
    found = _facts(request.app.state.ledger, session, log, settings, entries)
    impact: Impact | None = None
    strangers = 0
    if text is not None:
        try:
            impact, strangers = figures.bias(text, _by_name(entries, found))
        except Refused as refused:
            problem = str(refused)
    every = list(found.values())
    minutes = [one.minutes for one in every if one.minutes is not None]
    coverage = [float(one.coverage) for one in every if one.coverage is not None]
    hours = [one.hours for one in every if one.hours is not None]
    charts = (
        ("How far candidates get", figures.funnel(entries), "", "people"),
        ("How long interviews take", figures.spread(minutes, MINUTES), _middle(minutes, "minutes"), "minutes"),
        ("How much of the checklist is assessed", figures.spread(coverage, COVERAGE), _middle(coverage, "%"), "of it"),
        ("From the end to the decision", figures.spread(hours, HOURS), _middle(hours, "hours"), ""),
    )
    roles = list(session.scalars(select(Role).filter_by(organisation_id=who.organisation.id).order_by(Role.title)))
    status = 422 if problem else 200
    return render(
        request,
        "desk/figures.html",
        status,
        charts=charts,
        held=len(every),
        roles=roles,
        role=role,
        impact=impact,
        strangers=strangers,
        problem=problem,
    )


def _facts(
    ledger: Ledger, session: Session, log: EventLog, settings: TheSettings, entries: list[Entry]
) -> dict[str, Facts]:
    found: dict[str, Facts] = {}
    for entry in entries:
        name = entry.invitation.interview_id
        if not name or entry.progress is None:
            continue
        known = ledger.known(log, name)
        if known is None:
            try:
                held = reviews.find(session, log, settings.home, entry.invitation.organisation_id, name)
                known = ledger.facts(held)
            except (Unreportable, reviews.NoSuchInterview):
                continue
        found[name] = known
    return found


def _by_name(entries: list[Entry], found: dict[str, Facts]) -> dict[str, Facts]:
    """By interview id and by e-mail address."""
    names: dict[str, Facts] = {}
    for entry in entries:
        interview = entry.invitation.interview_id or ""
        if interview in found:
            names |= {interview.casefold(): found[interview], entry.invitation.email.casefold(): found[interview]}
    names.pop("", None)
    return names


def _middle(values: list[float], unit: str) -> str:
    middle = figures.middle(values)
    return "" if middle is None else f"median {middle:.0f}{'' if unit == '%' else ' '}{unit}, of {len(values)}"
