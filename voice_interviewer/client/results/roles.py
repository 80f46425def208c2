"""Roles, their packs and plans."""

from __future__ import annotations

from typing import Literal, TypedDict

from voice_interviewer.client.results import File, Level, MaybeLevel


class Version(TypedDict):
    """A pack as it was saved; it never changes."""

    id: str
    number: int
    pack_hash: str
    language: str
    minutes: float
    level: str
    note: str
    created_by: str
    created_at: str


class Role(TypedDict):
    """`first_start`: when somebody who is invited now may begin; None: at once."""

    id: str
    title: str
    archived: bool
    invited: int
    new_york: bool
    noticed_on: str | None
    first_start: str | None
    created_at: str
    versions: list[Version]


class Step(TypedDict):
    """A main question: when it comes (minutes), and why."""

    at_min: float
    phase: str
    item_id: str
    text: str
    code: str
    is_core: bool
    reason: str


class Plan(TypedDict):
    """An interview with solid answers of usual length. `coverage` is the share (0..1) of the checklist."""

    level: Level
    minutes: float
    levels: list[Level]
    steps: list[Step]
    probes: int
    coverage: float
    uncovered: list[str]
    left_out: list[str]


class LibraryPack(TypedDict):
    """A pack that ships with the program."""

    name: str
    title: str
    language: str
    levels: list[Level]
    questions: int


class PackFiles(TypedDict):
    """The three texts of a pack."""

    files: dict[File, str]


class PackProblem(TypedDict):
    """`line` counts from 1; 0 where it is about the whole file. An error keeps the pack from being used."""

    severity: Literal["error", "warning"]
    file: str
    line: int
    message: str


class CheckedPack(TypedDict):
    usable: bool
    title: str
    problems: list[PackProblem]
    outline: list[str]
    files: dict[File, str]


class Match(TypedDict):
    """A question of the library that is about something wanted."""

    text: str
    about: list[str]


class Dropped(TypedDict):
    """A question that the language model wrote and the checks refused."""

    text: str
    reason: str


class Draft(TypedDict):
    """A pack cut to a job description; nothing is saved. `uncovered` skills have no question."""

    title: str
    level: MaybeLevel
    area: str
    years: float | None
    skills: list[str]
    source: str
    files: dict[File, str]
    matches: list[Match]
    uncovered: list[str]
    left_out: int
    added: list[str]
    dropped: list[Dropped]
    problem: str
