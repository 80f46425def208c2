"""Invitations: a candidate's link, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any, Literal, get_args

from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_interviewer.core.new_york import earliest_use
from voice_interviewer.core.role.pack import LEVELS
from voice_interviewer.core.state import State
from voice_interviewer.language import marked, number, translator
from voice_interviewer.web.database import trace
from voice_interviewer.web.links import Links
from voice_interviewer.web.tables import Invitation, Role, RoleVersion, now

DAYS = 14
AFTERWARDS = timedelta(days=90)  # how long candidates reach their own transcript with the same link

Status = Literal[
    "invited", "opened", "refused", "revoked", "expired", "started", "stopped", "finished", "graded", "decided",
    "withdrawn", "erased",
]  # fmt: skip


STATUSES: tuple[Status, ...] = get_args(Status)
LONGEST_NAME = 200
LONGEST_DAYS = 365
LENGTHS = (5.0, 240.0)  # minutes
PATIENCE = (1.0, 3.0)
RATES = (0.6, 1.2)
MIDNIGHT_THERE = time(5)  # in New York, in winter; in UTC


class Unfit(Exception):
    """An invitation that cannot be sent like this. The message says what to change."""


@dataclass(frozen=True, slots=True)
class Accommodations:
    """What makes the interview fit for this candidate; nothing of it ever reaches a grader."""

    patience: float = 1.0
    speaking_rate: float = 1.0
    push_to_talk: bool = False
    typed: bool = False

    def __post_init__(self) -> None:
        if not PATIENCE[0] <= self.patience <= PATIENCE[1]:
            raise Unfit(f"Patience is {PATIENCE[0]:g} to {PATIENCE[1]:g} times the usual.")
        if not RATES[0] <= self.speaking_rate <= RATES[1]:
            raise Unfit(f"The voice speaks at {RATES[0]:g} to {RATES[1]:g} times the usual rate.")

    def chosen(self) -> dict[str, Any]:
        """Those that differ from the usual, as they are kept."""
        usual = asdict(Accommodations())
        return {name: value for name, value in asdict(self).items() if value != usual[name]}


class NoSuchLink(Exception):
    """A link that leads nowhere (any more). The message is for the candidate, in the `language` of the interview."""

    def __init__(self, sentence: str, language: str = "en") -> None:
        super().__init__(translator(language).gettext(sentence))
        self.sentence = sentence


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
    """Invite a candidate to an interview by this version of a role. Raises Unfit."""
    name, address = " ".join(candidate.split()), email.strip()
    length = version.minutes if minutes is None else minutes
    wanted = version.level if level is None else level
    check(name, address, length, wanted, days)
    first = first_start(version.role, now())
    invitation = Invitation(
        organisation_id=organisation_id,
        role_version_id=version.id,
        candidate=name,
        email=address,
        minutes=length,
        level=wanted,
        accommodations=dict(accommodations or {}),
        created_by=by,
        starts_at=first,
        expires_at=(first or now()) + timedelta(days=days),
    )
    session.add(invitation)
    session.flush()
    session.refresh(invitation)
    trace(session, organisation_id, by, "invited", name)
    return invitation


def check(name: str, email: str, minutes: float, level: str, days: int = DAYS) -> None:
    """Raises Unfit, with a sentence that says what to change."""
    if not any(sign.isalnum() for sign in name) or len(name) > LONGEST_NAME:
        raise Unfit(f"Give the candidate's name, of {LONGEST_NAME} characters at most.")
    if email and (len(email) > LONGEST_NAME or not all(email.partition("@")) or any(sign.isspace() for sign in email)):
        raise Unfit(f"{email[:60]!r} is no e-mail address; it may also be left empty.")
    if not LENGTHS[0] <= minutes <= LENGTHS[1]:
        raise Unfit(f"An interview takes {LENGTHS[0]:g} to {LENGTHS[1]:g} minutes.")
    if level and level not in LEVELS:
        raise Unfit(f"{level[:30]!r} is no level: choose {', '.join(LEVELS)}, or none.")
    if not 1 <= days <= LONGEST_DAYS:
        raise Unfit(f"A link is valid for 1 to {LONGEST_DAYS} days.")


def first_start(role: Role, at: datetime) -> datetime | None:
    """From when on an invitation made at this moment can be followed; None: at once.

    In New York City that is ten business days after the notice: the job posting's, or else this invitation itself.
    """
    if not role.new_york:
        return None
    noticed = min(role.noticed_on or at.date(), at.date())
    first = datetime.combine(earliest_use(noticed), MIDNIGHT_THERE, UTC)
    return first if first > at else None


def too_early(invitation: Invitation) -> bool:
    """Whether the law wants the candidate to have more time with the notice."""
    return invitation.starts_at is not None and now() < invitation.starts_at


def revoke(session: Session, invitation: Invitation, by: str) -> None:
    """The link stops working. Raises Unfit once the interview has begun."""
    if invitation.interview_id is not None:
        raise Unfit("The interview has begun: its link belongs to the candidate now.")
    invitation.revoked_at = now()
    trace(session, invitation.organisation_id, by, "invitation revoked", invitation.candidate)


def renew(session: Session, invitation: Invitation, by: str, days: int = DAYS) -> None:
    """The same link works (again) for so many days from now. Raises Unfit."""
    if not 1 <= days <= LONGEST_DAYS:
        raise Unfit(f"A link is valid for 1 to {LONGEST_DAYS} days.")
    if invitation.erased_at is not None:
        raise Unfit("Everything about this interview was deleted.")
    invitation.expires_at = max(now(), invitation.starts_at or now()) + timedelta(days=days)
    invitation.revoked_at = None
    trace(session, invitation.organisation_id, by, "invitation renewed", invitation.candidate)


def accommodate(
    session: Session, invitation: Invitation, wanted: Accommodations, by: str, minutes: float | None = None
) -> None:
    """Make the interview fit before it begins; afterwards the candidate's own switches do. Raises Unfit."""
    if invitation.interview_id is not None:
        raise Unfit("The interview has begun: the candidate can change this in the room.")
    if minutes is not None:
        check(invitation.candidate, invitation.email, minutes, invitation.level)
        invitation.minutes = minutes
    invitation.accommodations = wanted.chosen()
    trace(session, invitation.organisation_id, by, "invitation adapted", invitation.candidate)


def path(links: Links, invitation: Invitation) -> str:
    """The path of the candidate's link."""
    return f"/i/{links.sign('candidate', invitation.id)}"


def message(invitation: Invitation, url: str, *, reminder: bool = False) -> str:
    """A text to send to the candidate, in the language of the interview: the invitation, or a reminder of it."""
    language = invitation.role_version.language
    _ = translator(language).gettext
    filled = {
        "candidate": invitation.candidate,
        "organisation": invitation.organisation.name,
        "contact": invitation.organisation.contact,
        "title": invitation.role_version.role.title,
        "minutes": number(invitation.minutes, language),
        "until": format(invitation.expires_at, _("%d %B %Y")).lstrip("0"),
        "since": format(invitation.starts_at, _("%d %B %Y")).lstrip("0") if invitation.starts_at else "",
    }
    opening = (
        _('this is a reminder of your interview for the role "{title}" at {organisation}.')
        if reminder
        else _('{organisation} invites you to an interview for the role "{title}".')
    )
    begin = (
        _("You can begin whenever it suits you from {since} until {until}:")
        if too_early(invitation)
        else _("You can begin whenever it suits you until {until}:")
    )
    texts = (
        _("Hello {candidate},"),
        " ".join((opening, _("It takes about {minutes} minutes and is held in your browser."), begin)),
        _("The link is meant for you alone: please do not pass it on."),
        _(
            "An AI asks the questions aloud and helps to assess the answers; a person decides. The page tells you "
            "beforehand what is recorded and who sees it. You can answer in writing, too. If you need an adjustment or "
            "would rather talk to a person, write to {contact}."
        ),
    )
    greeting, invited, *more = (text.format(**filled) for text in texts)
    return "\n\n".join((greeting, invited, url, *more)) + "\n"


def find(session: Session, links: Links, token: str) -> Invitation:
    """The invitation behind a link, running, finished or yet to begin. Raises NoSuchLink with a plain sentence."""
    invitation_id = links.read("candidate", token)
    invitation = session.get(Invitation, invitation_id) if invitation_id else None
    if invitation is None:
        raise NoSuchLink(marked("This link is not valid. Please check that it was copied whole, or ask for a new one."))
    language = invitation.role_version.language
    if invitation.erased_at is not None:
        raise NoSuchLink(marked("Everything about this interview was deleted."), language)
    if invitation.revoked_at is not None:
        withdrawn = marked("This invitation was withdrawn. Please turn to the person who invited you.")
        raise NoSuchLink(withdrawn, language)
    ends = invitation.expires_at + (AFTERWARDS if invitation.interview_id else timedelta())
    if ends < now():
        expired = marked("This link has expired. Please ask the person who invited you for a new one.")
        raise NoSuchLink(expired, language)
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
