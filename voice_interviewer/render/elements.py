"""The parts a written form is made of."""

from __future__ import annotations

from dataclasses import dataclass

from voice_interviewer.core.events import Evidence
from voice_interviewer.core.transcript import clock
from voice_interviewer.render.markup import one_line

QUOTE_WORDS = 45


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is the title of the form."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels with values."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """A numbered list; the numbers are generated."""

    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Something the candidate said, at its time."""

    start_s: float
    text: str

    def __str__(self) -> str:
        return f"[{clock(self.start_s)}] Candidate: “{self.text}”"


Element = Heading | Paragraph | Pairs | Bullets | Steps | Quotation


def quotation(evidence: Evidence) -> Quotation:
    return Quotation(evidence.start_s, excerpt(evidence.quote))


def excerpt(text: str, words: int = QUOTE_WORDS) -> str:
    """The beginning of a long text, cut at a word."""
    parts = text.split()
    return one_line(text) if len(parts) <= words else " ".join(parts[:words]) + " …"
