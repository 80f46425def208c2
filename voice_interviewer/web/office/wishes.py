"""What candidates asked a person for, in an interview or around it, and what was answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy.orm import Session

from voice_interviewer.core.events import Event, HelpAnswered, HelpRequested, Recorded, RequestHeard
from voice_interviewer.ports import EventLog
from voice_interviewer.web.database import trace
from voice_interviewer.web.office import erasure, reviews
from voice_interviewer.web.room.messages import SEEN_TO
from voice_interviewer.web.tables import Invitation

AN_ADJUSTMENT = "an adjustment, in the interview"

Record = Callable[[str, Event], Recorded]


@dataclass(frozen=True, slots=True)
class Word:
    """A wish, or the answer to all that were open then. `by` is empty for the candidate."""

    kind: Literal["asked", "answered"]
    at: str
    by: str
    text: str


def words(recorded: Sequence[Recorded]) -> list[Word]:
    """All wishes and answers of an interview, in their order."""
    found = []
    for entry in recorded:
        match entry.event:
            case HelpRequested() as wish:
                found.append(Word("asked", entry.at, "", wish.text))
            case RequestHeard(request="accommodation") as wish:
                found.append(Word("asked", entry.at, "", wish.note or AN_ADJUSTMENT))
            case HelpAnswered() as answer:
                found.append(Word("answered", entry.at, answer.by, answer.text))
            case _:
                pass
    return found


def unanswered(recorded: Sequence[Recorded]) -> tuple[str, ...]:
    """The wishes since the last answer."""
    wishes: list[str] = []
    for word in words(recorded):
        wishes = [*wishes, word.text] if word.kind == "asked" else []
    return tuple(wishes)


def answer(log: EventLog, record: Record | None, interview_id: str, by: str, text: str) -> Recorded:
    """Somebody saw to what was asked for, in an interview that is running or over; the candidate is told.

    `record` writes into running interviews; None: this server holds none. Raises Running, Conflict, EngineError.
    """
    event = HelpAnswered(by=by, text=text.strip() or SEEN_TO)
    return record(interview_id, event) if record else reviews.add(log, interview_id, lambda _: event)


def see_to(session: Session, invitation: Invitation, by: str) -> None:
    """Somebody saw to what the candidate asked for before the interview; the wish stays in the traces."""
    if invitation.wishes:
        about = f"{invitation.candidate}: {invitation.wishes}"
        trace(session, invitation.organisation_id, by, erasure.WISH_SEEN_TO, about)
        invitation.wishes = ""
