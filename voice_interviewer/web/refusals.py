"""What somebody reads who is refused or whom something fails; and the note of it, for the owner to read."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection

from voice_interviewer.language import marked, translator
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
TITLES = {
    401: "Not signed in",
    403: "Not allowed",
    404: "There is nothing here",
    405: "That cannot be done here",
    413: "That is too much",
    429: "Too many tries",
}
NO_OBJECT = "The body of this request must be a JSON object."
MISSING = "The address may be mistyped, or what was here was deleted."


def say_so(app: FastAPI) -> None:
    """Answer with these pages from now on."""
    app.add_exception_handler(SignInNeeded, _to_sign_in)
    app.add_exception_handler(Refused, lambda request, error: _say(request, 403, TITLES[403], str(error)))
    app.add_exception_handler(NoSuchLink, _no_such_link)
    app.add_exception_handler(HTTPException, _failed)
    app.add_exception_handler(RequestValidationError, _misunderstood)
    app.add_exception_handler(Exception, _broken)


NO_LINK = marked("This link does not work")


def _to_sign_in(request: Request, error: Exception) -> Response:
    assert isinstance(error, SignInNeeded)
    return RedirectResponse(f"/sign-in?next={error.back}", status_code=303)


def _no_such_link(request: Request, error: Exception) -> Response:
    assert isinstance(error, NoSuchLink)
    title = translator(error.language).gettext(NO_LINK)
    return _say(request, 404, title, str(error), error.language)


def _failed(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = error.detail if error.status_code != 404 or error.detail not in ("Not Found", "") else MISSING
    response = _say(request, error.status_code, TITLES.get(error.status_code, "This did not work"), detail)
    response.headers.update(error.headers or {})
    return response


def _misunderstood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:])
    text = f"{where}: {first['msg']}."
    if not where or first["type"] == "json_invalid":
        text = NO_OBJECT
    return _say(request, 422, "This was not understood", text)


def _broken(request: Request, error: Exception) -> Response:
    """This answer goes out past everything else, so that it brings its own protection."""
    response = _say(request, 500, "Something broke", "It is our fault. Nothing was lost; please try again.")
    response.headers.update(HEADERS | {"Cache-Control": "no-store"})
    return response


def _say(request: Request, status: int, title: str, text: str, language: str = "en") -> Response:
    """An error as the asker can read it: JSON for programs, a page for people."""
    note(request, status)
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": text}, status_code=status)
    return render(request, "error.html", status, lang=language, title=title, text=text)


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
