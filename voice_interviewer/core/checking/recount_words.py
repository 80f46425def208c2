"""The second opinion on words: when they were said, how fast, and how a corrected text lies in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from voice_interviewer.core.checking.sums import rounded
from voice_interviewer.core.correction import alignment
from voice_interviewer.core.events import UtteranceHeard, Word


def times(heard: UtteranceHeard, start: int, end: int) -> tuple[float, float, bool]:
    """When the words between two places of the text were said, and whether one of them is doubtful."""
    begin, finish, unsure, place = None, None, False, 0
    for word in heard.words:
        text = word.text.strip()
        found = heard.text.find(text, place) if text else -1
        if found < 0:
            continue
        place = found + len(text)
        if found >= end or place <= start:
            continue
        begin = word.start_s if begin is None else min(begin, word.start_s)
        finish = word.end_s if finish is None else max(finish, word.end_s)
        unsure = unsure or word.confidence < 0.5
    return (heard.start_s if begin is None else begin, heard.end_s if finish is None else finish, unsure)


def speech_rate(heard: Sequence[UtteranceHeard]) -> int | None:
    """Words a minute over the time spoken, from five words on."""
    spoken = [entry for entry in heard if entry.via == "voice"]
    words = sum(len(entry.text.split()) for entry in spoken)
    seconds = sum((Fraction(str(entry.end_s)) - Fraction(str(entry.start_s)) for entry in spoken), Fraction())
    return rounded(60 * words / seconds) if words >= 5 and seconds > 0 else None


def rewritten(heard: UtteranceHeard, text: str) -> tuple[Word, ...]:
    """The words of a corrected text at their times: as before where they stayed, else evenly over what they replace."""
    words, said = heard.words, text.split()
    found: list[Word] = []
    for first, last, start, end in alignment([word.text for word in words], said) if words else ():
        old, new = words[first:last], said[start:end]
        if len(old) == len(new) and _same_words(old, new):
            found += [replace(word, text=shown, confidence=1.0) for word, shown in zip(old, new, strict=True)]
            continue
        left = old[0].start_s if old else words[first - 1].end_s if first else heard.start_s
        right = old[-1].end_s if old else words[first].start_s if first < len(words) else heard.end_s
        width = max(right - left, 0.0)
        found += [
            Word(text=shown, start_s=left + width * place / len(new), end_s=left + width * (place + 1) / len(new))
            for place, shown in enumerate(new)
        ]
    return tuple(found)


def _same_words(old: Sequence[Word], new: Sequence[str]) -> bool:
    def letters(text: str) -> list[str]:
        return [sign for sign in text.casefold() if sign.isalnum()] or [text.strip()]

    return all(letters(word.text) == letters(shown) for word, shown in zip(old, new, strict=True))
