"""The web application: put together from its routers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from voice_interviewer import __version__, wiring
from voice_interviewer.config import Settings
from voice_interviewer.web import entrance, errands, oidc
from voice_interviewer.web import status as server_status
from voice_interviewer.web.api import routes as api
from voice_interviewer.web.candidate import afterwards
from voice_interviewer.web.candidate import arrival as candidate
from voice_interviewer.web.database import Database, trace
from voice_interviewer.web.desk import (
    compare,
    figures,
    joining,
    live,
    machines,
    overview,
    queue,
    report,
    search,
    shared,
)
from voice_interviewer.web.desk import invitations as invitation_pages
from voice_interviewer.web.desk import roles as role_pages
from voice_interviewer.web.desk import settings as settings_pages
from voice_interviewer.web.identity import Refused
from voice_interviewer.web.links import Links, secret_of
from voice_interviewer.web.needs import SignInNeeded, address
from voice_interviewer.web.office import invitations
from voice_interviewer.web.office.board import Board
from voice_interviewer.web.office.figures import Ledger
from voice_interviewer.web.office.invitations import NoSuchLink
from voice_interviewer.web.office.regrade import Gradings
from voice_interviewer.web.office.search import Transcripts
from voice_interviewer.web.pages import STATIC, render
from voice_interviewer.web.protection import LARGEST_BODY, NOTES, Protection, RateLimits
from voice_interviewer.web.provider import Provider
from voice_interviewer.web.room import practice, rooms
from voice_interviewer.web.room import socket as room_socket


def create_app(settings: Settings) -> FastAPI:
    """The application over the home folder of `settings`. Raises EngineError where that cannot be opened."""
    app = FastAPI(
        title="voice-interviewer",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        max_body_size=LARGEST_BODY,
        lifespan=_lifespan,
    )
    app.state.settings = settings
    app.state.database = Database(settings.home / "desk.db")
    app.state.links = Links(secret_of(settings.home, settings.secret))
    app.state.limits = RateLimits()
    app.state.gradings = Gradings(settings)
    app.state.transcripts = Transcripts()
    app.state.ledger = Ledger()
    app.state.board = Board()
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
    for pages in (overview, role_pages, invitation_pages, live, settings_pages, joining):
        app.include_router(pages.router)
    app.include_router(report.router)
    app.include_router(machines.router)
    app.include_router(queue.router)
    app.include_router(compare.router)
    app.include_router(figures.router)
    app.include_router(search.router)
    app.include_router(shared.router)
    app.include_router(api.router)
    app.include_router(api.pages)
    app.include_router(server_status.router)
    app.add_middleware(Protection)
    app.add_middleware(GZipMiddleware, minimum_size=800)
    app.add_exception_handler(SignInNeeded, _to_sign_in)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(NoSuchLink, _no_such_link)
    for refusal in report.REFUSALS:
        app.add_exception_handler(refusal, report.refused)
    app.add_exception_handler(HTTPException, _failed)
    app.add_exception_handler(RequestValidationError, _misunderstood)
    app.add_exception_handler(Exception, _broken)
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
    """The interview behind a candidate's link. Raises NoSuchLink, and rooms.Refused before consent."""
    with app.state.database.session() as session:
        invitation = invitations.find(session, app.state.links, token)
        if not invitation.interview_id:
            raise rooms.Refused("Nothing is recorded before you have agreed to the notice. Please read it first.")
        return invitation.interview_id


def _to_sign_in(request: Request, error: Exception) -> Response:
    assert isinstance(error, SignInNeeded)
    return RedirectResponse(f"/sign-in?next={error.back}", status_code=303)


def _refused(request: Request, error: Exception) -> Response:
    return _say(request, 403, "Not allowed", str(error))


def _no_such_link(request: Request, error: Exception) -> Response:
    return _say(request, 404, "This link does not work", str(error))


def _failed(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    titles = {404: "There is nothing here", 403: "Not allowed", 405: "That cannot be done here", 429: "Too many tries"}
    texts = {404: "The address may be mistyped, or what was here was deleted."}
    detail = error.detail if error.detail not in ("Not Found", "") else texts.get(error.status_code, error.detail)
    return _say(request, error.status_code, titles.get(error.status_code, "This did not work"), detail, error.headers)


def _misunderstood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    text = f"{'.'.join(str(part) for part in first['loc'][1:]) or 'The request'}: {first['msg']}."
    return _say(request, 422, "This was not understood", text)


def _broken(request: Request, error: Exception) -> Response:
    return _say(request, 500, "Something broke", "It is our fault. Nothing was lost; please try again.")


def _say(request: Request, status: int, title: str, text: str, headers: object = None) -> Response:
    """An error as the asker can read it: JSON for programs, a page for people. Refusals are noted."""
    if status in (403, 404, 429) and _guarded(request):
        _note(request, status)
    if request.url.path.startswith("/api/"):
        response: Response = JSONResponse({"detail": text}, status_code=status)
    else:
        response = render(request, "error.html", status, title=title, text=text)
    if isinstance(headers, dict):
        response.headers.update(headers)
    return response


GUARDED = ("/desk", "/i/", "/shared/", "/join/", "/api/", "/sign-in")


def _guarded(request: Request) -> bool:
    return request.url.path.startswith(GUARDED) and request.app.state.limits.allows(NOTES, address(request))


def _note(request: Request, status: int) -> None:
    """Trace a refusal, without the token of a link."""
    who = getattr(request.state, "who", None)
    first = "/".join(request.url.path.split("/")[: 3 if request.url.path.startswith("/i/") else 5])
    shown = f"{first.rpartition('/')[0]}/…" if request.url.path.startswith(("/i/", "/shared/", "/join/")) else first
    organisation, by = (who.organisation.id, who.label) if who else ("", address(request))
    with request.app.state.database.session() as session:
        trace(session, organisation, by, f"refused ({status})", f"{request.method} {shown[:200]}")
