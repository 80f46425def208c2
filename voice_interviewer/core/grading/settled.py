"""What can be said about an answer before any model is asked: nothing to rate, or no answer at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from voice_interviewer.core.grading import guards
from voice_interviewer.core.grading.embedded_grader import EmbeddedGrader
from voice_interviewer.core.grading.judgement import Judgement
from voice_interviewer.core.grading.matching import match
from voice_interviewer.core.grading.standards import criteria_of, references_of
from voice_interviewer.core.grading.words import tokens
from voice_interviewer.core.reporting.scoring import MENTIONS_ONLY
from voice_interviewer.core.role.pack import Item

LEAST_CONTENT_WORDS = 3

NO_ANSWER = "The candidate said that there is no answer."


def settled(question: str, clean: str, item: Item, entries: Mapping[str, str]) -> Sequence[Judgement] | None:
    """The judgements that need no model; None where one is needed.

    `clean` is the answer with everything that addresses the grader blanked.
    """
    if reason := _unassessable(question, clean, item):
        return [Judgement(criterion=name, level=None, reason=reason) for name in criteria_of(item, entries)]
    if _declined(clean, item.language):
        return list(_refusal(question, clean, item, entries))
    return None


def reader_flags(question: str, clean: str, item: Item) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """What the embedded scorer notices for a reader (denials, practices that are wrong here), and terms misheard."""
    found = match(
        question,
        references_of(item),
        clean,
        points=item.expects or None,
        red_flags=item.red_flags,
        language=item.language,
    )
    noticed = (flag for flag in found.flags if flag.kind in _FOR_READERS)
    misheard = tuple((flag.start, flag.end) for flag in found.flags if flag.kind == "misheard")
    return tuple(dict.fromkeys(f"{flag.kind}: {flag.note}" for flag in noticed)), misheard


_FOR_READERS = frozenset({"contradiction", "red flag", "stuffing", "parroted question"})


def _unassessable(question: str, clean: str, item: Item) -> str:
    words = tokens(clean, item.language)
    if guards.dont_know(clean):
        return ""
    said = [word.stem for word in words if word.weight == 1]
    if len(said) < LEAST_CONTENT_WORDS and not set(said) & _expected(question, item):
        return "Too little was said to rate."
    language = guards.other_language(words, clean, item.language)
    return f"The answer is in another language than the interview ({language})." if language else ""


def _expected(question: str, item: Item) -> frozenset[str]:
    """Stems of the guide that the question does not give away: "Parameterised queries." is short, and an answer."""
    wanted = {word.stem for text in references_of(item) for word in tokens(text, item.language) if word.weight == 1}
    return frozenset(wanted - {word.stem for word in tokens(question, item.language)})


def _declined(clean: str, language: str) -> bool:
    """Whether the answer says no more than that there is none; a guess behind "I'm not sure" is an answer."""
    refusals = guards.dont_know(clean)
    rest = list(clean)
    for start, end in refusals:
        guess = _GUESS.search(clean, start, end)
        rest[start : guess.start() if guess else end] = " " * ((guess.start() if guess else end) - start)
    return bool(refusals) and sum(word.weight == 1 for word in tokens("".join(rest), language)) < LEAST_CONTENT_WORDS


_GUESS = re.compile(
    r"\b(?:but|however|though|although|maybe|perhaps|probably|i (?:would|think|guess|believe)|i'd"
    r"|aber|vielleicht|wahrscheinlich|vermutlich|ich (?:würde|denke|glaube|vermute))\b",
    re.I,
)


def _refusal(question: str, clean: str, item: Item, entries: Mapping[str, str]) -> Iterator[Judgement]:
    """What "I don't know" is worth, by rule: the lowest level with these words as evidence."""
    for judgement in EmbeddedGrader().rate(question, clean, item, entries):
        if judgement.level is None and not judgement.status:
            yield Judgement(criterion=judgement.criterion, level=None, reason=NO_ANSWER)
        else:
            flags = tuple(flag for flag in judgement.flags if flag != MENTIONS_ONLY)
            yield replace(judgement, reason=NO_ANSWER, flags=flags)
