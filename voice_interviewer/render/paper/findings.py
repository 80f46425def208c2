"""What was found: the interview in time, strengths, gaps, what is open, scores and the checklist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from voice_interviewer.core.events import Evidence
from voice_interviewer.core.phrasing import counted
from voice_interviewer.core.reporting.blocks import Block
from voice_interviewer.core.reporting.claims import Claim, Standing
from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.reporting.scoring import CRITERION_LABELS
from voice_interviewer.core.transcript import clock
from voice_interviewer.render.elements import excerpt
from voice_interviewer.render.page.findings import STATUS_STANDING
from voice_interviewer.render.paper.parts import Dimension, Entry, Named, Open, Point, Said, Stretch, Tick, Timeline
from voice_interviewer.render.unscored import repeated_reasons
from voice_interviewer.render.wording import claim_line, out_of_ten

QUOTED = 2
MOST_TICKS = 9


def said(piece: Evidence) -> Said:
    return Said(clock=clock(piece.start_s), text=excerpt(piece.quote), line=piece.utterance_id)


def point(claim: Claim) -> Point:
    return Point(text=claim.text, said=tuple(map(said, claim.evidence)))


def sentences(claims: Sequence[Claim], report: Report) -> tuple[str, ...]:
    return tuple(claim_line(claim, report) for claim in claims)


def not_evaluated(report: Report) -> tuple[Open, ...]:
    """By reason: most entries are left out for the same one."""
    claims = report.narrative.not_evaluated
    reasons = dict.fromkeys(claim.detail for claim in claims)
    return tuple(
        Open(reason=reason, entries=tuple(claim.text for claim in claims if claim.detail == reason))
        for reason in reasons
    )


def dimensions(report: Report) -> tuple[Dimension, ...]:
    reasons: dict[str, list[str]] = {}
    for criterion, reason in repeated_reasons(report):
        reasons.setdefault(criterion, []).append(reason)
    return tuple(
        Dimension(
            name=CRITERION_LABELS[entry.criterion],
            kind=entry.kind,
            score=out_of_ten(entry.score),
            basis=f"{entry.scored} of {entry.asked}",
            why_not=" ".join(reasons.get(entry.criterion, ())),
        )
        for entry in report.figures.dimensions
        if entry.asked
    )


def kinds(report: Report) -> tuple[Named, ...]:
    return tuple(
        Named(
            name=f"{entry.kind.capitalize()} questions",
            value=f"{out_of_ten(entry.score)} ({entry.scored} of {entry.asked} scored)",
        )
        for entry in report.figures.kinds
        if entry.asked
    )


def checklist(report: Report) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            text=line.text,
            group=line.group or "All levels",
            status=line.status,
            standing=STATUS_STANDING[line.status],
            reason=line.reason,
            said=tuple(map(said, line.evidence[:QUOTED])),
        )
        for line in report.figures.checklist.lines
    )


def timeline(report: Report, standing: Mapping[str, Standing]) -> Timeline | None:
    """None where nothing was asked or said."""
    lines = report.transcript.lines
    if not lines or not report.blocks:
        return None
    total = max((report.metadata.duration_s, *(line.end_s for line in lines), 1.0))
    voices: dict[str, list[Stretch]] = {"candidate": [], "interviewer": []}
    for line in lines:
        voices[line.speaker].append(_stretch(line.start_s, line.end_s, total, "", "open"))
    asked = counted(len(report.questions), "question")
    return Timeline(
        text=f"Timeline of the interview: {asked} in {clock(total)}, with the candidate's and the interviewer's speech",
        questions=tuple(_question(block, standing, total) for block in report.blocks),
        candidate=tuple(voices["candidate"]),
        interviewer=tuple(voices["interviewer"]),
        ticks=tuple(Tick(at=seconds / total, clock=clock(seconds)) for seconds in _ticks(total)),
    )


def _question(block: Block, standing: Mapping[str, Standing], total: float) -> Stretch:
    end = max((block.ended_s, *(probe.ended_s for probe in block.probes)))
    label = "Intro" if block.form == "introduction" else block.number
    return _stretch(block.asked_s, end, total, label, standing.get(block.question_id, "open"))


def _stretch(begin_s: float, end_s: float, total: float, label: str, standing: Standing) -> Stretch:
    begin = min(max(begin_s / total, 0.0), 1.0)
    return Stretch(begin=begin, end=min(max(end_s / total, begin), 1.0), label=label, standing=standing)


def _ticks(total: float) -> list[int]:
    """Round times, five to ten of them."""
    step = next((step for step in (10, 30, 60, 120, 300, 600) if total / step <= MOST_TICKS), 1200)
    return list(range(0, int(total) + 1, step))
