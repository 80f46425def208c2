"""The checker of a report's review: every entry of a person stands in it as in the log, and none beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from voice_interviewer.core.checking.mismatch import ABSENT, Mismatch, same
from voice_interviewer.core.checking.recount import Recount
from voice_interviewer.core.events import (
    AnswerRated,
    CommentMade,
    ConsentWithdrawn,
    DispositionMade,
    Event,
    HelpRequested,
    InterviewContested,
    RatingOverridden,
    Recorded,
    ReportViewed,
    UtteranceCorrected,
)

KEPT: tuple[tuple[str, type, tuple[str, ...]], ...] = (
    ("decisions", DispositionMade, ("decision", "by", "reason")),
    ("comments", CommentMade, ("by", "text", "question_id")),
    ("contests", InterviewContested, ("text",)),
    ("overrides", RatingOverridden, ("question_id", "criterion", "level", "status", "by", "reason", "grading")),
    ("views", ReportViewed, ("by", "form", "via")),
)
CHANGES: tuple[tuple[type, str, str], ...] = (
    (ConsentWithdrawn, "consent was withdrawn", "consent was withdrawn {} times"),
    (UtteranceCorrected, "an utterance was corrected", "{} corrections of the transcript were made"),
    (RatingOverridden, "a person changed a rating", "people changed {} ratings"),
    (AnswerRated, "the answers were graded again", "the answers were graded again"),
    (InterviewContested, "the candidate contested the assessment", "the candidate contested the assessment"),
    (DispositionMade, "a decision was made", "{} decisions were made"),
    (CommentMade, "a comment was made", "{} comments were made"),
    (HelpRequested, "the candidate asked for help", "the candidate asked for help {} times"),
)


def review(document: dict[str, Any], log: Sequence[Recorded], count: Recount) -> Iterator[Mismatch]:
    """What people decided, said, rated, corrected and looked at, and whether a contest waits."""
    stated = document.get("review") or {"assessment": "agreed"}
    yield from same("review.assessment", stated["assessment"], count.consent, "I1")
    for name, kind, fields in KEPT:
        made = [
            (*(getattr(recorded.event, field) for field in fields), recorded.at)
            for recorded in log
            if isinstance(recorded.event, kind)
        ]
        told = [(*(entry[field] for field in fields), entry["at"]) for entry in stated.get(name, ())]
        yield from _each(f"review.{name}", told, made)
    made = [
        (utterance_id, correction.text, correction.by)
        for utterance_id, corrections in count.corrections.items()
        if utterance_id in count.heard
        for correction in corrections
    ]
    told = [(entry["utterance_id"], entry["text"], entry["by"]) for entry in stated.get("corrections", ())]
    yield from _each("review.corrections", sorted(told), sorted(made))
    waiting = any(entry["about"] == "contest" for entry in stated.get("waiting", ()))
    yield from same("review.waiting (contest)", waiting, _contested(log), "I1")


def _contested(log: Sequence[Recorded]) -> bool:
    """Whether the candidate contested and nobody has decided since."""
    open_contest = False
    for recorded in log:
        if isinstance(recorded.event, InterviewContested | DispositionMade):
            open_contest = isinstance(recorded.event, InterviewContested)
    return open_contest


def _each(where: str, told: Sequence[object], made: Sequence[object]) -> Iterator[Mismatch]:
    for place in range(max(len(told), len(made))):
        one = told[place] if place < len(told) else ABSENT
        other = made[place] if place < len(made) else ABSENT
        yield from same(f"{where}[{place}]", one, other, "I1")


def changes(later: Sequence[Event]) -> tuple[str, ...]:
    """What later events change in a report that was made before them, as parts of a sentence; views change nothing."""
    found = []
    for kind, one, several in CHANGES:
        count = sum(isinstance(event, kind) for event in later)
        if count:
            found.append(one if count == 1 else several.format(count))
    return tuple(found)
