"""Invitations: made, adapted, renewed, taken back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from sqlalchemy.orm import Session

from voice_interviewer.ports import EventLog
from voice_interviewer.web import tables
from voice_interviewer.web.api.access import ApiRoute, Caller, Inviter, Reader
from voice_interviewer.web.api.models import invitations as models
from voice_interviewer.web.api.once import Once
from voice_interviewer.web.api.roles import role_in_use
from voice_interviewer.web.api.statuses import GONE, MISSING
from voice_interviewer.web.database import owned
from voice_interviewer.web.links import Links
from voice_interviewer.web.needs import Database, Log, TheLinks, origin
from voice_interviewer.web.office import invitations, wishes
from voice_interviewer.web.office.board import Board, matches
from voice_interviewer.web.office.invitations import Accommodations, Status

router = APIRouter(route_class=ApiRoute, tags=["invitations"])


@router.get("/invitations")
def list_invitations(
    request: Request,
    session: Database,
    log: Log,
    links: TheLinks,
    caller: Reader,
    status: Status | None = None,
    role_id: Annotated[str, Query(max_length=64)] = "",
    name: Annotated[str, Query(max_length=200, description="a part of the candidate's name or address")] = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> list[models.Invitation]:
    """Invitations, the latest first."""
    board: Board = request.app.state.board
    found = board.entries(session, log, caller.organisation_id, role_id)
    wanted = [entry for entry in found if matches(entry, status or "", name)]
    return [_invitation(request, entry.invitation, entry.status, links) for entry in wanted[offset : offset + limit]]


@router.get("/invitations/{invitation_id}", responses=MISSING)
def read_invitation(
    request: Request, invitation_id: str, session: Database, log: Log, links: TheLinks, caller: Reader
) -> models.Invitation:
    """One invitation, and where it stands."""
    return standing(request, invitation_of(session, caller, invitation_id), log, links)


@router.post("/invitations", status_code=201, responses=GONE)
def invite(
    request: Request,
    wanted: models.NewInvitation,
    session: Database,
    log: Log,
    links: TheLinks,
    caller: Inviter,
    once: Once,
) -> models.Invitation:
    """Invite a candidate by the newest version of a role; the answer holds the link to send."""
    role = role_in_use(session, caller, wanted.role_id)

    def make() -> tables.Invitation:
        return invitations.create(
            session,
            caller.organisation_id,
            role.versions[-1],
            wanted.candidate,
            caller.label,
            email=wanted.email,
            minutes=wanted.minutes,
            level=wanted.level,
            accommodations=_fitted(wanted.accommodations).chosen(),
            days=wanted.days,
        )

    return standing(request, once.row(caller, tables.Invitation, make), log, links)


@router.post("/invitations/{invitation_id}/renewal", responses=MISSING)
def renew(
    request: Request,
    invitation_id: str,
    wanted: models.Renewal,
    session: Database,
    log: Log,
    links: TheLinks,
    caller: Inviter,
) -> models.Invitation:
    """Let the same link work (again) for so many days from now."""
    found = invitation_of(session, caller, invitation_id)
    invitations.renew(session, found, caller.label, wanted.days)
    return standing(request, found, log, links)


@router.put("/invitations/{invitation_id}/accommodations", responses=MISSING)
def accommodate(
    request: Request,
    invitation_id: str,
    wanted: models.Adaptation,
    session: Database,
    log: Log,
    links: TheLinks,
    caller: Inviter,
) -> models.Invitation:
    """Make the interview fit before it begins; afterwards the candidate's own switches do."""
    found = invitation_of(session, caller, invitation_id)
    invitations.accommodate(session, found, _fitted(wanted.accommodations), caller.label, wanted.minutes)
    return standing(request, found, log, links)


@router.delete("/invitations/{invitation_id}/wishes", responses=MISSING)
def see_to_wishes(
    request: Request, invitation_id: str, session: Database, log: Log, links: TheLinks, caller: Inviter
) -> models.Invitation:
    """Say that somebody saw to what the candidate asked for before the interview; the wish stays in the traces."""
    found = invitation_of(session, caller, invitation_id)
    wishes.see_to(session, found, caller.label)
    return standing(request, found, log, links)


@router.get("/invitations/{invitation_id}/message", responses=MISSING)
def read_message(
    request: Request,
    invitation_id: str,
    session: Database,
    links: TheLinks,
    caller: Reader,
    reminder: Annotated[bool, Query(description="for somebody who has it already")] = False,
) -> models.Message:
    """The text to send to the candidate, with the link in it."""
    found = invitation_of(session, caller, invitation_id)
    url = origin(request) + invitations.path(links, found)
    return models.Message(text=invitations.message(found, url, reminder=reminder))


@router.delete("/invitations/{invitation_id}", responses=MISSING)
def revoke(
    request: Request, invitation_id: str, session: Database, log: Log, links: TheLinks, caller: Inviter
) -> models.Invitation:
    """Take an invitation back, as long as the interview has not begun."""
    found = invitation_of(session, caller, invitation_id)
    invitations.revoke(session, found, caller.label)
    return standing(request, found, log, links)


def invitation_of(session: Session, caller: Caller, invitation_id: str) -> tables.Invitation:
    """An invitation of the caller's organisation; 404 otherwise."""
    found = owned(session, tables.Invitation, caller.organisation_id, id=invitation_id)
    if found is None:
        raise HTTPException(404, "There is no such invitation.")
    return found


def standing(request: Request, invitation: tables.Invitation, log: EventLog, links: Links) -> models.Invitation:
    """An invitation as the API shows it."""
    return _invitation(request, invitation, request.app.state.board.entry(log, invitation).status, links)


def _fitted(wanted: models.Accommodations) -> Accommodations:
    return Accommodations(**wanted.model_dump())


def _invitation(request: Request, invitation: tables.Invitation, status: Status, links: Links) -> models.Invitation:
    return models.Invitation(
        id=invitation.id,
        role_id=invitation.role_version.role_id,
        role_version_id=invitation.role_version_id,
        candidate=invitation.candidate,
        email=invitation.email,
        minutes=invitation.minutes,
        level=invitation.level,
        accommodations=invitation.accommodations,
        wishes=invitation.wishes,
        status=status,
        interview_id=invitation.interview_id,
        link=origin(request) + invitations.path(links, invitation),
        created_at=invitation.created_at,
        starts_at=invitation.starts_at,
        expires_at=invitation.expires_at,
    )
