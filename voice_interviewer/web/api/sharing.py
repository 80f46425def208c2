"""Share links: a report for somebody without an account."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request

from voice_interviewer.web import tables
from voice_interviewer.web.api.access import ApiRoute, Assessor, ToRead, ToReview
from voice_interviewer.web.api.models import reviews as models
from voice_interviewer.web.api.once import Once
from voice_interviewer.web.api.statuses import GONE, MISSING
from voice_interviewer.web.database import owned
from voice_interviewer.web.needs import Database, TheLinks, origin
from voice_interviewer.web.office import shares

router = APIRouter(route_class=ApiRoute, tags=["share links"])


@router.get("/interviews/{interview_id}/share-links", responses=MISSING)
def list_share_links(request: Request, held: ToRead, session: Database, links: TheLinks) -> list[models.ShareLink]:
    """The share links of an interview, the latest first; also those that open nothing any more."""
    found = shares.of_interview(session, held.invitation.organisation_id, held.id)
    return [_link(request, link, links) for link in found]


@router.post("/interviews/{interview_id}/share-links", status_code=201, responses=GONE)
def share(
    request: Request,
    wanted: models.NewShareLink,
    held: ToReview,
    session: Database,
    links: TheLinks,
    caller: Assessor,
    once: Once,
) -> models.ShareLink:
    """Make a link that shows this report, with or without the sound, to whoever has it."""

    def make() -> tables.ShareLink:
        by, scope, days = caller.label, wanted.scope, wanted.days
        return shares.create(session, held.invitation, by, scope=scope, days=days, note=wanted.note)

    return _link(request, once.row(caller, tables.ShareLink, make), links)


@router.delete("/share-links/{link_id}", responses=MISSING)
def unshare(request: Request, link_id: str, session: Database, links: TheLinks, caller: Assessor) -> models.ShareLink:
    """Take a link back: it opens nothing any more."""
    found = owned(session, tables.ShareLink, caller.organisation_id, id=link_id)
    if found is None:
        raise HTTPException(404, "There is no such link.")
    shares.revoke(session, caller.organisation_id, link_id, caller.label)
    return _link(request, found, links)


def _link(request: Request, found: tables.ShareLink, links: TheLinks) -> models.ShareLink:
    return models.ShareLink(
        id=found.id,
        interview_id=found.interview_id,
        scope=found.scope,  # type: ignore[arg-type]
        note=found.note,
        good=shares.good(found),
        link=origin(request) + shares.path(links, found),
        created_at=found.created_at,
        expires_at=found.expires_at,
    )
