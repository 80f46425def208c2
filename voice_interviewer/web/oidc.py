"""Signing in with the organisation's own accounts: a provider says who it is, the desk who may enter."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy.orm import Session

from voice_interviewer.web.database import trace
from voice_interviewer.web.entrance import inside, sign_in_page, welcome
from voice_interviewer.web.identity import Weak, same
from voice_interviewer.web.links import Links
from voice_interviewer.web.needs import Database, TheLimits, TheLinks, address, origin
from voice_interviewer.web.office import accounts
from voice_interviewer.web.protection import SIGN_IN, RateLimits
from voice_interviewer.web.provider import LASTS_S, Attempt, NotSignedIn, Provider
from voice_interviewer.web.tables import Account, now

PATH = "/sign-in/organisation"
COOKIE = "sign-in"  # holds the attempt, signed

STALE = "This sign-in took too long, or was begun in another browser. Please try again."
DECLINED = "Your organisation's sign-in did not let you through. Please try again, or use your password."
UNVERIFIED = "Your organisation's sign-in does not vouch for your e-mail address. Please use your password."
UNKNOWN = "There is no open account for {email}. Please ask an owner of your organisation to invite you."

router = APIRouter(prefix=PATH, include_in_schema=False)


@router.get("")
def begin(request: Request, session: Database, limits: TheLimits, links: TheLinks, next: str = "/desk") -> Response:
    """To the provider. A link and no form leads here: our policy lets forms lead to ourselves alone."""
    _slow_down(limits, "begun", request)
    attempt = Attempt.begun(inside(next))
    try:
        response: Response = RedirectResponse(_provider(request).door(attempt, _back(request)), status_code=303)
    except NotSignedIn as refusal:
        return _refused(request, session, refusal, attempt.target)
    response.set_cookie(
        COOKIE,
        links.sign("sign-in", json.dumps(asdict(attempt))),
        max_age=LASTS_S,
        path=PATH,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response


@router.get("/back")
def end(
    request: Request,
    session: Database,
    limits: TheLimits,
    links: TheLinks,
    code: str = "",
    state: str = "",
    iss: str = "",
    error: str = "",
) -> Response:
    """From the provider, with a code that says who it is."""
    _slow_down(limits, "ended", request)
    target = "/desk"
    try:
        attempt = _attempt(links, request.cookies.get(COOKIE, ""), state)
        target = attempt.target
        if error or not code:
            raise NotSignedIn(DECLINED, f"the provider says {error[:200] or 'nothing'}")
        account = _account(session, _provider(request).person(attempt, code, iss, _back(request)))
    except NotSignedIn as refusal:
        response = _refused(request, session, refusal, target)
    else:
        for step in ("begun", "ended"):
            limits.forgive(SIGN_IN, step, address(request))
        response = welcome(request, session, account, target, by=_provider(request).issuer)
    response.delete_cookie(COOKIE, path=PATH)
    return response


def _attempt(links: Links, cookie: str, state: str) -> Attempt:
    """What this browser began. Raises NotSignedIn for anything else, and for what took too long."""
    written = links.read("sign-in", cookie)
    found = Attempt(**json.loads(written)) if written else None
    if found is None or found.until < now().timestamp() or not same(found.state, state):
        raise NotSignedIn(STALE, "no such sign-in was begun in this browser")
    return found


def _account(session: Session, claims: dict[str, Any]) -> Account:
    """The account of a verified address; that of an invited colleague is made now. Raises NotSignedIn."""
    told = claims.get("email")
    given = told.strip() if isinstance(told, str) else ""
    email = given.casefold()
    looks_alike = email != given and not given.isascii()  # an old long s is folded into another person's s
    if "@" not in email or claims.get("email_verified") not in (True, "true") or looks_alike:
        raise NotSignedIn(UNVERIFIED, f"the address {given!r:.200} is not verified", 403)
    account = accounts.find(session, email)
    invited = accounts.invitations_of(session, email) if account is None else []
    if len(invited) == 1:
        name = " ".join(str(claims.get("name") or email.partition("@")[0]).split())[:200]
        try:  # nobody knows this password; an owner of the server can set another
            account = accounts.join(session, invited[0], name, str(secrets.randbits(256)))
        except Weak as error:
            raise NotSignedIn(str(error), f"no account for {email}: {error}", 403) from error
    if account is None or not account.active:
        raise NotSignedIn(UNKNOWN.format(email=email), f"no open account for {email[:200]}", 403)
    return account


def _refused(request: Request, session: Session, refusal: NotSignedIn, target: str) -> Response:
    trace(session, "", address(request), "sign-in refused", f"organisation's sign-in: {refusal.why}")
    return sign_in_page(request, refusal.status, problem=str(refusal), next=target)


def _slow_down(limits: RateLimits, step: str, request: Request) -> None:
    if not limits.allows(SIGN_IN, step, address(request)):
        raise HTTPException(429, "Too many tries. Please wait a quarter of an hour.", {"Retry-After": "900"})


def _provider(request: Request) -> Provider:
    provider: Provider = request.app.state.provider
    return provider


def _back(request: Request) -> str:
    return f"{origin(request)}{PATH}/back"
