"""Invitations: a candidate's link, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_interviewer.core.state import State
from voice_interviewer.web.links import Links
from voice_interviewer.web.tables import Invitation, RoleVersion, now

DAYS = 14
AFTERWARDS = timedelta(days=90)  # how long candidates reach their own transcript with the same link

Status = Literal[
    "invited", "opened", "refused", "revoked", "expired", "started", "stopped", "finished", "graded", "decided",
    "withdrawn", "erased",
]  # fmt: skip


class NoSuchLink(Exception):
    """A link that leads nowhere (any more). The message is for the candidate."""


def create(
    session: Session,
    organisation_id: str,
    version: RoleVersion,
    candidate: str,
    by: str,
    *,
    email: str = "",
    minutes: float | None = None,
    level: str | None = None,
    accommodations: Mapping[str, Any] | None = None,
    days: int = DAYS,
) -> Invitation:
    """Invite a candidate to an interview by this version of a role."""
    invitation = Invitation(
        organisation_id=organisation_id,
        role_version_id=version.id,
        candidate=" ".join(candidate.split()),
        email=email.strip(),
        minutes=version.minutes if minutes is None else minutes,
        level=version.level if level is None else level,
        accommodations=dict(accommodations or {}),
        created_by=by,
        expires_at=now() + timedelta(days=days),
    )
    session.add(invitation)
    session.flush()
    session.refresh(invitation)
    return invitation


def path(links: Links, invitation: Invitation) -> str:
    """The path of the candidate's link."""
    return f"/i/{links.sign('candidate', invitation.id)}"


def find(session: Session, links: Links, token: str) -> Invitation:
    """The invitation behind a link, running, finished or yet to begin. Raises NoSuchLink with a plain sentence."""
    invitation_id = links.read("candidate", token)
    invitation = session.get(Invitation, invitation_id) if invitation_id else None
    if invitation is None:
        raise NoSuchLink("This link is not valid. Please check that it was copied whole, or ask for a new one.")
    if invitation.erased_at is not None:
        raise NoSuchLink("Everything about this interview was deleted.")
    if invitation.revoked_at is not None:
        raise NoSuchLink("This invitation was withdrawn. Please turn to the person who invited you.")
    ends = invitation.expires_at + (AFTERWARDS if invitation.interview_id else timedelta())
    if ends < now():
        raise NoSuchLink("This link has expired. Please ask the person who invited you for a new one.")
    return invitation


def of_interview(session: Session, interview_id: str) -> Invitation | None:
    """The invitation that an interview came of."""
    return session.scalars(select(Invitation).filter_by(interview_id=interview_id)).one_or_none()


def status(invitation: Invitation, state: State | None, *, graded: bool = False, decided: bool = False) -> Status:
    """Where things stand, from the invitation and the interview's state (None: not begun)."""
    if invitation.erased_at is not None:
        return "erased"
    if state is None:
        if invitation.revoked_at is not None:
            return "revoked"
        if invitation.refused_at is not None:
            return "refused"
        if invitation.expires_at < now():
            return "expired"
        return "opened" if invitation.opened_at else "invited"
    if decided:
        return "decided"
    if state.withdrawn is not None:
        return "withdrawn"
    if state.closed is None:
        return "started"
    if state.closed.reason in ("interrupted", "failure"):
        return "stopped"
    return "graded" if graded else "finished"
