"""An answer and a request in one breath: the pieces of what was said, and which of them counts.

"What do you mean by that? Okay, I would look at the logs first" is an answer; "I would look at the logs. Sorry, what
was the second part?" is an answer so far and a request; "Can I skip? Actually, let me try" is neither yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from voice_interviewer.core.turn.request import Asked, request
from voice_interviewer.core.turn.said import Said

_FIRST = ("stop", "pause", "accommodation")  # heard wherever they stand
_LAST = ("dont_know", "done", "hold")  # heard where nothing else is asked
_BESIDE_AN_ANSWER = ("stop", "pause", "accommodation", "repeat", "clarification", "skip")
_ANSWER = 2  # words of content, from which on something is worth keeping
_GOES_ON = 2  # words of content after a request, from which on the candidate has gone on by themselves
_EXPLAINED = (*_FIRST, "skip", "dont_know")  # may be followed by a reason ("I never used that")
_REASON = 12  # words of content; what is longer is no reason but an answer


@dataclass(frozen=True, slots=True)
class Understood:
    """What was asked of the interviewer; `answered` where an answer stands beside it."""

    asked: Asked
    answered: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """The tokens `first:last`: a request, or `words` of content. `anew`: begins like one who goes on by themselves
    ("okay so I"); `back`: what was asked before is taken back ("never mind").
    """

    first: int
    last: int
    asked: Asked | None = None
    words: int = 0
    anew: bool = False
    back: bool = False
    denies: bool = False


def understood(said: Said, known: frozenset[str]) -> Understood | None:
    """The request that stands at the end of all that was said; None where there is none, or an answer follows it."""
    pieces = list(_pieces(said, known))
    asking = [(place, piece.asked) for place, piece in enumerate(pieces) if piece.asked is not None]
    standing = [(place, asked) for place, asked in asking if _still_asked(asked, pieces[:place], pieces[place + 1 :])]
    if not standing:
        return _taken_back(pieces, asking)
    _, asked = min(standing, key=lambda one: (_rank(one[1]), -one[0]))
    return _beside_words(said, asked, sum(piece.words for piece in pieces))


def _rank(asked: Asked) -> int:
    if asked.kind in _FIRST:
        return _FIRST.index(asked.kind)
    return len(_FIRST) + (1 + _LAST.index(asked.kind) if asked.kind in _LAST else 0)


def _still_asked(asked: Asked, before: Sequence[_Piece], after: Sequence[_Piece]) -> bool:
    """Whether the candidate still waits for it: nothing took it back, and no answer follows."""
    if any(piece.back for piece in after):
        return False
    if asked.kind == "accommodation":
        return True
    anew = sum(piece.words for piece in after if piece.anew)
    words = sum(piece.words for piece in after)
    if asked.kind in _EXPLAINED and not anew and words <= _REASON:
        reason = any(piece.denies for piece in after) or asked.kind in _FIRST
        answered = sum(piece.words for piece in before) + asked.lead >= _ANSWER
        return words < _GOES_ON or (reason and not answered)
    return words < _GOES_ON and not anew


def _taken_back(pieces: Sequence[_Piece], asking: Sequence[tuple[int, Asked]]) -> Understood | None:
    """Who takes a request back and says nothing more is about to answer."""
    if not asking or any(piece.words for piece in pieces) or not any(piece.back for piece in pieces):
        return None
    return Understood(replace(asking[-1][1], kind="hold", asks=""), answered=False)


def _beside_words(said: Said, asked: Asked, words: int) -> Understood | None:
    """The request, beside so many words of an answer: some are none there, or mean that the answer is over."""
    if asked.kind not in _BESIDE_AN_ANSWER or asked.alone:
        return Understood(asked, answered=False) if words <= _ANSWER else None
    leaves = asked.kind == "stop" and said.leaves()
    if words + asked.lead - (said.farewell() if leaves else 0) < _ANSWER:
        return Understood(asked, answered=False)
    over = asked.kind == "skip" or (asked.asks == "here" and not leaves)
    return Understood(replace(asked, kind="done", asks="") if over else asked, answered=True)


def _pieces(said: Said, known: frozenset[str]) -> Iterator[_Piece]:
    first = 0
    for place, token in enumerate(said.tokens, start=1):
        # what follows a colon is told of ("the first thing I ask is: what do you mean?")
        if (token.ends_sentence and ":" not in token.after) or place == len(said.tokens):
            yield from _split(said, first, place, known)
            first = place


def _split(said: Said, first: int, last: int, known: frozenset[str]) -> Iterator[_Piece]:
    """The pieces of one sentence, or of words without punctuation: a request ends where the candidate begins anew."""
    for begins, ends, back in _turns(said, first, last):
        at_first = said.is_light(first, begins)
        if at_first and back:
            yield _Piece(first, ends, back=True)
            yield from _split(said, ends, last, known)
            return
        if not at_first and request(said, first, begins, known) is not None:
            yield _piece(said, first, begins, known)
            yield from _split(said, begins, last, known)
            return
    if first < last:
        yield _piece(said, first, last, known)


def _turns(said: Said, first: int, last: int) -> list[tuple[int, int, bool]]:
    """Where somebody may begin anew: tokens `begins:ends`, and whether it takes back what was asked."""
    found = [(*span, True) for pattern in said.book.taken_back for span in said.matches(pattern, first, last)]
    found += [(*span, False) for pattern in said.book.anew for span in said.matches(pattern, first, last)]
    return sorted(found, key=lambda turn: (turn[0], -turn[1]))


def _piece(said: Said, first: int, last: int, known: frozenset[str]) -> _Piece:
    asked = request(said, first, last, known)
    if asked is not None:
        return _Piece(first, last, asked)
    words = 0 if said.asks_at(last) else said.weight(first, last, light=said.book.excuses)
    anew = any(said.is_light(first, begins) for begins, _, _ in _turns(said, first, last))
    return _Piece(first, last, words=words, anew=anew, denies=said.denies(first, last))
