"""The rubric of a role: what is rated, what is ticked off, how far the interview may go. Plain data."""

from __future__ import annotations

from dataclasses import dataclass, field

from voice_interviewer.core.role.bank import Anchor, Kind


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
