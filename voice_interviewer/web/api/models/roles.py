"""Roles, their packs and plans."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from voice_interviewer.web.api.models import Given, Level, MaybeLevel, Minutes, Name

File = Literal["persona.md", "questions.md", "rubric.toml"]
Files = dict[File, Annotated[str, Field(max_length=400_000)]]


class Version(BaseModel):
    """A pack as it was saved; it never changes."""

    id: str
    number: int
    pack_hash: str
    language: str
    minutes: float
    level: str
    note: str
    created_by: str
    created_at: datetime


class Role(BaseModel):
    id: str
    title: str
    archived: bool
    invited: Annotated[int, Field(description="invitations by all versions of this role")]
    new_york: Annotated[bool, Field(description="whether interviews wait ten business days for their notice")]
    noticed_on: Annotated[date | None, Field(description="since when the job posting carries the notice")]
    first_start: Annotated[datetime | None, Field(description="when somebody invited now may begin; null: at once")]
    created_at: datetime
    versions: list[Version]


class NewRole(Given):
    """From a pack of the library by its name, or from the texts of a pack; without a rubric one is begun.

    Without a title it is called as its pack.
    """

    title: Annotated[str, Field(max_length=200)] = ""
    library: Annotated[str, Field(max_length=100)] = ""
    files: Annotated[Files, Field(default_factory=dict)]
    minutes: Minutes = 30.0
    level: MaybeLevel = ""


class NewVersion(Given):
    """What is not given stays as it is in the newest version."""

    title: Name | None = None
    files: Annotated[Files, Field(default_factory=dict)]
    minutes: Minutes | None = None
    level: MaybeLevel | None = None
    note: Annotated[str, Field(max_length=1000, description="what was changed, and why")] = ""


class Notice(Given):
    """Whether candidates may live in New York City, and since when the job posting tells them of the tool."""

    needed: bool
    noticed_on: date | None = None


class Step(BaseModel):
    """A main question: when it comes (minutes), and why."""

    at_min: float
    phase: str
    item_id: str
    text: str
    code: str
    is_core: Annotated[bool, Field(description="whether everyone of this level and length is asked it")]
    reason: str


class Plan(BaseModel):
    """An interview with solid answers of usual length. `coverage` is the share (0..1) of the checklist."""

    level: Level
    minutes: float
    levels: Annotated[list[Level], Field(description="the levels that the role has questions for")]
    steps: list[Step]
    probes: Annotated[int, Field(description="follow-ups, at most")]
    coverage: float
    uncovered: Annotated[list[str], Field(description="checklist entries for which the time is too short")]
    left_out: Annotated[list[str], Field(description="questions of this level that are not asked")]


class LibraryPack(BaseModel):
    """A pack that ships with the program."""

    name: str
    title: str
    language: str
    levels: list[Level]
    questions: int


class PackFiles(BaseModel):
    """The three texts of a pack."""

    files: dict[File, str]


class PackToCheck(Given):
    files: Annotated[Files, Field(min_length=2)]
    minutes: Minutes = 30.0


class PackProblem(BaseModel):
    """`line` counts from 1; 0 where it is about the whole file. An error keeps the pack from being used."""

    severity: Literal["error", "warning"]
    file: str
    line: int
    message: str


class CheckedPack(BaseModel):
    """`outline` says what everyone of each level would be asked; empty where a text is not understood."""

    usable: bool
    title: str
    problems: list[PackProblem]
    outline: list[str]
    files: Annotated[dict[File, str], Field(description="the three texts; a rubric was begun where there was none")]


class JobDescription(Given):
    text: Annotated[str, Field(min_length=1, max_length=20_000)]


class Match(BaseModel):
    """A question of the library that is about something wanted."""

    text: str
    about: list[str]


class Dropped(BaseModel):
    """A question that the language model wrote and the checks refused."""

    text: str
    reason: str


class Draft(BaseModel):
    """A pack cut to a job description; nothing is saved. `uncovered` skills have no question."""

    title: str
    level: MaybeLevel
    area: str
    years: float | None
    skills: list[str]
    source: Annotated[str, Field(description="the library's pack that it was cut from")]
    files: dict[File, str]
    matches: list[Match]
    uncovered: list[str]
    left_out: int
    added: Annotated[list[str], Field(description="questions that a language model wrote and the checks let pass")]
    dropped: list[Dropped]
    problem: Annotated[str, Field(description="why the language model added nothing, where it failed")]
