"""The question bank of a role: its items, sections and take-home projects. Plain data."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from voice_interviewer.core.role.problem import Problem

Level = Literal["junior", "mid", "senior", "expert"]
LEVELS: tuple[Level, ...] = ("junior", "mid", "senior", "expert")
Delivery = Literal["voice", "voice+code", "take-home"]
Kind = Literal["technical", "behavioural"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an answer at this level (1-5) looks like, as observable behaviour."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the question bank.

    `expects` are the key points of a full answer, `exemplars` full-mark answers as people would say them aloud,
    `probes` follow-ups an interviewer may ask (one ask each), `red_flags` phrases that matter only under this topic.
    `checklist` names the rubric's checklist entries that an answer gives evidence for; `code` is shown on screen.
    `clarifications` are facts that a candidate who asks back is told; they may not help with the answer.
    `label` is how an item without a number is announced in the file ("Task 1", "Scenario"); `line` is where it begins.
    """

    id: str
    text: str
    level: Level
    section: str = ""
    style: str = "theoretical"
    kind: Kind = "technical"
    delivery: Delivery = "voice"
    number: int | None = None
    title: str = ""
    guide: str = ""
    expects: tuple[str, ...] = ()
    exemplars: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    competency: str = ""
    checklist: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    probes: tuple[str, ...] = ()
    red_flags: tuple[str, ...] = ()
    core: bool = False
    minutes: float = 3.0
    code: str = ""
    code_language: str = ""
    requirements: tuple[str, ...] = ()
    test_cases: tuple[str, ...] = ()
    success: str = ""
    fixes: str = ""
    label: str = ""
    clarifications: tuple[str, ...] = ()
    language: str = field(default="en", compare=False)  # of the pack: the rubric says it, not the bank
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class BandRow:
    """A row of the industry table."""

    level: str
    skills: str
    years: str
    line: int = field(default=0, compare=False)

    @property
    def range(self) -> tuple[float, float | None] | None:
        """First and last year: (2, 4) for "2-4 years", (7, None) for "7+ years"; None if it states no number."""
        stated = re.search(r"(\d+(?:\.\d+)?)(?:\s*[-–]\s*(\d+(?:\.\d+)?))?", self.years)
        if not stated:
            return None
        return float(stated[1]), float(stated[2]) if stated[2] else None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the bank. `declared` is the count it announces (None: none announced), in `unit`s ("questions")."""

    level_title: str
    title: str
    level: Level
    declared: int | None = None
    note: str = ""
    unit: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Project:
    """A take-home portfolio project: never asked aloud."""

    number: int
    title: str
    difficulty: str = ""
    hours: float | None = None
    skills: tuple[str, ...] = ()
    overview: str = ""
    functional: tuple[str, ...] = ()
    technical: tuple[str, ...] = ()
    success: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Bank:
    """The questions of a role. `problems` are what the reader noticed and what did not survive reading."""

    title: str
    competencies: tuple[str, ...] = ()
    table: tuple[BandRow, ...] = ()
    sections: tuple[Section, ...] = ()
    items: tuple[Item, ...] = ()
    projects: tuple[Project, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    mastery: tuple[str, ...] = ()
    portfolio_title: str = ""
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    def level_of(self, years: float) -> Level:
        """The level that the industry table gives to so many years: the last row that has begun by then."""
        begun = [i for i, row in enumerate(self.table[: len(LEVELS)]) if row.range and row.range[0] <= years]
        return LEVELS[begun[-1]] if begun else LEVELS[0]
