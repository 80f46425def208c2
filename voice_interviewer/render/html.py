"""The report as one self-contained HTML page: at a glance first, then each rating with its quotation and its second."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from voice_interviewer.core.blocks import Block, Rated
from voice_interviewer.core.claims import COMPETENCY, Claim, Standing, Suggestion, standings
from voice_interviewer.core.events import Evidence
from voice_interviewer.core.feedback import improvements_of, strengths_of
from voice_interviewer.core.pack import Thresholds
from voice_interviewer.core.phrasing import counted
from voice_interviewer.core.report import Report
from voice_interviewer.core.scoring import CRITERION_LABELS
from voice_interviewer.core.transcript import Line, clock
from voice_interviewer.render import charts
from voice_interviewer.render.elements import (
    AUTHORS,
    ENDINGS,
    NOT_SCORED,
    TURN_ENDINGS,
    day,
    excerpt,
    flags_of,
    minutes,
    out_of_ten,
    repeated_reasons,
    sentence,
    sources,
    unscored,
    wall,
)
from voice_interviewer.render.markup import markup

FIRST = 4
_CODE = re.compile("`([^`]+)`")
STATUS_STANDING: dict[str, Standing] = {"1": "strong", "0": "weak", "N/A": "open", "not scored": "open"}
LABEL_STANDING: dict[str, Standing] = {
    "Strong Yes": "strong",
    "Yes": "strong",
    "Neutral": "mixed",
    "No": "weak",
    "Strong No": "weak",
}


def html(report: Report, links: Mapping[str, str], thresholds: Thresholds) -> str:
    """The page. `links` leads from an audio reference to its address relative to the page."""
    return _Page(report, links, thresholds).text()


@cache
def _asset(name: str) -> str:
    return (files("voice_interviewer.render") / name).read_text(encoding="utf-8")


class _Page:
    def __init__(self, report: Report, links: Mapping[str, str], thresholds: Thresholds) -> None:
        self.report = report
        self.links = links
        self.lines: dict[str, Line] = {
            line.line_id: line for line in report.transcript.lines if line.speaker == "candidate"
        }
        self.standing = standings(report.blocks, report.figures, thresholds)

    def text(self) -> str:
        name = markup(self.report.metadata.candidate or "Candidate")
        sections = (
            self._glance(),
            self._timeline(),
            self._evidence(),
            self._scores(),
            self._questions(),
            self._checklist(),
            self._method(),
            self._transcript(),
        )
        return (
            f'<!doctype html>\n<html lang="{markup(self.report.transcript.language)}">\n<head>\n'
            '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{name}: interview report</title>\n<style>\n{_asset('report.css')}</style>\n</head>\n"
            "<body>\n<main>\n"
            + "\n".join(section for section in sections if section)
            + f"\n<footer>Virtual HR Interviewer {markup(self.report.metadata.product_version)}</footer>\n</main>\n"
            '<div id="player" hidden><span role="status"></span><audio controls preload="none"></audio></div>\n'
            f"<script>\n{_asset('report.js')}</script>\n</body>\n</html>\n"
        )

    # the first page

    def _glance(self) -> str:
        report, meta, profile = self.report, self.report.metadata, self.report.profile
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
        if verdict.recommendation and report.figures.mentions_only:
            remarks.append("by mentions only, not yet judged by a person")
        performance = f" <small>{' · '.join(remarks)}</small>" if remarks else ""
        return _section(
            "glance",
            '<p class="kicker">Interview report</p>'
            f"<h1><bdi>{markup(meta.candidate or 'Candidate not named')}</bdi></h1>"
            f'<p class="soft">{about}</p>'
            f'<div class="verdict is-{standing}"><strong>{markup(label)}{performance}</strong>'
            f"<p>{markup(verdict.justification)} This is advice: a person decides.</p></div>",
            self._numbers(),
            f'<p class="summary">{" ".join(self._claim(claim) for claim in report.narrative.summary)}</p>',
            f'<div class="columns"><div><h2>Competencies</h2>{self._competencies()}</div>'
            f"<div><h2>What to ask next</h2>{self._next(report.narrative.suggestions[:FIRST])}</div></div>",
            self._cautions(),
        )

    def _numbers(self) -> str:
        numbers, checklist = self.report.figures, self.report.figures.checklist
        counts = numbers.statistics
        score = "–" if numbers.score is None else str(numbers.score)
        interval = (
            "" if checklist.interval is None else f", 95% interval {checklist.interval[0]}-{checklist.interval[1]}%"
        )
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

    def _competencies(self) -> str:
        levels = self.report.figures.competencies
        bare = {entry.id: self.standing[COMPETENCY + entry.id] for entry in levels}
        return charts.competencies(levels, bare) if levels else "<p>The role names no competencies.</p>"

    def _next(self, suggestions: Sequence[Suggestion]) -> str:
        if not suggestions:
            return "<p>Nothing is open and nothing was missing.</p>"
        entries = "".join(
            f"<li><q>{markup(entry.question)}</q><small>{_why(entry)}{markup(entry.text)}</small></li>"
            if entry.question
            else f"<li>{_why(entry)}{markup(entry.text)}</li>"
            for entry in suggestions
        )
        return f'<ul class="next">{entries}</ul>'

    def _cautions(self) -> str:
        notes = (*self.report.cautions, *self.report.engines.notes)
        items = _items(_CODE.sub(r"<code>\1</code>", markup(sentence(note))) for note in notes)
        return f'<div class="cautions"><h2>Before you rely on this</h2>{items}</div>' if notes else ""

    # evidence and figures

    def _timeline(self) -> str:
        if not self.report.transcript.lines:
            return ""
        return _section(
            "timeline",
            "<h2>The interview in time</h2>",
            charts.timeline(self.report, self.standing),
            "<p><small>Top: the questions, by number. Middle: the candidate speaking. Bottom: the interviewer."
            "</small></p>",
        )

    def _evidence(self) -> str:
        narrative = self.report.narrative
        return _section(
            "evidence",
            '<div class="columns" style="margin:0"><div><h2>Strengths</h2>'
            + self._claims(narrative.strengths, "No assessed entry was shown.")
            + "</div><div><h2>Gaps</h2>"
            + self._claims(narrative.gaps, "None: no assessed entry was missing from an answer.")
            + "</div></div>",
            "<h3>Not evaluated</h3>" + self._claims(narrative.not_evaluated, "None: every entry was assessed."),
            "<h3>Why this outcome</h3>" + _items(self._claim(claim) for claim in narrative.rationale),
            "<h3>Development plan</h3>" + self._plan(),
        )

    def _plan(self) -> str:
        plan = self.report.narrative.plan
        return (
            f"<ol>{''.join(f'<li>{self._claim(claim)}</li>' for claim in plan)}</ol>"
            if plan
            else "<p>Nothing is open.</p>"
        )

    def _claims(self, claims: Sequence[Claim], none: str) -> str:
        """With the second of their evidence; the quotations themselves stand in the checklist and at the questions."""
        if not claims:
            return f"<p>{none}</p>"
        return '<ul class="claims">' + "".join(f"<li>{self._short(claim)}</li>" for claim in claims) + "</ul>"

    def _short(self, claim: Claim) -> str:
        places = "".join(
            " " + self._play(self.lines[piece.utterance_id], piece.start_s, piece.end_s) for piece in claim.evidence
        )
        return f"{markup(claim.text)}{places}"

    def _claim(self, claim: Claim) -> str:
        detail = f" <small>{markup(claim.detail)}</small>" if claim.detail else ""
        return f"{markup(claim.text)}{markup(sources(claim.cites, self.report)) if claim.detail else ''}{detail}"

    def _scores(self) -> str:
        numbers = self.report.figures
        rows = "".join(
            f"<tr><th scope=row>{CRITERION_LABELS[entry.criterion]}</th><td>{entry.kind}</td>"
            f"<td>{out_of_ten(entry.score)}</td><td>{entry.scored} of {entry.asked}</td></tr>"
            for entry in numbers.dimensions
            if entry.asked
        )
        kinds = "; ".join(
            f"{entry.kind} {out_of_ten(entry.score)} ({entry.scored} of {entry.asked} questions)"
            for entry in numbers.kinds
            if entry.asked
        )
        return _section(
            "scores",
            "<h2>Scores</h2>",
            "<table><thead><tr><th scope=col>Dimension</th><th scope=col>Questions</th><th scope=col>Score</th>"
            f"<th scope=col>Answers scored</th></tr></thead><tbody>{rows}</tbody></table>"
            if rows
            else "",
            self._why_not_scored(),
            f"<p><small>By kind: {kinds}. Every mean is computed from the ratings below.</small></p>" if kinds else "",
        )

    def _why_not_scored(self) -> str:
        reasons = "".join(
            f"<dt>{CRITERION_LABELS[criterion]}</dt><dd>{markup(reason)}</dd>"
            for criterion, reason in repeated_reasons(self.report)
        )
        return f"<h3>Why some dimensions are not scored</h3><dl>{reasons}</dl>" if reasons else ""

    # question by question

    def _questions(self) -> str:
        introduction = self.report.introduction
        parts = [self._introduction(introduction)] if introduction else []
        return _section("questions", "<h2>Question by question</h2>", *parts, *map(self._block, self.report.questions))

    def _introduction(self, block: Block) -> str:
        facts = "".join(
            f"<tr><th scope=row>{markup(fact.name)}</th><td>{markup(fact.value)}</td>"
            f"<td>{markup(clock(fact.start_s))} “{markup(excerpt(fact.quote))}”</td></tr>"
            for fact in self.report.profile.facts
        )
        table = (
            "<details><summary>What it told</summary><table><thead><tr><th scope=col>Fact</th><th scope=col>Value</th>"
            f"<th scope=col>Said</th></tr></thead><tbody>{facts}</tbody></table></details>"
            if facts
            else ""
        )
        return (
            f'<article class="question"><header><h3>Introduction</h3></header><p>{markup(block.text)}</p>'
            f"{self._response(block)}<p><small>It chose the topics and is not scored.</small></p>{table}</article>"
        )

    def _block(self, block: Block, name: str = "question") -> str:
        main = "." not in block.number
        facts = [
            block.kind,
            AUTHORS[block.author],
            f"{clock(block.asked_s)} to {clock(block.ended_s)}",
            f"{block.words} words",
        ]
        if block.typed:
            facts.append("typed")
        if not main and block.score is None and block.words:
            facts.append(f"counts with question {block.number.split('.')[0]}")
        if block.ending in TURN_ENDINGS:
            facts.append(TURN_ENDINGS[block.ending])
        chip = self._chip(out_of_ten(block.score), block.question_id) if main or block.score is not None else ""
        good, open_points = strengths_of(block), improvements_of(block)
        return (
            f'<article class="{name}" id="{markup(block.question_id)}"><header><h3>'
            f'<span class="no">{block.number}</span>'
            f"{markup(block.text)}</h3>{chip}</header><p><small>{' · '.join(facts)}</small></p>"
            + _list(block.notes)
            + self._ratings(block)
            + (f"<p><b>Strengths</b></p>{_list(good)}" if good else "")
            + (f"<p><b>To improve</b></p>{_list(open_points)}" if open_points else "")
            + self._response(block)
            + "".join(self._block(probe, "question probe") for probe in block.probes)
            + "</article>"
        )

    def _ratings(self, block: Block) -> str:
        seen: set[Evidence] = set()
        rows = []
        for rating in block.ratings:
            quotes = "".join(self._quote(piece) for piece in rating.evidence if piece not in seen)
            seen.update(rating.evidence)
            if rating.level is None and not quotes:
                continue
            flags = "".join(f'<p class="flag">{markup(sentence(flag))}</p>' for flag in flags_of(rating))
            rows.append(
                f"<tr><th scope=row>{CRITERION_LABELS[rating.criterion]}</th><td>{_level(rating)}</td>"
                f"<td>{markup(rating.reason)}{quotes}{flags}</td></tr>"
            )
        missing = "".join(
            f"<p><small>Not scored: {entry.names}. {markup(entry.reason)}</small></p>"
            for entry in unscored(block, self.report)
        )
        return (f'<table class="ratings"><tbody>{"".join(rows)}</tbody></table>' if rows else "") + missing

    def _response(self, block: Block) -> str:
        if not block.utterance_ids:
            return ""
        spoken = "".join(
            f"<p>{self._play(self.lines[place])} {markup(self.lines[place].text)}</p>" for place in block.utterance_ids
        )
        return f"<details><summary>Full answer, {block.words} words</summary>{spoken}</details>"

    def _quote(self, piece: Evidence) -> str:
        line = self.lines[piece.utterance_id]
        return (
            f'<div class="quote">{self._play(line, piece.start_s, piece.end_s)}'
            f"<blockquote>“<bdi>{markup(excerpt(piece.quote))}</bdi>”</blockquote></div>"
        )

    def _play(self, line: Line, start_s: float | None = None, end_s: float | None = None) -> str:
        """A link to the very second: into the recording, or without one to the line of the transcript."""
        begin, end = line.start_s if start_s is None else start_s, line.end_s if end_s is None else end_s
        address = self.links.get(line.audio)
        if address is None:
            return f'<a class="play" href="#line-{markup(line.line_id)}">{clock(begin)}</a>'
        first, last = max(0.0, begin - line.audio_start_s), max(0.0, end - line.audio_start_s)
        return (
            f'<a class="play" href="{markup(address)}#t={first:.2f},{last:.2f}" data-from="{first:.2f}" '
            f'data-to="{last:.2f}">{clock(begin)}</a>'
        )

    def _chip(self, text: str, source: str) -> str:
        return f'<span class="chip is-{self.standing.get(source, "open")}">{markup(text)}</span>'

    # the rest

    def _checklist(self) -> str:
        lines = self.report.figures.checklist.lines
        if not lines:
            return ""
        rows = "".join(
            f"<tr><th scope=row>{markup(line.text)}<br><small>{markup(line.group)}</small></th>"
            f'<td><span class="chip is-{STATUS_STANDING[line.status]}">{line.status}</span></td>'
            f"<td>{markup(line.reason)}{''.join(self._quote(piece) for piece in line.evidence[:2])}</td></tr>"
            for line in lines
        )
        return _section(
            "checklist",
            "<h2>Checklist</h2><p><small>1: shown in an answer. 0: asked about and not shown. N/A: never asked about."
            "</small></p>",
            "<table><thead><tr><th scope=col>Entry</th><th scope=col>Status</th><th scope=col>Because</th></tr></thead>"
            f"<tbody>{rows}</tbody></table>",
        )

    def _method(self) -> str:
        report, meta = self.report, self.report.metadata
        pairs = (
            ("Start", wall(meta.started, meta.time_zone)),
            ("End", f"{wall(meta.ended, meta.time_zone)}, {ENDINGS.get(meta.ending, meta.ending)}"),
            ("Report made", wall(meta.generated, meta.time_zone)),
            ("Recogniser", report.engines.recogniser or "unknown"),
            ("Voice", report.engines.voice or "unknown"),
            ("Director", report.engines.director or "unknown"),
            ("Graded by", ", ".join(meta.graders) or "nobody"),
            ("Question bank", f"{meta.pack_id} {meta.pack_hash[:12]}"),
            ("Interview", meta.interview_id),
            ("Log", f"{meta.events} events, {meta.log_hash[:16]}"),
        )
        rows = "".join(f"<dt>{name}</dt><dd>{markup(value)}</dd>" for name, value in pairs)
        return _section(
            "method",
            "<h2>How this was made</h2>",
            "<h3>Rules of the outcome</h3>",
            _list(report.figures.verdict.thresholds),
            "<p>Levels run from 1 to 5; a score out of 10 is twice the mean level. A rating without a quotation that "
            "stands in the transcript at its time does not count. Not scored, 0 and N/A are three things.</p>",
            f"<dl>{rows}</dl>",
        )

    def _transcript(self) -> str:
        lines = "".join(
            f'<p class="{line.speaker}" id="line-{markup(line.line_id)}"><span>'
            f"{self._play(line) if line.speaker == 'candidate' else f'<time>{clock(line.start_s)}</time>'}</span>"
            f"<span>{line.label}</span><span>{markup(line.text)}</span></p>"
            for line in self.report.transcript.lines
        )
        return _section("transcript", "<h2>Transcript</h2>", lines or "<p>Nothing was said.</p>")


def _section(name: str, *parts: str) -> str:
    return f'<section class="{name}" id="{name}">\n' + "\n".join(part for part in parts if part) + "\n</section>"


def _list(texts: Iterable[str]) -> str:
    """A list of plain texts."""
    return _items(markup(text) for text in texts)


def _items(parts: Iterable[str]) -> str:
    """A list of what is markup already."""
    items = "".join(f"<li>{part}</li>" for part in parts)
    return f"<ul>{items}</ul>" if items else ""


def _why(entry: Suggestion) -> str:
    return {"gap": "Was missing: ", "open": "Still open: "}.get(entry.polarity, "")


def _level(rating: Rated) -> str:
    if rating.level is None:
        return f'<span class="soft">{NOT_SCORED}</span>'
    full = int(rating.level)
    return f'<span class="dots" aria-hidden="true">{"●" * full}{"○" * (5 - full)}</span> {rating.level:f}'
