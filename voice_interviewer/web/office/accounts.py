"""People and their accounts: made, invited, given another rank, closed. What pages, API and terminal do.

Every function takes a database session; what cannot be done raises Impossible (or Weak, of a password) with a sentence
for the person who asked.
"""

from __future__ import annotations

from datetime import timedelta
from typing import get_args

from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_interviewer.web import identity
from voice_interviewer.web.database import owned, trace
from voice_interviewer.web.identity import Weak
from voice_interviewer.web.links import Links
from voice_interviewer.web.tables import Account, ColleagueInvitation, Organisation, Rank, now

DAYS = 7
RANKS: tuple[Rank, ...] = get_args(Rank)
SHORTEST_RETENTION, LONGEST_RETENTION = 1, 3650  # days


class Impossible(Exception):
    """What was asked for cannot be done. The message says why."""


class NoSuchInvitation(Exception):
    """A colleague's link that does not work (any more)."""


def new_account(
    session: Session, organisation: Organisation, given: dict[str, str], password: str, rank: Rank = "owner"
) -> Account:
    """An account in this organisation (new or known). Raises Weak for a password or address that will not do."""
    if "@" not in given["email"] or not given["name"] or not organisation.name:
        raise Weak("Please give a name, an organisation and an e-mail address.")
    if find(session, given["email"]) is not None:
        raise Weak("There is an account with this address already.")
    hashed = identity.hash_password(password, given["name"], given["email"].partition("@")[0])
    session.add(organisation)
    session.flush()
    account = Account(
        organisation_id=organisation.id, email=given["email"], name=given["name"], rank=rank, password_hash=hashed
    )
    session.add(account)
    session.flush()
    session.refresh(account)
    trace(session, organisation.id, account.email, "account made", rank)
    return account


def find(session: Session, email: str) -> Account | None:
    """The account of this address."""
    return session.scalars(select(Account).filter_by(email=email.strip().casefold())).one_or_none()


def people(session: Session, organisation_id: str) -> list[Account]:
    """All accounts of an organisation, open ones first."""
    query = select(Account).filter_by(organisation_id=organisation_id)
    return list(session.scalars(query.order_by(Account.active.desc(), Account.name)))


# --- colleagues -------------------------------------------------------------------------------------------------------


def invite(session: Session, organisation_id: str, email: str, rank: str, by: str) -> ColleagueInvitation:
    """Invite a colleague; an older open invitation of the same address ends."""
    address = email.strip().casefold()
    if "@" not in address:
        raise Impossible("Please give an e-mail address.")
    _check_rank(rank)
    if find(session, address) is not None:
        raise Impossible("There is an account with this address already.")
    for older in open_invitations(session, organisation_id):
        if older.email == address:
            older.revoked_at = now()
    invitation = ColleagueInvitation(
        organisation_id=organisation_id,
        email=address,
        rank=rank,
        created_by=by,
        expires_at=now() + timedelta(days=DAYS),
    )
    session.add(invitation)
    session.flush()
    trace(session, organisation_id, by, "colleague invited", f"{address} as {rank}")
    return invitation


def open_invitations(session: Session, organisation_id: str) -> list[ColleagueInvitation]:
    """Invitations of colleagues that can still be accepted."""
    query = select(ColleagueInvitation).filter_by(organisation_id=organisation_id, accepted_at=None, revoked_at=None)
    return [one for one in session.scalars(query.order_by(ColleagueInvitation.created_at)) if one.expires_at > now()]


def invitations_of(session: Session, email: str) -> list[ColleagueInvitation]:
    """The open invitations of one address, by whichever organisation."""
    organisations = session.scalars(select(ColleagueInvitation.organisation_id).filter_by(email=email).distinct())
    return [one for name in organisations for one in open_invitations(session, name) if one.email == email]


def path(links: Links, invitation: ColleagueInvitation) -> str:
    """The path of a colleague's link."""
    return f"/join/{links.sign('colleague', invitation.id)}"


def invited(session: Session, links: Links, token: str) -> ColleagueInvitation:
    """The invitation behind a colleague's link. Raises NoSuchInvitation with a plain sentence."""
    invitation_id = links.read("colleague", token)
    invitation = session.get(ColleagueInvitation, invitation_id) if invitation_id else None
    if invitation is None:
        raise NoSuchInvitation("This link is not valid. Please check that it was copied whole.")
    if invitation.accepted_at is not None:
        raise NoSuchInvitation("This link was used already. Please sign in.")
    if invitation.revoked_at is not None or invitation.expires_at < now():
        raise NoSuchInvitation("This link has expired. Please ask for a new one.")
    return invitation


def join(session: Session, invitation: ColleagueInvitation, name: str, password: str) -> Account:
    """The account that an invited colleague makes. Raises Weak."""
    organisation = session.get_one(Organisation, invitation.organisation_id)
    rank = _check_rank(invitation.rank)
    account = new_account(session, organisation, {"email": invitation.email, "name": name.strip()}, password, rank)
    invitation.accepted_at = now()
    return account


def revoke(session: Session, organisation_id: str, invitation_id: str, by: str) -> None:
    """A colleague's link ends."""
    invitation = owned(session, ColleagueInvitation, organisation_id, id=invitation_id)
    if invitation is None:
        raise Impossible("There is no such invitation.")
    invitation.revoked_at = now()
    trace(session, organisation_id, by, "colleague's invitation ended", invitation.email)


# --- changes ----------------------------------------------------------------------------------------------------------


def change_rank(session: Session, account: Account, rank: str, by: str) -> None:
    """Another rank, from the next page on: all browsers of the account sign in again."""
    new = _check_rank(rank)
    if new == account.rank:
        return
    if new != "owner":
        _keep_an_owner(session, account)
    trace(session, account.organisation_id, by, "rank changed", f"{account.email}: {account.rank} to {new}")
    account.rank = new
    identity.sign_out_everywhere(session, account.id)


def close(session: Session, account: Account, by: str) -> None:
    """The person can no longer sign in; what they did stays under their name."""
    _keep_an_owner(session, account)
    account.active = False
    identity.sign_out_everywhere(session, account.id)
    trace(session, account.organisation_id, by, "account closed", account.email)


def reopen(session: Session, account: Account, by: str) -> None:
    """The person can sign in again."""
    account.active = True
    trace(session, account.organisation_id, by, "account opened again", account.email)


def set_password(session: Session, account: Account, password: str, by: str) -> None:
    """Another password; all browsers of the account sign in again. Raises Weak."""
    account.password_hash = identity.hash_password(password, account.name, account.email.partition("@")[0])
    identity.sign_out_everywhere(session, account.id)
    trace(session, account.organisation_id, by, "password changed", account.email)


def change_password(session: Session, account: Account, old: str, new: str) -> None:
    """The person's own new password. Raises Impossible where the old one is wrong, and Weak."""
    if identity.check_password(session, account.email, old) is None:
        raise Impossible("The present password is wrong.")
    set_password(session, account, new, account.email)


def describe(
    session: Session,
    organisation: Organisation,
    by: str,
    *,
    name: str,
    contact: str,
    outlook: str,
    retention_days: int,
    retention_min_days: int = 0,
    transcript_only: bool,
) -> None:
    """What candidates are told about the organisation, and how long interviews are kept."""
    if not name.strip() or not contact.strip():
        raise Impossible("Candidates must know who you are and whom they can turn to: give a name and a contact.")
    if not SHORTEST_RETENTION <= retention_days <= LONGEST_RETENTION:
        raise Impossible(f"Interviews are kept {SHORTEST_RETENTION} to {LONGEST_RETENTION} days.")
    if not 0 <= retention_min_days <= retention_days:
        raise Impossible("The shortest time that interviews are kept lies between 0 and the longest.")
    organisation.name, organisation.contact, organisation.outlook = name.strip(), contact.strip(), outlook.strip()
    organisation.retention_days, organisation.retention_min_days = retention_days, retention_min_days
    organisation.transcript_only = transcript_only
    session.add(organisation)
    about = f"kept {retention_days} days, without assessment {'allowed' if transcript_only else 'not offered'}"
    trace(session, organisation.id, by, "organisation described", about)


def _keep_an_owner(session: Session, account: Account) -> None:
    query = select(Account).filter_by(organisation_id=account.organisation_id, rank="owner", active=True)
    if account.rank == "owner" and not [one for one in session.scalars(query) if one.id != account.id]:
        raise Impossible("This is the last owner. Make somebody else an owner first.")


def _check_rank(rank: str) -> Rank:
    for known in RANKS:
        if rank == known:
            return known
    raise Impossible("A person is owner, recruiter or reviewer.")
