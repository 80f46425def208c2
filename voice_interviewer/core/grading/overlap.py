"""What an answer shares with a guide: terms by stem, meaning and spelling, and sequences of characters near them.

Not yet a score: `likeness_to` is a number between 0 and 1 that any two texts have some of; `matching` scales and bounds
it. How the constants came about stands in docs/decisions/0004-embedded-scorer.md: none of them is sharp.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import exp, sqrt

from voice_interviewer.core.grading import polarity
from voice_interviewer.core.grading.words import Token, grams, likeness, respelled, senses, stem, tokens, trigrams

_ASKED_TERM = 0.15  # weight of a guide's word that the question already says: repeating the question shows little
_ASKED_GRAM = 0.3  # the same for sequences of characters
_FIRM = 0.7  # likeness from which a word is taken for the term itself
_NEAR = 15  # words around a hit that may still support it; what stands further off is padding
_PHRASE = 10  # words around a hit that count as its phrase
_UNRELATED = 25  # words looked at when there is no hit at all
_DENIED_OPPOSITE = 0.85  # likeness of "not separated" to "connected"
_EXPLAINED = 16  # pairs of words that one term of the guide may bring along
_CHANCE_TERMS, _CHANCE_GRAMS = 450.0, 350.0  # idle words and pairs in which unrelated prose recalls 63% of a guide
_TERMS, _USED = 0.7, 0.1  # weight of terms, and of terms standing in sentences, beside 1 for characters
_BEND = 0.8  # exponent of the recall of terms; that of characters is a root


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide made ready for comparison with answers to one question."""

    words: tuple[Token, ...]
    weights: dict[str, float]  # stem -> weight
    asked: frozenset[str]  # stems of the question
    index: dict[str | int, tuple[str, ...]]  # character trigram or number of a sense -> stems that have it
    spellings: frozenset[str]  # folded words and stems
    gram_weights: dict[str, float]
    signed: dict[str, frozenset[int]]
    surplus: bool  # the guide lists more than the question asks for


@lru_cache(512)
def guide_of(question: str, reference: str, language: str = "en") -> Guide:
    """The guide `reference` of `question`; kept for the next answer."""
    asked_words, words = tokens(question, language), tuple(tokens(reference, language))
    asked = frozenset(w.stem for w in asked_words if w.weight > 0)
    bare = not any(w.weight for w in words)
    weights = {
        w.stem: (w.weight or 1.0) * (1 - (1 - _ASKED_TERM) * _asked(w.stem, asked))
        for w in reversed(words)
        if w.weight or bare
    }
    index: defaultdict[str | int, list[str]] = defaultdict(list)
    for term in weights:
        for key in _keys(term):
            index[key].append(term)
    asked_grams = trigrams(asked_words)
    return Guide(
        words=words,
        weights=weights,
        asked=asked,
        index={key: tuple(terms) for key, terms in index.items()},
        spellings=frozenset(w.norm for w in words if w.stem in weights) | frozenset(weights),
        gram_weights={g: _ASKED_GRAM if g in asked_grams else 1.0 for g in trigrams(words)},
        signed=polarity.signed_terms(reference, words, 4),
        surplus=_asks_for_fewer(question, reference),
    )


def _keys(term: str) -> tuple[str | int, ...]:
    return (*grams(term), *senses(term))


def _asked(term: str, asked: frozenset[str]) -> float:
    """How far the question already says a term: 1 the word itself, less one spelled like it; synonyms are new."""
    alike = (likeness(term, a) for a in asked if a == term or senses(a).isdisjoint(senses(term)))
    return max(alike, default=0.0)


_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ASKED_COUNT = re.compile(
    r"\b(?:name|list|state|give|describe|mention|at least|provide|what are the|which)\b[^.?!]{0,30}?"
    r"\b(one|two|three|four|five|six|\d)\b(?! ?-)",
    re.I,
)
_POINT_END = re.compile(r"(?<=[.;!?])\s+(?=[A-Z0-9(])|\n+|\s*[;•●]\s*|(?<=\w):\s+|\s\d\.\s?")


def key_points(reference: str) -> tuple[str, ...]:
    """The guide split where sentences, items and headings end; pieces of less than two content words are left out."""
    pieces = [p.strip() for p in _POINT_END.split(reference)]
    return tuple(p for p in pieces if sum(w.weight > 0 for w in tokens(p)) >= 2) or (reference.strip(),)


def _asks_for_fewer(question: str, reference: str) -> bool:
    asked = _ASKED_COUNT.search(question)
    if not asked:
        return False
    word = asked.group(1).lower()
    return len(key_points(reference)) > (_COUNTS.get(word) or int(word)) > 0


def nearest(guide: Guide, said: str) -> dict[str, float]:
    """The terms of the guide that a stem of the answer stands for, with their likeness."""
    if said in guide.weights:
        return {said: 1.0}
    near = {t for key in _keys(said) for t in guide.index.get(key, ())}
    return {term: alike for term in near if (alike := likeness(term, said))}


@dataclass(frozen=True, slots=True)
class Hits:
    """Where words of an answer stand for terms of the guide."""

    strength: dict[str, float]  # term of the guide -> likeness of the best word said
    places: dict[int, dict[str, float]]  # index of a word said -> terms it stands for


def hits_of(guide: Guide, text: str, words: Sequence[Token]) -> Hits:
    """The hits of `words`, which are tokens of `text`."""
    strength: dict[str, float] = {}
    places: dict[int, dict[str, float]] = {}
    known: dict[str, dict[str, float]] = {}
    for i, word in enumerate(words):
        if word.stem not in known:
            known[word.stem] = nearest(guide, word.stem) if word.weight or word.stem in guide.weights else {}
        if near := known[word.stem]:
            places[i] = near
            for term, alike in near.items():
                strength[term] = max(alike, strength.get(term, 0.0))
    for a, b in pairwise(guide.words):
        # the guide writes "wild card", the answer "wildcard"
        if a.stem in guide.weights and b.stem in guide.weights and (joined := stem(a.norm + b.norm)) in known:
            strength[a.stem] = strength[b.stem] = 1.0
            for i, word in enumerate(words):
                if word.stem == joined:
                    places[i] = {a.stem: 1.0, b.stem: 1.0}
    _add_denied_opposites(guide, text, words, strength, places)
    return Hits(strength, places)


def _add_denied_opposites(
    guide: Guide, text: str, words: Sequence[Token], strength: dict[str, float], places: dict[int, dict[str, float]]
) -> None:
    """`not separated` says `connected`: an opposite under the other sign stands for the term."""
    missing = [term for term in guide.weights if strength.get(term, 0) < _DENIED_OPPOSITE]
    wanted = {opposite: term for term in missing for opposite in polarity.OPPOSITES.get(term, ())}
    if not wanted or not any(w.stem in wanted for w in words):
        return
    signed = polarity.signed_terms(text, words, 4)
    for i, word in enumerate(words):
        term = wanted.get(word.stem)
        sign = guide.signed.get(term, frozenset()) if term else frozenset()
        if term and len(sign) == 1 and signed.get(word.stem, sign) != sign:
            strength[term] = _DENIED_OPPOSITE
            places.setdefault(i, {})[term] = _DENIED_OPPOSITE


def likeness_to(guide: Guide, text: str, words: Sequence[Token]) -> float:
    """0..1: weighted mean of term recall and character recall, and a little for terms used in sentences.

    Both are bent, because the first half of a guide is worth more to a grader than the second, and are what is beyond
    chance: three minutes about something else share a good deal with any guide.
    """
    said = [*words, *respelled(words, guide.spellings)]
    hits = hits_of(guide, text, said)
    firm = [i for i, terms in hits.places.items() if max(terms.values()) >= _FIRM]
    strong = [i for i in firm if said[i].weight == 1] or list(hits.places)
    sentences = _sentences(text, words)
    near = _around(strong, sentences, _NEAR) if strong else range(min(len(words), _UNRELATED))
    idle = len({w.stem for w in words if w.weight == 1}) - len({said[i].stem for i in firm})
    recall = sum(guide.weights[t] * alike for t, alike in hits.strength.items())
    terms = _beyond_chance(recall, sum(guide.weights.values()), idle, _CHANCE_TERMS)
    heard = _grams_of(words, near) | trigrams(said[len(words) :])
    pairs = len({(words[i].stem, words[j].stem) for i, j in pairwise(near)})
    explained = _EXPLAINED * len({term for i in firm for term in hits.places[i]})
    recall = sum(w for gram, w in guide.gram_weights.items() if gram in heard)
    characters = _beyond_chance(recall, sum(guide.gram_weights.values()), pairs - explained, _CHANCE_GRAMS)
    fresh = (i for i in firm if not guide.asked.issuperset(hits.places[i]))
    sentence = {words[i].stem for i in _around(fresh, sentences, _PHRASE) if words[i].weight > 0}
    used = min(1.0, len(sentence) / max(1, len(guide.weights)))
    value = (_TERMS * terms**_BEND + sqrt(characters) + _USED * used) / (_TERMS + 1 + _USED)
    return sqrt(value) if guide.surplus else value


def _beyond_chance(recalled: float, wanted: float, idle: int, scale: float) -> float:
    """Share of `wanted` that was recalled, less what `idle` words that have nothing to do with it recall by chance."""
    chance = 1 - exp(-max(0, idle) / scale)
    return max(0.0, (recalled / wanted - chance) / (1 - chance)) if wanted else 0.0


def _sentences(text: str, words: Sequence[Token]) -> list[int]:
    """The number of the sentence each word stands in; without punctuation all are one."""
    numbers, number = [], 0
    for i, word in enumerate(words):
        if i and any(c in ".!?\n" for c in text[words[i - 1].end : word.start]):
            number += 1
        numbers.append(number)
    return numbers


def _around(hits: Iterable[int], sentences: Sequence[int], reach: int) -> list[int]:
    """Indices of the words at most `reach` words from a hit and in its sentence, in order."""
    kept: set[int] = set()
    for i in hits:
        if i < len(sentences):
            low, high = max(0, i - reach), min(len(sentences), i + reach + 1)
            kept.update(j for j in range(low, high) if sentences[j] == sentences[i])
    return sorted(kept)


def _grams_of(words: Sequence[Token], kept: Iterable[int]) -> set[str]:
    found: set[str] = set()
    run: list[Token] = []
    last = -2
    for i in kept:
        if i != last + 1 and run:
            found |= trigrams(run)
            run = []
        run.append(words[i])
        last = i
    return found | trigrams(run) if run else found
