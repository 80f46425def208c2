"""A role: persona, question bank and rubric. Plain data; `voice_interviewer.packs` reads and writes the files.

A pack on disk is `persona.md`, `questions.md` and `rubric.toml` in one folder of `rubrics/`.
"""

from __future__ import annotations

import re
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
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Competency:
    id: str
    name: str
    kind: Kind = "technical"
    weight: float = 1.0
    anchors: tuple[Anchor, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class ChecklistEntry:
    """One line of the checklist report: assessed as 1 / 0 / N/A."""

    id: str
    text: str
    group: str = ""
    competency: str = ""
    line: int = field(default=0, compare=False)


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
    title: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the interview; times are minutes of the persona's full length.

    `adapt` and `decision` hold "what is seen → what to do" rules: how to go on within the phase, and how to leave it.
    """

    name: str
    start_min: float
    end_min: float
    condition: str = ""
    task: str = ""
    expect: tuple[str, ...] = ()
    adapt: tuple[str, ...] = ()
    decision: tuple[str, ...] = ()

    @property
    def rules(self) -> tuple[tuple[str, str], ...]:
        """Pairs (what is seen, what to do) of `decision` and `adapt`."""
        pairs = (rule.partition("→") for rule in self.decision + self.adapt)
        return tuple((seen.strip(), action.strip()) for seen, _, action in pairs)


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

    @property
    def minutes(self) -> float | None:
        """The time box that the utterance announces ("You have 5 minutes"), or None."""
        stated = re.search(r"(\d+(?:\.\d+)?) minutes?", self.utterance)
        return float(stated[1]) if stated else None


@dataclass(frozen=True, slots=True)
class Sample:
    number: int
    tier: str
    text: str
    expects: tuple[str, ...]


Case = Literal["security", "incomplete", "incorrect", "correct", "stuck", "clarification", "other"]
# in the order in which they are looked for: "incorrect" holds "correct"
_CASES: dict[str, Case] = {
    "vulnerability": "security",
    "incomplete": "incomplete",
    "incorrect": "incorrect",
    "correct": "correct",
    "stuck": "stuck",
    "clarification": "clarification",
}


@dataclass(frozen=True, slots=True)
class Template:
    """A response template, e.g. band "Incomplete (50-75%)": "Incomplete. [Missing element]. Continue."."""

    band: str
    text: str

    @property
    def case(self) -> Case:
        """When the template is meant, read from the name of its band."""
        return next((case for word, case in _CASES.items() if word in self.band.lower()), "other")

    @property
    def placeholders(self) -> tuple[str, ...]:
        """What has to be filled in: ("Missing element",) for "[Missing element]"."""
        return tuple(re.findall(r"\[([^\]]+)\]", self.text))

    @property
    def percent(self) -> tuple[float, float] | None:
        """The band of the answer in percent: (75, 100) for ">75%", (50, 75) for "50-75%"; None if it states none."""
        stated = re.search(r"([<>]?)\s*(\d+)(?:\s*[-–]\s*(\d+))?\s*%", self.band)
        if not stated:
            return None
        low, high = float(stated[2]), float(stated[3] or 100)
        return (0.0, low) if stated[1] == "<" else (low, high)


@dataclass(frozen=True, slots=True)
class Persona:
    """Who asks, and how. `speaks_verdicts` is False in the neutral default: acknowledge without judging.

    Keywords are phrases to look for; signs describe in words what no look-up can find ("cannot explain choices").
    """

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
    acknowledgements: tuple[str, ...] = ()
    excellent_signs: tuple[str, ...] = ()
    warning_signs: tuple[str, ...] = ()
    review_stop: str = ""

    def template(self, case: Case) -> Template | None:
        """The response template for this case, if the persona has one."""
        return next((template for template in self.templates if template.case == case), None)


@dataclass(frozen=True, slots=True)
class BandRow:
    """A row of the industry table."""

    level: str
    skills: str
    years: str

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


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a pack. An error keeps the pack from being used, a warning does not."""

    severity: Literal["error", "warning"]
    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity}: {self.message}"


class PackError(Exception):
    """A pack cannot be used. `problems` say what is wrong, each with its file and line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


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
