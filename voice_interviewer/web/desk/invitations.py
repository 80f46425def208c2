"""Invitations: all of them, a new one, and what can be done with each."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy.orm import Session

from voice_interviewer.core.role.pack import LEVELS
from voice_interviewer.web.database import owned
from voice_interviewer.web.desk.overview import PAGE, board
from voice_interviewer.web.desk.roles import role_in_use
from voice_interviewer.web.identity import Who
from voice_interviewer.web.needs import Database, Genuine, Log, Recruiter, TheLinks, origin
from voice_interviewer.web.office import invitations, roles, wishes
from voice_interviewer.web.office.board import counts, matches
from voice_interviewer.web.office.invitations import Accommodations, Unfit
from voice_interviewer.web.pages import render
from voice_interviewer.web.tables import Invitation

router = APIRouter(prefix="/desk/invitations", include_in_schema=False)

Name = Annotated[str, Form(max_length=invitations.LONGEST_NAME)]
Short = Annotated[str, Form(max_length=40)]
Number = Annotated[float | None, Form()]
Days = Annotated[int, Form()]


def wanted(patience: Number = None, speaking_rate: Number = None, typed: Short = "", push_to_talk: Short = "") -> Any:
    """The accommodations of a form, made when they are needed: what is wrong with them is told beside the form."""
    return lambda: Accommodations(
        patience=1.0 if patience is None else patience,
        speaking_rate=1.0 if speaking_rate is None else speaking_rate,
        typed=bool(typed),
        push_to_talk=bool(push_to_talk),
    )


Wanted = Annotated[Any, Depends(wanted)]


def url(request: Request, links: TheLinks, invitation: Invitation) -> str:
    """The whole address of a candidate's link, as this server is reached."""
    return origin(request) + invitations.path(links, invitation)


@router.get("")
def all_of_them(
    request: Request,
    session: Database,
    log: Log,
    links: TheLinks,
    who: Recruiter,
    status: Annotated[str, Query(max_length=20)] = "",
    role: Annotated[str, Query(max_length=40)] = "",
    name: Annotated[str, Query(max_length=200)] = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> Response:
    entries = board(request).entries(session, log, who.organisation.id, role)
    found = [entry for entry in entries if matches(entry, status, name)]
    shown = found[(page - 1) * PAGE : page * PAGE]
    return render(
        request,
        "desk/invitations.html",
        entries=shown,
        urls={entry.invitation.id: url(request, links, entry.invitation) for entry in shown},
        found=len(found),
        total=len(entries),
        counts=counts(entries),
        page=page,
        pages=max(1, -(-len(found) // PAGE)),
        roles=roles.all_roles(session, who.organisation.id, archived=None),
        chosen={"status": status, "role": role, "name": name},
    )


@router.get("/new")
def begin(
    request: Request, session: Database, who: Recruiter, role: Annotated[str, Query(max_length=40)] = ""
) -> Response:
    return _form(request, session, who, given={"role": role})


@router.post("", dependencies=[Genuine])
def invite(
    request: Request,
    session: Database,
    who: Recruiter,
    fitted: Wanted,
    role: Short,
    candidate: Name,
    email: Name = "",
    minutes: Number = None,
    level: Short = "",
    days: Days = invitations.DAYS,
) -> Response:
    given = {"role": role, "candidate": candidate, "email": email, "minutes": minutes, "level": level, "days": days}
    try:
        made = invitations.create(
            session,
            who.organisation.id,
            roles.latest(role_in_use(session, who, role)),
            candidate,
            who.account.email,
            email=email,
            minutes=minutes,
            level=level or None,
            accommodations=fitted().chosen(),
            days=days,
        )
    except Unfit as unfit:
        return _form(request, session, who, given=given, problem=str(unfit), status=422)
    return RedirectResponse(f"/desk/invitations/{made.id}", status_code=303)


# --- one invitation ---------------------------------------------------------------------------------------------------


@router.get("/{invitation_id}")
def one(request: Request, session: Database, log: Log, links: TheLinks, who: Recruiter, invitation_id: str) -> Response:
    return _page(request, log, links, _invitation(session, who, invitation_id))


@router.post("/{invitation_id}/revoke", dependencies=[Genuine])
def revoke(
    request: Request, session: Database, log: Log, links: TheLinks, who: Recruiter, invitation_id: str
) -> Response:
    invitation = _invitation(session, who, invitation_id)
    try:
        invitations.revoke(session, invitation, who.account.email)
    except Unfit as unfit:
        return _page(request, log, links, invitation, problem=str(unfit))
    return _back(invitation)


@router.post("/{invitation_id}/renew", dependencies=[Genuine])
def renew(
    request: Request,
    session: Database,
    log: Log,
    links: TheLinks,
    who: Recruiter,
    invitation_id: str,
    days: Days = invitations.DAYS,
) -> Response:
    invitation = _invitation(session, who, invitation_id)
    try:
        invitations.renew(session, invitation, who.account.email, days)
    except Unfit as unfit:
        return _page(request, log, links, invitation, problem=str(unfit))
    return _back(invitation)


@router.post("/{invitation_id}/accommodations", dependencies=[Genuine])
def accommodate(
    request: Request,
    session: Database,
    log: Log,
    links: TheLinks,
    who: Recruiter,
    fitted: Wanted,
    invitation_id: str,
    minutes: Number = None,
) -> Response:
    invitation = _invitation(session, who, invitation_id)
    try:
        invitations.accommodate(session, invitation, fitted(), who.account.email, minutes)
    except Unfit as unfit:
        return _page(request, log, links, invitation, problem=str(unfit))
    return _back(invitation)


@router.post("/{invitation_id}/answered", dependencies=[Genuine])
def answered(session: Database, who: Recruiter, invitation_id: str) -> Response:
    """Somebody saw to what the candidate asked for before the interview."""
    invitation = _invitation(session, who, invitation_id)
    wishes.see_to(session, invitation, who.account.email)
    return _back(invitation)


def _invitation(session: Session, who: Who, invitation_id: str) -> Invitation:
    invitation = owned(session, Invitation, who.organisation.id, id=invitation_id)
    if invitation is None:
        raise HTTPException(404, "There is no such invitation.")
    return invitation


def _form(
    request: Request, session: Session, who: Who, *, given: dict[str, Any], problem: str = "", status: int = 200
) -> Response:
    return render(
        request,
        "desk/invitation-new.html",
        status,
        roles=roles.all_roles(session, who.organisation.id),
        latest=roles.latest,
        levels=LEVELS,
        given=given,
        problem=problem,
        days=invitations.DAYS,
    )


def _page(request: Request, log: Log, links: TheLinks, invitation: Invitation, *, problem: str = "") -> Response:
    address = url(request, links, invitation)
    return render(
        request,
        "desk/invitation.html",
        422 if problem else 200,
        entry=board(request).entry(log, invitation),
        invitation=invitation,
        role=invitation.role_version.role,
        url=address,
        message=invitations.message(invitation, address),
        reminder=invitations.message(invitation, address, reminder=True),
        problem=problem,
        days=invitations.DAYS,
        fitted=Accommodations(**{k: v for k, v in invitation.accommodations.items() if k in _FITTED}),
    )


_FITTED = ("patience", "speaking_rate", "push_to_talk", "typed")


def _back(invitation: Invitation) -> Response:
    return RedirectResponse(f"/desk/invitations/{invitation.id}", status_code=303)
