"""The web application: put together from its routers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from voice_interviewer import __version__, wiring
from voice_interviewer.config import Settings
from voice_interviewer.web import entrance, errands, oidc, refusals
from voice_interviewer.web import status as server_status
from voice_interviewer.web.api import routes as api
from voice_interviewer.web.candidate import afterwards
from voice_interviewer.web.candidate import arrival as candidate
from voice_interviewer.web.database import Database
from voice_interviewer.web.desk import (
    compare,
    editor,
    figures,
    joining,
    live,
    machines,
    new_role,
    overview,
    queue,
    report,
    reviewing,
    search,
    shared,
)
from voice_interviewer.web.desk import invitation_list as list_pages
from voice_interviewer.web.desk import invitations as invitation_pages
from voice_interviewer.web.desk import roles as role_pages
from voice_interviewer.web.desk import settings as settings_pages
from voice_interviewer.web.links import Links, secret_of
from voice_interviewer.web.office import invitations
from voice_interviewer.web.office.board import Board
from voice_interviewer.web.office.figures import Ledger
from voice_interviewer.web.office.regrade import Gradings
from voice_interviewer.web.office.search import Transcripts
from voice_interviewer.web.pages import STATIC
from voice_interviewer.web.protection import LARGEST_BODY, Protection, RateLimits
from voice_interviewer.web.provider import Provider
from voice_interviewer.web.room import admission, practice, rooms
from voice_interviewer.web.room import socket as room_socket
from voice_interviewer.web.traffic import Counted, Traffic


def create_app(settings: Settings) -> FastAPI:
    """The application over the home folder of `settings`. Raises EngineError where that cannot be opened."""
    app = FastAPI(
        title="voice-interviewer",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        max_body_size=LARGEST_BODY,
        form_limits={"max_part_size": LARGEST_BODY},  # so that a body is too large before one of its fields is
        lifespan=_lifespan,
    )
    app.state.settings = settings
    app.state.database = Database(settings.home / "desk.db")
    app.state.links = Links(secret_of(settings.home, settings.secret))
    app.state.limits = RateLimits()
    app.state.first_visit_code = entrance.new_code()
    app.state.gradings = Gradings(settings)
    app.state.transcripts = Transcripts()
    app.state.ledger = Ledger()
    app.state.board = Board()
    app.state.traffic = Traffic()
    app.state.interview_of = partial(_interview_of, app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.include_router(entrance.router)
    if settings.oidc_issuer:
        app.state.provider = Provider(settings)
        app.include_router(oidc.router)
    app.include_router(candidate.router)
    app.include_router(afterwards.router)
    app.include_router(practice.router)
    app.include_router(room_socket.router)
    for pages in (overview, new_role, editor, role_pages, list_pages, invitation_pages, live, settings_pages, joining):
        app.include_router(pages.router)
    app.include_router(report.router)
    app.include_router(reviewing.router)
    app.include_router(machines.router)
    app.include_router(queue.router)
    app.include_router(compare.router)
    app.include_router(figures.router)
    app.include_router(search.router)
    app.include_router(shared.router)
    app.include_router(api.router)
    app.include_router(api.pages)
    app.include_router(server_status.router)
    app.add_middleware(Protection, note=refusals.note)
    app.add_middleware(GZipMiddleware, minimum_size=800)
    app.add_middleware(Counted, traffic=app.state.traffic)
    for refusal in report.REFUSALS:
        app.add_exception_handler(refusal, report.refused)
    refusals.say_so(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    settings: Settings = app.state.settings
    log = wiring.event_log(settings)
    app.state.rooms = rooms.Rooms(settings, log, wiring.audio_store(settings))
    await app.state.rooms.start()
    async with errands.running(app):
        yield
    await app.state.rooms.close()
    close = getattr(log, "close", None)
    if close is not None:
        close()
    app.state.database.close()


def _interview_of(app: FastAPI, token: str) -> str:
    """The interview behind a candidate's link. Raises NoSuchLink, and Refused before consent."""
    with app.state.database.session() as session:
        invitation = invitations.find(session, app.state.links, token)
        if not invitation.interview_id:
            raise admission.Refused(admission.UNASKED, invitation.role_version.language)
        return invitation.interview_id
