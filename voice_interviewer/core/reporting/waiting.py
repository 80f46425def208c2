"""What waits for a person: wishes of the candidate, contests, doubtful ratings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from voice_interviewer.core.events import (
    DispositionMade,
    HelpAnswered,
    HelpRequested,
    InterviewContested,
    Opinion,
    QuestionAsked,
    RatingOverridden,
    Recorded,
    RequestHeard,
    UtteranceCorrected,
    UtteranceHeard,
)
from voice_interviewer.core.grading.judgement import NEEDS_HUMAN
from voice_interviewer.core.phrasing import counted
from voice_interviewer.core.reporting.blocks import Block, members
from voice_interviewer.core.reporting.scoring import CHECKLIST, CRITERION_LABELS
from voice_interviewer.core.transcript import Transcript, clock

About = Literal["rating", "checklist", "request", "contest", "override"]
WISHES = {
    "": "asked for an adjustment",
    "asked for: human": "asked for a person",
    "asked for: slower": "asked for slower speech",
    "asked for: louder": "asked for louder speech",
    "asked for: time": "asked for more time",
    "asked for: typing": "asked to type",
    "asked for: captions": "asked for captions",
    "withdraw": "said that they withdraw",
}
"""What the notes of spoken wishes say, as the end of "the candidate ..."."""
_SAID = ("asked for", "asked to", "said that")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Something that needs a person. `question_id` is empty where it concerns the whole interview."""

    about: About
    text: str
    question_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A wish of the candidate for a person or an accommodation. No grader ever sees it. `at_s` is interview time."""

    text: str
    at_s: float
    question_id: str = ""
    answered_by: str = ""
    answer: str = ""


def wishes(log: Sequence[Recorded], transcript: Transcript) -> tuple[Asked, ...]:
    """Accommodations, wishes for a person and other requests with a note. An answer is to all wishes before it."""
    starts = {line.line_id: line.start_s for line in transcript.lines}
    found: list[Asked] = []
    for recorded in log:
        event = recorded.event
        if isinstance(event, RequestHeard) and (event.note or event.request == "accommodation"):
            at_s = min((starts[name] for name in event.utterance_ids if name in starts), default=0.0)
            text = WISHES.get(event.note, event.note)
            found.append(Asked(text=text, at_s=at_s, question_id=event.question_id))
        elif isinstance(event, HelpRequested):
            found.append(Asked(text=event.text or "asked for a person", at_s=event.at_s))
        elif isinstance(event, HelpAnswered):
            found = [w if w.answered_by else replace(w, answered_by=event.by, answer=event.text) for w in found]
    return tuple(found)


def waiting(
    log: Sequence[Recorded], blocks: Sequence[Block], requests: Sequence[Asked], entries: Mapping[str, str]
) -> Iterator[Waiting]:
    """Contests and wishes first, then doubtful ratings in the order of the questions."""
    places = {type(recorded.event): place for place, recorded in enumerate(log)}
    if places.get(InterviewContested, -1) > places.get(DispositionMade, -1):
        yield Waiting(about="contest", text="The candidate contests the assessment, and nobody has decided since.")
    yield from _unanswered(requests)
    since = _corrected_since(log)
    for member in members(blocks):
        number = f"Question {member.number}" if member.number else "Introduction"
        for rating in member.ratings:
            label = CRITERION_LABELS[rating.criterion]
            if why := _in_doubt(rating.flags):
                text = f"{number}, {label}: {why.rstrip('.')}.{_opinions(rating.opinions)}"
                yield Waiting(about="rating", text=text, question_id=member.question_id)
            if rating.rated_by and (member.question_id, rating.criterion) in since:
                yield _again(number, label, rating.rated_by, member)
        for vote in member.votes:
            label = f"checklist “{entries.get(vote.entry, vote.entry)}”"
            if why := _in_doubt(vote.flags):
                why = why if why != NEEDS_HUMAN else vote.reason
                text = f"{number}, {label}: {why.rstrip('.')}.{_opinions(vote.opinions)}"
                yield Waiting(about="checklist", text=text, question_id=member.question_id)
            if vote.rated_by and (member.question_id, CHECKLIST + vote.entry) in since:
                yield _again(number, label, vote.rated_by, member)


def _unanswered(requests: Sequence[Asked]) -> Iterator[Waiting]:
    """Wishes that nobody has answered; the same one said again is still one."""
    same: dict[str, list[Asked]] = {}
    for wish in requests:
        if not wish.answered_by:
            same.setdefault(wish.text, []).append(wish)
    for text, (first, *again) in same.items():
        times = f" and {counted(len(again), 'more time')}" if again else ""
        when = f"At {clock(first.at_s)}{times} the" if first.at_s else "The"
        yield Waiting(
            about="request",
            text=f"{when} candidate {_told(text)}. Nobody has answered.",
            question_id=first.question_id,
        )


def _told(text: str) -> str:
    """What a wish says, as the end of "the candidate ..."."""
    return text if text.startswith(_SAID) else f"asked for help: “{text}”"


def _in_doubt(flags: Sequence[str]) -> str:
    """Why a rating needs a human, without the words that say that it does: the heading says so."""
    flag = next((flag for flag in flags if flag.startswith(NEEDS_HUMAN)), "")
    return flag.removeprefix(f"{NEEDS_HUMAN}: ")


def _opinions(opinions: Sequence[Opinion]) -> str:
    """Both opinions with their reasons, for whoever has to choose."""
    told = (f"{opinion.model}: {_value(opinion)} ({opinion.reason.rstrip('.')})" for opinion in opinions)
    return f" Opinions: {'; '.join(told)}." if opinions else ""


def _value(opinion: Opinion) -> str:
    return opinion.status or ("not scored" if opinion.level is None else f"level {opinion.level:g}")


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
