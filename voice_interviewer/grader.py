"""Rate answers. A grader sees the text of one answer and its item, and nothing else; it returns levels with places.

`grade` turns places into quotations of what was really said, and leaves *not scored* wherever a grader fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from voice_interviewer.core import guards, star
from voice_interviewer.core.blocks import item_of
from voice_interviewer.core.events import AnswerRated, Evidence, InterviewOpened, QuestionAsked, Recorded
from voice_interviewer.core.masking import mask
from voice_interviewer.core.matching import Match, match, score
from voice_interviewer.core.pack import Item, Pack
from voice_interviewer.core.scoring import CHECKLIST, CRITERIA, LOW_CONFIDENCE, MENTIONS_ONLY, certain_spans
from voice_interviewer.core.transcript import Line, cite, clock, transcribe, words_within
from voice_interviewer.core.words import tokens

__all__ = ["Answer", "EmbeddedGrader", "Grader", "Judgement", "answers", "grade", "score"]

MOST_QUOTES = 6
LEAST_QUOTED_WORDS = 3
MOST_FLAGGED = 3
OPENING_WORDS = 24
WORDS_IN_COMMON = 2
CAPPING = frozenset({"stuffing", "contradiction", "red flag"})
CAPPED_BELOW = 0.4
PROBABLY_MISHEARD = 0.8
NO_FLAG = frozenset({"don't know", "misheard"})
SHOWN_FROM, SHOWN_BESIDE_FROM = 3, 5
"""From this level on, an answer shows the entry that its item assesses first, and the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A grader's word on one criterion. `spans` are (start, end) characters of the answer that it was given.

    `misheard` are places where the answer seems to hold a wrongly recognised term: they are flagged if they were
    heard with little confidence.
    """

    criterion: str
    level: float | None
    reason: str
    spans: tuple[tuple[int, int], ...] = ()
    status: str = ""
    shown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    misheard: tuple[tuple[int, int], ...] = ()
    confidence: float | None = None


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

    `grading` names this pass, so that several may live side by side; by default it is the grader's name.
    """
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
    else:
        reason = "The grader said nothing about this."
        try:
            spoken = mask(answer.text, names)
            for judgement in grader.rate(answer.question.text, spoken, answer.item, assessed):
                judged[judgement.criterion] = judgement
        except Exception as error:  # whatever goes wrong in a grader must never become a score, or end an interview
            judged, reason = {}, f"The grader failed: {error or type(error).__name__}"
    for criterion in wanted:
        judgement = judged.get(criterion) or Judgement(criterion=criterion, level=None, reason=reason)
        yield _event(judgement, answer, grader.name, grading)


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
    )


def _doubtful(answer: Answer, judgement: Judgement) -> Iterator[str]:
    """Flags where a rating touches words heard with little confidence, with the seconds to listen to."""
    misheard = _unsure(answer, judgement.misheard, PROBABLY_MISHEARD)
    for text, at_s in list(misheard.items())[:MOST_FLAGGED]:
        yield f"probably misheard at {clock(at_s)}: “{text}”"
    places = sorted({clock(at_s) for at_s in _unsure(answer, judgement.spans, LOW_CONFIDENCE).values()})
    if places:
        more = " and later" if len(places) > MOST_FLAGGED else ""
        yield f"some words heard with low confidence at {', '.join(places[:MOST_FLAGGED])}{more}"


def _unsure(answer: Answer, spans: Sequence[tuple[int, int]], bound: float) -> dict[str, float]:
    """Texts among these spans that hold a word heard with less confidence, with the time of the first such word."""
    found: dict[str, float] = {}
    for start, end in spans:
        for line, first, last in answer.pieces(start, end):
            for word in words_within(line, first, last):
                if word.confidence < bound:
                    found.setdefault(line.text[first:last], word.start_s)
                    break
    return found


class EmbeddedGrader:
    """Rates without a model: which expected points an answer mentions, and which parts of a story can be heard.

    It cannot tell right from wrong, deep from shallow or clear from unclear, and says so instead of guessing.
    """

    name = "embedded"

    def rate(self, question: str, answer: str, item: Item, entries: Mapping[str, str]) -> Sequence[Judgement]:
        if item.kind == "behavioural":
            story = self._story(answer)
            about = [entry for entry in entries if entry == item.checklist[0] or _touches(answer, entries[entry])]
            return (*story, *(_told(entry, story, entry in about) for entry in entries))
        references = [item.guide or ". ".join(item.expects), *item.exemplars]
        if not any(reference.strip() for reference in references):
            reason = "The question bank has no answer guide for this question."
            return [Judgement(criterion=name, level=None, reason=reason) for name in _criteria(item, entries)]
        found = match(question, references, answer, points=item.expects or None, red_flags=item.red_flags)
        completeness = _completeness(found, answer)
        return (
            completeness,
            *(Judgement(criterion=name, level=None, reason=reason) for name, reason in _UNJUDGED.items()),
            *(_shown(entry, text, found, completeness, entry == item.checklist[0]) for entry, text in entries.items()),
        )

    def _story(self, answer: str) -> list[Judgement]:
        """The parts of a story that can be heard; a part that cannot is not scored."""
        clean, injected = guards.sanitised(answer)
        flags = tuple(f"{flag.kind}: {flag.note}" for flag in injected)
        parts = star.heard(clean)
        refusals = guards.dont_know(clean)
        if refusals and not parts:
            reason = "The candidate said that there is no example to tell."
            return [
                Judgement(criterion=name, level=1, reason=reason, spans=(refusals[0],), flags=flags)
                for name in CRITERIA["behavioural"]
            ]
        judged = []
        for name in CRITERIA["behavioural"]:
            part = parts.get(name)
            if part is None:
                judged.append(Judgement(criterion=name, level=None, reason=_UNHEARD, flags=flags))
            else:
                judged.append(
                    Judgement(
                        criterion=name,
                        level=part.level,
                        reason=part.reason,
                        spans=part.spans,
                        flags=(MENTIONS_ONLY, *flags),
                        confidence=0.3,
                    )
                )
        return judged


_UNJUDGED = {
    "accuracy": "The embedded grader hears what is mentioned, not whether it is right.",
    "clarity": "The embedded grader does not judge how something is said.",
    "depth": "The embedded grader cannot tell a reason from a word.",
    "practicality": "The embedded grader cannot tell practice from theory.",
}
_UNHEARD = "Not heard by the embedded grader, which knows only common ways of saying it."


def _criteria(item: Item, entries: Mapping[str, str]) -> tuple[str, ...]:
    return (*CRITERIA[item.kind], *(CHECKLIST + entry for entry in entries))


def _touches(answer: str, text: str) -> bool:
    """Whether a story uses some of the words of a checklist entry."""
    return len(_stems(answer) & _stems(text)) >= WORDS_IN_COMMON


def _told(entry: str, story: Sequence[Judgement], about: bool) -> Judgement:
    """A checklist entry by a story: shown by own action with a result; that neither was heard proves nothing.

    A story speaks for the entry that its item names first, and for others only in their own words.
    """
    parts = {judgement.criterion: judgement for judgement in story}
    action, result = parts["action"], parts["result"]
    if action.level == 1:
        return _vote(entry, "0", action.reason, action.spans)
    if not about:
        return Judgement(criterion=CHECKLIST + entry, level=None, reason="The story was told about something else.")
    if action.level is None or result.level is None:
        return Judgement(criterion=CHECKLIST + entry, level=None, reason="Own action and result were not both heard.")
    return _vote(entry, "1", "Own action and its result are told.", action.spans[:1] + result.spans[:1])


def _shown(entry: str, text: str, found: Match, completeness: Judgement, first: bool) -> Judgement:
    """A checklist entry by the expected points that are about it; where no point is, by the whole answer.

    The whole answer speaks for the entry that its item names first; for the others it must be nearly complete.
    """
    if completeness.level is None:
        return Judgement(criterion=CHECKLIST + entry, level=None, reason=completeness.reason)
    about = [point for point in found.points if _stems(point.point) & _stems(text)]
    if not about or completeness.level == 1:
        enough = completeness.level >= (SHOWN_FROM if first else SHOWN_BESIDE_FROM)
        if not enough and not first and completeness.level >= SHOWN_FROM:
            reason = "The answer was about something else and is too short to tell."
            return Judgement(criterion=CHECKLIST + entry, level=None, reason=reason)
        return _vote(entry, "1" if enough else "0", completeness.reason, completeness.spans)
    heard = [point for point in about if point.status == "mentioned" and point.span is not None]
    if heard:
        spans = tuple((point.span.start, point.span.end) for point in heard if point.span is not None)
        return _vote(entry, "1", f"Mentioned: {'; '.join(point.point for point in heard)}.", spans)
    if any(point.status == "partly" for point in about):
        reason = f"Only partly mentioned: {'; '.join(point.point for point in about if point.status == 'partly')}."
        return Judgement(criterion=CHECKLIST + entry, level=None, reason=reason)
    missing = "; ".join(point.point for point in about)
    return _vote(entry, "0", f"Not mentioned: {missing}.", completeness.spans)


@cache
def _stems(text: str) -> frozenset[str]:
    """What the words of a text are compared by; words of no content left out."""
    return frozenset(token.stem for token in tokens(text) if token.weight == 1)


def _vote(entry: str, status: str, reason: str, spans: tuple[tuple[int, int], ...]) -> Judgement:
    return Judgement(criterion=CHECKLIST + entry, level=None, status=status, reason=reason, spans=spans, confidence=0.3)


def _completeness(found: Match, answer: str) -> Judgement:
    """The share of expected points, in fifths: level 1 below one fifth, level 5 from four fifths on."""
    flags = tuple(dict.fromkeys(f"{flag.kind}: {flag.note}" for flag in found.flags if flag.kind not in NO_FLAG))
    if found.status == "unassessable":
        reason = "Too little was said in a language that the embedded grader knows."
        return Judgement(criterion="completeness", level=None, reason=reason, flags=flags)
    mentioned = tuple(point.point for point in found.points if point.status == "mentioned")
    partly = [point.point for point in found.points if point.status == "partly"]
    missing = tuple(point.point for point in found.points if point.status == "not mentioned")
    share = (len(mentioned) + len(partly) / 2) / len(found.points) if found.points else found.score
    if found.score <= CAPPED_BELOW and CAPPING & {flag.kind for flag in found.flags}:
        share = min(share, found.score)
    refusal = next(((flag.start, flag.end) for flag in found.flags if flag.kind == "don't know"), None)
    spans = tuple((span.start, span.end) for span in found.spans)
    if refusal and found.score == 0:
        share, spans, reason = 0.0, (refusal,), "The candidate said that there is no answer."
    else:
        also = f", {len(partly)} partly" if partly else ""
        reason = f"{len(mentioned)} of {len(found.points)} expected points mentioned{also}."
    return Judgement(
        criterion="completeness",
        level=min(5, 1 + int(share * 5 + 1e-9)),
        reason=reason,
        spans=spans or (_opening(answer),),
        shown=mentioned,
        missing=missing,
        flags=(MENTIONS_ONLY, *flags),
        misheard=tuple((flag.start, flag.end) for flag in found.flags if flag.kind == "misheard"),
        confidence=0.4,
    )


def _opening(answer: str) -> tuple[int, int]:
    """The first words of the answer: what was said where nothing expected was."""
    words = answer.split()[:OPENING_WORDS]
    start = end = len(answer) - len(answer.lstrip())
    for word in words:
        end = answer.index(word, end) + len(word)
    return start, end
