"""The persona's card: a level for each competency, the gate, one recommendation, what was weak and what was shown."""

from __future__ import annotations

from collections.abc import Iterator

from voice_interviewer.core.reporting.report import Report
from voice_interviewer.render.elements import Bullets, Element, Heading, Pairs, Paragraph
from voice_interviewer.render.moments import minutes, wall
from voice_interviewer.render.reviewed import elements as reviewed
from voice_interviewer.render.wording import NOT_SCORED, claim_line, held_at, outcome


def card(report: Report) -> tuple[Element, ...]:
    return tuple(_elements(report))


def _elements(report: Report) -> Iterator[Element]:
    numbers = report.figures
    yield Heading(1, "Interviewer's card")
    meta = report.metadata
    yield Pairs(
        (
            ("Candidate", meta.candidate or "not named"),
            ("Role", meta.role),
            ("Question level", held_at(report)),
            ("Interview", f"{wall(meta.started, meta.time_zone)}, {minutes(meta.duration_s)}"),
        )
    )
    yield Heading(2, "Levels, 1 to 5")
    rows = tuple(
        (entry.name, NOT_SCORED if entry.level is None else str(entry.level)) for entry in numbers.competencies
    )
    yield Pairs(rows) if rows else Paragraph("The role names no competencies.")
    yield Heading(2, "Recommendation")
    yield Paragraph(outcome(report) if numbers.verdict.recommendation else f"None. {numbers.verdict.label}.")
    yield Paragraph(numbers.verdict.justification)
    yield Bullets(("The score out of 10 is twice the mean level.", *numbers.verdict.thresholds))
    for title, claims, none in (
        ("Weaknesses", report.narrative.gaps, "None was documented."),
        ("Demonstrated", report.narrative.strengths, "Nothing was documented."),
    ):
        yield Heading(2, title)
        lines = tuple(claim_line(claim, report) for claim in claims)
        yield Bullets(lines) if lines else Paragraph(none)
    yield from reviewed(report)
