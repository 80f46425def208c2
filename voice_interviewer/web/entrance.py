"""The way in: the first visit, signing in and out, and where `/` leads."""

from __future__ import annotations

import secrets
from ipaddress import ip_address
from typing import Annotated
from urllib.parse import unquote

from fastapi import APIRouter, Depends, Form, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from voice_interviewer.web import identity
from voice_interviewer.web.database import trace
from voice_interviewer.web.identity import COOKIE, STAYS, Weak, Who, same
from voice_interviewer.web.needs import Database, Genuine, TheLimits, address, anyone, origin
from voice_interviewer.web.office.accounts import find, new_account
from voice_interviewer.web.pages import render
from voice_interviewer.web.protection import SIGN_IN, SIGN_IN_FROM
from voice_interviewer.web.tables import Account, Organisation

router = APIRouter(include_in_schema=False)

TAKEN = "There is an owner already. Please sign in."
TOO_MANY = "Too many tries. Please wait a quarter of an hour."
NO_CODE = "The code is not right. It stands where the server was started, and is new after each start."
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")


def new_code() -> str:
    """What the first visitor from another computer must know: 48 bits, shown to whoever starts the server."""
    return "-".join(secrets.token_hex(2) for _ in range(3))


@router.get("/")
def home(session: Database) -> Response:
    return RedirectResponse("/desk" if has_owner(session) else "/setup", status_code=303)


@router.get("/setup")
def setup(request: Request, session: Database, code: Annotated[str, Query(max_length=100)] = "") -> Response:
    if has_owner(session):
        return RedirectResponse("/sign-in", status_code=303)
    return _set_up(request, given={"code": code})


@router.post("/setup")
def make_owner(
    request: Request,
    session: Database,
    limits: TheLimits,
    organisation: Annotated[str, Form(max_length=200)],
    name: Annotated[str, Form(max_length=200)],
    email: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=1000)],
    code: Annotated[str, Form(max_length=100)] = "",
) -> Response:
    """The first visit makes the owner's account; there is never a second first visit."""
    if has_owner(session):
        raise HTTPException(403, TAKEN)
    given = {"organisation": organisation.strip(), "name": name.strip(), "email": email.strip().casefold()}
    if _from_elsewhere(request):
        if not limits.allows(SIGN_IN_FROM, "address", address(request)):
            raise HTTPException(429, TOO_MANY, {"Retry-After": "900"})
        if not same(code.strip().casefold(), request.app.state.first_visit_code):
            trace(session, "", given["email"][:100], "first visit refused", address(request))
            return _set_up(request, 403, problem=NO_CODE, given=given)
    try:
        account = new_account(
            session, Organisation(name=given["organisation"], contact=given["email"]), given, password
        )
    except Weak as weak:
        return _set_up(request, 422, problem=str(weak), given=given | {"code": code})
    if session.scalar(select(func.count(Account.id))) != 1:  # somebody was quicker while the password was hashed
        raise HTTPException(403, TAKEN)
    return welcome(request, session, account, "/desk")


@router.get("/sign-in")
def ask_to_sign_in(request: Request, session: Database, next: str = "/desk") -> Response:
    if not has_owner(session):
        return RedirectResponse("/setup", status_code=303)
    return sign_in_page(request, next=inside(next))


@router.post("/sign-in")
def check(
    request: Request,
    session: Database,
    limits: TheLimits,
    email: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=1000)],
    next: Annotated[str, Form(max_length=2000)] = "/desk",
) -> Response:
    email, target = email.strip().casefold(), inside(next)
    tries = (limits.allows(SIGN_IN_FROM, "address", address(request)), limits.allows(SIGN_IN, "account", email))
    if not all(tries):
        raise HTTPException(429, TOO_MANY, {"Retry-After": "900"})
    account = identity.check_password(session, email, password)
    if account is None:
        known = find(session, email)
        trace(session, known.organisation_id if known else "", email[:100], "sign-in refused", address(request))
        problem = "Address or password is wrong."
        return sign_in_page(request, 401, problem=problem, email=email, next=target)
    limits.forgive(SIGN_IN, "account", email)
    return welcome(request, session, account, target)


@router.post("/sign-out", dependencies=[Genuine])
def leave(request: Request, session: Database, who: Annotated[Who, Depends(anyone)]) -> Response:
    identity.sign_out(session, request.cookies.get(COOKIE, ""))
    response = RedirectResponse("/sign-in", status_code=303)
    response.delete_cookie(COOKIE)
    return response


def sign_in_page(
    request: Request, status: int = 200, *, problem: str = "", email: str = "", next: str = "/desk"
) -> Response:
    """The form, and the way by the organisation's provider where there is one."""
    provider = bool(request.app.state.settings.oidc_issuer)
    return render(request, "sign-in.html", status, problem=problem, email=email, next=next, provider=provider)


def welcome(request: Request, session: Session, account: Account, target: str, *, by: str = "") -> Response:
    """Sign this browser in. `by`: who vouched for the person, where it was no password."""
    token = identity.sign_in(session, account)
    about = f"{address(request)} by {by}" if by else address(request)
    trace(session, account.organisation_id, account.email, "signed in", about)
    response = RedirectResponse(target, status_code=303)
    secure = "https" in (request.url.scheme, origin(request).partition(":")[0])
    response.set_cookie(COOKIE, token, max_age=int(STAYS.total_seconds()), httponly=True, samesite="lax", secure=secure)
    return response


def _set_up(request: Request, status: int = 200, *, given: dict[str, str], problem: str = "") -> Response:
    elsewhere = _from_elsewhere(request)
    return render(request, "setup.html", status, problem=problem, given=given, elsewhere=elsewhere)


def _from_elsewhere(request: Request) -> bool:
    """Whether the visitor sits at another computer, as far as can be known: a proxy here stands for somebody there."""
    if any(name in request.headers for name in FORWARDED):
        return True
    try:
        return not ip_address(address(request)).is_loopback
    except ValueError:  # no address: a socket of this computer
        return False


def has_owner(session: Session) -> bool:
    """Whether the owner's account has been made."""
    return bool(session.scalar(select(func.count(Account.id))))


def inside(target: str) -> str:
    """Only a path of ours; never another site."""
    target = unquote(target)
    return target if target.startswith("/") and not target.startswith(("//", "/\\")) and "\n" not in target else "/desk"
