"""What a candidate is told, agrees to and wishes before the start; and the interview that begins with it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from voice_interviewer.config import Settings
from voice_interviewer.core import governance
from voice_interviewer.core.events import ConductChanged, EnginesChosen, Event, HelpRequested
from voice_interviewer.core.governance import PURPOSES, Notice
from voice_interviewer.interviews import Wish, open_interview
from voice_interviewer.language import translator
from voice_interviewer.ports import EventLog
from voice_interviewer.web.database import trace
from voice_interviewer.web.office import roles
from voice_interviewer.web.tables import Invitation, now

RECORDING, TRANSCRIPTION, ASSESSMENT = PURPOSES
NEEDED = (TRANSCRIPTION,)
"""Without these there is no interview with the program at all."""
WANTS_A_PERSON = "would like to talk to a person"
LONGEST_WISH = 2000


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the candidate would like it: the accommodations of `ConductChanged`, set before the start."""

    patience: float = 1.0
    speaking_rate: float = 1.0
    push_to_talk: bool = False
    typed: bool = False

    def as_event(self) -> ConductChanged:
        return ConductChanged(
            at_s=0.0,
            by="candidate",
            patience=min(5.0, max(0.5, self.patience)),
            speaking_rate=min(1.5, max(0.5, self.speaking_rate)),
            push_to_talk=self.push_to_talk,
            typed=self.typed,
        )


def wishes_of(invitation: Invitation) -> Wishes:
    """What the recruiter, or the candidate before, has set."""
    known: dict[str, Any] = invitation.accommodations
    return Wishes(
        patience=float(known.get("patience", 1.0)),
        speaking_rate=float(known.get("speaking_rate", 1.0)),
        push_to_talk=bool(known.get("push_to_talk", False)),
        typed=bool(known.get("typed", False)),
    )


def notice_for(invitation: Invitation, settings: Settings) -> Notice:
    """The exact text that this candidate agrees to, in the language of the interview."""
    organisation, language = invitation.organisation, invitation.role_version.language
    _ = translator(language).gettext
    keeper = _("the people of {organisation} who decide on this role; for {days} days at most").format(
        organisation=organisation.name, days=organisation.retention_days
    )
    return governance.notice(
        invitation.role_version.role.title,
        invitation.minutes,
        keeper,
        contact_of(invitation),
        speech_goes_to=settings.transcription_url if settings.recogniser == "server" else "",
        words_go_to=settings.llm_url,
        language=language,
        where=_("on a computer of {organisation}").format(organisation=organisation.name),
    )


def points(notice: Notice) -> tuple[str, list[tuple[str, str]]]:
    """The notice for a page: how it begins, and its points as (name, text). Line breaks are the page's own."""
    lead, *rest = re.split(r"\n\* ", notice.text.strip())
    return " ".join(lead.split()), [_point(" ".join(text.split())) for text in rest]


def _point(text: str) -> tuple[str, str]:
    name, colon, rest = text.partition(": ")
    return (name, rest) if colon else ("", text)


def contact_of(invitation: Invitation) -> str:
    """The human to turn to."""
    return invitation.organisation.contact or invitation.created_by


def possible(invitation: Invitation, agreed: Collection[str]) -> bool:
    """Whether the interview can be held on these purposes alone."""
    return all(purpose in agreed for purpose in NEEDED) and (
        ASSESSMENT in agreed or invitation.organisation.transcript_only
    )


def refuse(session: Session, invitation: Invitation, agreed: Collection[str], wish: str) -> None:
    """Write down for the recruiter what the candidate does not agree to, and what they would like."""
    invitation.refused = [purpose for purpose in PURPOSES if purpose not in agreed]
    invitation.refused_at = now()
    invitation.wishes = tidy(wish)
    refused = ", ".join(invitation.refused)
    trace(session, invitation.organisation_id, "candidate", "consent refused", f"{invitation.id}: {refused}")


def begin(
    session: Session,
    log: EventLog,
    settings: Settings,
    invitation: Invitation,
    engines: EnginesChosen,
    notice: Notice,
    agreed: Collection[str],
    wishes: Wishes,
    wish: str,
) -> str:
    """Open the interview on what was agreed to; return its id. A second try finds the first one's interview."""
    pack = roles.pack_of(settings.home, invitation.role_version_id)
    purposes = tuple(purpose for purpose in PURPOSES if purpose in agreed)
    if RECORDING not in agreed:
        wishes = replace(wishes, typed=True, push_to_talk=False)
    wanted = Wish(invitation.candidate, invitation.minutes, level=invitation.level, setting="web")
    interview_id = open_interview(log, pack, wanted, notice.consent(purposes), engines)
    claim = update(Invitation).where(Invitation.id == invitation.id, Invitation.interview_id.is_(None))
    if not session.execute(claim.values(interview_id=interview_id)).rowcount:  # type: ignore[attr-defined]
        log.erase(interview_id)
        session.refresh(invitation)
        return invitation.interview_id or ""
    session.refresh(invitation)
    invitation.wishes = tidy(wish)
    invitation.refused = [purpose for purpose in PURPOSES if purpose not in agreed]
    more: list[Event] = [wishes.as_event()] if wishes != Wishes() else []
    if invitation.wishes:
        more.append(HelpRequested(text=invitation.wishes))
    for after, event in enumerate(more, start=3):
        log.append(interview_id, event, after=after)
    return interview_id


def in_own_words(wish: str) -> str:
    """What a candidate wrote, without the line that a tick adds for whoever reads it."""
    return "\n".join(line for line in wish.splitlines() if line != WANTS_A_PERSON)


def tidy(wish: str) -> str:
    """Text of a form without what nobody can see; line breaks stay."""
    return "".join(sign for sign in wish if sign.isprintable() or sign == "\n").strip()[:LONGEST_WISH]
