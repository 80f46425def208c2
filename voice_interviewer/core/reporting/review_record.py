"""What people did with an interview and what still waits for them: the part of a report that no program writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from voice_interviewer.core.consent import Assessment, assessment
from voice_interviewer.core.correction import Correction
from voice_interviewer.core.events import (
    AnswerRated,
    CommentMade,
    DispositionMade,
    HelpAnswered,
    InterviewContested,
    RatingOverridden,
    Recorded,
    ReportViewed,
    UtteranceCorrected,
)
from voice_interviewer.core.reporting.blocks import Block, members
from voice_interviewer.core.reporting.overrides import fault_of, in_force
from voice_interviewer.core.reporting.scoring import CHECKLIST
from voice_interviewer.core.reporting.waiting import Asked, Waiting, waiting, wishes
from voice_interviewer.core.transcript import Line, Transcript

AFTERWARDS = (
    AnswerRated, UtteranceCorrected, RatingOverridden, CommentMade, DispositionMade, InterviewContested, ReportViewed,
    HelpAnswered,
)  # fmt: skip
"""Events that may be added to an interview at any later time, and that move neither its end nor its duration."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a person decided, and why. `at` is the wall clock, ISO 8601 in UTC, here and below."""

    decision: str
    by: str
    reason: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    by: str
    text: str
    at: str
    question_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """The candidate's own words against the assessment."""

    text: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """One correction of one utterance: `before` is the text that it replaced, `text` the one it gave."""

    utterance_id: str
    question_id: str
    start_s: float
    before: str
    text: str
    by: str
    role: str
    reason: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overridden:
    """A person's rating. `counts` is false where it was replaced by a later one, or cannot count for `fault`."""

    question_id: str
    criterion: str
    level: float | None
    status: str
    by: str
    reason: str
    at: str
    grading: str
    counts: bool
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewed:
    by: str
    form: str
    via: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """`assessment` says where the candidate's consent to being assessed stands."""

    assessment: Assessment = "agreed"
    waiting: tuple[Waiting, ...] = ()
    decisions: tuple[Decided, ...] = ()
    comments: tuple[Remark, ...] = ()
    contests: tuple[Contest, ...] = ()
    corrections: tuple[Corrected, ...] = ()
    overrides: tuple[Overridden, ...] = ()
    requests: tuple[Asked, ...] = ()
    views: tuple[Viewed, ...] = ()

    @property
    def counting(self) -> tuple[Overridden, ...]:
        """The ratings of people that stand in place of a grader's."""
        return tuple(entry for entry in self.overrides if entry.counts)


NOTHING = Review()


def review(
    log: Sequence[Recorded], transcript: Transcript, blocks: Sequence[Block], entries: Mapping[str, str]
) -> Review:
    """Fold a log into its review; what still waits is told from the blocks. `entries` are the checklist's, by id."""
    corrections, overrides, requests = _corrections(transcript), _overrides(log, blocks), wishes(log, transcript)
    return Review(
        assessment=assessment(log),
        waiting=tuple(waiting(log, blocks, requests, entries)),
        decisions=tuple(
            Decided(decision=event.decision, by=event.by, reason=event.reason, at=recorded.at)
            for recorded in log
            if isinstance(event := recorded.event, DispositionMade)
        ),
        comments=tuple(
            Remark(by=event.by, text=event.text, at=recorded.at, question_id=event.question_id)
            for recorded in log
            if isinstance(event := recorded.event, CommentMade)
        ),
        contests=tuple(
            Contest(text=event.text, at=recorded.at)
            for recorded in log
            if isinstance(event := recorded.event, InterviewContested)
        ),
        corrections=corrections,
        overrides=overrides,
        requests=requests,
        views=tuple(
            Viewed(by=event.by, form=event.form, via=event.via, at=recorded.at)
            for recorded in log
            if isinstance(event := recorded.event, ReportViewed)
        ),
    )


def _corrections(transcript: Transcript) -> tuple[Corrected, ...]:
    """In the order of the transcript; several of one utterance in the order in which they were made."""
    return tuple(
        Corrected(
            utterance_id=line.line_id,
            question_id=line.question_id,
            start_s=line.start_s,
            before=before,
            text=made.text,
            by=made.by,
            role=made.role,
            reason=made.reason,
            at=made.at,
        )
        for line in transcript.lines
        for before, made in _steps(line)
    )


def _steps(line: Line) -> Iterator[tuple[str, Correction]]:
    before = line.recognised
    for made in line.corrections:
        yield before, made
        before = made.text


def _overrides(log: Sequence[Recorded], blocks: Sequence[Block]) -> tuple[Overridden, ...]:
    last = in_force([recorded.event for recorded in log])
    shown = set(_rated_by_people(blocks))
    return tuple(
        Overridden(
            question_id=event.question_id,
            criterion=event.criterion,
            level=event.level,
            status=event.status,
            by=event.by,
            reason=event.reason,
            at=recorded.at,
            grading=event.grading,
            counts=last.get(key) is event and key in shown,
            fault=fault_of(event) or ("" if key in shown else "nothing is rated on this here"),
        )
        for recorded in log
        if isinstance(event := recorded.event, RatingOverridden) and (key := (event.question_id, event.criterion))
    )


def _rated_by_people(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    for member in members(blocks):
        yield from ((member.question_id, entry.criterion) for entry in member.ratings if entry.rated_by)
        yield from ((member.question_id, CHECKLIST + vote.entry) for vote in member.votes if vote.rated_by)
