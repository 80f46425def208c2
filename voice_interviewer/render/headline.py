"""What stands first in every designed form: whose interview, the outcome, and five numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from voice_interviewer.core.phrasing import counted
from voice_interviewer.core.reporting.claims import Standing, Suggestion
from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.reporting.verdict import Verdict
from voice_interviewer.render.moments import day, minutes
from voice_interviewer.render.wording import mentioned

NO_FIGURE = "–"
FIRST = 4
"""So many suggestions stand on the first page."""
LABEL_STANDING: dict[str, Standing] = {
    "Strong Yes": "strong",
    "Yes": "strong",
    "Neutral": "mixed",
    "No": "weak",
    "Strong No": "weak",
}
_WHY = {"gap": "Was missing: ", "open": "Still open: "}


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One of the five numbers, with what it rests on."""

    name: str
    value: str
    note: str


def name_of(report: Report) -> str:
    return report.metadata.candidate or "Candidate not named"


def occasion(report: Report) -> str:
    """`Backend Engineer · mid level · 6 January 2026 · 3.7 min`"""
    meta = report.metadata
    level = meta.target_level or report.profile.level
    parts = (
        meta.role,
        f"{level} level" if level else "",
        day(meta.started, meta.time_zone),
        minutes(meta.duration_s),
    )
    return " · ".join(part for part in parts if part)


def standing_of(verdict: Verdict) -> Standing:
    return LABEL_STANDING.get(verdict.label, "open")


def label_of(verdict: Verdict) -> str:
    return f"Recommendation: {verdict.label}" if verdict.recommendation else verdict.label


def remark_of(report: Report) -> str:
    """The performance in a word, and whether the recommendation rests on mentions alone."""
    performance = report.figures.verdict.performance
    parts = (f"performance: {performance.lower()}" if performance else "", mentioned(report))
    return " · ".join(part for part in parts if part)


def numbers(report: Report) -> tuple[Number, ...]:
    figures, checklist, counts = report.figures, report.figures.checklist, report.figures.statistics
    interval = "" if checklist.interval is None else f", 95% interval {checklist.interval[0]}-{checklist.interval[1]}%"
    average = "no answers" if counts.average_words is None else f"{counts.average_words} in an average answer"
    cells = (
        ("Score out of 10", _shown(figures.score), f"{figures.scored} of {figures.asked} answers scored"),
        (
            "Checklist shown",
            _shown(checklist.percent, "%"),
            f"{checklist.correct} of {checklist.evaluated} assessed{interval}",
        ),
        (
            "Checklist coverage",
            _shown(checklist.coverage, "%"),
            f"{checklist.evaluated} of {checklist.entries} entries assessed",
        ),
        ("Questions", str(counts.questions), f"{counts.answered} answered, {counted(counts.probes, 'follow-up')}"),
        ("Words", str(counts.words), average),
    )
    return tuple(Number(name=name, value=value, note=note) for name, value, note in cells)


def advised(suggestion: Suggestion) -> str:
    """Why this should be asked next."""
    return _WHY.get(suggestion.polarity, "") + suggestion.text


def _shown(value: Decimal | int | None, unit: str = "") -> str:
    return NO_FIGURE if value is None else f"{value}{unit}"
