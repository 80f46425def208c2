"""The utterances of an introduction as one text, with the way back from a word to quotation and time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from voice_interviewer.core.candidate.skills import Found, find_skills
from voice_interviewer.core.events import Fact, UtteranceHeard
from voice_interviewer.core.grading.tokens import Token, tokenise

Status = Literal["claimed", "mentioned"]


class Introduction:
    """All utterances of the introduction as one text, with the way back from words to utterance, quotation and time."""

    def __init__(self, utterances: Sequence[UtteranceHeard]) -> None:
        self.utterances = [one for one in utterances if one.text.strip()]
        self.offsets, at = [], 0
        for one in self.utterances:
            self.offsets.append(at)
            at += len(one.text) + 1
        self.text = " ".join(one.text for one in self.utterances)
        self.tokens: list[Token] = tokenise(self.text)
        self.words = [token.text for token in self.tokens]

    @cached_property
    def plain(self) -> str:
        """The words joined by blanks, without apostrophes: what the patterns are matched against."""
        return " ".join(word.replace("'", "") for word in self.words)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for word in self.words:
            starts.append(at)
            at += len(word.replace("'", "")) + 1
        return starts

    @cached_property
    def skills(self) -> list[Found]:
        return find_skills(self.text, self.tokens)

    def matches(self, pattern: re.Pattern[str]) -> list[tuple[re.Match[str], int, int]]:
        """The matches of a pattern in `plain`, with the tokens `first:last` they cover."""
        return [(match, *self.span(match)) for match in pattern.finditer(self.plain) if match.group().strip()]

    def span(self, match: re.Match[str], group: str | int = 0) -> tuple[int, int]:
        inside = [i for i, start in enumerate(self._starts) if match.start(group) <= start < match.end(group)]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def clause(self, first: int, last: int, before: int = 8, after: int = 3) -> tuple[int, int]:
        """A stretch of speech around the tokens `first:last`, ended by punctuation where there is any."""
        start = first
        while start > max(0, first - before) and not self.tokens[start - 1].ends_clause:
            start -= 1
        end = last
        while end < min(len(self.tokens), last + after) and not self.tokens[end - 1].ends_clause:
            end += 1
        return start, end

    def sentence_start(self, at: int, reach: int) -> int:
        """The first token of the sentence that holds token `at`, `reach` tokens back at the most."""
        return next(
            (i for i in range(at, max(0, at - reach), -1) if self.tokens[i - 1].ends_sentence), max(0, at - reach)
        )

    def sentence_end(self, at: int, reach: int) -> int:
        """The token after the sentence that goes on at token `at`, `reach` tokens on at the most."""
        last = min(len(self.tokens), at + reach)
        if at and self.tokens[at - 1].ends_sentence:
            return at
        return next((i + 1 for i in range(at, last) if self.tokens[i].ends_sentence), last)

    def as_said(self, first: int, last: int) -> list[str]:
        """The words `first:last` as they were written."""
        return [self.text[token.start : token.end] for token in self.tokens[first:last]]

    def fact(self, name: str, value: str, first: int, last: int, status: Status = "claimed") -> Fact:
        """A fact quoted verbatim from one utterance: that of its first word, up to that utterance's end."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        index = max(i for i, offset in enumerate(self.offsets) if offset <= start)
        utterance, offset = self.utterances[index], self.offsets[index]
        quote = utterance.text[start - offset : min(end - offset, len(utterance.text))].rstrip()
        return Fact(
            name=name,
            value=value,
            quote=quote,
            utterance_id=utterance.utterance_id,
            start_s=_time_at(utterance, start - offset),
            status=status,
        )


def _time_at(utterance: UtteranceHeard, char: int) -> float:
    """When this character was spoken: the start of its word, or by proportion where the words have no times."""
    at = 0
    for word in utterance.words:
        found = utterance.text.find(word.text.strip(), at)
        if found < 0:
            break
        at = found + len(word.text.strip())
        if at > char:
            return word.start_s
    if utterance.via == "typed" or not utterance.text:
        return utterance.start_s
    share = char / len(utterance.text)
    return round(utterance.start_s + share * (utterance.end_s - utterance.start_s), 2)
