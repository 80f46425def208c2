"""The words of a spoken story without hesitations, repetitions and punctuation, and where they stand in the answer."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from voice_interviewer.core.grading.storybook import Storybook

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|%|[.!?;\n]")
_ENDS = frozenset(".!?;\n")
_LONGEST_REPEAT = 3
_LONG_SENTENCE, _SHORT_SENTENCE = 35, 4
STOP = "."


@dataclass(frozen=True, slots=True)
class Narration:
    """An answer as it is listened to: `text` in small letters, one space between words, " . " between sentences.

    Somebody who hesitates, begins anew or is transcribed without commas and capitals tells the same story.
    """

    text: str
    answer: str
    at: tuple[int, ...]
    places: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, answer: str, book: Storybook) -> Narration:
        words = _with_stops(_fluent(_words(answer, book), book), book)
        at, text = [], ""
        for word, _, _ in words:
            at.append(len(text))
            text += word + " "
        return cls(text, answer, tuple(at), tuple((start, end) for _, start, end in words))

    def begins_clause(self, position: int, openers: frozenset[str]) -> bool:
        """Does a clause begin at this word, by a comma or by the word before it?"""
        index = self._index(position)
        if index == 0:
            return True
        before = self._word(index - 1)
        return before == STOP or before in openers or self._comma_before(index)

    def in_one_breath(self, start: int, end: int) -> bool:
        """Is there no comma between these words?"""
        return not any(self._comma_before(index) for index in range(self._index(start) + 1, self._index(end - 1) + 1))

    def _comma_before(self, index: int) -> bool:
        return "," in self.answer[self.places[index - 1][1] : self.places[index][0]][:2]

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence around a position of `text`, as positions of `text`."""
        start = self.text.rfind(f"{STOP} ", 0, position)
        end = self.text.find(f" {STOP} ", position)
        return (0 if start < 0 else start + 2), (len(self.text) if end < 0 else end)

    def quotation(self, start: int, end: int, most: int) -> tuple[int, int]:
        """The words between two positions of `text`, at most so many, as (start, end) characters of the answer."""
        first, last = self._index(start), self._index(max(start, end - 1))
        last = min(last, first + most - 1)
        while last > first and self._word(last) == STOP:
            last -= 1
        while first < last and self._word(first) == STOP:
            first += 1
        return self.places[first][0], self.places[last][1]

    def _word(self, index: int) -> str:
        end = self.at[index + 1] if index + 1 < len(self.at) else len(self.text)
        return self.text[self.at[index] : end].strip()

    def _index(self, position: int) -> int:
        return bisect_right(self.at, position) - 1


_Word = tuple[str, int, int]


def _words(answer: str, book: Storybook) -> Iterator[_Word]:
    for found in _WORD.finditer(answer):
        word = found[0].lower().replace("’", "'")
        if word in _ENDS:
            yield STOP, *found.span()
        elif word not in book.fillers:
            yield word, *found.span()


def _fluent(words: Iterable[_Word], book: Storybook) -> list[_Word]:
    """Words said twice in a row, up to three at once ("I was, I was her"), count once: the last time."""
    said: list[_Word] = []
    for word in words:
        if word[0] == STOP and (not said or said[-1][0] == STOP):
            continue
        if said and f"{said[-1][0]} {word[0]}" in book.fillers:
            said.pop()
            continue
        said.append(word)
        for length in range(1, _LONGEST_REPEAT + 1):
            last, before = said[-length:], said[-2 * length : -length]
            if len(before) == length and [one[0] for one in last] == [one[0] for one in before]:
                if not any(one[0].isdigit() or one[0] == STOP for one in last):
                    del said[-2 * length : -length]
                break
    return said


def _with_stops(words: list[_Word], book: Storybook) -> list[_Word]:
    """Where nobody set full stops, long sentences are cut before "and I", "but the", "we had"."""
    ends = [index for index, word in enumerate(words) if word[0] == STOP]
    cut: list[_Word] = []
    start = 0
    for end in (*ends, len(words)):
        sentence = words[start:end]
        breaths = _breaths(sentence, book) if len(sentence) > _LONG_SENTENCE else frozenset()
        since = 0
        for index, word in enumerate(sentence):
            if index in breaths and since >= _SHORT_SENTENCE:
                cut.append((STOP, word[1], word[1]))
                since = 0
            cut.append(word)
            since += 1
        cut += words[end : end + 1]
        start = end + 1
    return cut


def _breaths(sentence: list[_Word], book: Storybook) -> frozenset[int]:
    """The indices of words that begin a new thought."""
    starts = list(accumulate((len(word) + 1 for word, _, _ in sentence), initial=0))
    text = " ".join(word for word, _, _ in sentence)
    found = re.finditer(rf"(?<![\w'])(?:{book.breath})", text)
    return frozenset(bisect_right(starts, hit.start()) - 1 for hit in found)
