"""The session form: the interview question by question, with scores by dimension and a recommendation."""

from __future__ import annotations

from collections.abc import Iterator

from voice_interviewer.core.events import Evidence
from voice_interviewer.core.phrasing import counted
from voice_interviewer.core.reporting.blocks import Block
from voice_interviewer.core.reporting.feedback import improvements_of, strengths_of
from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.reporting.scoring import CRITERION_LABELS
from voice_interviewer.core.transcript import clock
from voice_interviewer.render.elements import Bullets, Element, Heading, Pairs, Paragraph, Steps, quotation
from voice_interviewer.render.moments import minutes, wall
from voice_interviewer.render.reviewed import before
from voice_interviewer.render.reviewed import elements as reviewed
from voice_interviewer.render.unscored import evidence_of, flags_of, repeated_reasons, unscored
from voice_interviewer.render.wording import (
    AUTHORS,
    ENDINGS,
    NOT_SCORED,
    TURN_ENDINGS,
    claim_line,
    counts_with,
    experience,
    fact_value,
    graded_by,
    held_at,
    no_plan,
    out_of_ten,
    outcome,
    sentence,
)

END = "END OF REPORT"
SAID_ABOVE = "The reasons stand under the score breakdown."


def session(report: Report) -> tuple[Element, ...]:
    return tuple(_elements(report))


def _elements(report: Report) -> Iterator[Element]:
    yield Heading(1, "Interview report")
    yield Heading(2, "Interview metadata")
    yield Pairs(_metadata(report))
    if notes := (*report.engines.notes, *report.cautions):
        yield Bullets(tuple(map(sentence, notes)))
    yield Heading(2, "Candidate profile")
    yield Pairs(_profile(report))
    yield Heading(2, "Interview statistics")
    yield Pairs(_statistics(report))
    yield Heading(2, "Overall performance")
    yield Pairs(_performance(report))
    yield Heading(2, "Detailed score breakdown")
    yield _one_reason(report) or Pairs(_dimensions(report))
    yield Heading(2, "Competencies")
    yield Pairs(_competencies(report)) if report.figures.competencies else Paragraph("The role names no competencies.")
    yield Heading(2, "Assessment summary")
    yield Paragraph(" ".join(claim.text for claim in report.narrative.summary))
    yield Heading(2, "Question by question")
    if report.introductions:
        yield from _introduction(report)
    for block in report.questions:
        yield from _block(block, report)
        for probe in block.probes:
            yield from _block(probe, report)
    yield from _recommendation(report)
    yield from reviewed(report)
    yield Paragraph(f"{END} · Virtual HR Interviewer {report.metadata.product_version}".rstrip())


def _metadata(report: Report) -> tuple[tuple[str, str], ...]:
    meta, engines = report.metadata, report.engines
    return (
        ("Candidate", meta.candidate or "not named"),
        ("Role", meta.role),
        ("Question level", held_at(report)),
        ("Interview", meta.interview_id),
        ("Start", wall(meta.started, meta.time_zone)),
        ("End", f"{wall(meta.ended, meta.time_zone)} ({ENDINGS.get(meta.ending, meta.ending)})"),
        ("Duration", minutes(meta.duration_s)),
        ("Report generated", wall(meta.generated, meta.time_zone)),
        ("Recogniser", engines.recogniser or "unknown"),
        ("Voice", engines.voice or "unknown"),
        ("Director", engines.director or "unknown"),
        ("Graded by", graded_by(report)),
        ("Question bank", f"{meta.pack_id} ({meta.pack_hash[:12]})"),
    )


def _profile(report: Report) -> tuple[tuple[str, str], ...]:
    profile = report.profile
    rows = [
        ("Skill area", profile.area or "not stated"),
        ("Level", profile.level or "not stated"),
        ("Experience", "not stated" if profile.years is None else experience(profile.years)),
        ("Skills", ", ".join(profile.values("skill", "tool")) or "none named"),
        ("Projects", str(len(profile.values("project")))),
    ]
    return tuple(rows)


def _statistics(report: Report) -> tuple[tuple[str, str], ...]:
    counts = report.figures.statistics
    return (
        ("Questions", str(counts.questions)),
        ("Technical", str(counts.technical)),
        ("Behavioural", str(counts.behavioural)),
        ("Follow-ups", str(counts.probes)),
        ("Written by a model", str(counts.by_model)),
        ("Answered", f"{counts.answered} of {counts.questions}"),
        ("Words in answers", str(counts.words)),
        ("Average answer", "none given" if counts.average_words is None else f"{counts.average_words} words"),
        ("Speech rate", "unknown" if counts.words_per_minute is None else f"{counts.words_per_minute} words/min"),
    )


def _performance(report: Report) -> tuple[tuple[str, str], ...]:
    numbers = report.figures
    share = "" if numbers.scored_percent is None else f" ({numbers.scored_percent}%)"
    incomplete = "" if numbers.complete else ", scoring incomplete"
    rows = [
        ("Final score", out_of_ten(numbers.score)),
        ("Answers scored", f"{numbers.scored} of {numbers.asked}{share}{incomplete}"),
        ("Performance level", numbers.verdict.performance or "not stated"),
    ]
    for kind in numbers.kinds:
        if kind.asked:
            shown = f"{out_of_ten(kind.score)} ({kind.scored} of {counted(kind.asked, 'question')} scored)"
            rows.append((f"{kind.kind.capitalize()} performance", shown))
    return tuple(rows)


def _one_reason(report: Report) -> Paragraph | None:
    """Where no dimension is scored and all for the same reason: that reason, once."""
    reasons = {reason for _, reason in repeated_reasons(report)}
    if report.figures.scored or len(reasons) != 1:
        return None
    return Paragraph(f"No dimension is scored. {reasons.pop()}")


def _dimensions(report: Report) -> tuple[tuple[str, str], ...]:
    """Each dimension that was asked for; why it is not scored is said here, once for all answers."""
    reasons: dict[str, list[str]] = {}
    for criterion, reason in repeated_reasons(report):
        reasons.setdefault(criterion, []).append(reason)
    rows = []
    for entry in report.figures.dimensions:
        if entry.asked:
            why = " ".join(reasons.get(entry.criterion, []))
            scored = f" ({entry.scored} of {counted(entry.asked, 'answer')})" if entry.scored else ""
            shown = f"{out_of_ten(entry.score)}{scored}" + (f". Where not scored: {why}" if why and scored else "")
            rows.append((CRITERION_LABELS[entry.criterion], shown if scored or not why else f"{NOT_SCORED}: {why}"))
    return tuple(rows)


def _competencies(report: Report) -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            entry.name,
            NOT_SCORED if entry.level is None else f"level {entry.level} of 5 ({counted(entry.scored, 'answer')})",
        )
        for entry in report.figures.competencies
    )


def _introduction(report: Report) -> Iterator[Element]:
    yield Heading(3, "Introduction")
    for block in report.introductions:
        yield Pairs(
            (
                ("Question", block.text),
                ("Response", block.response or "none"),
                ("Words", str(block.words)),
                ("Use", "It chose the topics of the interview and is not scored."),
            )
        )
    if facts := report.profile.facts:
        yield Paragraph("What it told:")
        yield Bullets(
            tuple(f"{fact.name}: {fact_value(fact)} [{clock(fact.start_s)}] “{fact.quote}”" for fact in facts)
        )


def _block(block: Block, report: Report) -> Iterator[Element]:
    title = f"Question {block.number}" if "." not in block.number else f"Follow-up {block.number}"
    yield Heading(3, f"{title} ({block.kind}, {AUTHORS[block.author]})")
    rows = [
        ("Question", block.text),
        ("Asked", f"{clock(block.asked_s)}, ended {clock(block.ended_s)}"),
        ("Response", block.response or TURN_ENDINGS.get(block.ending, "none")),
        ("Words", f"{block.words}{' (typed)' if block.typed else ''}"),
    ]
    if "." not in block.number or block.score is not None:
        rows.append(("Overall score", out_of_ten(block.score)))
    elif part_of := counts_with(block):
        rows.append(("Overall score", part_of))
    yield Pairs(tuple(rows))
    if block.notes:
        yield Bullets(block.notes)
    seen: set[Evidence] = set()
    for rating in block.ratings:
        if rating.level is not None or rating.rated_by:
            flags = "".join(f" [{flag}]" for flag in flags_of(rating))
            shown = f"{out_of_ten(rating.score)}: {rating.reason}{flags}"
            replaced = (("Before", before(rating).removeprefix("Before: ")),) if rating.rated_by else ()
            yield Pairs(((CRITERION_LABELS[rating.criterion], shown), *replaced))
        yield from (quotation(piece) for piece in evidence_of(rating) if piece not in seen)
        seen.update(evidence_of(rating))
    for entry in unscored(block, report):
        yield Paragraph(f"Not scored: {entry.names}. {entry.reason or SAID_ABOVE}")
        if entry.flags:
            yield Bullets(tuple(map(sentence, entry.flags)))
    for name, entries in (("Strengths", strengths_of(block)), ("To improve", improvements_of(block))):
        if entries:
            yield Paragraph(f"{name}:")
            yield Bullets(entries)


def _recommendation(report: Report) -> Iterator[Element]:
    verdict = report.figures.verdict
    yield Heading(2, "Recommendation")
    yield Paragraph(outcome(report) if verdict.recommendation else f"None. {verdict.label}.")
    yield Paragraph(f"{'This is advice. ' if verdict.recommendation else ''}A person decides, and says why.")
    yield Bullets(tuple(claim_line(claim, report) for claim in report.narrative.rationale))
    yield Paragraph("Rules of the recommendation:")
    yield Bullets(verdict.thresholds)
    yield Heading(2, "Development plan")
    steps = tuple(claim_line(claim, report) for claim in report.narrative.plan)
    yield Steps(steps) if steps else Paragraph(no_plan(report))
