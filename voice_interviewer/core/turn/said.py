"""What was said, as plain words with the way back to its characters."""

from __future__ import annotations

import re
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

    def matches(self, pattern: str) -> Iterator[re.Match[str]]:
        """Where a pattern of the phrasebook stands, on word boundaries."""
        return (match for match in _compiled(pattern).finditer(self.plain) if match.group().strip())

    def covered(self, match: re.Match[str]) -> tuple[int, int]:
        """The tokens `first:last` of a match in `plain`."""
        inside = [i for i, start in enumerate(self.starts) if match.start() <= start < match.end()]
        return inside[0], inside[-1] + 1

    def characters(self, first: int, last: int) -> tuple[int, int]:
        return self.tokens[first].start, self.tokens[last - 1].end

    def weight(self, first: int, last: int, known: frozenset[str]) -> int:
        """How many words of content the tokens `first:last` hold, those of the question left out."""
        light = self.book.fillers | self.book.courtesies | stop_words(self.language)
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
        return sum(self.weight(i, i + 1, frozenset()) for i in outside)

    def begins_at(self, first: int) -> bool:
        """Does a sentence begin at this token, but for fillers and courtesies?"""
        for token in reversed(self.tokens[:first]):
            if token.ends_clause:
                return True
            if plain(token.text) not in self.book.fillers | self.book.courtesies:
                return False
        return True

    def only_fillers_outside(self, first: int, last: int) -> bool:
        outside = (*self.tokens[:first], *self.tokens[last:])
        return all(plain(token.text) in self.book.fillers | self.book.courtesies for token in outside)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")
