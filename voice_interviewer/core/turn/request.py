"""A request to the interviewer in one piece of what was said: the phrasebook, held against what stands beside it.

The rule that keeps answers answers: a request counts only where hardly anything else is said. "Could you repeat that"
is a request; an answer about a client that may repeat a request is an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from voice_interviewer.core.turn.phrasebook import Phrase
from voice_interviewer.core.turn.said import Said, plain

# How many words of content may stand beside a command; a question to the interviewer may follow some thinking aloud.
_BESIDE: dict[str, int] = {
    "stop": 3, "pause": 5, "accommodation": 6, "repeat": 3, "skip": 4, "done": 1, "hold": 2, "clarification": 4,
    "dont_know": 2, "off_topic": 3, "resume": 1,
}  # fmt: skip
_LEAD = {"repeat": 14, "clarification": 10, "accommodation": 14, "stop": 10, "pause": 10, "skip": 12}
_EXPLAINED = ("repeat", "clarification", "accommodation", "pause")  # often with a reason: the line, the dog, the noise
_LONGEST = 40  # words of content in one piece; what is longer is an answer


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of this kind by the tokens `first:last`. `lead` words of an answer stand before it in its piece,
    `beside` words of content around it. `alone`: a phrase that counts only where nothing else was said.
    """

    kind: str
    first: int
    last: int
    lead: int
    beside: int
    asks: str = ""
    alone: bool = False


def request(said: Said, first: int, last: int, known: frozenset[str]) -> Asked | None:
    """The request in the piece of the tokens `first:last`, or None. `known` are the stems of the question's words."""
    if said.weight(first, last) > _LONGEST:
        return None
    for kind, phrases in said.book.commands:
        found = [asked for phrase in phrases for asked in _found(said, kind, phrase, (first, last), known)]
        if found:
            return min(found, key=lambda asked: asked.beside)
    return None


def _found(said: Said, kind: str, phrase: Phrase, piece: tuple[int, int], known: frozenset[str]) -> Iterator[Asked]:
    begins, ends = piece
    light = said.book.excuses if kind in _EXPLAINED else frozenset()
    for first, last in said.matches(phrase.pattern, *piece):
        if phrase.alone and not (said.is_light(begins, first) and said.is_light(last, ends)):
            continue
        if phrase.starts and not said.begins_at(first, begins):
            continue
        if said.book.quoting.intersection(token.text for token in said.tokens[max(0, first - 3) : first]):
            continue
        lead = said.weight(begins, first, light=light)
        asked = Asked(kind, first, last, lead, lead + said.weight(last, ends, known, light), phrase.asks, phrase.alone)
        if _stands(said, asked, piece):
            yield asked


def _stands(said: Said, asked: Asked, piece: tuple[int, int]) -> bool:
    if asked.beside <= _BESIDE[asked.kind]:
        opposed = any(plain(token.text) in said.book.contrast for token in said.tokens[asked.last : piece[1]])
        return asked.kind != "dont_know" or asked.beside == 0 or not opposed
    at_end = said.weight(asked.last, piece[1]) == 0
    return at_end and asked.lead <= _LEAD.get(asked.kind, 0)
