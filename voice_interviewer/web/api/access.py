"""Who calls the API, and what the key allows."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request, Response
from fastapi.routing import APIRoute
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.exceptions import HTTPException as AnyHTTPException

from voice_interviewer.core.checking.report_check import ReportMismatch
from voice_interviewer.core.reporting.report import Unreportable
from voice_interviewer.packs import PackError
from voice_interviewer.ports import Conflict, EngineError
from voice_interviewer.web.needs import Database, Log, TheLimits, TheSettings, address
from voice_interviewer.web.office import keys, reviews
from voice_interviewer.web.office.accounts import Impossible
from voice_interviewer.web.office.forms import Unwritable
from voice_interviewer.web.office.invitations import Unfit
from voice_interviewer.web.office.keys import Scope
from voice_interviewer.web.office.reviews import Held, NoSuchInterview
from voice_interviewer.web.protection import KEYS
from voice_interviewer.web.refusals import NO_OBJECT
from voice_interviewer.web.tables import ApiKey

STATUS: dict[type[Exception], int] = {
    NoSuchInterview: 404,
    Unfit: 422,
    PackError: 422,
    Impossible: 422,
    Conflict: 409,
    ReportMismatch: 409,
    Unreportable: 409,
    Unwritable: 501,
    EngineError: 503,
}

RETRY_AFTER_S = "5"  # after a file that was in use

SCOPE_OF: dict[Callable[..., Any], Scope] = {}
"""What a dependency of a route wants of a key; the description tells it of each route."""

bearer = HTTPBearer(auto_error=False, description="An API key of the desk's settings: `Authorization: Bearer vi_…`")


@dataclass(frozen=True, slots=True)
class Caller:
    """A program with a key."""

    key: ApiKey

    @property
    def organisation_id(self) -> str:
        return self.key.organisation_id

    @property
    def label(self) -> str:
        return keys.label(self.key)

    def person(self, by: str) -> str:
        """How a person whom the program speaks for is named: decisions are people's."""
        return f"{' '.join(by.split())[:100]} by way of {self.label}"


def needs(scope: Scope) -> Callable[..., Caller]:
    """A caller whose key has this scope."""

    def check(
        request: Request,
        session: Database,
        limits: TheLimits,
        given: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)],
    ) -> Caller:
        if not limits.allows(KEYS, "api", address(request)):
            raise HTTPException(429, "Too many requests. Please wait a minute.", {"Retry-After": "60"})
        key = keys.find(session, given.credentials) if given else None
        if key is None:
            raise HTTPException(401, "Give a valid API key: Authorization: Bearer vi_…", {"WWW-Authenticate": "Bearer"})
        if not keys.may(key, scope):
            raise HTTPException(403, f"This key may not do this: it lacks the scope {scope!r}.")
        session.commit()  # the note of its use: while an answer is made, nobody else's writing waits for it
        return Caller(key)

    SCOPE_OF[check] = scope
    return check


Reader = Annotated[Caller, Depends(needs("read"))]
Inviter = Annotated[Caller, Depends(needs("invite"))]
Assessor = Annotated[Caller, Depends(needs("review"))]
Eraser = Annotated[Caller, Depends(needs("erase"))]
Admin = Annotated[Caller, Depends(needs("admin"))]


def held_for(scope: Scope) -> Callable[..., Held]:
    """The interview of the address, for a caller with this scope."""
    wanted = Depends(needs(scope))

    def find(
        interview_id: str,
        session: Database,
        log: Log,
        settings: TheSettings,
        caller: Caller = wanted,
    ) -> Held:
        return reviews.find(session, log, settings.home, caller.organisation_id, interview_id)

    return find


ToRead = Annotated[Held, Depends(held_for("read"))]
ToReview = Annotated[Held, Depends(held_for("review"))]
ToErase = Annotated[Held, Depends(held_for("erase"))]
ToAdministrate = Annotated[Held, Depends(held_for("admin"))]


class ApiRoute(APIRoute):
    """Says what cannot be done with the status that fits."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        usual = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                return await usual(request)
            except AnyHTTPException as error:
                if error.status_code == 400:  # the framework's own word for bytes that are no text
                    raise HTTPException(422, NO_OBJECT) from error
                raise
            except tuple(STATUS) as error:
                status = next(code for kind, code in STATUS.items() if isinstance(error, kind))
                headers = {"Retry-After": RETRY_AFTER_S} if status == 503 else None
                raise HTTPException(status, str(error), headers) from error

        return answer
