"""What people did with an interview and what still waits for them: the part of a report that no program writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from voice_interviewer.core.blocks import Block
from voice_interviewer.core.consent import Assessment, assessment
from voice_interviewer.core.correction import Correction
from voice_interviewer.core.events import (
    AnswerRated,
    CommentMade,
    DispositionMade,
    Event,
    HelpAnswered,
    HelpRequested,
    InterviewContested,
    QuestionAsked,
    RatingOverridden,
    Recorded,
    ReportViewed,
    RequestHeard,
    UtteranceCorrected,
    UtteranceHeard,
)
from voice_interviewer.core.judgement import NEEDS_HUMAN
from voice_interviewer.core.overrides import fault_of, in_force
from voice_interviewer.core.scoring import CHECKLIST, CRITERION_LABELS
from voice_interviewer.core.transcript import Line, Transcript, clock

AFTERWARDS = (
    AnswerRated, UtteranceCorrected, RatingOverridden, CommentMade, DispositionMade, InterviewContested, ReportViewed,
    HelpAnswered,
)  # fmt: skip
"""Events that may be added to an interview at any later time, and that move neither its end nor its duration."""

About = Literal["rating", "checklist", "request", "contest", "correction", "override"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Something that needs a person. `question_id` is empty where it concerns the whole interview."""

    about: About
    text: str
    question_id: str = ""


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
class Asked:
    """A wish of the candidate for a person or an accommodation. No grader ever sees it. `at_s` is interview time."""

    text: str
    at_s: float
    question_id: str = ""
    answered_by: str = ""
    answer: str = ""


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


def review(log: Sequence[Recorded], transcript: Transcript, blocks: Sequence[Block]) -> Review:
    """Fold a log into its review; what still waits is told from the blocks."""
    corrections, overrides, requests = _corrections(transcript), _overrides(log, blocks), _requests(log, transcript)
    return Review(
        assessment=assessment(log),
        waiting=tuple(_waiting(log, blocks, requests)),
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
    for member in _members(blocks):
        yield from ((member.question_id, entry.criterion) for entry in member.ratings if entry.rated_by)
        yield from ((member.question_id, CHECKLIST + vote.entry) for vote in member.votes if vote.rated_by)


def _members(blocks: Sequence[Block]) -> list[Block]:
    return [member for block in blocks for member in (block, *block.probes)]


def _requests(log: Sequence[Recorded], transcript: Transcript) -> tuple[Asked, ...]:
    """Accommodations, wishes for a person and other requests with a note. An answer is to all wishes before it."""
    starts = {line.line_id: line.start_s for line in transcript.lines}
    found: list[Asked] = []
    for recorded in log:
        event: Event = recorded.event
        if isinstance(event, RequestHeard) and (event.note or event.request == "accommodation"):
            at_s = min((starts[name] for name in event.utterance_ids if name in starts), default=0.0)
            text = event.note or "asked for an adjustment"
            found.append(Asked(text=text, at_s=at_s, question_id=event.question_id))
        elif isinstance(event, HelpRequested):
            found.append(Asked(text=event.text or "asked for a person", at_s=event.at_s))
        elif isinstance(event, HelpAnswered):
            found = [wish if wish.answered_by else _answered(wish, event) for wish in found]
    return tuple(found)


def _answered(wish: Asked, answer: HelpAnswered) -> Asked:
    return Asked(
        text=wish.text, at_s=wish.at_s, question_id=wish.question_id, answered_by=answer.by, answer=answer.text
    )


def _waiting(log: Sequence[Recorded], blocks: Sequence[Block], requests: Sequence[Asked]) -> Iterator[Waiting]:
    """Contests and wishes first, then doubtful ratings in the order of the questions."""
    places = {type(recorded.event): place for place, recorded in enumerate(log)}
    if places.get(InterviewContested, -1) > places.get(DispositionMade, -1):
        yield Waiting(about="contest", text="The candidate contests the assessment, and nobody has decided since.")
    for wish in requests:
        if not wish.answered_by:
            when = f"At {clock(wish.at_s)} the" if wish.at_s else "The"
            text = f"{when} candidate {_told(wish.text)}. Nobody has answered."
            yield Waiting(about="request", text=text, question_id=wish.question_id)
    since = _corrected_since(log)
    for member in _members(blocks):
        number = f"Question {member.number}" if member.number else "Introduction"
        for rating in member.ratings:
            label = CRITERION_LABELS[rating.criterion]
            if why := _in_doubt(rating.flags):
                yield Waiting(about="rating", text=f"{number}, {label}: {why}", question_id=member.question_id)
            if rating.rated_by and (member.question_id, rating.criterion) in since:
                yield _again(number, label, rating.rated_by, member)
        for vote in member.votes:
            label = f"checklist “{vote.entry}”"
            if why := _in_doubt(vote.flags):
                text = f"{number}, {label}: {why if why != NEEDS_HUMAN else vote.reason}"
                yield Waiting(about="checklist", text=text, question_id=member.question_id)
            if vote.rated_by and (member.question_id, CHECKLIST + vote.entry) in since:
                yield _again(number, label, vote.rated_by, member)


def _told(text: str) -> str:
    """What a wish says, as the end of "the candidate ..."."""
    return text if text.startswith("asked for") else f"asked for help: “{text}”"


def _in_doubt(flags: Sequence[str]) -> str:
    return next((flag for flag in flags if flag.startswith(NEEDS_HUMAN)), "")


def _again(number: str, label: str, by: str, member: Block) -> Waiting:
    text = f"{number}, {label}: {by} rated this before the answer's text was corrected. Look again."
    return Waiting(about="override", text=text, question_id=member.question_id)


def _corrected_since(log: Sequence[Recorded]) -> frozenset[tuple[str, str]]:
    """The ratings of people that were made before a correction of the answer they rate."""
    parents: dict[str, str] = {}
    spoken: dict[str, str] = {}
    rated: dict[tuple[str, str], bool] = {}
    for recorded in log:
        event = recorded.event
        if isinstance(event, QuestionAsked):
            parents[event.question_id] = event.parent_id or event.question_id
        elif isinstance(event, UtteranceHeard):
            spoken[event.utterance_id] = event.question_id
        elif isinstance(event, RatingOverridden):
            rated[event.question_id, event.criterion] = False
        elif isinstance(event, UtteranceCorrected):
            family = parents.get(spoken.get(event.utterance_id, ""), "?")
            for key in rated:
                rated[key] = rated[key] or parents.get(key[0], key[0]) == family
    return frozenset(key for key, corrected in rated.items() if corrected)
