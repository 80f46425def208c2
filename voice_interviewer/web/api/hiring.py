"""Roles and invitations."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from sqlalchemy.orm import Session

from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.ports import EventLog
from voice_interviewer.web import tables
from voice_interviewer.web.api import models
from voice_interviewer.web.api.access import ApiRoute, Inviter, Reader
from voice_interviewer.web.api.once import Once, made
from voice_interviewer.web.database import owned, trace
from voice_interviewer.web.needs import Database, Log, TheLinks, TheSettings, origin
from voice_interviewer.web.office import invitations, roles
from voice_interviewer.web.office.board import Board
from voice_interviewer.web.office.invitations import Accommodations, Status

GONE: dict[int | str, dict[str, Any]] = {404: {"model": models.Problem}}
TWICE: dict[int | str, dict[str, Any]] = {409: {"model": models.Problem}}

router = APIRouter(route_class=ApiRoute)


@router.get("/roles", tags=["roles"])
def list_roles(session: Database, caller: Reader) -> list[models.Role]:
    """By title; those that are archived, too."""
    return [_role(role) for role in roles.all_roles(session, caller.organisation_id, archived=None)]


@router.get("/roles/{role_id}", tags=["roles"], responses=GONE)
def read_role(role_id: str, session: Database, caller: Reader) -> models.Role:
    return _role(_find_role(session, caller.organisation_id, role_id))


@router.post("/roles", tags=["roles"], status_code=201, responses=TWICE)
def make_role(
    wanted: models.NewRole, session: Database, settings: TheSettings, caller: Inviter, key: Once = ""
) -> models.Role:
    """A role with its first version."""
    if bool(wanted.library) == bool(wanted.files):
        raise Refused("Give either the name of a pack of the library, or the three files of a pack.")
    files = roles.from_library(_plain(wanted.library)) if wanted.library else dict(wanted.files)
    if missing := [file for file in roles.FILES if file not in files]:
        raise Refused(f"These files are missing: {', '.join(missing)}.")
    title = " ".join(wanted.title.split())

    def make() -> tables.Role:
        return roles.create(
            session,
            settings.home,
            caller.organisation_id,
            title,
            files,  # type: ignore[arg-type]
            caller.label,
            minutes=wanted.minutes,
            level=wanted.level,
        )

    return _role(made(session, tables.Role, caller.organisation_id, key, make, lambda role: role.title == title))


@router.post("/roles/{role_id}/versions", tags=["roles"], status_code=201, responses=GONE)
def change_role(
    role_id: str, wanted: models.NewVersion, session: Database, settings: TheSettings, caller: Inviter
) -> models.Role:
    """A new version of a role, for invitations from now on; those that were sent keep theirs."""
    role = _find_role(session, caller.organisation_id, role_id)
    newest = roles.latest(role)
    roles.add_version(
        session,
        settings.home,
        role,
        roles.texts(settings.home, newest.id) | dict(wanted.files),
        caller.label,
        minutes=newest.minutes if wanted.minutes is None else wanted.minutes,
        level=newest.level if wanted.level is None else wanted.level,
        note=wanted.note.strip(),
    )
    trace(session, role.organisation_id, caller.label, "role changed", f"{role.title}, version {newest.number + 1}")
    session.refresh(role)
    return _role(role)


@router.put("/roles/{role_id}/archived", tags=["roles"], responses=GONE)
def archive_role(role_id: str, wanted: models.Archived, session: Database, caller: Inviter) -> models.Role:
    """An archived role invites nobody any more; its interviews stay."""
    role = _find_role(session, caller.organisation_id, role_id)
    roles.archive(session, role, caller.label, archived=wanted.on)
    return _role(role)


@router.get("/invitations", tags=["invitations"])
def list_invitations(
    request: Request,
    session: Database,
    log: Log,
    links: TheLinks,
    caller: Reader,
    status: Status | None = None,
    role_id: Annotated[str, Query(max_length=64)] = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> list[models.Invitation]:
    """The latest first."""
    board: Board = request.app.state.board
    found = board.entries(session, log, caller.organisation_id, role_id)
    wanted = [entry for entry in found if status is None or entry.status == status]
    return [_invitation(request, entry.invitation, entry.status, links) for entry in wanted[offset : offset + limit]]


@router.get("/invitations/{invitation_id}", tags=["invitations"], responses=GONE)
def read_invitation(
    request: Request, invitation_id: str, session: Database, log: Log, links: TheLinks, caller: Reader
) -> models.Invitation:
    return _standing(request, _find(session, caller.organisation_id, invitation_id), log, links)


@router.post("/invitations", tags=["invitations"], status_code=201, responses=GONE | TWICE)
def invite(
    request: Request,
    wanted: models.NewInvitation,
    session: Database,
    log: Log,
    links: TheLinks,
    caller: Inviter,
    key: Once = "",
) -> models.Invitation:
    """Invite a candidate by the newest version of a role; the answer holds the link to send."""
    role = _find_role(session, caller.organisation_id, wanted.role_id)
    if role.archived:
        raise HTTPException(409, "This role is archived: it invites nobody any more.")

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
            accommodations=Accommodations(**wanted.accommodations.model_dump()).chosen(),
            days=wanted.days,
        )

    def same(found: tables.Invitation) -> bool:
        asked = (role.id, " ".join(wanted.candidate.split()))
        return (found.role_version.role_id, found.candidate) == asked

    found = made(session, tables.Invitation, caller.organisation_id, key, make, same)
    return _standing(request, found, log, links)


@router.post("/invitations/{invitation_id}/renewal", tags=["invitations"], responses=GONE)
def renew(
    request: Request,
    invitation_id: str,
    wanted: models.Renewal,
    session: Database,
    log: Log,
    links: TheLinks,
    caller: Inviter,
) -> models.Invitation:
    """The same link works (again) for so many days from now."""
    found = _find(session, caller.organisation_id, invitation_id)
    invitations.renew(session, found, caller.label, wanted.days)
    return _standing(request, found, log, links)


@router.delete("/invitations/{invitation_id}", tags=["invitations"], responses=GONE)
def revoke(
    request: Request, invitation_id: str, session: Database, log: Log, links: TheLinks, caller: Inviter
) -> models.Invitation:
    """Take an invitation back, as long as the interview has not begun."""
    found = _find(session, caller.organisation_id, invitation_id)
    invitations.revoke(session, found, caller.label)
    return _standing(request, found, log, links)


def _find(session: Session, organisation_id: str, invitation_id: str) -> tables.Invitation:
    found = owned(session, tables.Invitation, organisation_id, id=invitation_id)
    if found is None:
        raise HTTPException(404, "There is no such invitation.")
    return found


def _find_role(session: Session, organisation_id: str, role_id: str) -> tables.Role:
    found = owned(session, tables.Role, organisation_id, id=role_id)
    if found is None:
        raise HTTPException(404, "There is no such role.")
    return found


def _plain(name: str) -> str:
    """A name of the library; never a path."""
    if not name.replace("-", "").replace("_", "").isalnum():
        raise Refused("There is no pack of this name in the library.")
    return name


def _role(role: tables.Role) -> models.Role:
    versions = [models.Version.model_validate(version, from_attributes=True) for version in role.versions]
    return models.Role(
        id=role.id, title=role.title, archived=role.archived, created_at=role.created_at, versions=versions
    )


def _standing(request: Request, invitation: tables.Invitation, log: EventLog, links: TheLinks) -> models.Invitation:
    return _invitation(request, invitation, request.app.state.board.entry(log, invitation).status, links)


def _invitation(request: Request, invitation: tables.Invitation, status: Status, links: TheLinks) -> models.Invitation:
    return models.Invitation(
        id=invitation.id,
        role_id=invitation.role_version.role_id,
        role_version_id=invitation.role_version_id,
        candidate=invitation.candidate,
        email=invitation.email,
        minutes=invitation.minutes,
        level=invitation.level,
        accommodations=invitation.accommodations,
        status=status,
        interview_id=invitation.interview_id,
        link=origin(request) + invitations.path(links, invitation),
        created_at=invitation.created_at,
        expires_at=invitation.expires_at,
    )
