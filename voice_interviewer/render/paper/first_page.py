"""The first page: outcome, five numbers, competencies, and what to ask next."""

from __future__ import annotations

from collections.abc import Mapping

from voice_interviewer.core.reporting.claims import COMPETENCY, Standing
from voice_interviewer.core.reporting.figures import CompetencyLevel
from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.reporting.scoring import HIGHEST, LOWEST
from voice_interviewer.render.headline import FIRST, advised
from voice_interviewer.render.paper.parts import Advice, Bar
from voice_interviewer.render.wording import NOT_SCORED


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
    return tuple(Advice(question=entry.question, why=advised(entry)) for entry in report.narrative.suggestions[:FIRST])
