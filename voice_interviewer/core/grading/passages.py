"""The passage of an answer that a reader should see for a key point: short, verbatim, and with sensible ends."""

from collections.abc import Sequence

from voice_interviewer.core.grading.overlap import Guide, hits_of
from voice_interviewer.core.grading.words import Token, respelled

_LONGEST = 24  # words
_TAIL = 12  # words shown from a hit on where no punctuation ends the phrase


def best_passage(guide: Guide, text: str, words: Sequence[Token]) -> tuple[int, int] | None:
    """(first, last) index of the words that mention most of the guide: at most 24, a whole phrase if it fits."""
    said = sorted([*words, *respelled(words, guide.spellings)], key=lambda w: (w.start, w.end))
    densest = _densest(guide, words, said, hits_of(guide, text, said).places)
    return _widened(text, words, *densest) if densest else None


def _densest(
    guide: Guide, words: Sequence[Token], said: Sequence[Token], places: dict[int, dict[str, float]]
) -> tuple[int, int] | None:
    """(first, last) index of the words that hold most of the guide's weight in 24 words, the shortest of equals."""
    starts = {w.start: i for i, w in enumerate(words)}
    ends = {w.end: i for i, w in enumerate(words)}
    hits = [(starts[said[i].start], ends[said[i].end], terms) for i, terms in sorted(places.items())]
    best: tuple[float, int, int, int] | None = None
    for i, (first, _, _) in enumerate(hits):
        shown: dict[str, float] = {}
        for _, last, terms in hits[i : i + _LONGEST]:
            if last - first >= _LONGEST:
                break
            for term, alike in terms.items():
                shown[term] = max(alike, shown.get(term, 0.0))
            rank = (sum(guide.weights[t] * s for t, s in shown.items()), first - last, first, last)
            if best is None or rank[:2] > best[:2]:
                best = rank
    return (best[2], best[3]) if best else None


def _widened(text: str, words: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The window widened to punctuation on either side, or by a few words, while it stays within 24 words."""

    def ends(i: int) -> bool:
        return any(c in ".;:!?,\n" for c in text[words[i].end : words[i + 1].start])

    low, high = first, last
    while low > 0 and not ends(low - 1):
        low -= 1
    while high < len(words) - 1 and not ends(high):
        high += 1
    if high - low < _LONGEST:
        return low, high
    if high - first < _LONGEST:
        return first, high
    if last - low < _LONGEST:
        return low, last
    return first, min(len(words) - 1, max(last, first + _TAIL - 1), first + _LONGEST - 1)
