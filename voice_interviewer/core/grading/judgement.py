"""What a grader says about one criterion of one answer, before anybody has checked it."""

from __future__ import annotations

from dataclasses import dataclass

from voice_interviewer.core.events import Opinion

NEEDS_HUMAN = "needs a human"
"""How the flag of a rating begins that two opinions left in doubt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A grader's word on one criterion. `spans` are (start, end) characters of the answer that it was given.

    `misheard` are places where the answer seems to hold a wrongly recognised term: they are flagged if they were
    heard with little confidence. `model` and `prompt_hash` are empty where no language model was asked; `opinions`
    holds both where two were.
    """

    criterion: str
    level: float | None
    reason: str
    spans: tuple[tuple[int, int], ...] = ()
    status: str = ""
    shown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    misheard: tuple[tuple[int, int], ...] = ()
    confidence: float | None = None
    model: str = ""
    prompt_hash: str = ""
    opinions: tuple[Opinion, ...] = ()
