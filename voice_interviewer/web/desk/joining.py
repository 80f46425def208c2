"""The way in for an invited colleague."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import Response

from voice_interviewer.web.entrance import welcome
from voice_interviewer.web.identity import Weak
from voice_interviewer.web.needs import Database, TheLimits, TheLinks, address
from voice_interviewer.web.office import accounts
from voice_interviewer.web.office.accounts import NoSuchInvitation
from voice_interviewer.web.pages import render
from voice_interviewer.web.protection import LINKS
from voice_interviewer.web.tables import ColleagueInvitation, Organisation

router = APIRouter(prefix="/join", include_in_schema=False)


@router.get("/{token}")
def ask(request: Request, session: Database, links: TheLinks, limits: TheLimits, token: str) -> Response:
    invitation = _invited(request, session, links, limits, token)
    return _page(request, session, invitation, token)


@router.post("/{token}")
def join(
    request: Request,
    session: Database,
    links: TheLinks,
    limits: TheLimits,
    token: str,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=1000)],
) -> Response:
    """The token of the link is the right to do this; it works once."""
    invitation = _invited(request, session, links, limits, token)
    try:
        account = accounts.join(session, invitation, name, password)
    except Weak as weak:
        return _page(request, session, invitation, token, name=name, problem=str(weak))
    return welcome(request, session, account, "/desk")


def _invited(
    request: Request, session: Database, links: TheLinks, limits: TheLimits, token: str
) -> ColleagueInvitation:
    if not limits.allows(LINKS, "join", address(request)):
        raise HTTPException(429, "Too many tries. Please wait a minute.", {"Retry-After": "60"})
    try:
        return accounts.invited(session, links, token)
    except NoSuchInvitation as error:
        raise HTTPException(404, str(error)) from error


def _page(
    request: Request,
    session: Database,
    invitation: ColleagueInvitation,
    token: str,
    *,
    name: str = "",
    problem: str = "",
) -> Response:
    organisation = session.get_one(Organisation, invitation.organisation_id)
    return render(
        request,
        "desk/join.html",
        422 if problem else 200,
        who=None,
        invitation=invitation,
        organisation=organisation,
        token=token,
        given_name=name,
        problem=problem,
    )
