"""The first page: who, outcome, five numbers, what to do next, and what to know before relying on it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voice_interviewer.core.reporting.claims import COMPETENCY, Suggestion
from voice_interviewer.render import charts
from voice_interviewer.render.headline import (
    FIRST,
    advised,
    label_of,
    name_of,
    numbers,
    occasion,
    remark_of,
    standing_of,
)
from voice_interviewer.render.markup import markup
from voice_interviewer.render.page.page import Page, items, section
from voice_interviewer.render.wording import conclusion, no_suggestions, sentence

_CODE = re.compile("`([^`]+)`")


def glance(page: Page) -> str:
    report, verdict = page.report, page.report.figures.verdict
    remark = remark_of(report)
    performance = f" <small>{remark}</small>" if remark else ""
    return section(
        "glance",
        '<p class="kicker">Interview report</p>'
        f"<h1><bdi>{markup(name_of(report))}</bdi></h1>"
        f'<p class="soft">{markup(occasion(report))}</p>'
        f'<div class="verdict is-{standing_of(verdict)}"><strong>{markup(label_of(verdict))}{performance}</strong>'
        f"<p>{markup(conclusion(report))}</p></div>",
        _numbers(page),
        f'<p class="summary">{" ".join(page.claim(claim) for claim in report.narrative.summary)}</p>',
        f'<div class="columns"><div><h2>Competencies</h2>{_competencies(page)}</div>'
        f"<div><h2>What to ask next</h2>{_next(page, report.narrative.suggestions[:FIRST])}</div></div>",
        _cautions(page),
    )


def _numbers(page: Page) -> str:
    cells = (
        f"<div><dt>{number.name}</dt><dd>{number.value}<small>{number.note}</small></dd></div>"
        for number in numbers(page.report)
    )
    return f'<dl class="numbers">{"".join(cells)}</dl>'


def _competencies(page: Page) -> str:
    levels = page.report.figures.competencies
    bare = {entry.id: page.standing[COMPETENCY + entry.id] for entry in levels}
    return charts.competencies(levels, bare) if levels else "<p>The role names no competencies.</p>"


def _next(page: Page, suggestions: Sequence[Suggestion]) -> str:
    if not suggestions:
        return f"<p>{no_suggestions(page.report)}</p>"
    entries = "".join(
        f"<li><q>{markup(entry.question)}</q><small>{markup(advised(entry))}</small></li>"
        if entry.question
        else f"<li>{markup(advised(entry))}</li>"
        for entry in suggestions
    )
    return f'<ul class="next">{entries}</ul>'


def _cautions(page: Page) -> str:
    notes = (*page.report.cautions, *page.report.engines.notes)
    listed = items(_CODE.sub(r"<code>\1</code>", markup(sentence(note))) for note in notes)
    return f'<div class="cautions"><h2>Before you rely on this</h2>{listed}</div>' if notes else ""
