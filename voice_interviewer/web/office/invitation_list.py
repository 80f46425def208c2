"""Inviting a list of candidates: looked at first, with every problem by its line, then sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_interviewer.web.database import trace
from voice_interviewer.web.office import candidate_list, invitations, roles
from voice_interviewer.web.office.candidate_list import CandidateList, Row
from voice_interviewer.web.tables import Invitation, Role, RoleVersion, now


def read(session: Session, role: Role, data: bytes | str, besides: Iterable[str] = ()) -> CandidateList:
    """A list, held against those who are invited for this role already, but for the addresses `besides`."""
    version = roles.latest(role)
    query = (
        select(Invitation.email)
        .join(RoleVersion, Invitation.role_version_id == RoleVersion.id)
        .where(RoleVersion.role_id == role.id, Invitation.revoked_at.is_(None), Invitation.erased_at.is_(None))
        .where(Invitation.interview_id.is_not(None) | (Invitation.expires_at > now()))
    )
    known = set(session.scalars(query)) - set(besides)
    return candidate_list.read(data, minutes=version.minutes, level=version.level, known=known)


def send(session: Session, role: Role, rows: Iterable[Row], by: str, days: int) -> list[Invitation]:
    """Invite everybody of these rows. Raises Unfit; then the session is to be rolled back."""
    version = roles.latest(role)
    made = [
        invitations.create(
            session,
            role.organisation_id,
            version,
            row.name,
            by,
            email=row.email,
            minutes=row.minutes,
            level=row.level,
            accommodations=row.accommodations.chosen(),
            days=days,
        )
        for row in rows
    ]
    if made:
        trace(session, role.organisation_id, by, "invited by list", f"{len(made)} for {role.title}")
    return made


def table(made: Iterable[Invitation], urls: Mapping[str, str]) -> str:
    """Names, addresses and links as CSV, for a mail program."""
    lines = (candidate_list.line(one.candidate, one.email, urls[one.id]) for one in made)
    return "\n".join(["name,email,link", *lines])
