"""The checklist form: what was shown, what was not, what was never asked, and a verdict only where coverage allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from voice_interviewer.core.reporting.checklist import ChecklistLine
from voice_interviewer.core.reporting.claims import Claim
from voice_interviewer.core.reporting.report import Report
from voice_interviewer.render.elements import Bullets, Element, Heading, Pairs, Paragraph, Quotation, excerpt, quotation
from voice_interviewer.render.moments import minutes, wall
from voice_interviewer.render.reviewed import elements as reviewed
from voice_interviewer.render.wording import (
    claim_line,
    experience,
    no_gaps,
    no_open,
    no_strengths,
    no_suggestions,
    outcome,
)


def checklist(report: Report) -> tuple[Element, ...]:
    return tuple(_elements(report))


def _elements(report: Report) -> Iterator[Element]:
    numbers = report.figures
    yield Heading(1, "Checklist report")
    yield Heading(2, "Interview summary")
    yield Pairs(_summary(report))
    yield Paragraph(" ".join(claim.text for claim in report.narrative.summary))
    if report.cautions:
        yield Bullets(report.cautions)
    yield Heading(2, "Scoring breakdown")
    yield Paragraph("1 = shown in an answer, 0 = asked about and not shown, N/A = never asked about.")
    for group, lines in groupby(numbers.checklist.lines, key=lambda line: line.group):
        yield Heading(3, group or "All levels")
        for line in lines:
            yield from _entry(line)
    yield Heading(2, "Final score")
    yield Pairs(_score(report))
    yield Heading(2, "Strengths")
    yield from _claims(report.narrative.strengths, report, no_strengths(report))
    yield Heading(2, "Gaps")
    yield from _claims(report.narrative.gaps, report, no_gaps(report))
    yield Heading(2, "Not evaluated")
    yield from _not_evaluated(report)
    yield Heading(2, "Suggestions for the next conversation")
    yield from _suggestions(report)
    yield Heading(2, "Readiness verdict")
    yield Paragraph(outcome(report))
    yield Paragraph(numbers.verdict.justification)
    yield Paragraph("Rules of the verdict:")
    yield Bullets(numbers.verdict.thresholds)
    yield from reviewed(report)


def _summary(report: Report) -> tuple[tuple[str, str], ...]:
    meta, profile = report.metadata, report.profile
    rows = [
        ("Candidate", meta.candidate or "not named"),
        ("Role", meta.role),
        ("Level", meta.target_level or profile.level or "not stated"),
        ("Experience", "not stated" if profile.years is None else experience(profile.years)),
        ("Interview", f"{wall(meta.started, meta.time_zone)}, {minutes(meta.duration_s)}"),
    ]
    return tuple(rows)


def _entry(line: ChecklistLine) -> Iterator[Element]:
    reason = (("Reason", line.reason),) if line.status != "N/A" else ()
    yield Pairs((("Item", line.text), ("Status", line.status), *reason))
    for piece in line.evidence[:2]:
        yield quotation(piece)


def _score(report: Report) -> tuple[tuple[str, str], ...]:
    checklist = report.figures.checklist
    percent, interval, coverage = checklist.percent, checklist.interval, checklist.coverage
    return (
        ("Evaluated items", str(checklist.evaluated)),
        ("Correct responses", str(checklist.correct)),
        ("Final score", f"{checklist.correct} / {checklist.evaluated}" if checklist.evaluated else "none"),
        ("Performance", "nothing was evaluated" if percent is None else f"{percent}%"),
        ("95% interval", "none" if interval is None else f"{interval[0]}-{interval[1]}%"),
        (
            "Coverage",
            f"{checklist.evaluated} / {checklist.entries}" + ("" if coverage is None else f" ({coverage}%)"),
        ),
        ("Asked but not scored", str(checklist.not_scored)),
        ("Never asked about", str(checklist.not_applicable)),
    )


def _claims(claims: Sequence[Claim], report: Report, none: str) -> Iterator[Element]:
    if not claims:
        yield Paragraph(none)
        return
    for claim in claims:
        yield Bullets((claim_line(claim, report),))
        for piece in claim.evidence:
            yield Quotation(piece.start_s, excerpt(piece.quote))


def _not_evaluated(report: Report) -> Iterator[Element]:
    """By reason: most entries are left out for the same one."""
    claims = report.narrative.not_evaluated
    if not claims:
        yield Paragraph(no_open(report))
    for reason in dict.fromkeys(claim.detail for claim in claims):
        yield Paragraph(reason)
        yield Bullets(tuple(claim.text for claim in claims if claim.detail == reason))


def _suggestions(report: Report) -> Iterator[Element]:
    """Gaps and open entries first; where there is none, the steps that lead beyond."""
    suggestions = report.narrative.suggestions
    if not suggestions:
        steps = tuple(claim_line(claim, report) for claim in report.narrative.plan)
        yield Bullets(steps) if steps else Paragraph(no_suggestions(report))
        return
    level = report.metadata.target_level or report.profile.level
    years = report.profile.years
    aim = f"the role of {report.metadata.role}" + (f" at {level} level" if level else "")
    with_years = f" and {experience(years)} of experience" if years is not None else ""
    yield Paragraph(f"Chosen for {aim}{with_years}; gaps come before what is still open.")
    yield Bullets(
        tuple(f"{entry.text}. Ask: “{entry.question}”" if entry.question else entry.text for entry in suggestions)
    )
