"""Requests to the interviewer beside the answer: patterns of the phrasebook, held against what else is said.

The rule that keeps answers answers: a request counts only where hardly anything else is said. "Could you repeat that"
is a request; an answer about a client that may repeat a request is an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voice_interviewer.core.turn.phrasebook import Phrase
from voice_interviewer.core.turn.said import Said, plain

# How many words of content may stand beside a command; a question to the interviewer may follow some thinking aloud.
_BESIDE: dict[str, int] = {
    "stop": 3, "pause": 5, "accommodation": 6, "repeat": 3, "skip": 4, "done": 1, "hold": 2, "clarification": 4,
    "dont_know": 2, "off_topic": 3, "resume": 1,
}  # fmt: skip
_LEAD = {"repeat": 14, "clarification": 10, "accommodation": 14, "stop": 10, "pause": 10, "skip": 12}
_LONGEST_COMMAND = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of this kind at these characters, `start:end`, with so many words of content beside it."""

    kind: str
    span: tuple[int, int]
    beside: int
    asks: str = ""


def request(said: Said, known: frozenset[str]) -> Asked | None:
    """The request that these words are, or None. `known` are the stems of the question's words."""
    if said.weight(0, len(said.tokens), frozenset()) > _LONGEST_COMMAND:
        return None
    found = (_nearest(said, kind, phrases, known) for kind, phrases in said.book.commands)
    return next((asked for asked in found if asked is not None), None)


def _nearest(said: Said, kind: str, phrases: Sequence[Phrase], known: frozenset[str]) -> Asked | None:
    """The phrase of this kind that leaves least beside it."""
    best: Asked | None = None
    for phrase in phrases:
        for match in said.matches(phrase.pattern):
            first, last = said.covered(match)
            if phrase.alone and not said.only_fillers_outside(first, last):
                continue
            if phrase.starts and not said.begins_at(first):
                continue
            if said.book.quoting.intersection(token.text for token in said.tokens[max(0, first - 3) : first]):
                continue
            beside = said.weight(0, first, frozenset()) + said.weight(last, len(said.tokens), known)
            if not _stands_alone(said, kind, first, last, beside):
                continue
            if best is None or beside < best.beside:
                best = Asked(kind, said.characters(first, last), beside, phrase.asks)
    return best


def _stands_alone(said: Said, kind: str, first: int, last: int, beside: int) -> bool:
    if beside <= _BESIDE[kind]:
        opposed = any(plain(token.text) in said.book.contrast for token in said.tokens[last:])
        return kind != "dont_know" or beside == 0 or not opposed
    lead = said.weight(0, first, frozenset())
    at_end = said.weight(last, len(said.tokens), frozenset()) == 0
    return at_end and lead <= _LEAD.get(kind, 0)
