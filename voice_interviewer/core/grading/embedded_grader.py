"""The embedded grader: rates answers without a model, and says what it cannot know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from voice_interviewer.core.grading import guards, star
from voice_interviewer.core.grading.judgement import Judgement
from voice_interviewer.core.grading.matching import Match, match
from voice_interviewer.core.grading.standards import criteria_of, references_of
from voice_interviewer.core.grading.words import tokens
from voice_interviewer.core.reporting.scoring import CHECKLIST, CRITERIA, MENTIONS_ONLY
from voice_interviewer.core.role.pack import Item

OPENING_WORDS = 24
A_STORY = 12  # words of content
WORDS_IN_COMMON = 2
CAPPING = frozenset({"stuffing", "contradiction", "red flag"})
CAPPED_BELOW = 0.4
NO_FLAG = frozenset({"don't know", "misheard"})
SHOWN_FROM, SHOWN_BESIDE_FROM = 3, 5
"""From this level on, an answer shows the entry that its item assesses first, and the others."""


class EmbeddedGrader:
    """Rates without a model: which expected points an answer mentions, and which parts of a story can be heard.

    It cannot tell right from wrong, deep from shallow or clear from unclear, and says so instead of guessing.
    """

    name = "embedded"

    def rate(self, question: str, answer: str, item: Item, entries: Mapping[str, str]) -> Sequence[Judgement]:
        """One judgement for each criterion of the item and each of `entries`, checklist ids with their texts."""
        if item.kind == "behavioural":
            story = self._story(answer, item.language)
            places = {entry: _places(answer, text, story, item.language) for entry, text in entries.items()}
            places |= {entry: _first_place(story) for entry in item.checklist[:1]}
            return (*story, *(_told(entry, story, places[entry]) for entry in entries))
        references = references_of(item)
        if not references:
            reason = "The question bank has no answer guide for this question."
            return [Judgement(criterion=name, level=None, reason=reason) for name in criteria_of(item, entries)]
        found = match(
            question, references, answer, points=item.expects or None, red_flags=item.red_flags, language=item.language
        )
        slipped = guards.language_between(answer, item.language)
        completeness = _unread(slipped) if slipped else _completeness(found, answer)
        return (
            completeness,
            *(Judgement(criterion=name, level=None, reason=reason) for name, reason in _UNJUDGED.items()),
            *(
                _shown(entry, text, found, completeness, entry == item.checklist[0], item.language)
                for entry, text in entries.items()
            ),
        )

    def _story(self, answer: str, language: str) -> list[Judgement]:
        """The parts of a story that can be heard; a part that cannot is not scored."""
        clean, injected = guards.sanitised(answer)
        flags = tuple(f"{flag.kind}: {flag.note}" for flag in injected)
        parts = star.heard(clean, language)
        refusals = guards.dont_know(clean)
        if refusals and not parts and _hardly_more(clean, refusals, language):
            reason = "The candidate said that there is no example to tell."
            return [
                Judgement(criterion=name, level=1, reason=reason, spans=(refusals[0],), flags=(MENTIONS_ONLY, *flags))
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


def _places(answer: str, text: str, story: Sequence[Judgement], language: str) -> tuple[tuple[int, int], ...]:
    """Where a story speaks for a checklist entry in the entry's own words; nowhere proves nothing.

    An own action whose verb is the entry's ("I asked" for "listens and asks"), something learned for an entry about
    learning, or several of its words anywhere.
    """
    about = _stems(text, language)
    clean, _ = guards.sanitised(answer)
    acted = [clause for verb, clause in star.own_actions(clean, language) if _stems(verb, language) & about]
    if acted:
        return tuple(acted[:1])
    learned = next(judgement for judgement in story if judgement.criterion == "reflection")
    if about & _LEARNING and learned.spans and learned.level != 1:
        return learned.spans[:1]
    return _first_place(story) if len(_stems(clean, language) & about) >= WORDS_IN_COMMON else ()


def _first_place(story: Sequence[Judgement]) -> tuple[tuple[int, int], ...]:
    return next(judgement.spans[:1] for judgement in story if judgement.criterion == "action")


def _told(entry: str, story: Sequence[Judgement], places: tuple[tuple[int, int], ...]) -> Judgement:
    """A checklist entry by a story: shown by own action with a result; that neither was heard proves nothing.

    A story speaks for the entry that its item names first, and for others only in their own words.
    """
    parts = {judgement.criterion: judgement for judgement in story}
    action, result = parts["action"], parts["result"]
    if action.level == 1:
        return _vote(entry, "0", action.reason, action.spans)
    if action.level is None or result.level is None:
        return Judgement(criterion=CHECKLIST + entry, level=None, reason="Own action and result were not both heard.")
    if not places:
        return Judgement(criterion=CHECKLIST + entry, level=None, reason="The story was told about something else.")
    return _vote(entry, "1", "Own action and its result are told.", places + result.spans[:1])


def _shown(entry: str, text: str, found: Match, completeness: Judgement, first: bool, language: str) -> Judgement:
    """A checklist entry by the expected points that are about it; where no point is, by the whole answer.

    The whole answer speaks for the entry that its item names first; for the others it must be nearly complete.
    """
    if completeness.level is None:
        return Judgement(criterion=CHECKLIST + entry, level=None, reason=completeness.reason)
    about = [point for point in found.points if _stems(point.point, language) & _stems(text, language)]
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


def _hardly_more(answer: str, refusals: Sequence[tuple[int, int]], language: str) -> bool:
    """Whether hardly anything is said beside "I don't know": who told a story first has told one, heard or not."""
    beside = (word for word in tokens(answer, language) if not any(a <= word.start < b for a, b in refusals))
    return sum(word.weight == 1 for word in beside) < A_STORY


def _unread(language: str) -> Judgement:
    reason = f"A part of the answer is in another language than the interview ({language})."
    return Judgement(criterion="completeness", level=None, reason=reason)


def _stems(text: str, language: str) -> frozenset[str]:
    """What the words of a text are compared by; words of no content left out."""
    return frozenset(token.stem for token in tokens(text, language) if token.weight == 1)


_LEARNING = _stems("learn lesson mistake", "en") | _stems("lernt gelernt Fehler", "de")


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
