"""A role: persona, question bank and rubric. Plain data; `voice_interviewer.packs` reads and writes the files.

A pack on disk is `persona.md`, `questions.md` and `rubric.toml` in one folder of `rubrics/`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from voice_interviewer.core.role.bank import (
    LEVELS,
    Anchor,
    BandRow,
    Bank,
    Delivery,
    Item,
    Kind,
    Level,
    Project,
    Section,
)
from voice_interviewer.core.role.persona import Case, EdgeCase, Group, Persona, Phase, Sample, Template
from voice_interviewer.core.role.problem import PackError, Problem
from voice_interviewer.core.role.rubric import ChecklistEntry, Competency, Limits, Rubric, Thresholds

__all__ = [
    "LEVELS",
    "Anchor",
    "BandRow",
    "Bank",
    "Case",
    "ChecklistEntry",
    "Competency",
    "Delivery",
    "EdgeCase",
    "Group",
    "Item",
    "Kind",
    "Level",
    "Limits",
    "Pack",
    "PackError",
    "Persona",
    "Phase",
    "Problem",
    "Project",
    "Rubric",
    "Sample",
    "Section",
    "Template",
    "Thresholds",
]


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

    def __hash__(self) -> int:
        return hash((self.id, self.sha256))  # enough to tell packs apart, and no walk through all their items

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
    def stuck_s(self) -> float:
        """Seconds of silence after which the next question comes: as the persona states them, else the rubric's."""
        template = self.persona.template("stuck")
        return (template and template.after_s) or self.rubric.limits.stuck_s

    @property
    def askable(self) -> tuple[Item, ...]:
        """The items that can be asked aloud."""
        return tuple(item for item in self.bank.items if item.delivery != "take-home")
