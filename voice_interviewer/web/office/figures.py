"""Figures over all interviews of an organisation: how many get how far, how long it takes, how much was assessed."""

from __future__ import annotations

import csv
import io
import statistics
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from threading import Lock

from sqlalchemy.orm import Session

from voice_interviewer.core.events import DispositionMade, InterviewClosed
from voice_interviewer.core.reporting.adverse_impact import Impact, Person, impact
from voice_interviewer.core.reporting.report import Unreportable, build
from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.ports import EventLog
from voice_interviewer.web.office import reviews
from voice_interviewer.web.office.board import Entry
from voice_interviewer.web.office.invitations import Status
from voice_interviewer.web.office.reviews import Held

REMEMBERED = 5000
LONGEST_FILE = 1_000_000  # bytes of what people said of themselves
FOREVER = float("inf")
MINUTES = (("below 10", 10.0), ("10 to 20", 20.0), ("20 to 30", 30.0), ("30 to 45", 45.0), ("45 and more", FOREVER))
COVERAGE = (("below 25%", 25.0), ("25 to 49%", 50.0), ("50 to 74%", 75.0), ("75 to 99%", 100.0), ("100%", FOREVER))
HOURS = (("within a day", 24.0), ("1 to 3 days", 72.0), ("3 to 7 days", 168.0), ("later", FOREVER))
MOST_ATTRIBUTES = 4
BY = ("email", "interview")
STEPS: tuple[tuple[str, tuple[Status, ...]], ...] = (
    ("Invited", ()),
    ("Link followed", ("invited", "expired", "revoked")),
    ("Begun", ("opened", "refused")),
    ("Finished", ("started", "stopped", "withdrawn")),
    ("Graded", ("finished",)),
    ("Decided", ("graded",)),
)
"""Each step, and the statuses of those who did not take it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One interview in numbers. `hours` passed between its end and the last decision; None where there is none."""

    minutes: float | None
    coverage: int | None
    score: Decimal | None
    decision: str
    hours: float | None


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    count: int
    share: float  # of the largest bar, in percent


@dataclass(frozen=True, slots=True)
class Spread:
    """How values are spread; `median` is None where there are none."""

    count: int
    median: float | None
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """What the interviews of a role, or of all, have come to."""

    held: int
    funnel: tuple[Bar, ...]
    minutes: Spread
    coverage: Spread
    hours: Spread


class Ledger:
    """Remembers the facts of interviews by the number of their last event; safe to share between threads."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[int, Facts]] = OrderedDict()
        self._lock = Lock()

    def known(self, log: EventLog, interview_id: str) -> Facts | None:
        seq, found = self._known.get(interview_id, (0, None))
        return found if found is not None and seq == log.last_seq(interview_id) else None

    def facts(self, held: Held) -> Facts:
        found = facts(held)
        with self._lock:
            self._known[held.id] = (held.log[-1].seq, found)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return found


def facts(held: Held) -> Facts:
    """The numbers of one interview."""
    report = build(held.log, held.pack, generated="")
    closed = [entry for entry in held.log if isinstance(entry.event, InterviewClosed)]
    decided = [entry for entry in held.log if isinstance(entry.event, DispositionMade)]
    hours = None
    if closed and decided:
        hours = (_at(decided[-1].at) - _at(closed[-1].at)).total_seconds() / 3600
    return Facts(
        minutes=report.metadata.duration_s / 60 if closed else None,
        coverage=report.figures.checklist.coverage if report.metadata.grading else None,
        score=report.figures.score,
        decision=decided[-1].event.decision if decided else "",  # type: ignore[union-attr]
        hours=hours,
    )


def funnel(entries: Iterable[Entry]) -> list[Bar]:
    """How many came to each step; what was erased is not counted any more."""
    left = [entry.status for entry in entries if entry.status != "erased"]
    counts: list[tuple[str, int]] = []
    for label, lost in STEPS:
        left = [status for status in left if status not in lost]
        counts.append((label, len(left)))
    return bars(counts)


def gather(ledger: Ledger, session: Session, log: EventLog, home: Path, entries: Iterable[Entry]) -> dict[str, Facts]:
    """The facts of each interview that can be reported on, by its id."""
    found: dict[str, Facts] = {}
    for entry in entries:
        name = entry.invitation.interview_id
        if not name or entry.progress is None:
            continue
        known = ledger.known(log, name)
        if known is None:
            try:
                held = reviews.find(session, log, home, entry.invitation.organisation_id, name)
                known = ledger.facts(held)
            except (Unreportable, reviews.NoSuchInterview):
                continue
        found[name] = known
    return found


def overview(entries: Iterable[Entry], found: Mapping[str, Facts]) -> Overview:
    every = found.values()
    return Overview(
        held=len(every),
        funnel=tuple(funnel(entries)),
        minutes=spread([one.minutes for one in every if one.minutes is not None], MINUTES),
        coverage=spread([float(one.coverage) for one in every if one.coverage is not None], COVERAGE),
        hours=spread([one.hours for one in every if one.hours is not None], HOURS),
    )


def by_name(entries: Iterable[Entry], found: Mapping[str, Facts]) -> dict[str, Facts]:
    """The facts by interview id and by e-mail address."""
    names: dict[str, Facts] = {}
    for entry in entries:
        interview = entry.invitation.interview_id or ""
        if interview in found:
            names |= {interview.casefold(): found[interview], entry.invitation.email.casefold(): found[interview]}
    names.pop("", None)
    return names


def spread(values: Sequence[float], edges: Sequence[tuple[str, float]]) -> Spread:
    """How many values lie below each edge and not below the one before."""
    counts, low = [], float("-inf")
    for label, high in edges:
        counts.append((label, sum(low <= value < high for value in values)))
        low = high
    return Spread(len(values), statistics.median(values) if values else None, tuple(bars(counts)))


def bars(counts: Sequence[tuple[str, int]]) -> list[Bar]:
    largest = max((count for _, count in counts), default=0) or 1
    return [Bar(label, count, round(100 * count / largest, 1)) for label, count in counts]


def bias(text: str, interviews: Mapping[str, Facts]) -> tuple[Impact, int]:
    """The bias report from a CSV file of what people said about themselves, and how many lines fit no interview.

    The first line names the columns: `email` or `interview`, and one to four attributes. `interviews` maps ids and
    e-mail addresses to facts. Nothing of the file is kept. Raises Refused.
    """
    lines = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), restkey="", restval="")
    columns = {(name or "").strip().casefold(): name for name in lines.fieldnames or ()}
    key = next((columns[name] for name in BY if name in columns), None)
    attributes = [name for name in columns if name and name not in BY]
    if key is None or not 1 <= len(attributes) <= MOST_ATTRIBUTES:
        raise Refused("The first line must name a column email or interview, and one to four attributes.")
    people: dict[str, Person] = {}
    strangers = 0
    try:
        for line in lines:
            who = (line[key] or "").strip().casefold()
            found = interviews.get(who)
            if found is None or not found.decision:
                strangers += 1
                continue
            said = {name: (line[columns[name]] or "").strip() for name in attributes}
            people[who] = Person(categories=said, selected=found.decision == "advance", score=found.score)
    except csv.Error as error:
        raise Refused(f"Line {lines.line_num} of the file cannot be read: {error}.") from error
    if not people:
        raise Refused("No line of the file belongs to an interview that was decided on.")
    return impact(list(people.values()), attributes), strangers


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)
