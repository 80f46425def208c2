"""Red flags of a topic, heard in an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voice_interviewer.core.grading.tokens import content, stem_in, tokenise
from voice_interviewer.core.turn.said import Said, plain

_BEFORE, _AFTER = 5, 4  # words beside the flag in which a denial is about it
_JUDGED = 8  # words after it in which it is called what it is
_TOLD = 12  # words before it in which its subject stands


def red_flag(said: Said, flags: Sequence[str]) -> tuple[str, tuple[int, int]] | None:
    """The first flag whose words stand close together as what the candidate does or thinks, and its characters.

    What is denied, condemned, supposed or told of others is none.
    """
    stems = [stem_in(said.language, token.text) for token in said.tokens]
    for flag in flags:
        wanted = set(content(flag, said.language))
        for first, last in _windows(stems, wanted):
            if stands(said, first, last, flag):
                return flag, said.characters(first, last)
    return None


def stands(said: Said, first: int, last: int, flag: str) -> bool:
    """Whether the flag that the tokens `first:last` say is what the candidate does or thinks."""
    words = {plain(token.text) for token in tokenise(flag)}
    return _is_own(said, first, last, words) and not _denied(said, first, last, words)


def _windows(stems: Sequence[str], wanted: set[str]) -> Iterator[tuple[int, int]]:
    """Where all of these stand within twice as many words and two, from the first needed to the last."""
    size = len(wanted) * 2 + 2
    latest: dict[str, int] = {}
    before = -1
    for last, one in enumerate(stems):
        if one not in wanted:
            continue
        latest[one] = last
        first = min(latest.values())
        if len(latest) == len(wanted) and last - first < size and first > before:
            yield first, last + 1
            before = first


def _denied(said: Said, first: int, last: int, words: set[str]) -> bool:
    """Does anything in the sentence speak against it, since the last "but"? Words of the flag itself do not."""
    start, end = _sentence(said, first, last)
    turns = [index + 1 for index in range(start, first) if plain(said.tokens[index].text) in said.book.contrast]
    start = max(turns, default=start)
    near = _words(said, max(start, first - _BEFORE), min(end, last + _AFTER))
    judged = _words(said, max(start, first - _BEFORE), min(end, last + _JUDGED))
    return bool((near & said.book.negations - words) or (judged & said.book.rejections - words))


def _is_own(said: Said, first: int, last: int, words: set[str]) -> bool:
    """Is it the candidate's: in the first person, as advice, or as what simply is? Not what others do or might do."""
    book = said.book
    start, _ = _sentence(said, first, last)
    start = max(start, first - _TOLD)
    told = [
        end
        for pattern in book.distances
        for begin, end in said.matches(pattern, start, first)
        if said.begins_at(begin, start) or plain(said.tokens[begin - 1].text) in book.open_words
    ]
    since = max(told, default=start)
    if (_words(said, since, first) | _words(said, first, last) - words) & book.oneself:
        return True
    return not told and _begins(said, first, start, words)


def _begins(said: Said, first: int, floor: int, words: set[str]) -> bool:
    """Does a clause begin at this token, but for words of the flag and words that name nobody?"""
    light = said.book.leads | said.book.fillers | said.book.courtesies | words
    for token in reversed(said.tokens[floor:first]):
        word = plain(token.text)
        if token.ends_clause or word in said.book.joints:
            return True
        if word not in light:
            return False
    return True


def _sentence(said: Said, first: int, last: int) -> tuple[int, int]:
    """The tokens of the sentence around `first:last`."""
    starts = [index + 1 for index in range(first) if said.tokens[index].ends_sentence]
    ends = [index + 1 for index in range(last - 1, len(said.tokens)) if said.tokens[index].ends_sentence]
    return max(starts, default=0), min(ends, default=len(said.tokens))


def _words(said: Said, first: int, last: int) -> set[str]:
    return {plain(token.text) for token in said.tokens[first:last]}
