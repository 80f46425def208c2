"""Figures over all interviews, and the bias report."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy.orm import Session

from voice_interviewer.core.reporting.report import document
from voice_interviewer.ports import EventLog
from voice_interviewer.web.api.access import ApiRoute, Caller, Reader
from voice_interviewer.web.api.models import findings as models
from voice_interviewer.web.database import trace
from voice_interviewer.web.needs import Database, Log, TheSettings
from voice_interviewer.web.office import figures
from voice_interviewer.web.office.board import Board, Entry, counts
from voice_interviewer.web.office.figures import Facts
from voice_interviewer.web.tables import now

router = APIRouter(route_class=ApiRoute, tags=["figures"])


@router.get("/figures")
def read_figures(
    request: Request,
    session: Database,
    log: Log,
    settings: TheSettings,
    caller: Reader,
    role_id: Annotated[str, Query(max_length=64)] = "",
) -> models.Figures:
    """Where every invitation stands, how far candidates get, how long it takes, how much is assessed."""
    entries, found = _facts(request, session, log, settings, caller, role_id)
    seen = figures.overview(entries, found)
    return models.Figures.model_validate({"standing": counts(entries), **document(seen)})


@router.post("/figures/bias")
def report_bias(
    request: Request,
    wanted: models.SaidOfThemselves,
    session: Database,
    log: Log,
    settings: TheSettings,
    caller: Reader,
) -> models.BiasReport:
    """The bias report (6 RCNY 5-301) over what people said of themselves, which is read and forgotten."""
    trace(session, caller.organisation_id, caller.label, "bias report made")
    entries, found = _facts(request, session, log, settings, caller, wanted.role_id)
    impact, strangers = figures.bias(wanted.table, figures.by_name(entries, found))
    return models.BiasReport.model_validate({"made_at": now(), "strangers": strangers, **document(impact)})


def _facts(
    request: Request, session: Session, log: EventLog, settings: TheSettings, caller: Caller, role_id: str
) -> tuple[list[Entry], dict[str, Facts]]:
    board: Board = request.app.state.board
    entries = board.entries(session, log, caller.organisation_id, role_id)
    return entries, figures.gather(request.app.state.ledger, session, log, settings.home, entries)
