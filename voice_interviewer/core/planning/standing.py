"""How well it goes so far, as far as choosing topics needs to know.

A cheap estimate of what the last answers mention of their guides. It adds or keeps back topics of another level and, in
a persona that speaks verdicts, chooses a template. It never scores: rating is the grader's, after the interview.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from voice_interviewer.core.events import QuestionAsked
from voice_interviewer.core.grading import matching
from voice_interviewer.core.role.pack import Item, Pack
from voice_interviewer.core.state import State, Turn

Standing = Literal["open", "weak", "solid", "strong", "exceptional"]

LAST = 4  # answers that count
_LEAST = 2  # one answer tells nothing
_BANDS: tuple[tuple[float, Standing], ...] = ((0.76, "exceptional"), (0.66, "strong"), (0.42, "solid"), (0.0, "weak"))


def estimate(item: Item, answer: str) -> float | None:
    """How much of its guide an answer mentions, 0..1; None where the item cannot tell (a story, no guide)."""
    if item.kind == "behavioural" or not (item.guide or item.exemplars):
        return None
    return _mentions(item.text, (item.guide, *item.exemplars), answer, item.language)


@lru_cache(maxsize=16384)
def _mentions(question: str, references: tuple[str, ...], answer: str, language: str) -> float:
    return matching.score(question, references, answer, language)


def told(state: State, question: QuestionAsked) -> str:
    """The answer to a main question with that to its probes."""
    family = (turn for turn in state.turns if question.question_id in (turn.question.question_id, _parent(turn)))
    return " ".join(turn.answer for turn in family if turn.answer)


def _parent(turn: Turn) -> str:
    return turn.question.parent_id


def recent(state: State, pack: Pack) -> tuple[float, ...]:
    """The estimates of the last answers, oldest first."""
    found = []
    for turn in reversed(state.turns):
        if turn.question.form != "main" or turn.ended is None:
            continue
        value = estimate(pack.item(turn.question.item_id), told(state, turn.question))
        if value is not None:
            found.append(value)
        if len(found) == LAST:
            break
    return tuple(reversed(found))


def standing(state: State, pack: Pack) -> Standing:
    """Weak, solid, strong or exceptional over the last answers; "open" as long as there are too few."""
    values = recent(state, pack)
    if len(values) < _LEAST:
        return "open"
    mean = sum(values) / len(values)
    return next(name for least, name in _BANDS if mean >= least)
