"""Share links: a report shown to somebody without an account; they expire, are scoped, and can be taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal, get_args

from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.web.database import owned, trace
from voice_interviewer.web.links import Links
from voice_interviewer.web.office.invitations import NoSuchLink
from voice_interviewer.web.tables import Invitation, ShareLink, now

Scope = Literal["report", "report+audio"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
LONGEST_DAYS = 90
LONGEST_NOTE = 200


def create(
    session: Session, invitation: Invitation, by: str, *, scope: str = "report", days: int = 7, note: str = ""
) -> ShareLink:
    """A link to one interview's report. Raises Refused for a scope or term that is not offered."""
    if scope not in SCOPES:
        raise Refused(f"A share link shows one of: {', '.join(SCOPES)}.")
    if not 1 <= days <= LONGEST_DAYS:
        raise Refused(f"A share link lasts 1 to {LONGEST_DAYS} days.")
    link = ShareLink(
        organisation_id=invitation.organisation_id,
        interview_id=invitation.interview_id or "",
        scope=scope,
        note=" ".join(note.split())[:LONGEST_NOTE],
        created_by=by,
        expires_at=now() + timedelta(days=days),
    )
    session.add(link)
    session.flush()
    trace(session, link.organisation_id, by, "report shared", f"{link.interview_id} {scope} {days} days")
    return link


def path(links: Links, link: ShareLink) -> str:
    return f"/shared/{links.sign('share', link.id)}"


def find(session: Session, links: Links, token: str) -> ShareLink:
    """The link behind a token while it is good. Raises NoSuchLink."""
    link_id = links.read("share", token)
    link = session.get(ShareLink, link_id) if link_id else None
    if link is None:
        raise NoSuchLink("This link is not valid. Please check that it was copied whole, or ask for a new one.")
    if not good(link):
        raise NoSuchLink("This link is not good any more. Please ask the person who sent it for a new one.")
    return link


def good(link: ShareLink) -> bool:
    """Whether it still opens anything."""
    return link.revoked_at is None and link.expires_at > now()


def of_interview(session: Session, organisation_id: str, interview_id: str) -> list[ShareLink]:
    """All links to an interview, newest first."""
    query = select(ShareLink).filter_by(organisation_id=organisation_id, interview_id=interview_id)
    return list(session.scalars(query.order_by(ShareLink.created_at.desc())))


def revoke(session: Session, organisation_id: str, link_id: str, by: str) -> None:
    """Take a link back. Raises Refused where there is none of this organisation."""
    link = owned(session, ShareLink, organisation_id, id=link_id)
    if link is None:
        raise Refused("There is no such link.")
    if link.revoked_at is None:
        link.revoked_at = now()
        trace(session, organisation_id, by, "share link revoked", link.interview_id)


def label(link: ShareLink) -> str:
    """How somebody who follows the link is named in the log."""
    return f"share link {link.id[:6]}" + (f" ({link.note})" if link.note else "")
