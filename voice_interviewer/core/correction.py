"""What was really said, as somebody corrects it: the words of the corrected text keep the times they can keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from voice_interviewer.core.events import Word

Role = Literal["candidate", "reviewer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One correction of an utterance: the text it gave, who gave it and why. `at`: the wall clock, ISO 8601 in UTC."""

    text: str
    by: str
    role: Role = "reviewer"
    reason: str = ""
    at: str = ""


def retimed(words: Sequence[Word], text: str, start_s: float, end_s: float) -> tuple[Word, ...]:
    """The words of a corrected text with times in seconds.

    A word that stayed keeps its times. Words that replace others share the time of those; words that were left out
    before lie in the pause between their neighbours, or between these and the utterance's start or end. None of them
    is doubtful: a person says that this is the text. Without word times (typed answers) there are none.
    """
    if not words:
        return ()
    said = text.split()
    found: list[Word] = []
    for first, last, start, end in alignment([word.text for word in words], said):
        if last - first == end - start and _alike(words[first:last], said[start:end]):
            pairs = zip(words[first:last], said[start:end], strict=True)
            found.extend(Word(text=shown, start_s=word.start_s, end_s=word.end_s) for word, shown in pairs)
            continue
        if last > first:
            begin, finish = words[first].start_s, words[last - 1].end_s
        else:
            begin = words[first - 1].end_s if first else start_s
            finish = words[first].start_s if first < len(words) else end_s
        each = max(0.0, finish - begin) / max(1, end - start)
        for place, shown in enumerate(said[start:end]):
            start_at, end_at = begin + place * each, min(begin + (place + 1) * each, max(begin, finish))
            found.append(Word(text=shown, start_s=start_at, end_s=end_at))
    return tuple(found)


def alignment(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[int, int, int, int], ...]:
    """Runs of words: `before[first:last]` became `after[start:end]`. Case and punctuation make no difference."""
    matcher = SequenceMatcher(None, [_plain(word) for word in before], [_plain(word) for word in after], autojunk=False)
    return tuple((first, last, start, end) for _, first, last, start, end in matcher.get_opcodes())


def _alike(words: Sequence[Word], said: Sequence[str]) -> bool:
    return [_plain(word.text) for word in words] == [_plain(shown) for shown in said]


def _plain(word: str) -> str:
    return "".join(character for character in word.casefold() if character.isalnum()) or word.strip()
