"""What was said, as plain words with the way back to its characters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from voice_interviewer.core.english.phrases import ENGLISH
from voice_interviewer.core.german.phrases import GERMAN
from voice_interviewer.core.grading.tokens import Token, stem_in, stop_words, tokenise
from voice_interviewer.core.turn.phrasebook import Phrasebook

PHRASEBOOKS: dict[str, Phrasebook] = {"en": ENGLISH, "de": GERMAN}


def plain(word: str) -> str:
    """The word as the patterns of a phrasebook have it: without apostrophes."""
    return word.replace("'", "")


@dataclass(frozen=True, slots=True)
class Said:
    """A text as plain words joined by single blanks, with the way back to its characters."""

    raw: str
    tokens: tuple[Token, ...]
    plain: str
    starts: tuple[int, ...]
    language: str

    @property
    def book(self) -> Phrasebook:
        return PHRASEBOOKS[self.language]

    @classmethod
    def of(cls, text: str, language: str) -> Said:
        tokens = tuple(tokenise(text))
        starts, at = [], 0
        for token in tokens:
            starts.append(at)
            at += len(plain(token.text)) + 1
        return cls(text, tokens, " ".join(plain(token.text) for token in tokens), tuple(starts), language)

    def matches(self, pattern: str, first: int = 0, last: int | None = None) -> Iterator[tuple[int, int]]:
        """Where a pattern of the phrasebook stands among these tokens, on word boundaries: spans of tokens."""
        last = len(self.tokens) if last is None else last
        if first >= last:
            return
        ends = self.starts[last - 1] + len(plain(self.tokens[last - 1].text))
        for match in _compiled(pattern).finditer(self.plain, self.starts[first], ends):
            if match.group().strip():
                yield bisect_left(self.starts, match.start()), bisect_left(self.starts, match.end())

    def characters(self, first: int, last: int) -> tuple[int, int]:
        return self.tokens[first].start, self.tokens[last - 1].end

    def weight(
        self, first: int, last: int, known: frozenset[str] = frozenset(), light: frozenset[str] = frozenset()
    ) -> int:
        """How many words of content the tokens `first:last` hold, those of the question and `light` ones left out."""
        light = light | self.book.fillers | self.book.courtesies | stop_words(self.language)
        return sum(
            1
            for token in self.tokens[first:last]
            if token.text not in light
            and plain(token.text) not in light
            and stem_in(self.language, token.text) not in known
        )

    def weight_outside(self, start: int, end: int) -> int:
        """How many words of content stand outside the characters `start:end`."""
        outside = [i for i, token in enumerate(self.tokens) if token.end <= start or token.start >= end]
        return sum(self.weight(i, i + 1) for i in outside)

    def begins_at(self, first: int, floor: int) -> bool:
        """Does a clause of what was said from `floor` on begin at this token, but for fillers and courtesies?"""
        for token in reversed(self.tokens[floor:first]):
            if token.ends_clause:
                return True
            if plain(token.text) not in self.book.fillers | self.book.courtesies:
                return False
        return True

    def is_light(self, first: int, last: int) -> bool:
        """Are the tokens `first:last` fillers and courtesies, if anything?"""
        light = self.book.fillers | self.book.courtesies
        return all(plain(token.text) in light for token in self.tokens[first:last])

    def denies(self, first: int, last: int) -> bool:
        """Is anything denied by the tokens `first:last`?"""
        return any(plain(token.text) in self.book.negations for token in self.tokens[first:last])

    def leaves(self) -> bool:
        """Does somebody say farewell, or why they go for good?"""
        return bool(self._farewells())

    def farewell(self) -> int:
        """How many words of content that takes."""
        return sum(self.weight(i, i + 1) for i in self._farewells())

    def _farewells(self) -> set[int]:
        spans = (span for pattern in self.book.leaving for span in self.matches(pattern))
        return {i for first, last in spans for i in range(first, last)}

    def asks_at(self, last: int) -> bool:
        """Does the sentence before the token `last` end in a question mark?"""
        return "?" in self.tokens[last - 1].after


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")
