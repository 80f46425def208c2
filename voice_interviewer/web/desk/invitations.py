"""Invitations: one, a list from a file, and what can be done with each."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Form, HTTPException, Query, Request, UploadFile
from fastapi.responses import RedirectResponse, Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_interviewer.core.role.pack import LEVELS
from voice_interviewer.web.database import owned, trace
from voice_interviewer.web.desk.overview import PAGE, board, matches
from voice_interviewer.web.identity import Who
from voice_interviewer.web.needs import Database, Genuine, Log, Recruiter, TheLinks, origin
from voice_interviewer.web.office import candidate_list, erasure, invitations, roles
from voice_interviewer.web.office.board import counts
from voice_interviewer.web.office.invitations import Accommodations, Unfit
from voice_interviewer.web.pages import render
from voice_interviewer.web.tables import Invitation, Role, RoleVersion, now

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
            roles.latest(_role(session, who, role)),
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


# --- a list of candidates ---------------------------------------------------------------------------------------------


@router.get("/list")
def begin_list(
    request: Request, session: Database, who: Recruiter, role: Annotated[str, Query(max_length=40)] = ""
) -> Response:
    return _list(request, session, who, role=role)


@router.post("/list", dependencies=[Genuine])
def look_at_list(
    request: Request,
    session: Database,
    who: Recruiter,
    role: Short,
    text: Annotated[str, Form(max_length=candidate_list.LARGEST)] = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """The candidates of a list with the problems of each line; nobody is invited yet."""
    chosen = _role(session, who, role)
    data: bytes | str = file.file.read() if file is not None and file.size else text
    found = _read(session, chosen, data)
    shown = data if isinstance(data, str) else data.decode("utf-8-sig", "replace")
    return _list(request, session, who, role=role, text=shown[: candidate_list.LARGEST], found=found)


@router.post("/list/send", dependencies=[Genuine])
def send_list(
    request: Request,
    session: Database,
    links: TheLinks,
    who: Recruiter,
    role: Short,
    text: Annotated[str, Form(max_length=candidate_list.LARGEST)],
    days: Days = invitations.DAYS,
) -> Response:
    """Invite everybody whose line is right; the text is read again, so that nothing is taken on trust."""
    chosen = _role(session, who, role)
    found = _read(session, chosen, text)
    try:
        made = [
            invitations.create(
                session,
                who.organisation.id,
                roles.latest(chosen),
                row.name,
                who.account.email,
                email=row.email,
                minutes=row.minutes,
                level=row.level,
                accommodations=row.accommodations.chosen(),
                days=days,
            )
            for row in found.rows
        ]
    except Unfit as unfit:
        session.rollback()
        return _list(request, session, who, role=role, text=text, found=found, problem=str(unfit), status=422)
    trace(session, who.organisation.id, who.account.email, "invited by list", f"{len(made)} for {chosen.title}")
    urls = {one.id: url(request, links, one) for one in made}
    table = "\n".join(
        ["name,email,link", *(candidate_list.line(one.candidate, one.email, urls[one.id]) for one in made)]
    )
    return render(
        request, "desk/invitations-sent.html", made=made, urls=urls, role=chosen, table=table, left=found.mistakes
    )


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
    """Somebody saw to what the candidate asked for before the interview; the wish stays in the traces."""
    invitation = _invitation(session, who, invitation_id)
    about = f"{invitation.candidate}: {invitation.wishes}"
    trace(session, who.organisation.id, who.account.email, erasure.WISH_SEEN_TO, about)
    invitation.wishes = ""
    return _back(invitation)


# --- what they share --------------------------------------------------------------------------------------------------


def url(request: Request, links: TheLinks, invitation: Invitation) -> str:
    """The whole address of a candidate's link, as this server is reached."""
    return origin(request) + invitations.path(links, invitation)


def _role(session: Session, who: Who, role_id: str) -> Role:
    role = owned(session, Role, who.organisation.id, id=role_id)
    if role is None or not role.versions or role.archived:
        raise HTTPException(404, "There is no such role in use.")
    return role


def _invitation(session: Session, who: Who, invitation_id: str) -> Invitation:
    invitation = owned(session, Invitation, who.organisation.id, id=invitation_id)
    if invitation is None:
        raise HTTPException(404, "There is no such invitation.")
    return invitation


def _read(session: Session, role: Role, data: bytes | str) -> candidate_list.CandidateList:
    """A list, held against those who are invited for this role already."""
    version = roles.latest(role)
    query = (
        select(Invitation.email)
        .join(RoleVersion, Invitation.role_version_id == RoleVersion.id)
        .where(RoleVersion.role_id == role.id, Invitation.revoked_at.is_(None), Invitation.erased_at.is_(None))
        .where(Invitation.interview_id.is_not(None) | (Invitation.expires_at > now()))
    )
    known = list(session.scalars(query))
    return candidate_list.read(data, minutes=version.minutes, level=version.level, known=known)


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


def _list(
    request: Request,
    session: Session,
    who: Who,
    *,
    role: str,
    text: str = "",
    found: candidate_list.CandidateList | None = None,
    problem: str = "",
    status: int = 200,
) -> Response:
    return render(
        request,
        "desk/invitation-list.html",
        status,
        roles=roles.all_roles(session, who.organisation.id),
        role=role,
        text=text,
        found=found,
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
