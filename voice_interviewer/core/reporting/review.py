"""What people do with a finished interview: correct, rate, comment, decide, contest.

Each function takes the log and a wish, and returns the event to append; it raises Refused with one plain sentence
where the wish cannot be followed. Nothing is written here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from voice_interviewer.core.consent import assessment
from voice_interviewer.core.correction import Role
from voice_interviewer.core.events import (
    AnswerRated,
    CommentMade,
    DispositionMade,
    InterviewContested,
    InterviewOpened,
    QuestionAsked,
    RatingOverridden,
    Recorded,
    UtteranceCorrected,
)
from voice_interviewer.core.grading import gradings
from voice_interviewer.core.reporting.blocks import Block, blocks, item_of
from voice_interviewer.core.reporting.scoring import CHECKLIST, CRITERIA, HIGHEST, LOWEST
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.transcript import Line, clock, transcribe

Decision = Literal["advance", "hold", "reject"]
DECISIONS: tuple[Decision, ...] = get_args(Decision)
NOT_SCORED = ("none", "not scored")
LONGEST_NAME = 200
LONGEST_TEXT = 20_000

_STAMP = re.compile(r"\[?(\d+:\d\d)\]?")


class Refused(Exception):
    """A wish that cannot be followed. The message says why, and what would be possible."""


def correct(
    log: Sequence[Recorded], utterance: str, text: str, *, by: str, role: Role = "reviewer", reason: str = ""
) -> UtteranceCorrected:
    """What was really said in an utterance, which is named by its id or by the `mm:ss` at which it begins.

    Raises Refused for an utterance that there is not, and for a text that is empty or says the same.
    """
    line = _utterance(log, utterance)
    said = _text(text, "the corrected text")
    if said.split() == line.text.split():
        raise Refused(f"The text of {line.line_id} is this already: there is nothing to correct.")
    if not any(character.isalnum() for character in said):
        raise Refused("The corrected text holds no word.")
    return UtteranceCorrected(
        utterance_id=line.line_id, text=said, by=_name(by), role=role, reason=_text(reason, "the reason", needed=False)
    )


def override(
    log: Sequence[Recorded],
    pack: Pack,
    question: str,
    criterion: str,
    value: str | float | None,
    *,
    by: str,
    reason: str,
    grading: str | None = None,
) -> RatingOverridden:
    """A person's rating of a criterion in place of the one that `grading` gives (None: of the grading shown).

    `question` is an id or a number of the report ("3", "3.1"). `value` is a level from 1 to 5 with one decimal at most,
    for `checklist:ID` 1 or 0; None, "none" or "not scored" say that it should not be scored.

    Raises Refused for a question, criterion or grading that there is not, another value, or no name or reason.
    """
    if assessment(log) == "withdrawn":
        raise Refused("The candidate withdrew consent to the assessment: there is nothing to rate any more.")
    events = [recorded.event for recorded in log]
    known = gradings.named(events)
    if grading is not None and grading not in known:
        raise Refused(f"There is no grading {grading!r} of this interview. There are: {_listed(known)}.")
    chosen = gradings.shown(events) if grading is None else grading
    asked = _question(log, pack, question)
    possible = criteria(log, pack, asked.question_id, chosen)
    if criterion not in possible:
        raise Refused(f"Question {question} is not rated on {criterion!r}. It is rated on: {_listed(possible)}.")
    level, status = _value(criterion, value)
    return RatingOverridden(
        grading=chosen,
        question_id=asked.question_id,
        criterion=criterion,
        level=level,
        status=status,
        by=_name(by),
        reason=_text(reason, "a reason"),
    )


def criteria(log: Sequence[Recorded], pack: Pack, question_id: str, grading: str) -> tuple[str, ...]:
    """What an answer is rated on: a main question on all of its kind and its item's checklist, and on whatever else
    the grading rated. A follow-up is rated on what the grading rated it on; the introduction on nothing."""
    events = [recorded.event for recorded in log]
    asked = next((e for e in events if isinstance(e, QuestionAsked) and e.question_id == question_id), None)
    if asked is None or asked.form == "introduction":
        return ()
    item = item_of(asked, pack)
    planned: tuple[str, ...] = ()
    if asked.form == "main":
        entries = {entry.id for entry in pack.rubric.checklist}
        named = tuple(CHECKLIST + entry for entry in item.checklist if entry in entries) if item else ()
        planned = (*CRITERIA[item.kind if item else "technical"], *named)
    rated = (
        event.criterion
        for event in events
        if isinstance(event, AnswerRated) and event.grading == grading and event.question_id == question_id
    )
    return tuple(dict.fromkeys((*planned, *rated)))


def comment(log: Sequence[Recorded], pack: Pack, text: str, *, by: str, question: str = "") -> CommentMade:
    """A remark on the interview, or on one question by its id or number. Raises Refused without name or text."""
    _opened(log)
    about = _question(log, pack, question).question_id if question.strip() else ""
    return CommentMade(by=_name(by), text=_text(text, "the comment"), question_id=about)


def decide(log: Sequence[Recorded], decision: str, *, by: str, reason: str) -> DispositionMade:
    """What a person decided. Raises Refused for another decision than these three, and without name or reason."""
    _opened(log)
    for known in DECISIONS:
        if decision == known:
            return DispositionMade(decision=known, by=_name(by), reason=_text(reason, "a reason"))
    raise Refused(f"{decision!r} is no decision. Decide one of: {_listed(DECISIONS)}.")


def contest(log: Sequence[Recorded], text: str) -> InterviewContested:
    """The candidate contests the assessment. Raises Refused without a text."""
    _opened(log)
    return InterviewContested(text=_text(text, "what you contest, and why"))


def _opened(log: Sequence[Recorded]) -> None:
    if not any(isinstance(recorded.event, InterviewOpened) for recorded in log):
        raise Refused("There is no such interview.")


def _utterance(log: Sequence[Recorded], named: str) -> Line:
    """The candidate's line of this id, or the one that begins at this `mm:ss`."""
    wanted = named.strip()
    spoken = [line for line in transcribe(log).lines if line.speaker == "candidate"]
    stamp = _STAMP.fullmatch(wanted)
    found = [line for line in spoken if line.line_id == wanted]
    if not found and stamp:
        found = [line for line in spoken if clock(line.start_s) == stamp[1].rjust(5, "0")]
    if not found:
        raise Refused(f"There is no utterance {wanted!r}. Name it by its id or by its time [mm:ss] in the transcript.")
    if len(found) > 1:
        raise Refused(f"Several utterances begin at {wanted}. Name one of: {_listed(line.line_id for line in found)}.")
    return found[0]


def _question(log: Sequence[Recorded], pack: Pack, named: str) -> QuestionAsked:
    """The question of this id, or of this number in the report."""
    wanted = named.strip()
    events = [recorded.event for recorded in log]
    asked = {event.question_id: event for event in events if isinstance(event, QuestionAsked)}
    if wanted in asked:
        return asked[wanted]
    numbered: dict[str, Block] = {}
    for block in blocks(events, pack, transcribe(log), ""):
        numbered |= {member.number: member for member in (block, *block.probes) if member.number}
    if wanted in numbered:
        return asked[numbered[wanted].question_id]
    raise Refused(f"There is no question {wanted!r}. There are: {_listed(numbered)}.")


def _value(criterion: str, value: str | float | None) -> tuple[float | None, str]:
    """Level and status of a rating; both are empty for "not scored"."""
    text = "none" if value is None else str(value).strip().lower()
    if text in NOT_SCORED:
        return None, ""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if criterion.startswith(CHECKLIST):
        if number not in (0, 1) or isinstance(value, bool):
            raise Refused(f"{value!r} is no status of a checklist entry: say 1 (shown), 0 (not shown) or none.")
        return None, str(int(number))
    if not LOWEST <= number <= HIGHEST or round(number, 1) != number or isinstance(value, bool):
        raise Refused(f"{value!r} is no level: give {LOWEST} to {HIGHEST}, with one decimal at most, or none.")
    return number, ""


def _name(by: str) -> str:
    name = " ".join(by.split())
    if not any(character.isalnum() for character in name):
        raise Refused("Say who you are: a person stands behind every entry.")
    if len(name) > LONGEST_NAME:
        raise Refused(f"A name has at most {LONGEST_NAME} characters.")
    return name


def _text(text: str, what: str, *, needed: bool = True) -> str:
    """The text without characters that nobody can see; line breaks stay."""
    clean = "".join(sign for sign in text if sign in "\n\t" or (ord(sign) >= 32 and not 0xD800 <= ord(sign) < 0xE000))
    clean = clean.strip()
    if needed and not clean:
        raise Refused(f"Give {what}: it is empty.")
    if len(clean) > LONGEST_TEXT:
        raise Refused(f"That is too long: at most {LONGEST_TEXT} characters.")
    return clean


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"
