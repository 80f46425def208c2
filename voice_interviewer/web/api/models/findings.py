"""Gradings side by side, candidates side by side, and figures over many interviews."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from voice_interviewer.web.api.models import Given

Interval = tuple[float, float]
Places = tuple[int, int]


class GradingSummary(BaseModel):
    """`score` is out of 10; null where nothing could be scored."""

    name: str
    score: float | None
    outcome: str


class GradedLevel(BaseModel):
    """1 to 5, or null: not scored. `rated_by` is the person who set it, empty where a grader did."""

    level: float | None
    reason: str
    rated_by: str


class GradedCriterion(BaseModel):
    """One criterion of one answer as each grading rated it; null where a grading has no such rating."""

    criterion: str
    label: str
    differ: bool
    ratings: list[GradedLevel | None]


class GradedQuestion(BaseModel):
    question_id: str
    number: str
    text: str
    criteria: list[GradedCriterion]


class Gradings(BaseModel):
    """All gradings of an interview; `ratings` follow the order of `gradings`."""

    gradings: list[GradingSummary]
    questions: list[GradedQuestion]
    running: Annotated[str, Field(description="how far the grading is that runs now; empty: none runs")]
    failed: Annotated[str, Field(description="why the last one broke off; empty where it did not")]


class CommonQuestion(BaseModel):
    """A question that everyone of the group was asked."""

    item_id: str
    title: str
    text: str
    competency: str


class ComparedCandidate(BaseModel):
    """Scores are out of 10, null: not scored. `places` is the best and the worst that the intervals leave open.

    `above` are the interviews whose interval lies wholly below this one's.
    """

    interview_id: str
    name: str
    started: str
    outcome: str
    mentions_only: bool
    scores: list[float | None]
    scored: int
    score: float | None
    interval: Annotated[Interval | None, Field(description="95%, of the mean")]
    places: Places | None
    above: list[str]


class ComparedGroup(BaseModel):
    """Interviews with the same questions, level and grader. `conclusion` says in sentences what can be told."""

    role: str
    level: str
    pack_id: str
    pack_hash: str
    graders: list[str]
    questions: list[CommonQuestion]
    left_out: int
    candidates: list[ComparedCandidate]
    conclusion: list[str]


class Comparison(BaseModel):
    """Whoever's intervals overlap are not ranked. `left_out` are interviews that could not be part of it."""

    schema_version: str
    groups: list[ComparedGroup]
    notes: list[str]
    left_out: list[str]


class Bar(BaseModel):
    label: str
    count: int


class Spread(BaseModel):
    """How values are spread. `median` is null where there are none."""

    count: int
    median: float | None
    bars: list[Bar]


class Figures(BaseModel):
    """`minutes` an interview takes, `coverage` of the checklist in percent, `hours` from its end to the decision."""

    standing: Annotated[dict[str, int], Field(description="invitations by their status")]
    held: int
    funnel: list[Bar]
    minutes: Spread
    coverage: Spread
    hours: Spread


class SaidOfThemselves(Given):
    """A table as CSV: `email` or `interview`, and one to four attributes. It is read and forgotten."""

    table: Annotated[str, Field(max_length=1_000_000)]
    role_id: Annotated[str, Field(max_length=64)] = ""


class Rate(BaseModel):
    """One category. `ratio` is null where it is left out, and where nobody of any category was chosen."""

    category: str
    people: int
    chosen: int
    rate: float
    ratio: float | None
    left_out: bool
    below_four_fifths: bool
    few: bool


class RateTable(BaseModel):
    """The rates by these attributes together. `unknown` people said nothing and stand in no row."""

    attributes: list[str]
    rates: list[Rate]
    unknown: int


class BiasReport(BaseModel):
    """The bias report of 6 RCNY 5-301. `strangers` are lines that fit no interview that was decided on."""

    made_at: datetime
    people: int
    strangers: int
    median: Annotated[float | None, Field(description="of all scores")]
    selection: list[RateTable]
    scoring: list[RateTable]
