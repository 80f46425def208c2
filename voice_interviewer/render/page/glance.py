"""The first page: who, outcome, five numbers, what to do next, and what to know before relying on it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voice_interviewer.core.phrasing import counted
from voice_interviewer.core.reporting.claims import COMPETENCY, Standing, Suggestion
from voice_interviewer.render import charts
from voice_interviewer.render.markup import markup
from voice_interviewer.render.moments import day, minutes
from voice_interviewer.render.page.page import Page, items, section
from voice_interviewer.render.wording import conclusion, mentioned, no_suggestions, sentence

FIRST = 4
_CODE = re.compile("`([^`]+)`")
LABEL_STANDING: dict[str, Standing] = {
    "Strong Yes": "strong",
    "Yes": "strong",
    "Neutral": "mixed",
    "No": "weak",
    "Strong No": "weak",
}


def glance(page: Page) -> str:
    report, meta, profile = page.report, page.report.metadata, page.report.profile
    level = meta.target_level or profile.level
    verdict = report.figures.verdict
    about = " · ".join(
        markup(part)
        for part in (
            meta.role,
            f"{level} level" if level else "",
            day(meta.started, meta.time_zone),
            minutes(meta.duration_s),
        )
        if part
    )
    standing = LABEL_STANDING.get(verdict.label, "open")
    label = f"Recommendation: {verdict.label}" if verdict.recommendation else verdict.label
    remarks = [f"performance: {verdict.performance.lower()}"] if verdict.performance else []
    if mentioned(report):
        remarks.append(mentioned(report))
    performance = f" <small>{' · '.join(remarks)}</small>" if remarks else ""
    return section(
        "glance",
        '<p class="kicker">Interview report</p>'
        f"<h1><bdi>{markup(meta.candidate or 'Candidate not named')}</bdi></h1>"
        f'<p class="soft">{about}</p>'
        f'<div class="verdict is-{standing}"><strong>{markup(label)}{performance}</strong>'
        f"<p>{markup(conclusion(report))}</p></div>",
        _numbers(page),
        f'<p class="summary">{" ".join(page.claim(claim) for claim in report.narrative.summary)}</p>',
        f'<div class="columns"><div><h2>Competencies</h2>{_competencies(page)}</div>'
        f"<div><h2>What to ask next</h2>{_next(page, report.narrative.suggestions[:FIRST])}</div></div>",
        _cautions(page),
    )


def _numbers(page: Page) -> str:
    numbers, checklist = page.report.figures, page.report.figures.checklist
    counts = numbers.statistics
    score = "–" if numbers.score is None else str(numbers.score)
    interval = "" if checklist.interval is None else f", 95% interval {checklist.interval[0]}-{checklist.interval[1]}%"
    coverage = "–" if checklist.coverage is None else f"{checklist.coverage}%"
    shown = "–" if checklist.percent is None else f"{checklist.percent}%"
    cells = (
        ("Score out of 10", score, f"{numbers.scored} of {numbers.asked} answers scored"),
        ("Checklist shown", shown, f"{checklist.correct} of {checklist.evaluated} assessed{interval}"),
        ("Checklist coverage", coverage, f"{checklist.evaluated} of {checklist.entries} entries assessed"),
        ("Questions", str(counts.questions), f"{counts.answered} answered, {counted(counts.probes, 'follow-up')}"),
        (
            "Words",
            str(counts.words),
            "no answers" if counts.average_words is None else f"{counts.average_words} in an average answer",
        ),
    )
    return (
        '<dl class="numbers">'
        + "".join(f"<div><dt>{name}</dt><dd>{value}<small>{note}</small></dd></div>" for name, value, note in cells)
        + "</dl>"
    )


def _competencies(page: Page) -> str:
    levels = page.report.figures.competencies
    bare = {entry.id: page.standing[COMPETENCY + entry.id] for entry in levels}
    return charts.competencies(levels, bare) if levels else "<p>The role names no competencies.</p>"


def _next(page: Page, suggestions: Sequence[Suggestion]) -> str:
    if not suggestions:
        return f"<p>{no_suggestions(page.report)}</p>"
    entries = "".join(
        f"<li><q>{markup(entry.question)}</q><small>{_why(entry)}{markup(entry.text)}</small></li>"
        if entry.question
        else f"<li>{_why(entry)}{markup(entry.text)}</li>"
        for entry in suggestions
    )
    return f'<ul class="next">{entries}</ul>'


def _cautions(page: Page) -> str:
    notes = (*page.report.cautions, *page.report.engines.notes)
    listed = items(_CODE.sub(r"<code>\1</code>", markup(sentence(note))) for note in notes)
    return f'<div class="cautions"><h2>Before you rely on this</h2>{listed}</div>' if notes else ""


def _why(entry: Suggestion) -> str:
    return {"gap": "Was missing: ", "open": "Still open: "}.get(entry.polarity, "")
