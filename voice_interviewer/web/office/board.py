"""How all the interviews of an organisation stand: the fold of each log, kept as long as the log does not grow."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock

from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_interviewer.codec import UnreadableEvent
from voice_interviewer.core.events import DispositionMade, InterviewContested, Recorded
from voice_interviewer.core.grading import gradings
from voice_interviewer.core.grading.judgement import NEEDS_HUMAN
from voice_interviewer.core.reporting.overrides import in_force
from voice_interviewer.core.state import IllegalEvent, State, replay
from voice_interviewer.ports import EngineError, EventLog
from voice_interviewer.web.office import invitations, wishes
from voice_interviewer.web.office.invitations import Status
from voice_interviewer.web.office.reviews import ABANDONED
from voice_interviewer.web.tables import Invitation, RoleVersion, now

REMEMBERED = 2000  # interviews
WAY: tuple[Status, ...] = (
    "invited", "opened", "started", "stopped", "finished", "graded", "decided", "refused", "withdrawn", "expired",
    "revoked", "erased",
)  # fmt: skip
"""The statuses in the order in which people want to see them."""
NEXT_STEP: dict[Status, str] = {
    "graded": "Nobody has decided yet.",
    "finished": "The answers are not graded yet.",
    "withdrawn": "The candidate withdrew: offer to delete the interview.",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """An interview at one glance. `state` is without its turns; `help` holds the wishes that nobody answered yet."""

    state: State
    questions: int = 0
    graded: bool = False
    decision: str = ""
    help: tuple[str, ...] = ()
    contested: bool = False
    unsure: int = 0  # ratings that need a human
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An invitation and what became of it; `damaged` where its log cannot be read."""

    invitation: Invitation
    status: Status
    progress: Progress | None = None
    damaged: str = ""

    @property
    def help(self) -> tuple[str, ...]:
        """What was asked for, before the interview and in it."""
        wishes = (self.invitation.wishes,) if self.invitation.wishes and self.progress is None else ()
        return (*wishes, *(self.progress.help if self.progress else ()))

    @property
    def running(self) -> bool:
        """Whether somebody is (or may be) in the room."""
        return self.status == "started" and now() - self.last_at < ABANDONED

    @property
    def needs(self) -> tuple[str, ...]:
        """Why a person should look at this; empty: nothing waits."""
        found = [f"Asks: {text}" for text in self.help]
        if self.damaged:
            found.append(self.damaged)
        if self.status == "refused":
            found.append("Does not want an automated assessment: offer another way.")
        if self.progress is not None and not self.progress.decision:
            found += ["Contests the assessment."] * self.progress.contested
            if self.status == "stopped":
                found.append("The interview was broken off; the link goes on where it was.")
            if self.progress.unsure:
                one = self.progress.unsure == 1
                found.append("1 rating needs a human." if one else f"{self.progress.unsure} ratings need a human.")
        return tuple(found)

    @property
    def reasons(self) -> tuple[str, ...]:
        """What it needs, and the next step that waits for a person: a graded interview waits for a decision."""
        step = NEXT_STEP.get(self.status)
        return (*self.needs, step) if step else self.needs

    @property
    def last_at(self) -> datetime:
        """When something happened last."""
        moments = (
            self.progress.last_at if self.progress else None,
            self.invitation.refused_at,
            self.invitation.revoked_at,
            self.invitation.opened_at,
        )
        return max((moment for moment in moments if moment), default=self.invitation.created_at)


class Board:
    """Remembers the progress of interviews by the number of their last event; safe to share between threads."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[int, Progress]] = OrderedDict()
        self._lock = Lock()

    def progress(self, log: EventLog, interview_id: str) -> Progress | None:
        """How an interview stands; None where its log is empty. Raises EngineError for a log that cannot be read."""
        last = log.last_seq(interview_id)
        with self._lock:
            seq, known = self._known.get(interview_id, (0, None))
        if known is not None and seq == last:
            return known
        recorded = log.read(interview_id)
        if not recorded:
            return None
        found = summarise(recorded)
        with self._lock:
            self._known[interview_id] = (recorded[-1].seq, found)
            self._known.move_to_end(interview_id)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return found

    def entry(self, log: EventLog, invitation: Invitation) -> Entry:
        """One invitation with its status."""
        progress, damaged = None, ""
        if invitation.interview_id and invitation.erased_at is None:
            try:
                progress = self.progress(log, invitation.interview_id)
            except (EngineError, UnreadableEvent, IllegalEvent) as error:
                damaged = str(error)
        status = invitations.status(
            invitation,
            progress.state if progress else None,
            graded=progress is not None and progress.graded,
            decided=progress is not None and bool(progress.decision),
        )
        return Entry(invitation, status, progress, damaged)

    def entries(self, session: Session, log: EventLog, organisation_id: str, role_id: str = "") -> list[Entry]:
        """All invitations of an organisation (of one role), the latest event first."""
        query = select(Invitation).filter_by(organisation_id=organisation_id)
        if role_id:
            query = query.join(RoleVersion, Invitation.role_version_id == RoleVersion.id).filter(
                RoleVersion.role_id == role_id
            )
        found = [self.entry(log, invitation) for invitation in session.scalars(query)]
        return sorted(found, key=lambda entry: entry.last_at, reverse=True)


def summarise(recorded: Sequence[Recorded]) -> Progress:
    """The progress that a log tells."""
    events = [one.event for one in recorded]
    state = replay(recorded)
    shown = gradings.shown(events)
    by_person = in_force(events)
    ratings = gradings.named(events).get(shown, ())
    decisions = [event.decision for event in events if isinstance(event, DispositionMade)]
    return Progress(
        state=replace(state, turns=()),
        questions=sum(turn.question.form == "main" for turn in state.turns),
        graded=bool(ratings),
        decision=decisions[-1] if decisions else "",
        help=wishes.unanswered(recorded),
        contested=any(isinstance(event, InterviewContested) for event in events),
        unsure=sum(
            any(flag.startswith(NEEDS_HUMAN) for flag in rating.flags)
            and (rating.question_id, rating.criterion) not in by_person
            for rating in ratings
        ),
        last_at=datetime.fromisoformat(recorded[-1].at),
    )


def waiting(entries: Iterable[Entry]) -> list[Entry]:
    """Those who ask for a person first, then the oldest first."""
    return sorted(entries, key=lambda entry: (not entry.help, entry.last_at))


def matches(entry: Entry, status: str, name: str) -> bool:
    """Whether an entry stands there, and its candidate's name or address holds this; "" leaves open."""
    if status in invitations.STATUSES and entry.status != status:
        return False
    wanted = name.casefold().strip()
    invitation = entry.invitation
    return not wanted or wanted in invitation.candidate.casefold() or wanted in invitation.email.casefold()


def counts(entries: Sequence[Entry]) -> dict[Status, int]:
    """How many stand where, in the order of the way; all statuses are there."""
    found = Counter(entry.status for entry in entries)
    return {status: found[status] for status in WAY}
