"""What somebody reads who is refused or whom something fails; and the note of it, for the owner to read."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection

from voice_interviewer.language import SOURCE, marked, plain, translated, translator
from voice_interviewer.web.database import trace
from voice_interviewer.web.identity import COOKIE, Refused, signed_in
from voice_interviewer.web.links import Links, Use
from voice_interviewer.web.needs import SignInNeeded, address
from voice_interviewer.web.office import keys
from voice_interviewer.web.office.invitations import NoSuchLink
from voice_interviewer.web.pages import render
from voice_interviewer.web.protection import HEADERS, NOTES
from voice_interviewer.web.tables import ColleagueInvitation, Invitation, ShareLink

NOTED = (401, 403, 404, 413, 429)
GUARDED = ("/desk", "/i/", "/shared/", "/join/", "/api/", "/sign-", "/setup", "/metrics")
LINKED: dict[str, tuple[Use, type[Any]]] = {
    "i": ("candidate", Invitation),
    "shared": ("share", ShareLink),
    "join": ("colleague", ColleagueInvitation),
}
CANDIDATES = "/i/"
TITLES = {
    401: "Not signed in",
    403: marked("Not allowed"),
    404: marked("There is nothing here"),
    405: marked("That cannot be done here"),
    413: marked("That is too much"),
    422: marked("This was not understood"),
    429: marked("Too many tries"),
    500: marked("Something broke"),
}
FAILED = marked("This did not work")
NO_LINK = marked("This link does not work")
DETAILS = {
    404: marked("The address may be mistyped, or what was here was deleted."),
    405: marked("What is at this address cannot be asked for in this way."),
    413: marked("What was sent is larger than this server takes."),
}
"""Where nobody said more than the name of the status."""
NO_OBJECT = "The body of this request must be a JSON object."
UNFIT = marked("Something in this form is missing or too long. Please go back and look at it again.")
OUR_FAULT = marked("It is our fault. Nothing was lost; please try again.")


def say_so(app: FastAPI) -> None:
    """Answer with these pages from now on."""
    app.add_exception_handler(SignInNeeded, _to_sign_in)
    app.add_exception_handler(Refused, lambda request, error: _say(request, 403, TITLES[403], str(error)))
    app.add_exception_handler(NoSuchLink, _no_such_link)
    app.add_exception_handler(HTTPException, _failed)
    app.add_exception_handler(RequestValidationError, _misunderstood)
    app.add_exception_handler(Exception, _broken)


def _to_sign_in(request: Request, error: Exception) -> Response:
    assert isinstance(error, SignInNeeded)
    return RedirectResponse(f"/sign-in?next={error.back}", status_code=303)


def _no_such_link(request: Request, error: Exception) -> Response:
    assert isinstance(error, NoSuchLink)
    return _say(request, 404, NO_LINK, error.sentence)


def _failed(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status, detail = error.status_code, error.detail
    if detail in ("", HTTPStatus(status).phrase, "Content Too Large"):  # Python 3.11 and 3.12 call 413 by an old name
        detail = DETAILS.get(status, detail)
    response = _say(request, status, TITLES.get(status, FAILED), detail)
    response.headers.update(error.headers or {})
    return response


def _misunderstood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:])
    text = f"{where}: {first['msg']}."
    if not where or first["type"] == "json_invalid":
        text = NO_OBJECT
    if request.url.path.startswith(CANDIDATES):
        text = UNFIT
    return _say(request, 422, TITLES[422], text)


def _broken(request: Request, error: Exception) -> Response:
    """This answer goes out past everything else, so that it brings its own protection."""
    response = _say(request, 500, TITLES[500], OUR_FAULT)
    response.headers.update(HEADERS | {"Cache-Control": "no-store"})
    return response


def _say(request: Request, status: int, title: str, text: str) -> Response:
    """An error as the asker can read it: JSON for programs, a page for people, for candidates in their language."""
    note(request, status)
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": text}, status_code=status)
    language = _language(request) if request.url.path.startswith(CANDIDATES) else SOURCE
    _ = translator(language).gettext
    return render(request, "error.html", status, lang=language, title=_(title), text=_(text))


def _language(request: Request) -> str:
    """The language of the interview that a candidate's link leads to; where it leads nowhere, the browser's."""
    state = request.app.state
    try:
        with state.database.session() as session:
            invitation = _linked(session, state.links, request.url.path.split("/"))
            if invitation is not None:
                return str(invitation.role_version.language)
    except SQLAlchemyError:  # it may be what this page is about
        pass
    wanted = (plain(part.partition(";")[0]) for part in request.headers.get("accept-language", "").split(","))
    return next((language for language in wanted if language in translated()), SOURCE)


def note(connection: HTTPConnection, status: int) -> None:
    """Trace a refusal where there is something to guard: in a transaction of its own, since the asker's is undone."""
    path, state = connection.scope["path"], connection.app.state
    if status not in NOTED or not path.startswith(GUARDED) or not state.limits.allows(NOTES, address(connection)):
        return
    with state.database.session() as session:
        organisation, by = _asker(session, state.links, connection)
        trace(
            session,
            organisation,
            by,
            f"refused ({status})",
            f"{connection.scope.get('method', 'WebSocket')} {_shown(path)}",
        )


def _asker(session: Session, links: Links, connection: HTTPConnection) -> tuple[str, str]:
    """The organisation that this concerns ("": none that is known), and who asked."""
    who = signed_in(session, connection.cookies.get(COOKIE, ""))
    if who is not None:
        return who.organisation.id, who.label
    kind, _, secret = connection.headers.get("authorization", "").partition(" ")
    key = keys.find(session, secret.strip()) if kind.casefold() == "bearer" else None
    if key is not None:
        return key.organisation_id, keys.label(key)
    linked = _linked(session, links, connection.scope["path"].split("/"))
    return (linked.organisation_id if linked else ""), address(connection)


def _linked(session: Session, links: Links, parts: list[str]) -> Any:
    """What a link of ours was made for, also when it is not good any more."""
    if parts[1] not in LINKED or len(parts) < 3:
        return None
    use, table = LINKED[parts[1]]
    row_id = links.read(use, parts[2])
    return session.get(table, row_id) if row_id else None


def _shown(path: str) -> str:
    """A path without the token of a link."""
    parts = path.split("/")[:6]
    if parts[1] in LINKED:
        parts[2:3] = ["…"]
    return "".join(sign if sign.isprintable() else "?" for sign in "/".join(parts))[:200]
