"""Finished interviews as the desk and the API see them: find one, make its report, add what people say to its log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Literal

from sqlalchemy.orm import Session

from voice_interviewer.core.checking.report_check import ReportMismatch, check
from voice_interviewer.core.events import Event, Recorded, ReportViewed
from voice_interviewer.core.reporting.report import Report, build, document
from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.state import State, replay
from voice_interviewer.ports import Conflict, EventLog
from voice_interviewer.web.database import owned
from voice_interviewer.web.office import roles
from voice_interviewer.web.tables import Invitation

Via = Literal["account", "share", "api", "candidate"]
Make = Callable[[Sequence[Recorded]], Event]

TRIES = 20
ABANDONED = timedelta(hours=1)
"""An interview that is open but was silent for so long is not running any more."""
ONCE: dict[str, timedelta] = {"page": timedelta(minutes=5), "recording": timedelta(hours=1)}
"""How long a repeated look by the same person is the same look; downloads count each."""


class NoSuchInterview(Exception):
    """There is no interview of this id, or it is another organisation's."""


class Running(Refused):
    """An interview that is held can be watched, which the candidate sees; it is neither reported nor added to."""


@dataclass(frozen=True, slots=True)
class Held:
    """An interview that was held: its invitation, its events, the pack it was held with."""

    invitation: Invitation
    log: tuple[Recorded, ...]
    pack: Pack

    @property
    def id(self) -> str:
        return self.invitation.interview_id or ""

    @property
    def state(self) -> State:
        return replay(self.log)

    @property
    def running(self) -> bool:
        return is_running(self.log)


def find(session: Session, log: EventLog, home: Path, organisation_id: str, interview_id: str) -> Held:
    """An interview of this organisation. Raises NoSuchInterview."""
    invitation = owned(session, Invitation, organisation_id, interview_id=interview_id) if interview_id else None
    recorded = tuple(log.read(interview_id)) if invitation is not None else ()
    if invitation is None or not recorded:
        raise NoSuchInterview("There is no such interview, or it was deleted.")
    return Held(invitation, recorded, pack_of(home, invitation.role_version_id))


@lru_cache(maxsize=64)
def pack_of(home: Path, version_id: str) -> Pack:
    """The pack of a version, which never changes."""
    return roles.pack_of(home, version_id)


def report_of(held: Held, grading: str | None = None) -> Report:
    """The report as of now, held against its log. Raises ReportMismatch, and Refused for a grading there is not."""
    report = build(held.log, held.pack, generated=datetime.now(UTC).isoformat(timespec="seconds"), grading=grading)
    if grading and grading not in report.metadata.gradings:
        raise Refused(f"There is no grading {grading!r} of this interview.")
    if mismatches := check(document(report), held.log, held.pack):
        raise ReportMismatch(mismatches)
    return report


def add(log: EventLog, interview_id: str, make: Make) -> Recorded:
    """Append the event that `make` draws from the log as it is; again where somebody else was quicker.

    Raises Running while the interview is held, and whatever `make` raises.
    """
    for _ in range(TRIES):
        there = log.read(interview_id)
        if is_running(there):
            raise Running("The interview is being held. Please wait until it has ended.")
        event = make(there)
        try:
            return log.append(interview_id, event, after=len(there))
        except Conflict:
            continue
    raise Conflict(f"Interview {interview_id} is written to all the time. Please try again.")


def viewed(log: EventLog, held: Held, by: str, form: str, via: Via = "account") -> None:
    """Write down who looks at a report, takes a copy or listens; whoever cannot be written down does not get it.

    Raises Running while the interview is held, but for the candidate, who may read the own words then.
    """
    if held.running and via != "candidate":
        raise Running("The interview is being held: its report is there when it has ended.")
    if held.running or _seen_lately(held.log, by, form, via):
        return
    add(log, held.id, lambda _: ReportViewed(by=by, form=form, via=via))


def is_running(log: Sequence[Recorded]) -> bool:
    """Whether somebody is (or may be) in the room: open, and not silent for an hour."""
    if not log or replay(log).closed is not None or replay(log).withdrawn is not None:
        return False
    return _age(log[-1]) < ABANDONED


def _seen_lately(log: Sequence[Recorded], by: str, form: str, via: Via) -> bool:
    for recorded in reversed(log):
        if _age(recorded) > ONCE.get(form, timedelta()):
            return False
        event = recorded.event
        if isinstance(event, ReportViewed) and (event.by, event.form, event.via) == (by, form, via):
            return True
    return False


def _age(recorded: Recorded) -> timedelta:
    return datetime.now(UTC) - datetime.fromisoformat(recorded.at)


def waiting(report: Report) -> tuple[str, ...]:
    """Why a person should look at this interview, most urgent first; empty where nothing waits."""
    found = [entry.text for entry in report.review.waiting]
    if report.review.decisions:
        return tuple(found)
    if report.review.assessment == "withdrawn":
        return (*found, "The candidate withdrew consent: offer to delete the interview.")
    if report.review.assessment == "refused":
        return (*found, "The candidate did not agree to an automated assessment: read or listen, and decide.")
    if not report.metadata.grading:
        return (*found, "The answers are not graded yet.")
    if not report.figures.verdict.recommendation:
        found.append(f"No recommendation could be made: {report.figures.verdict.label}.")
    return (*found, "Nobody has decided yet.")
