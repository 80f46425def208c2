"""The first page: outcome, five numbers, competencies, and what to ask next."""

from __future__ import annotations

from collections.abc import Mapping

from voice_interviewer.core.phrasing import counted
from voice_interviewer.core.reporting.claims import COMPETENCY, Standing
from voice_interviewer.core.reporting.figures import CompetencyLevel
from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.reporting.scoring import HIGHEST, LOWEST
from voice_interviewer.core.reporting.verdict import Verdict
from voice_interviewer.render.page.glance import FIRST, LABEL_STANDING
from voice_interviewer.render.paper.parts import Advice, Bar, Number
from voice_interviewer.render.wording import NOT_SCORED, mentioned

NO_FIGURE = "–"
WHY = {"gap": "Was missing: ", "open": "Still open: "}


def standing_of(verdict: Verdict) -> Standing:
    return LABEL_STANDING.get(verdict.label, "open")


def label_of(verdict: Verdict) -> str:
    return f"Recommendation: {verdict.label}" if verdict.recommendation else verdict.label


def remark_of(report: Report) -> str:
    verdict = report.figures.verdict
    remarks = [f"performance: {verdict.performance.lower()}"] if verdict.performance else []
    if mentioned(report):
        remarks.append(mentioned(report))
    return " · ".join(remarks)


def numbers(report: Report) -> tuple[Number, ...]:
    figures, checklist, counts = report.figures, report.figures.checklist, report.figures.statistics
    interval = "" if checklist.interval is None else f", 95% interval {checklist.interval[0]}-{checklist.interval[1]}%"
    average = "no answers" if counts.average_words is None else f"{counts.average_words} in an average answer"
    cells = (
        (
            "Score out of 10",
            NO_FIGURE if figures.score is None else str(figures.score),
            f"{figures.scored} of {figures.asked} answers scored",
        ),
        (
            "Checklist shown",
            NO_FIGURE if checklist.percent is None else f"{checklist.percent}%",
            f"{checklist.correct} of {checklist.evaluated} assessed{interval}",
        ),
        (
            "Checklist coverage",
            NO_FIGURE if checklist.coverage is None else f"{checklist.coverage}%",
            f"{checklist.evaluated} of {checklist.entries} entries assessed",
        ),
        ("Questions", str(counts.questions), f"{counts.answered} answered, {counted(counts.probes, 'follow-up')}"),
        ("Words", str(counts.words), average),
    )
    return tuple(Number(name=name, value=value, note=note) for name, value, note in cells)


def bars(report: Report, standing: Mapping[str, Standing]) -> tuple[Bar, ...]:
    return tuple(
        Bar(
            name=entry.name,
            shown=_shown(entry),
            share=None if entry.level is None else float((entry.level - LOWEST) / (HIGHEST - LOWEST)),
            standing=standing[COMPETENCY + entry.id],
        )
        for entry in report.figures.competencies
    )


def bars_in_words(report: Report) -> str:
    levels = "; ".join(f"{entry.name}: {_shown(entry)}" for entry in report.figures.competencies)
    return f"Competency levels from {LOWEST} to {HIGHEST}. {levels}"


def _shown(entry: CompetencyLevel) -> str:
    if entry.level is not None:
        return f"{entry.level} of {HIGHEST}"
    return NOT_SCORED if entry.asked else "not asked"


def advice(report: Report) -> tuple[Advice, ...]:
    """The first few suggestions, gaps before what is open."""
    return tuple(
        Advice(question=entry.question, why=WHY.get(entry.polarity, "") + entry.text)
        for entry in report.narrative.suggestions[:FIRST]
    )
