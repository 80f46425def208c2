"""How the words of a phrase end: wanting to go on, asking for time, or saying that the answer is over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from voice_interviewer.core.grading.tokens import Token, tokenise
from voice_interviewer.core.turn.phrasebook import Phrasebook
from voice_interviewer.core.turn.said import PHRASEBOOKS, Said, plain

_POLITE = frozenset({"please", "sorry", "thanks", "you", "thank", "bitte", "danke", "entschuldigung"})
_ANSWER = 3  # words of content, from which on something has been said
_LETTERS = frozenset({"A"})  # a name or a grade where it stands last: "plan A"


def ends_unfinished(text: str, *, language: str = "en") -> bool:
    """Does the sentence want to go on? "so we chose the" does, "so we chose Postgres" does not."""
    book = PHRASEBOOKS[language]
    bare = text.rstrip()
    tokens = tokenise(bare)
    if not tokens:
        return False
    if bare.endswith((",", "...", "…", "-", "–", "—", ":", ";", "(")):
        return tokens[-1].text != "etc"
    if bare.endswith(("?", "!", ")", "]", "}")):
        return False
    words = " ".join(plain(token.text) for token in tokens[-5:])
    if _ends(book.closed_endings, words):
        return False
    last, letter = plain(tokens[-1].text), bare[tokens[-1].start : tokens[-1].end]
    opened = last in book.open_words or tokens[-1].text in book.open_words  # "i'd" is open, an "id" is not
    if (opened and letter not in _LETTERS) or _ends(book.open_endings, words):
        return True
    half = last in book.half_open_words or last in book.open_prepositions
    return half and not bare.endswith(".") and not _stranded(book, tokens)


def thinks_aloud(text: str, *, language: str = "en") -> bool:
    """Is this the beginning of an answer that has not come yet ("so first, um")?"""
    said = Said.of(text, language)
    return said.weight(0, len(said.tokens)) < _ANSWER and ends_unfinished(text, language=language)


def holds_floor(text: str, *, language: str = "en") -> bool:
    """Does the candidate ask for time at the end of what they said ("let me think", "one moment")?"""
    return _tail(text, language, "hold")


def ends_turn(text: str, *, language: str = "en") -> bool:
    """Does the candidate say that the answer is over ("that's all", "next question please")?"""
    return _tail(text, language, "done")


def _stranded(book: Phrasebook, tokens: Sequence[Token]) -> bool:
    """Such a word may end a sentence after a relative ("the team that I worked with", "what it is") or in a verb ("log
    in").
    """
    before = [plain(token.text) for token in tokens[-7:-1]]
    if not before:
        return False
    last = plain(tokens[-1].text)
    verb = before[-1] in book.particle_verbs and last in book.open_prepositions
    return verb or any(word in book.relative_words for word in before[:-1])


def _tail(text: str, language: str, kind: Literal["hold", "done"]) -> bool:
    book = PHRASEBOOKS[language]
    tokens = tokenise(text)
    while tokens and plain(tokens[-1].text) in book.fillers | _POLITE:
        tokens.pop()
    words = " ".join(plain(token.text) for token in tokens[-24:])
    return _ends(book.hold_tail if kind == "hold" else book.done_tail, words)


@cache
def _ending(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{pattern})$")


def _ends(patterns: Sequence[str], words: str) -> bool:
    return any(_ending(pattern).search(words) for pattern in patterns)
