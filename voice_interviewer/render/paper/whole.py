"""The whole of a printed report, in the order in which it is read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from typing import Any

from voice_interviewer.core.reporting.claims import standings
from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.role.pack import Thresholds
from voice_interviewer.core.transcript import clock, correction_note
from voice_interviewer.render import headline
from voice_interviewer.render.moments import day, wall
from voice_interviewer.render.paper import answers, findings, first_page
from voice_interviewer.render.paper.parts import Line, Named, Open, Paper
from voice_interviewer.render.reviewed import parts
from voice_interviewer.render.wording import (
    ENDINGS,
    conclusion,
    graded_by,
    no_gaps,
    no_open,
    no_plan,
    no_strengths,
    no_suggestions,
    sentence,
)

LONGEST_HEADER = 95
LONGEST_NAME = 42
_CODE = re.compile("`([^`]+)`")


def paper(report: Report, thresholds: Thresholds) -> Paper:
    """All of it. Characters that no file format may hold (controls, halves of surrogate pairs) are left out."""
    standing = standings(report.blocks, report.figures, thresholds)
    meta, verdict, narrative = report.metadata, report.figures.verdict, report.narrative
    candidate = meta.candidate or "Candidate not named"
    made = Paper(
        language=report.transcript.language,
        generated=_seconds(meta.generated),
        title=f"Interview report: {candidate}",
        candidate=candidate,
        header=shortened(
            f"{shortened(candidate, LONGEST_NAME)} · {meta.role} · {day(meta.started, meta.time_zone)}", LONGEST_HEADER
        ),
        about=headline.occasion(report),
        standing=headline.standing_of(verdict),
        label=headline.label_of(verdict),
        remark=headline.remark_of(report),
        verdict=conclusion(report),
        numbers=headline.numbers(report),
        summary=" ".join(claim.text for claim in narrative.summary),
        competencies=first_page.bars(report, standing),
        competencies_text=first_page.bars_in_words(report),
        advice=first_page.advice(report),
        no_advice=no_suggestions(report),
        cautions=tuple(_CODE.sub(r"“\1”", sentence(note)) for note in (*report.cautions, *report.engines.notes)),
        timeline=findings.timeline(report, standing),
        strengths=tuple(map(findings.point, narrative.strengths)),
        gaps=tuple(map(findings.point, narrative.gaps)),
        not_evaluated=findings.not_evaluated(report),
        rationale=findings.sentences(narrative.rationale, report),
        plan=findings.sentences(narrative.plan, report),
        no_strengths=no_strengths(report),
        no_gaps=no_gaps(report),
        no_open=no_open(report),
        no_plan=no_plan(report),
        dimensions=findings.dimensions(report),
        kinds=findings.kinds(report),
        introductions=answers.introductions(report),
        facts=answers.facts(report),
        questions=tuple(answers.question(block, report, standing) for block in report.questions),
        checklist=findings.checklist(report),
        rules=verdict.thresholds,
        method=_method(report),
        transcript=tuple(
            Line(
                id=line.line_id,
                clock=clock(line.start_s),
                speaker=line.speaker,
                label=line.label,
                text=line.text,
                note=correction_note(line),
            )
            for line in report.transcript.lines
        ),
        review=tuple(Open(reason=part.title, entries=part.entries) for part in parts(report)),
        footer=f"Virtual HR Interviewer {meta.product_version}".rstrip(),
    )
    clean: Paper = _clean(made)
    return clean


def shortened(text: str, most: int) -> str:
    """Cut to at most this many characters, never inside a composed one."""
    if len(text) <= most:
        return text
    cut = most - 1
    while cut > 0 and (unicodedata.category(text[cut])[0] == "M" or "\u200d" in text[cut - 1 : cut + 1]):
        cut -= 1
    return text[:cut].rstrip() + "…"


def _method(report: Report) -> tuple[Named, ...]:
    meta, engines = report.metadata, report.engines
    rows = (
        ("Start", wall(meta.started, meta.time_zone)),
        ("End", f"{wall(meta.ended, meta.time_zone)}, {ENDINGS.get(meta.ending, meta.ending)}"),
        ("Report made", wall(meta.generated, meta.time_zone)),
        ("Recogniser", engines.recogniser or "unknown"),
        ("Voice", engines.voice or "unknown"),
        ("Director", engines.director or "unknown"),
        ("Graded by", graded_by(report)),
        ("Question bank", f"{meta.pack_id} {meta.pack_hash[:12]}"),
        ("Interview", meta.interview_id),
        ("Log", f"{meta.events} events, {meta.log_hash[:16]}"),
    )
    return tuple(Named(name=name, value=value) for name, value in rows)


def _seconds(moment: str) -> int:
    """Seconds since 1970; 0 for what is no ISO time, since a file's date must not depend on when it was made."""
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return 0
    return max(0, int((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()))


def _clean(part: Any) -> Any:
    if isinstance(part, str):
        return "".join(character for character in part if _printable(character))
    if isinstance(part, tuple):
        return tuple(map(_clean, part))
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{field.name: _clean(getattr(part, field.name)) for field in fields(part)})
    return part


def _printable(character: str) -> bool:
    return character in "\t\n" or (
        unicodedata.category(character) not in ("Cc", "Cs") and (ord(character) & 0xFFFE) != 0xFFFE
    )
