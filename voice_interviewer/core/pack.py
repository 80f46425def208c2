"""A role: persona, question bank and rubric. Plain data; `voice_interviewer.packs` reads and writes the files.

A pack on disk is `persona.md`, `questions.md` and `rubric.toml` in one folder of `rubrics/`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

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


@dataclass(frozen=True, slots=True)
class Competency:
    id: str
    name: str
    kind: Kind = "technical"
    weight: float = 1.0
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class ChecklistEntry:
    """One line of the checklist report: assessed as 1 / 0 / N/A."""

    id: str
    text: str
    group: str = ""
    competency: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far the interview may go. `probes_per_question` and `probes` bound follow-ups; times are seconds."""

    minutes: float = 20.0
    probes_per_question: int = 1
    probes: int = 6
    answer_soft_limit_s: float = 210.0
    stuck_s: float = 60.0


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Printed in every report. Coverage is a share of checklist entries, scores are on the 0-10 view."""

    coverage: float = 0.6
    strong_yes: float = 8.5
    yes: float = 7.0
    neutral: float = 5.5
    no: float = 4.0
    gate_competency: str = ""
    gate_level: float = 3.0


@dataclass(frozen=True, slots=True)
class Rubric:
    competencies: tuple[Competency, ...] = ()
    checklist: tuple[ChecklistEntry, ...] = ()
    limits: Limits = Limits()
    thresholds: Thresholds = Thresholds()
    hot_words: tuple[str, ...] = ()
    pronunciations: tuple[tuple[str, str], ...] = ()
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the interview; times are minutes of the persona's full length."""

    name: str
    start_min: float
    end_min: float
    condition: str = ""
    task: str = ""
    expect: tuple[str, ...] = ()
    adapt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A labelled list, e.g. the indicators of one area."""

    name: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EdgeCase:
    """A trigger, what to say, and what to say if the answer still misses the point."""

    trigger: str
    utterance: str
    condition: str = ""
    then: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    number: int
    tier: str
    text: str
    expects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A response template, e.g. band "Incomplete (50-75%)": "Incomplete. [Missing element]. Continue."."""

    band: str
    text: str


@dataclass(frozen=True, slots=True)
class Persona:
    """Who asks, and how. `speaks_verdicts` is False in the neutral default: acknowledge without judging."""

    title: str
    position: str = ""
    years: int | None = None
    expertise: tuple[str, ...] = ()
    style: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    always: tuple[str, ...] = ()
    indicators: tuple[Group, ...] = ()
    red_flags: tuple[Group, ...] = ()
    excellent_keywords: tuple[str, ...] = ()
    warning_keywords: tuple[str, ...] = ()
    templates: tuple[Template, ...] = ()
    minutes: float = 45.0
    phases: tuple[Phase, ...] = ()
    samples: tuple[Sample, ...] = ()
    edge_cases: tuple[EdgeCase, ...] = ()
    review_order: tuple[str, ...] = ()
    verification: tuple[Group, ...] = ()
    pitfalls: tuple[Group, ...] = ()
    scores: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    document: str = ""
    mission: str = ""
    speaks_verdicts: bool = False


@dataclass(frozen=True, slots=True)
class BandRow:
    """A row of the industry table."""

    level: str
    skills: str
    years: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the bank. `declared` is the count it announces (None: none announced)."""

    level_title: str
    title: str
    level: Level
    declared: int | None = None
    note: str = ""


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


@dataclass(frozen=True, slots=True)
class Bank:
    title: str
    competencies: tuple[str, ...] = ()
    table: tuple[BandRow, ...] = ()
    sections: tuple[Section, ...] = ()
    items: tuple[Item, ...] = ()
    projects: tuple[Project, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    mastery: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a pack. An error keeps the pack from being used, a warning does not."""

    severity: Literal["error", "warning"]
    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity}: {self.message}"


@dataclass(frozen=True, slots=True)
class Pack:
    id: str
    title: str
    persona: Persona
    bank: Bank
    rubric: Rubric
    language: str = "en"
    sha256: str = ""
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    def item(self, item_id: str) -> Item:
        """The item of this id; raises KeyError."""
        for item in self.bank.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)

    def competency(self, competency_id: str) -> Competency:
        """The competency of this id; raises KeyError."""
        for competency in self.rubric.competencies:
            if competency.id == competency_id:
                return competency
        raise KeyError(competency_id)

    @property
    def askable(self) -> tuple[Item, ...]:
        """The items that can be asked aloud."""
        return tuple(item for item in self.bank.items if item.delivery != "take-home")
