"""The pieces of a printed report: texts ready to be shown, and places of charts as shares from 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass

from voice_interviewer.core.reporting.claims import Standing
from voice_interviewer.render.headline import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A quotation with its `[mm:ss]`; `line` is the id of the transcript's line that holds it."""

    clock: str
    text: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A statement and what was said for it."""

    text: str
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A competency: `share` is its place between the lowest and the highest level, None where it is not scored."""

    name: str
    shown: str
    share: float | None
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What to ask next; `question` is empty where there is nothing to ask."""

    question: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """From and to as shares of the whole interview."""

    begin: float
    end: float
    label: str
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    at: float
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """`text` says in words what the chart shows."""

    text: str
    questions: tuple[Stretch, ...]
    candidate: tuple[Stretch, ...]
    interviewer: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """One criterion: the level in words ("4 of 5", "not scored"), why, and what was said for it.

    `before` is what a person's rating replaced.
    """

    name: str
    level: str
    why: str
    said: tuple[Said, ...]
    flags: tuple[str, ...]
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its ratings. `answer` says how long the answer is; `lines` are its lines of the transcript."""

    number: str
    text: str
    score: str
    standing: Standing
    facts: str
    notes: tuple[str, ...]
    ratings: tuple[Rating, ...]
    unscored: tuple[str, ...]
    strengths: tuple[str, ...]
    improvements: tuple[str, ...]
    answer: str
    lines: tuple[str, ...]
    probes: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    name: str
    kind: str
    score: str
    basis: str
    why_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the checklist."""

    text: str
    group: str
    status: str
    standing: Standing
    reason: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """What was not evaluated, all for one reason; or what people did, all of one sort."""

    reason: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    id: str
    clock: str
    speaker: str
    label: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """`generated` is seconds since 1970: the same report makes the same file. `header` fits one line."""

    language: str
    generated: int
    title: str
    candidate: str
    header: str
    about: str
    standing: Standing
    label: str
    remark: str
    verdict: str
    numbers: tuple[Number, ...]
    summary: str
    competencies: tuple[Bar, ...]
    competencies_text: str
    advice: tuple[Advice, ...]
    no_advice: str
    cautions: tuple[str, ...]
    timeline: Timeline | None
    strengths: tuple[Point, ...]
    gaps: tuple[Point, ...]
    not_evaluated: tuple[Open, ...]
    rationale: tuple[str, ...]
    plan: tuple[str, ...]
    no_strengths: str
    no_gaps: str
    no_open: str
    no_plan: str
    dimensions: tuple[Dimension, ...]
    kinds: tuple[Named, ...]
    introductions: tuple[Question, ...]
    facts: tuple[Point, ...]
    questions: tuple[Question, ...]
    checklist: tuple[Entry, ...]
    rules: tuple[str, ...]
    method: tuple[Named, ...]
    transcript: tuple[Line, ...]
    footer: str
    review: tuple[Open, ...] = ()
