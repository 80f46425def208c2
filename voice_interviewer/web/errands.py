"""What a server does by itself: tell webhooks what happened, and erase what was kept for long enough."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing, suppress
from typing import Any

from fastapi import FastAPI

from voice_interviewer import wiring
from voice_interviewer.config import Settings
from voice_interviewer.web.office import erasure
from voice_interviewer.web.office.webhooks import Outbox

OFTEN_S = 2.0
DAY_S = 24 * 3600.0

log = logging.getLogger(__name__)


@asynccontextmanager
async def running(app: FastAPI) -> AsyncIterator[None]:
    """Run the errands while the application runs."""
    settings: Settings = app.state.settings
    outbox = Outbox(app.state.database, inside=settings.webhooks_inside)
    errands = (
        asyncio.create_task(_every(OFTEN_S, lambda: tell(settings, outbox)), name="webhooks"),
        asyncio.create_task(_every(DAY_S, lambda: purge(app)), name="purge"),
    )
    try:
        yield
    finally:
        for errand in errands:
            errand.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*errands)
        app.state.gradings.close()


def tell(settings: Settings, outbox: Outbox) -> None:
    """Queue what is new in the logs, and send what is due."""
    with closing(_log(settings)) as events:
        outbox.scan(events)
    outbox.deliver()


def purge(app: FastAPI) -> int:
    """Erase what is due; returns how many interviews and invitations that were."""
    settings: Settings = app.state.settings
    with closing(_log(settings)) as events, app.state.database.session() as session:
        receipts = erasure.purge(session, events, settings)
    if receipts:
        app.state.database.compact()
        log.info("%d interviews were erased: their time is up", len(receipts))
    return len(receipts)


async def _every(seconds: float, work: Callable[[], object]) -> None:
    """Do it now and then; a failure is logged and does not end it."""
    while True:
        try:
            await asyncio.to_thread(work)
        except Exception:
            log.exception("an errand failed; it is tried again")
        await asyncio.sleep(seconds)


def _log(settings: Settings) -> Any:
    """A connection of this thread's own."""
    return wiring.event_log(settings)
