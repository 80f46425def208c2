"""Inviting a list of candidates: looked at first, then sent."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter, Request

from voice_interviewer.web import tables
from voice_interviewer.web.api.access import ApiRoute, Inviter
from voice_interviewer.web.api.invitations import standing
from voice_interviewer.web.api.models import invitations as models
from voice_interviewer.web.api.once import Once
from voice_interviewer.web.api.roles import role_in_use
from voice_interviewer.web.api.statuses import GONE
from voice_interviewer.web.needs import Database, Log, TheLinks
from voice_interviewer.web.office import candidate_list, invitation_list

router = APIRouter(route_class=ApiRoute, tags=["invitations"])


@router.post("/candidate-lists/check", responses=GONE)
def check_list(wanted: models.ListToCheck, session: Database, caller: Inviter) -> models.CheckedList:
    """Whom a list would invite, and the problems of each line; nobody is invited."""
    found = invitation_list.read(session, role_in_use(session, caller, wanted.role_id), wanted.table)
    candidates = [
        models.ListedCandidate(
            line=row.line,
            candidate=row.name,
            email=row.email,
            minutes=row.minutes,
            level=row.level,
            accommodations=row.accommodations.chosen(),
        )
        for row in found.rows
    ]
    return models.CheckedList(candidates=candidates, mistakes=_mistakes(found.mistakes))


@router.post("/candidate-lists", status_code=201, responses=GONE)
def invite_list(
    request: Request, wanted: models.NewList, session: Database, log: Log, links: TheLinks, caller: Inviter, once: Once
) -> models.InvitedList:
    """Invite everybody of a list whose line is right; the others are named with what is wrong."""
    role = role_in_use(session, caller, wanted.role_id)

    def make() -> list[tables.Invitation]:
        rows = invitation_list.read(session, role, wanted.table).rows
        return invitation_list.send(session, role, rows, caller.label, wanted.days)

    made = once.rows(caller, tables.Invitation, make)
    left = invitation_list.read(session, role, wanted.table, besides=[one.email for one in made]).mistakes
    return models.InvitedList(invited=[standing(request, one, log, links) for one in made], mistakes=_mistakes(left))


def _mistakes(found: Iterable[candidate_list.Mistake]) -> list[models.Mistake]:
    return [models.Mistake(line=one.line, message=one.message) for one in found]
