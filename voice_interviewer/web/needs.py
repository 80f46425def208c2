"""What routes need: the database, the event log, who is there. FastAPI dependencies, used as `Annotated` types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, HTTPException, Request
from sqlalchemy.orm import Session
from starlette.requests import HTTPConnection

from voice_interviewer import wiring
from voice_interviewer.config import Settings
from voice_interviewer.core.events import Event, Recorded
from voice_interviewer.ports import EventLog
from voice_interviewer.web.identity import COOKIE, Refused, Who, same, signed_in
from voice_interviewer.web.links import Links
from voice_interviewer.web.protection import LARGEST_BODY, RateLimits
from voice_interviewer.web.room.rooms import Rooms


class SignInNeeded(Exception):
    """Nobody is signed in; `back` is where to go on afterwards."""

    def __init__(self, back: str) -> None:
        self.back = back


def _session(request: Request) -> Iterator[Session]:
    with request.app.state.database.session() as session:
        yield session


def _log(request: Request) -> Iterator[EventLog]:
    """A connection of its own: a log's connection serves one thread."""
    log = wiring.event_log(request.app.state.settings)
    try:
        yield log
    finally:
        close = getattr(log, "close", None)
        if close is not None:
            close()


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _links(request: Request) -> Links:
    links: Links = request.app.state.links
    return links


def _limits(request: Request) -> RateLimits:
    limits: RateLimits = request.app.state.limits
    return limits


Database = Annotated[Session, Depends(_session, scope="function")]
Log = Annotated[EventLog, Depends(_log)]
TheSettings = Annotated[Settings, Depends(_settings)]
TheLinks = Annotated[Links, Depends(_links)]
TheLimits = Annotated[RateLimits, Depends(_limits)]


def anyone(request: Request, session: Database) -> Who:
    """The signed-in person; raises SignInNeeded."""
    who = signed_in(session, request.cookies.get(COOKIE, ""))
    if who is None:
        query = f"?{request.url.query}" if request.url.query else ""
        raise SignInNeeded(quote(request.url.path + query) if request.method == "GET" else "/desk")
    request.state.who = who
    return who


def allowed(what: str) -> Callable[[Who], Who]:
    """Somebody who may do `what` (see identity.MAY); raises Refused."""

    def check(who: Annotated[Who, Depends(anyone)]) -> Who:
        if not who.may(what):
            raise Refused("Your account may not do this. An owner of your organisation can change that.")
        return who

    return check


async def genuine(request: Request, who: Annotated[Who, Depends(anyone)]) -> None:
    """A form that one of our own pages sent: it holds the token of this sign-in. For every POST of the desk."""
    form = await request.form(max_part_size=LARGEST_BODY)
    if not same(str(form.get("csrf", "")), who.csrf):
        raise HTTPException(403, "This form has expired. Go back, load the page again and repeat what you did.")


Reviewer = Annotated[Who, Depends(allowed("review"))]
Recruiter = Annotated[Who, Depends(allowed("recruit"))]
Owner = Annotated[Who, Depends(allowed("own"))]
Genuine = Depends(genuine)


def rooms_of(request: Request) -> Rooms | None:
    """The running interviews; None where this server holds none."""
    found: Rooms | None = getattr(request.app.state, "rooms", None)
    return found


def recorder(request: Request) -> Callable[[str, Event], Recorded] | None:
    """What writes into interviews that may be running; None where this server holds none."""
    rooms = rooms_of(request)
    return rooms.record if rooms is not None else None


def address(connection: HTTPConnection) -> str:
    """Who sends this, for rate limits."""
    return connection.client.host if connection.client else "unknown"


def origin(request: Request) -> str:
    """Where this server is reached, for links that people send: as it is set, else as this visitor came."""
    settings: Settings = request.app.state.settings
    return settings.public_url or str(request.base_url).rstrip("/")
