"""What was found: the interview in time, strengths and gaps, scores, checklist, and how all this was made."""

from __future__ import annotations

from voice_interviewer.core.phrasing import counted
from voice_interviewer.core.reporting.claims import Standing
from voice_interviewer.core.reporting.scoring import CRITERION_LABELS
from voice_interviewer.render import charts
from voice_interviewer.render.markup import markup
from voice_interviewer.render.moments import wall
from voice_interviewer.render.page.page import Page, bullets, items, section
from voice_interviewer.render.reviewed import TITLE, parts
from voice_interviewer.render.unscored import reasons_for_all
from voice_interviewer.render.wording import ENDINGS, graded_by, no_gaps, no_open, no_plan, no_strengths, out_of_ten

STATUS_STANDING: dict[str, Standing] = {"1": "strong", "0": "weak", "N/A": "open", "not scored": "open"}


def timeline(page: Page) -> str:
    if not page.report.transcript.lines:
        return ""
    return section(
        "timeline",
        "<h2>The interview in time</h2>",
        charts.timeline(page.report, page.standing),
        "<p><small>Top: the questions, by number. Middle: the candidate speaking. Bottom: the interviewer.</small></p>",
    )


def evidence(page: Page) -> str:
    narrative = page.report.narrative
    return section(
        "evidence",
        '<div class="columns" style="margin:0"><div><h2>Strengths</h2>'
        + page.claims(narrative.strengths, no_strengths(page.report))
        + "</div><div><h2>Gaps</h2>"
        + page.claims(narrative.gaps, no_gaps(page.report))
        + "</div></div>",
        "<h3>Not evaluated</h3>" + page.claims(narrative.not_evaluated, no_open(page.report)),
        "<h3>Why this outcome</h3>" + items(page.claim(claim) for claim in narrative.rationale),
        "<h3>Development plan</h3>" + _plan(page),
    )


def _plan(page: Page) -> str:
    plan = page.report.narrative.plan
    steps = "".join(f"<li>{page.claim(claim)}</li>" for claim in plan)
    return f"<ol>{steps}</ol>" if steps else f"<p>{no_plan(page.report)}</p>"


def scores(page: Page) -> str:
    numbers = page.report.figures
    rows = "".join(
        f"<tr><th scope=row>{CRITERION_LABELS[entry.criterion]}</th><td>{entry.kind}</td>"
        f"<td>{out_of_ten(entry.score)}</td><td>{entry.scored} of {entry.asked}</td></tr>"
        for entry in numbers.dimensions
        if entry.asked
    )
    kinds = "; ".join(
        f"{entry.kind} {out_of_ten(entry.score)} ({entry.scored} of {counted(entry.asked, 'question')})"
        for entry in numbers.kinds
        if entry.asked
    )
    return section(
        "scores",
        "<h2>Scores</h2>",
        "<table><thead><tr><th scope=col>Dimension</th><th scope=col>Questions</th><th scope=col>Score</th>"
        f"<th scope=col>Answers scored</th></tr></thead><tbody>{rows}</tbody></table>"
        if rows
        else "",
        _why_not_scored(page),
        f"<p><small>By kind: {kinds}. Every mean is computed from the ratings below.</small></p>" if kinds else "",
    )


def _why_not_scored(page: Page) -> str:
    reasons = items(f"<b>{names}</b>: {markup(reason)}" for names, reason in reasons_for_all(page.report))
    return f"<h3>Why some dimensions are not scored</h3>{reasons}" if reasons else ""


def checklist(page: Page) -> str:
    lines = page.report.figures.checklist.lines
    if not lines:
        return ""
    rows = "".join(
        f"<tr><th scope=row>{markup(line.text)}<br><small>{markup(line.group)}</small></th>"
        f'<td><span class="chip is-{STATUS_STANDING[line.status]}">{line.status}</span></td>'
        f"<td>{markup(line.reason)}{''.join(page.quote(piece) for piece in line.evidence[:2])}</td></tr>"
        for line in lines
    )
    return section(
        "checklist",
        "<h2>Checklist</h2><p><small>1: shown in an answer. 0: asked about and not shown. N/A: never asked about."
        "</small></p>",
        "<table><thead><tr><th scope=col>Entry</th><th scope=col>Status</th><th scope=col>Because</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>",
    )


def review(page: Page) -> str:
    """What waits for a person, and what people decided, changed and said; left out where there is nothing of it."""
    found = parts(page.report)
    if not found:
        return ""
    return section(
        "review",
        f"<h2>{TITLE}</h2>",
        *(f"<h3>{part.title}</h3>{items(map(page.stamped, part.entries))}" for part in found),
    )


def method(page: Page) -> str:
    report, meta = page.report, page.report.metadata
    pairs = (
        ("Start", wall(meta.started, meta.time_zone)),
        ("End", f"{wall(meta.ended, meta.time_zone)}, {ENDINGS.get(meta.ending, meta.ending)}"),
        ("Report made", wall(meta.generated, meta.time_zone)),
        ("Recogniser", report.engines.recogniser or "unknown"),
        ("Voice", report.engines.voice or "unknown"),
        ("Director", report.engines.director or "unknown"),
        ("Graded by", graded_by(report)),
        ("Question bank", f"{meta.pack_id} {meta.pack_hash[:12]}"),
        ("Interview", meta.interview_id),
        ("Log", f"{meta.events} events, {meta.log_hash[:16]}"),
    )
    rows = "".join(f"<dt>{name}</dt><dd>{markup(value)}</dd>" for name, value in pairs)
    return section(
        "method",
        "<h2>How this was made</h2>",
        "<h3>Rules of the outcome</h3>",
        bullets(report.figures.verdict.thresholds),
        "<p>Levels run from 1 to 5; a score out of 10 is twice the mean level. A rating without a quotation that "
        "stands in the transcript at its time does not count. Not scored, 0 and N/A are three things.</p>",
        f"<dl>{rows}</dl>",
    )
