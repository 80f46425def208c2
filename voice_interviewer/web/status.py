"""`/health` for whoever watches the server, `/metrics` for Prometheus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import JSONResponse, PlainTextResponse
from fastapi.security import HTTPAuthorizationCredentials
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from voice_interviewer import __version__
from voice_interviewer.ports import EngineError, EventLog
from voice_interviewer.web.api.access import bearer
from voice_interviewer.web.needs import Database, Log, address
from voice_interviewer.web.office import keys
from voice_interviewer.web.office.board import Board
from voice_interviewer.web.office.webhooks import standing
from voice_interviewer.web.tables import Delivery, Invitation, Receipt, now
from voice_interviewer.web.traffic import Traffic

router = APIRouter(include_in_schema=False)

HERE = ("127.0.0.1", "::1")
PASSED_ON = {"forwarded", "x-forwarded-for", "x-real-ip", "via"}
"""With these a proxy on this computer speaks for somebody else."""


@router.get("/health")
def health(session: Database, log: Log) -> JSONResponse:
    """200 where both databases can be read, else 503."""
    try:
        session.execute(text("SELECT 1"))
        log.last_seq("health")
    except (SQLAlchemyError, EngineError) as error:
        return JSONResponse({"status": "broken", "detail": type(error).__name__}, status_code=503)
    return JSONResponse({"status": "ok", "version": __version__})


@router.get("/metrics")
def metrics(
    request: Request,
    session: Database,
    log: Log,
    given: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)],
) -> PlainTextResponse:
    """For this computer, and for whoever has a key with the scope admin."""
    key = keys.find(session, given.credentials) if given else None
    here = address(request) in HERE and not PASSED_ON.intersection(request.headers)
    if not here and not (key and keys.may(key, "admin")):
        raise HTTPException(403, "Metrics are for this computer, or for a key with the scope admin.")
    registry = CollectorRegistry()
    registry.register(Figures(request, session, log))
    counted: Traffic = request.app.state.traffic
    text = generate_latest(registry) + generate_latest(counted.registry)
    return PlainTextResponse(text, media_type="text/plain; version=0.0.4; charset=utf-8")


class Figures(Collector):
    """What the server holds, counted when somebody asks."""

    def __init__(self, request: Request, session: Session, log: EventLog) -> None:
        self._board: Board = request.app.state.board
        self._rooms = getattr(request.app.state, "rooms", None)
        self._session, self._log = session, log

    def collect(self) -> Iterator[GaugeMetricFamily]:
        invitations = GaugeMetricFamily(
            "voice_interviewer_invitations", "Invitations by their status", labels=["status"]
        )
        found = self._session.scalars(select(Invitation)).all()
        for status, count in Counter(self._board.entry(self._log, one).status for one in found).items():
            invitations.add_metric([status], count)
        yield invitations
        rooms = GaugeMetricFamily("voice_interviewer_rooms", "Interviews that are held now")
        rooms.add_metric([], len(self._rooms.running) if self._rooms else 0)
        yield rooms
        messages = GaugeMetricFamily(
            "voice_interviewer_webhook_messages", "Messages to webhooks by standing", labels=["standing"]
        )
        for what, count in Counter(standing(one) for one in self._session.scalars(select(Delivery))).items():
            messages.add_metric([what.replace(" ", "_")], count)
        yield messages
        overdue = GaugeMetricFamily("voice_interviewer_webhook_overdue", "Messages that are due and not sent")
        query = select(func.count(Delivery.id)).where(Delivery.next_at <= now())
        overdue.add_metric([], self._session.scalar(query) or 0)
        yield overdue
        erased = GaugeMetricFamily("voice_interviewer_erasures", "Interviews and invitations that were erased")
        erased.add_metric([], self._session.scalar(select(func.count(Receipt.id))) or 0)
        yield erased
