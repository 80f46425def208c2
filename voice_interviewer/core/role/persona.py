"""Who asks, and how. Plain data."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

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
    line: int = field(default=0, compare=False)

    @property
    def case(self) -> Case:
        """When the template is meant, read from the name of its band."""
        return next((case for word, case in _CASES.items() if word in self.band.lower()), "other")

    @property
    def placeholders(self) -> tuple[str, ...]:
        """What has to be filled in: ("Missing element",) for "[Missing element]"."""
        return tuple(re.findall(r"\[([^\]]+)\]", self.text))

    @property
    def after_s(self) -> float | None:
        """Seconds after which a stuck candidate hears it: 300 for "Stuck (>5min)"; None if it states no time."""
        stated = re.search(r">\s*(\d+(?:\.\d+)?)\s*min", self.band)
        return float(stated[1]) * 60 if stated else None

    @property
    def percent(self) -> tuple[float, float] | None:
        """The band of the answer in percent: (75, 100) for ">75%", (50, 75) for "50-75%"; None if it states none."""
        stated = re.search(r"([<>]?)\s*(\d+)(?:\s*[-–]\s*(\d+))?\s*%", self.band)
        if not stated:
            return None
        low, high = float(stated[2]), float(stated[3] or 100)
        return (0.0, low) if stated[1] == "<" else (low, high)


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
    line: int = field(default=0, compare=False)

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

    @property
    def parts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each entry with its sub-items: "status codes (200/404)" is ("status codes", ("200", "404"))."""
        found = (re.fullmatch(r"(.*?)\s*\(([^()]+)\)", entry) for entry in self.entries)
        return tuple(
            (split[1], tuple(part.strip() for part in re.split(r"[/,]", split[2]))) if split else (entry, ())
            for entry, split in zip(self.entries, found, strict=True)
        )


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

    @property
    def card(self) -> tuple[tuple[str, float | None], ...]:
        """The scores of the post-interview card, each with the least level that it requires (None: any)."""
        split = (re.fullmatch(r"(.+?)\s*\((\d(?:\.\d)?)\+.*\)", score) for score in self.scores)
        return tuple((s[1], float(s[2])) if s else (score, None) for score, s in zip(self.scores, split, strict=True))

    def template(self, case: Case) -> Template | None:
        """The response template for this case, if the persona has one."""
        return next((template for template in self.templates if template.case == case), None)
