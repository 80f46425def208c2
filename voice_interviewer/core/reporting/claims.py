"""Statements about an interview, what they rest on, and whether they agree with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from voice_interviewer.core.events import Evidence
from voice_interviewer.core.reporting.blocks import Block
from voice_interviewer.core.reporting.figures import Figures
from voice_interviewer.core.reporting.scoring import CHECKLIST
from voice_interviewer.core.role.pack import Thresholds

COMPETENCY = "competency:"
Polarity = Literal["strength", "gap", "open", "neutral"]
Standing = Literal["strong", "mixed", "weak", "open"]
FITS: dict[Polarity, frozenset[Standing]] = {
    "strength": frozenset({"strong"}),
    "gap": frozenset({"weak"}),
    "open": frozenset({"open"}),
    "neutral": frozenset({"strong", "mixed", "weak", "open"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement and the ids it rests on: question ids, `checklist:ID` or `competency:ID`."""

    text: str
    cites: tuple[str, ...]
    polarity: Polarity
    detail: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What a human interviewer could ask next, and why. `question` is empty where the pack has nothing to ask."""

    text: str
    cites: tuple[str, ...]
    polarity: Polarity
    question: str = ""
    item_id: str = ""


class Contradiction(Exception):
    """A claim that its own sources deny."""


def standings(blocks: Sequence[Block], numbers: Figures, thresholds: Thresholds) -> dict[str, Standing]:
    """What each citable thing amounts to."""
    found: dict[str, Standing] = {
        block.question_id: _standing(block.score, thresholds) for block in blocks if block.form != "introduction"
    }
    words: dict[str, Standing] = {"1": "strong", "0": "weak"}
    for line in numbers.checklist.lines:
        found[CHECKLIST + line.entry] = words.get(line.status, "open")
    for competency in numbers.competencies:
        score = None if competency.level is None else competency.level * 2
        found[COMPETENCY + competency.id] = _standing(score, thresholds)
    return found


def _standing(score: Decimal | None, thresholds: Thresholds) -> Standing:
    if score is None:
        return "open"
    if score >= Decimal(str(thresholds.yes)):
        return "strong"
    return "weak" if score < Decimal(str(thresholds.neutral)) else "mixed"


def check(claim: Claim | Suggestion, sources: Mapping[str, Standing]) -> None:
    """Raises Contradiction for a claim that cites nothing, cites what is not there, or says the opposite of it."""
    if not claim.cites:
        raise Contradiction(f"“{claim.text}” cites nothing")
    for cited in claim.cites:
        if cited not in sources:
            raise Contradiction(f"“{claim.text}” cites {cited}, which is not in this interview")
        if sources[cited] not in FITS[claim.polarity]:
            raise Contradiction(f"“{claim.text}” is a {claim.polarity}, but {cited} is {sources[cited]}")
