"""Colleagues: their accounts and invitations. A key makes nobody an owner; a signed-in owner does."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from sqlalchemy.orm import Session

from voice_interviewer.web import tables
from voice_interviewer.web.api.access import Admin, ApiRoute, Caller
from voice_interviewer.web.api.models import Switch
from voice_interviewer.web.api.models import organisation as models
from voice_interviewer.web.api.once import Once
from voice_interviewer.web.api.statuses import MISSING, NOT_SO
from voice_interviewer.web.database import owned
from voice_interviewer.web.links import Links
from voice_interviewer.web.needs import Database, TheLinks, origin
from voice_interviewer.web.office import accounts

NO_OWNER = "A key cannot make an owner: an owner who is signed in does that at the desk."

router = APIRouter(route_class=ApiRoute, tags=["people"])


@router.get("/people")
def list_people(session: Database, caller: Admin) -> list[models.Person]:
    """All accounts of the organisation, open ones first."""
    return [_person(account) for account in accounts.people(session, caller.organisation_id)]


@router.put("/people/{account_id}/rank", responses=MISSING)
def change_rank(account_id: str, wanted: models.NewRank, session: Database, caller: Admin) -> models.Person:
    """Give a colleague another rank; they sign in again. The last owner stays one."""
    account = _account(session, caller, account_id)
    if wanted.rank == "owner" and account.rank != "owner":
        raise HTTPException(403, NO_OWNER)
    accounts.change_rank(session, account, wanted.rank, caller.label)
    return _person(account)


@router.put("/people/{account_id}/active", responses=MISSING)
def activate_person(account_id: str, wanted: Switch, session: Database, caller: Admin) -> models.Person:
    """Close an account or open it again. The last owner's stays open; a closed owner's is opened at the desk."""
    account = _account(session, caller, account_id)
    if wanted.on and account.rank == "owner" and not account.active:
        raise HTTPException(403, NO_OWNER)
    if wanted.on != account.active:
        (accounts.reopen if wanted.on else accounts.close)(session, account, caller.label)
    return _person(account)


@router.get("/people/invitations")
def list_colleagues(request: Request, session: Database, links: TheLinks, caller: Admin) -> list[models.Colleague]:
    """Invitations of colleagues that can still be accepted."""
    return [_colleague(request, one, links) for one in accounts.open_invitations(session, caller.organisation_id)]


@router.post("/people/invitations", status_code=201, responses=NOT_SO)
def invite_colleague(
    request: Request, wanted: models.NewColleague, session: Database, links: TheLinks, caller: Admin, once: Once
) -> models.Colleague:
    """Invite a colleague as recruiter or reviewer; an older invitation of the same address ends."""
    if wanted.rank == "owner":
        raise HTTPException(403, NO_OWNER)

    def make() -> tables.ColleagueInvitation:
        return accounts.invite(session, caller.organisation_id, wanted.email, wanted.rank, caller.label)

    return _colleague(request, once.row(caller, tables.ColleagueInvitation, make), links)


@router.delete("/people/invitations/{invitation_id}", status_code=204, responses=MISSING)
def revoke_colleague(invitation_id: str, session: Database, caller: Admin) -> None:
    """Take a colleague's invitation back: its link makes no account any more."""
    if owned(session, tables.ColleagueInvitation, caller.organisation_id, id=invitation_id) is None:
        raise HTTPException(404, "There is no such invitation.")
    accounts.revoke(session, caller.organisation_id, invitation_id, caller.label)


def _account(session: Session, caller: Caller, account_id: str) -> tables.Account:
    found = owned(session, tables.Account, caller.organisation_id, id=account_id)
    if found is None:
        raise HTTPException(404, "There is no such account.")
    return found


def _person(account: tables.Account) -> models.Person:
    return models.Person.model_validate(account, from_attributes=True)


def _colleague(request: Request, found: tables.ColleagueInvitation, links: Links) -> models.Colleague:
    return models.Colleague(
        id=found.id,
        email=found.email,
        rank=found.rank,  # type: ignore[arg-type]
        link=origin(request) + accounts.path(links, found),
        created_by=found.created_by,
        created_at=found.created_at,
        expires_at=found.expires_at,
    )
