"""The embedded answer scorer: how much of a guide an answer mentions, and where. No model, no download, no clock.

It says "mentioned", never "correct": shared words cannot tell a right sentence from its denial. What it was measured
to do, and what it cannot do, stands in docs/decisions/0004-embedded-scorer.md.

Order of judgement: text addressed to the grader is blanked; evidence is counted; upper bounds follow (no answer, terms
strung together, denial, a practice that is wrong on this topic); flags for a reader change nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from voice_interviewer.core.grading import guards, polarity
from voice_interviewer.core.grading.guards import Flag
from voice_interviewer.core.grading.overlap import Guide, guide_of, key_points, likeness_to, nearest
from voice_interviewer.core.grading.passages import best_passage
from voice_interviewer.core.grading.words import Token, respelled, tokens
from voice_interviewer.core.turn.red_flag import stands
from voice_interviewer.core.turn.said import Said

Status = Literal["mentioned", "partly", "not mentioned", "unassessable"]

# From likeness to score. What any two texts share is nothing; what a full spoken answer shares is well above 0.65.
# Set by full, partial and wrong answers to backend questions, not by exam grades: those are generous.
_SCALE = ((0.0, 0.0), (0.22, 0.155), (0.27, 0.2), (0.48, 0.552), (0.7, 0.74), (1.0, 1.0))
_BAG_CAP, _DENIED_CAP, _RED_CAP, _VERDICT_CAP = 0.4, 0.25, 0.3, 0.1
_ONE_THOUGHT = 10  # terms up to which a guide says one thing: a longer one has room for what an answer says beside it
_DENIED_TERMS, _DENIED_SHARE = 6, 0.55
_DENIED_OF_POINT = 3  # two happen in one of ten right answers
_GUESS = 8  # content words beside "I don't know" that make it an attempt
_MENTIONED, _PARTLY = 0.55, 0.25
_LEAST_WORDS = 3  # content words below which an answer without any hit says nothing


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of the answer: `answer[start:end]` is the quotation."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PointMatch:
    """One key point: how strongly the answer mentions it (0..1) and the best place, if there is any."""

    point: str
    strength: float
    status: Status
    span: Span | None


@dataclass(frozen=True, slots=True)
class Match:
    """What an answer mentions of a guide: score 0..1, status, the places that support it, and flags for a reader."""

    score: float
    status: Status
    spans: tuple[Span, ...]
    points: tuple[PointMatch, ...]
    flags: tuple[Flag, ...]


def score(question: str, reference: str | Sequence[str], answer: str, language: str = "en") -> float:
    """How much of the guide the answer mentions, 0..1.

    `reference` is the guide, or the guide first and exemplar answers after it: the best match counts. What cannot be
    assessed scores near 0 too; `match` tells the difference.
    """
    return _read(question, _listed(reference), answer, language).value


def match(
    question: str,
    reference: str | Sequence[str],
    answer: str,
    *,
    points: Sequence[str] | None = None,
    red_flags: Sequence[str] = (),
    language: str = "en",
) -> Match:
    """Score an answer and show what supports it.

    `points` are the guide's key points (default: its sentences and items); `red_flags` are phrases of the role's pack
    that a reader should see, matched on word boundaries; they never change the score.
    """
    references = _listed(reference)
    reading = _read(question, references, answer, language)
    clean, words, value = reading.clean, reading.words, reading.value
    wanted = tuple(points) if points is not None else key_points(references[0]) if references else ()
    found = tuple(_point(question, point, clean, words, language) for point in wanted)
    noticed = _reader_flags(question, references, clean, words, found, value, language)
    flags = [*reading.injected, *(flag for _, flag in reading.caps), *noticed]
    stand = _phrases(red_flags, clean, language)
    flags += [Flag("red flag", a, b, "named in the role's pack") for a, b in stand]
    refused = any(f.kind == "don't know" for f in flags)
    if _unassessable(words, found, flags):
        found = tuple(PointMatch(p.point, 0.0, "unassessable", None) for p in found)
        return Match(0.0 if not words else value, "unassessable", (), found, _ordered(flags))
    if refused and value == 0:
        found = tuple(PointMatch(p.point, 0.0, "not mentioned", None) for p in found)
    spans = sorted({p.span for p in found if p.span}, key=lambda s: (s.start, s.end))
    return Match(value, _status(value), tuple(spans), found, _ordered(flags))


@dataclass(frozen=True, slots=True)
class _Reading:
    """An answer held against its references: what is left of it without instructions, its words, bounds and score."""

    clean: str
    injected: tuple[Flag, ...]
    words: tuple[Token, ...]
    caps: tuple[tuple[float, Flag], ...]
    value: float


@lru_cache(512)  # an answer is read for its follow-up, for the choice of the next topic, and for its rating
def _read(question: str, references: tuple[str, ...], answer: str, language: str) -> _Reading:
    clean, injected = guards.sanitised(answer)
    words = tuple(tokens(clean, language))
    caps = tuple(_caps(question, references, clean, words, language))
    value = _bounded(question, references, clean, words, caps, language)
    return _Reading(clean, tuple(injected), words, caps, value)


def _listed(reference: str | Sequence[str]) -> tuple[str, ...]:
    return tuple(r for r in ([reference] if isinstance(reference, str) else reference) if r.strip())


def _status(strength: float) -> Status:
    return "mentioned" if strength >= _MENTIONED else "partly" if strength >= _PARTLY else "not mentioned"


def _ordered(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    return tuple(sorted(dict.fromkeys(flags), key=lambda f: (f.start, f.end, f.kind)))


def _scaled(value: float) -> float:
    for (x0, y0), (x1, y1) in pairwise(_SCALE):
        if value <= x1:
            return y0 + (y1 - y0) * (value - x0) / (x1 - x0)
    return 1.0


def _bounded(
    question: str,
    references: Sequence[str],
    clean: str,
    words: Sequence[Token],
    caps: Sequence[tuple[float, Flag]],
    language: str,
) -> float:
    if not words or not references:
        return 0.0
    value = max(_scaled(likeness_to(guide_of(question, r, language), clean, words)) for r in references)
    return round(min([value, *(cap for cap, _ in caps)]), 4)


def _caps(
    question: str, references: Sequence[str], clean: str, words: Sequence[Token], language: str
) -> list[tuple[float, Flag]]:
    """Upper bounds on the score, each with the flag that explains it."""
    if not words or not references or guards.other_language(words, clean, language):
        return []  # the guards know the language of the interview only
    caps: list[tuple[float, Flag]] = []
    whole = (words[0].start, words[-1].end)
    guide = guide_of(question, references[0], language)
    if (refusals := guards.dont_know(clean)) and _nothing_beside(guide, words, refusals):
        caps.append((0.0, Flag("don't know", *refusals[0], "says that there is no answer")))
    if guards.is_bag(question, words, clean):
        caps.append((_BAG_CAP, Flag("stuffing", *whole, "terms strung together without sentences")))
    against, along = polarity.denied(
        polarity.signed_terms(references[0], guide.words), polarity.signed_terms(clean, words)
    )
    if len(against) >= _DENIED_TERMS and len(against) > _DENIED_SHARE * (len(against) + len(along)):
        caps.append((_DENIED_CAP, Flag("contradiction", *whole, "denies most of what it mentions of the guide")))
    if language != "en":
        return caps  # roles that are swapped, and practices that are always wrong, are known in English only
    if polarity.verdict(references[0]) * polarity.verdict(clean) < 0:
        caps.append((_VERDICT_CAP, Flag("contradiction", *whole, "begins with a yes for a no, or a no for a yes")))
    if len(guide.weights) <= _ONE_THOUGHT:
        against = polarity.opposed(guide.signed, polarity.signed_terms(clean, words, 4))
        if len(against) % 2:
            caps.append((_DENIED_CAP, Flag("contradiction", *whole, "says the opposite of a short guide")))
    crossed, straight = polarity.swapped(question, references[0], clean)
    if len(crossed) >= 2 and len(crossed) > 2 * len(straight):
        caps.append((_DENIED_CAP, Flag("contradiction", *whole, "says of one what the guide says of the other")))
    caps += [
        (_RED_CAP, Flag("red flag", a, b, why)) for a, b, why in polarity.practices(question, references[0], clean)
    ]
    return caps


def _nothing_beside(guide: Guide, words: Sequence[Token], refusals: Sequence[tuple[int, int]]) -> bool:
    """Whether an answer with "I don't know" in it has hardly anything else: one key term, a few words."""
    rest = [w for w in words if w.weight and not any(a <= w.start < b for a, b in refusals)]
    shown = {t for w in rest for t, alike in nearest(guide, w.stem).items() if alike >= 0.8 and t not in guide.asked}
    return len(shown) < 2 and sum(w.weight == 1 for w in rest) < _GUESS


def _unassessable(words: Sequence[Token], points: Sequence[PointMatch], flags: Sequence[Flag]) -> bool:
    if any(f.kind == "other language" for f in flags):
        return True
    if any(f.kind == "don't know" for f in flags):
        return False
    return sum(w.weight > 0 for w in words) < _LEAST_WORDS and not any(p.span for p in points)


def _reader_flags(
    question: str,
    references: Sequence[str],
    clean: str,
    words: Sequence[Token],
    points: Sequence[PointMatch],
    value: float,
    language: str,
) -> list[Flag]:
    """What a reader should look at and what never changes the score."""
    if not words or not references:
        return []
    flags = []
    whole = (words[0].start, words[-1].end)
    if foreign := guards.other_language(words, clean, language):
        flags.append(Flag("other language", *whole, f"seems to be {foreign}"))
    guide = guide_of(question, references[0], language)
    said = [w for w in words if w.weight == 1]
    if len(said) >= 3 and value < _PARTLY and sum(w.stem in guide.asked for w in said) >= 0.6 * len(said):
        flags.append(Flag("parroted question", *whole, "mostly words of the question"))
    plain = {w.stem for w in words}
    for term in respelled(words, guide.spellings):
        if term.stem not in plain:
            flags.append(Flag("misheard", term.start, term.end, f"probably “{term.norm}”"))
    for point in points:
        if point.span:
            inside = [w for w in words if point.span.start <= w.start and w.end <= point.span.end]
            of_point = polarity.signed_terms(point.point, tokens(point.point, language))
            against, along = polarity.denied(of_point, polarity.signed_terms(clean, inside))
            if len(against) >= _DENIED_OF_POINT and len(against) > 2 * len(along):
                flags.append(
                    Flag("contradiction", point.span.start, point.span.end, "may say the opposite of the guide")
                )
    return flags


def _phrases(phrases: Iterable[str], text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where these stand in the text, word for word, as what the candidate does or thinks."""
    said = Said.of(text, language)
    for phrase in filter(None, map(str.strip, phrases)):
        for found in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE):
            inside = [i for i, token in enumerate(said.tokens) if found.start() <= token.start < found.end()]
            if inside and stands(said, inside[0], inside[-1] + 1, phrase):
                yield found.span()


def _point(question: str, point: str, clean: str, words: Sequence[Token], language: str) -> PointMatch:
    """How strongly the best passage of the answer mentions one key point; only a passage worth quoting is kept."""
    guide = guide_of(question, point, language)
    passage = best_passage(guide, clean, words)
    if passage is None:
        return PointMatch(point, 0.0, "not mentioned", None)
    first, last = passage
    strength = round(_scaled(likeness_to(guide, clean, words[first : last + 1])), 4)
    span = Span(words[first].start, words[last].end) if strength >= _PARTLY else None
    return PointMatch(point, strength, _status(strength), span)
