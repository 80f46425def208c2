"""Rate answers. A grader sees the text of one answer and its item, and nothing else; it returns levels with places.

`grade` turns places into quotations of what was really said, and leaves *not scored* wherever a grader fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from voice_interviewer.core.consent import require
from voice_interviewer.core.events import AnswerRated, Evidence, InterviewOpened, QuestionAsked, Recorded
from voice_interviewer.core.grading.embedded_grader import EmbeddedGrader
from voice_interviewer.core.grading.judgement import Judgement
from voice_interviewer.core.grading.masking import mask
from voice_interviewer.core.grading.matching import score
from voice_interviewer.core.grading.misheard import suspects
from voice_interviewer.core.reporting.admission import DOUBTFUL_SHARE, LOW_CONFIDENCE, certain_spans
from voice_interviewer.core.reporting.blocks import item_of
from voice_interviewer.core.reporting.scoring import CHECKLIST, CRITERIA
from voice_interviewer.core.role.pack import Item, Pack
from voice_interviewer.core.transcript import Line, cite, clock, transcribe, words_within

__all__ = ["Answer", "EmbeddedGrader", "Grader", "Judgement", "answers", "grade", "score"]

MOST_QUOTES = 6
LONGEST_REASON = 200
LEAST_QUOTED_WORDS = 3
MOST_FLAGGED = 3
PROBABLY_MISHEARD = 0.8


class Grader(Protocol):
    """Rates one answer to one item. It is given text alone: no name, no voice, no time, no way of answering.

    Raises whatever it likes: the answer is then *not scored*, and the reason is kept.
    """

    name: str

    def rate(self, question: str, answer: str, item: Item, entries: Mapping[str, str]) -> Sequence[Judgement]:
        """`entries` are the checklist entries to judge, id -> text."""
        ...


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said to a question and its follow-ups, as one text with the place of each utterance in it."""

    question: QuestionAsked
    item: Item | None
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def doubtful_share(self) -> float:
        """The share (0..1) of recognised words that were heard with low confidence; typed words are certain."""
        words = [word for line in self.lines for word in line.words]
        return sum(word.confidence < LOW_CONFIDENCE for word in words) / len(words) if words else 0.0

    def pieces(self, start: int, end: int) -> Iterator[tuple[Line, int, int]]:
        """The utterances that a span of the text covers, each with its own span."""
        offset = 0
        for line in self.lines:
            first, last = max(start - offset, 0), min(end - offset, len(line.text))
            if first < last:
                yield line, first, last
            offset += len(line.text) + 1

    def evidence(self, spans: Sequence[tuple[int, int]]) -> tuple[Evidence, ...]:
        """A quotation for each span, in the order spoken: its longest run without a word heard with low confidence."""
        found: dict[Evidence, None] = {}
        for start, end in _merged(spans):
            pieces = tuple(self.pieces(start, end))
            for line, first, last in pieces:
                runs = certain_spans(line, first, last)
                if not runs:
                    continue
                best = max(runs, key=lambda run: run[1] - run[0])
                as_given = best == (first, last) and len(pieces) == 1
                if as_given or len(line.text[slice(*best)].split()) >= LEAST_QUOTED_WORDS:
                    found[cite(line, *best)] = None
        return tuple(found)


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def answers(log: Sequence[Recorded], pack: Pack) -> tuple[Answer, ...]:
    """Each main question's answer, follow-ups included; where nothing else was said, the words that declined it."""
    transcript = transcribe(log)
    questions = [recorded.event for recorded in log if isinstance(recorded.event, QuestionAsked)]
    mains = {question.question_id for question in questions if question.form == "main"}
    found = []
    for question in questions:
        if question.form == "introduction" or question.parent_id in mains:
            continue
        family = [question.question_id] + [
            probe.question_id for probe in questions if probe.parent_id == question.question_id
        ]
        lines = tuple(line for question_id in family for line in transcript.answer(question_id))
        if not lines:
            said = (line for question_id in family for line in transcript.utterances(question_id))
            lines = tuple(line for line in said if line.request == "skip")
        found.append(Answer(question, item_of(question, pack), lines))
    return tuple(found)


def grade(log: Sequence[Recorded], pack: Pack, grader: Grader, grading: str = "") -> tuple[AnswerRated, ...]:
    """Rate every answer of an interview; the events are to be appended to its log. Never raises for a failing grader.

    `grading` names this pass, so that several may live side by side; by default it is the grader's name. Raises
    consent.NotAgreed where the candidate did not agree to an automated assessment or withdrew from it.
    """
    require(log)
    names = [recorded.event.candidate for recorded in log if isinstance(recorded.event, InterviewOpened)]
    entries = {entry.id: entry.text for entry in pack.rubric.checklist}
    return tuple(
        event for answer in answers(log, pack) for event in rate(answer, entries, grader, grading or grader.name, names)
    )


def rate(
    answer: Answer, entries: Mapping[str, str], grader: Grader, grading: str, names: Sequence[str] = ()
) -> Iterator[AnswerRated]:
    """The ratings of one answer: every criterion of its kind, and every checklist entry that its item assesses."""
    wanted = _wanted(answer.item)
    assessed = {entry: entries[entry] for entry in (answer.item.checklist if answer.item else ()) if entry in entries}
    judged: dict[str, Judgement] = {}
    if answer.item is None:
        reason = "This question is not in the question bank, so there is nothing to rate it by."
    elif not answer.text.strip():
        reason = "No answer was heard."
    elif (share := answer.doubtful_share) > DOUBTFUL_SHARE:
        reason = f"{share:.0%} of the words were heard with low confidence: listen to the recording."
    else:
        reason = "The grader said nothing about this."
        try:
            spoken = mask(answer.text, names)
            for judgement in grader.rate(answer.question.text, spoken, answer.item, assessed):
                judged[judgement.criterion] = judgement
        except Exception as error:  # whatever goes wrong in a grader must never become a score, or end an interview
            judged, reason = {}, f"The grader failed: {_brief(error)}"
    for criterion in wanted:
        judgement = judged.get(criterion) or Judgement(criterion=criterion, level=None, reason=reason)
        yield _event(judgement, answer, grader.name, grading)


def _brief(error: Exception) -> str:
    """The error in one short line; its type if it says nothing."""
    return " ".join(str(error).split())[:LONGEST_REASON] or type(error).__name__


def _wanted(item: Item | None) -> tuple[str, ...]:
    if item is None:
        return CRITERIA["technical"]
    return (*CRITERIA[item.kind], *(CHECKLIST + entry for entry in item.checklist))


def _event(judgement: Judgement, answer: Answer, grader: str, grading: str) -> AnswerRated:
    spans = [span for span in judgement.spans if 0 <= span[0] < span[1] <= len(answer.text)]
    return AnswerRated(
        grading=grading,
        question_id=answer.question.question_id,
        item_id=answer.question.item_id,
        criterion=judgement.criterion,
        level=judgement.level,
        reason=judgement.reason,
        evidence=answer.evidence(spans)[:MOST_QUOTES],
        status=judgement.status,
        flags=tuple(dict.fromkeys((*judgement.flags, *_doubtful(answer, judgement)))),
        grader=grader,
        confidence=judgement.confidence,
        shown=judgement.shown,
        missing=judgement.missing,
        model=judgement.model,
        prompt_hash=judgement.prompt_hash,
        opinions=judgement.opinions,
    )


def _doubtful(answer: Answer, judgement: Judgement) -> Iterator[str]:
    """Flags where a rating touches words heard with little confidence, with the seconds to listen to."""
    misheard = _unsure(answer, judgement.misheard, PROBABLY_MISHEARD)
    for text, at_s in list(misheard.items())[:MOST_FLAGGED]:
        yield f"probably misheard at {clock(at_s)}: “{text}”"
    if judgement.criterion == "completeness" and answer.item is not None:
        item = answer.item
        for suspect in list(suspects(answer.lines, (item.guide, *item.expects, *item.exemplars)))[:MOST_FLAGGED]:
            if suspect.heard not in misheard:
                yield f"probably misheard at {clock(suspect.start_s)}: “{suspect.heard}”, perhaps “{suspect.term}”"
    places = sorted({clock(at_s) for at_s in _unsure(answer, judgement.spans, LOW_CONFIDENCE).values()})
    if places:
        more = " and later" if len(places) > MOST_FLAGGED else ""
        yield f"some words heard with low confidence at {', '.join(places[:MOST_FLAGGED])}{more}"


def _unsure(answer: Answer, spans: Sequence[tuple[int, int]], bound: float) -> dict[str, float]:
    """Texts among these spans that hold a word heard with less confidence, with the time of the first such word."""
    found: dict[str, float] = {}
    for start, end in spans:
        for line, first, last in answer.pieces(start, end):
            if not any(word.confidence < bound for word in line.words):
                continue
            for word in words_within(line, first, last):
                if word.confidence < bound:
                    found.setdefault(line.text[first:last], word.start_s)
                    break
    return found
