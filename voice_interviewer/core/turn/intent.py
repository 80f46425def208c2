"""What was that: an answer, or something said to the interviewer beside it? Tables and patterns, no model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from voice_interviewer.core.grading.tokens import content
from voice_interviewer.core.turn.endings import ends_unfinished
from voice_interviewer.core.turn.instruction import instruction
from voice_interviewer.core.turn.pieces import understood
from voice_interviewer.core.turn.red_flag import red_flag
from voice_interviewer.core.turn.said import Said

Kind = Literal[
    "answer", "partial", "clarification", "repeat", "dont_know", "hold", "skip", "stop", "pause", "off_topic",
    "instruction", "red_flag", "done", "resume", "accommodation",
]  # fmt: skip

_BESIDE_INSTRUCTION = 14  # words of content: where more is said, an instruction is a blot on an answer


@dataclass(frozen=True, slots=True)
class Intent:
    """`span` are the characters that decided, `start:end`; `confidence` is 0..1, by the table, not a probability.

    `asks` says more where a kind has sorts: clarification "meaning", "scope", "length"; accommodation "slower",
    "louder", "time", "typing", "captions", "human"; off_topic "company", "process", "duration", "recording",
    "verdict", "identity", "answer", "presence", "chat"; stop "withdraw", "here"; red_flag: the flag. `answered`: an
    answer stands beside the request.
    """

    kind: Kind
    span: tuple[int, int]
    confidence: float
    asks: str = ""
    answered: bool = False


def classify(text: str, *, question: str = "", red_flags: Sequence[str] = (), language: str = "en") -> Intent:
    """What one turn (or the last of it) was. `question` is what was asked, `red_flags` those bound to its topic."""
    return _classified(text, question, tuple(red_flags), language)


@lru_cache(maxsize=4096)  # an answer is looked at when the next move is prepared, and again when it is made
def _classified(text: str, question: str, red_flags: tuple[str, ...], language: str) -> Intent:
    said = Said.of(text, language)
    if not said.tokens:
        return Intent("answer", (0, 0), 0.0)
    return _commanded(said) or _asked(said, question) or _flagged(said, red_flags) or _answered(said)


def _commanded(said: Said) -> Intent | None:
    span = instruction(said)
    if span is None:
        return None
    beside = said.weight_outside(*span)
    if beside > _BESIDE_INSTRUCTION:
        return None
    return Intent("instruction", span, 0.95 if beside <= 4 else 0.8, answered=beside > 4)


def _asked(said: Said, question: str) -> Intent | None:
    found = understood(said, frozenset(content(question, said.language)))
    if found is None:
        return None
    asked = found.asked
    confidence = 0.95 if asked.beside == 0 else 0.8 if asked.beside <= 2 else 0.65
    span = said.characters(asked.first, asked.last)
    return Intent(cast("Kind", asked.kind), span, confidence, asked.asks, found.answered)


def _flagged(said: Said, flags: Sequence[str]) -> Intent | None:
    raised = red_flag(said, flags)
    return Intent("red_flag", raised[1], 0.7, raised[0]) if raised else None


def _answered(said: Said) -> Intent:
    whole = (said.tokens[0].start, said.tokens[-1].end)
    if _asks_back(said):
        return Intent("clarification", whole, 0.55, "scope")
    if ends_unfinished(said.raw, language=said.language):
        return Intent("partial", whole, 0.7)
    return Intent("answer", whole, 0.9 if said.weight(0, len(said.tokens)) > 3 else 0.6)


def _asks_back(said: Said) -> bool:
    """A single short question about you or me, written with its mark, that no pattern knows and nobody else asks."""
    if said.book.quoting.intersection(token.text for token in said.tokens):
        return False
    marked = said.raw.rstrip().endswith("?") and not any(token.ends_sentence for token in said.tokens[:-1])
    return marked and len(said.tokens) <= 16 and any(token.text in said.book.persons for token in said.tokens)
