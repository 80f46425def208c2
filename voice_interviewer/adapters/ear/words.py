"""What is likely to be said: a word trigram model with back-off, kept in a few compact arrays."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

History = tuple[int, int]  # the last two words, -1 where there is none or it is unknown
START = "<s>"  # stands before the first word of a sentence


class WordModel:
    """Natural-log probabilities of words. Arrays of `words.npz` (V words in alphabetical order):

    `vocabulary` bytes, words joined by newlines; `unigram`, `unigram_backoff` float16 (V,);
    `second_ends` (V,), `second` uint16, `bigram`, `bigram_backoff` uint8: the words seen after each word;
    `third_ends` (bigrams,), `third` uint16, `trigram` uint8: the words seen after each pair.
    uint8 values count steps of `step` downwards from 0.
    """

    def __init__(self, arrays: dict[str, NDArray[np.generic]]) -> None:
        self.vocabulary: list[str] = bytes(arrays["vocabulary"].astype(np.uint8)).decode().split("\n")
        self._index = {word: index for index, word in enumerate(self.vocabulary)}
        step = float(arrays["step"].astype(np.float64))
        self._unigram = arrays["unigram"].astype(np.float32)
        self._unigram_backoff = arrays["unigram_backoff"].astype(np.float32)
        self._second_starts = _starts(arrays["second_ends"])
        self._second = arrays["second"].astype(np.uint16)
        self._bigram = arrays["bigram"].astype(np.float32) * -step
        self._bigram_backoff = arrays["bigram_backoff"].astype(np.float32) * -step
        self._third_starts = _starts(arrays["third_ends"])
        self._third = arrays["third"].astype(np.uint16)
        self._trigram = arrays["trigram"].astype(np.float32) * -step
        self.beginning: History = (-1, self.number(START))
        self._scores: dict[tuple[int, int, int], float] = {}
        self._openings: dict[str, float | None] = {}

    @classmethod
    def load(cls, path: Path) -> WordModel:
        with np.load(path) as file:
            return cls({name: file[name] for name in file.files})

    def number(self, word: str) -> int:
        """The word's number, -1 if it is not known."""
        return self._index.get(word, -1)

    def _pair(self, first: int, second: int) -> int:
        """Place of a pair among the bigrams, -1 if it was never seen."""
        start, end = int(self._second_starts[first]), int(self._second_starts[first + 1])
        at = start + int(np.searchsorted(self._second[start:end], second))
        return at if at < end and self._second[at] == second else -1

    def score(self, history: History, word: int) -> float:
        """log P(word | history) of a known word."""
        key = (*history, word)
        known = self._scores.get(key)
        if known is None:
            known = self._scores[key] = self._score(history, word)
        return known

    def _score(self, history: History, word: int) -> float:
        before, last = history
        if last < 0:
            return float(self._unigram[word])
        backoff = 0.0
        if before >= 0 and (pair := self._pair(before, last)) >= 0:
            start, end = int(self._third_starts[pair]), int(self._third_starts[pair + 1])
            at = start + int(np.searchsorted(self._third[start:end], word))
            if at < end and self._third[at] == word:
                return float(self._trigram[at])
            backoff = float(self._bigram_backoff[pair])
        if (pair := self._pair(last, word)) >= 0:
            return backoff + float(self._bigram[pair])
        return backoff + float(self._unigram_backoff[last]) + float(self._unigram[word])

    def opening(self, letters: str) -> float | None:
        """The best log probability of any known word that begins with `letters`; None if no word does."""
        if letters not in self._openings:
            start = bisect_left(self.vocabulary, letters)
            end = bisect_left(self.vocabulary, letters + "~")
            self._openings[letters] = float(self._unigram[start:end].max()) if end > start else None
        return self._openings[letters]


def _starts(ends: NDArray[np.generic]) -> NDArray[np.int64]:
    return np.concatenate([np.zeros(1, np.int64), ends.astype(np.int64)])
