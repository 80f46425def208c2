"""Gradings side by side, candidates side by side, and figures over many interviews."""

from __future__ import annotations

from typing import TypedDict


class GradingSummary(TypedDict):
    """`score` is out of 10; None where nothing could be scored."""

    name: str
    score: float | None
    outcome: str


class GradedLevel(TypedDict):
    """1 to 5, or None: not scored. `rated_by` is the person who set it, empty where a grader did."""

    level: float | None
    reason: str
    rated_by: str


class GradedCriterion(TypedDict):
    """One criterion of one answer as each grading rated it; None where a grading has no such rating."""

    criterion: str
    label: str
    differ: bool
    ratings: list[GradedLevel | None]


class GradedQuestion(TypedDict):
    question_id: str
    number: str
    text: str
    criteria: list[GradedCriterion]


class Gradings(TypedDict):
    """All gradings of an interview; `ratings` follow the order of `gradings`."""

    gradings: list[GradingSummary]
    questions: list[GradedQuestion]
    running: str
    failed: str


class CommonQuestion(TypedDict):
    """A question that everyone of the group was asked."""

    item_id: str
    title: str
    text: str
    competency: str


class ComparedCandidate(TypedDict):
    """Scores are out of 10, None: not scored. `places` is the best and the worst that the intervals leave open.

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
    interval: list[float] | None
    places: list[int] | None
    above: list[str]


class ComparedGroup(TypedDict):
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


class Comparison(TypedDict):
    """Whoever's intervals overlap are not ranked. `left_out` are interviews that could not be part of it."""

    schema_version: str
    groups: list[ComparedGroup]
    notes: list[str]
    left_out: list[str]


class Bar(TypedDict):
    label: str
    count: int


class Spread(TypedDict):
    """How values are spread. `median` is None where there are none."""

    count: int
    median: float | None
    bars: list[Bar]


class Figures(TypedDict):
    """`minutes` an interview takes, `coverage` of the checklist in percent, `hours` from its end to the decision."""

    standing: dict[str, int]
    held: int
    funnel: list[Bar]
    minutes: Spread
    coverage: Spread
    hours: Spread


class Rate(TypedDict):
    """One category. `ratio` is None where it is left out, and where nobody of any category was chosen."""

    category: str
    people: int
    chosen: int
    rate: float
    ratio: float | None
    left_out: bool
    below_four_fifths: bool
    few: bool


class RateTable(TypedDict):
    """The rates by these attributes together. `unknown` people said nothing and stand in no row."""

    attributes: list[str]
    rates: list[Rate]
    unknown: int


class BiasReport(TypedDict):
    """The bias report of 6 RCNY 5-301. `strangers` are lines that fit no interview that was decided on."""

    made_at: str
    people: int
    strangers: int
    median: float | None
    selection: list[RateTable]
    scoring: list[RateTable]
