"""The report as a Word document: real headings, lists and tables, for people who go on writing in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Literal

from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.role.pack import Thresholds
from voice_interviewer.render.paper import Paper, paper
from voice_interviewer.render.paper.parts import Point, Question
from voice_interviewer.render.pdf import chart
from voice_interviewer.render.reviewed import TITLE
from voice_interviewer.render.word import WIDTH_CM, Word

Warn = Callable[[str], None]

FIXED = (1980, 1, 1, 0, 0, 0)
NO_CHARTS = "report.docx: the charts could not be drawn ({}); their values stand in words."


def docx(report: Report, thresholds: Thresholds, warn: Warn) -> bytes:
    """The bytes of the file, the same for the same report. Raises ImportError without python-docx."""
    printed = paper(report, thresholds)
    made = datetime.fromtimestamp(printed.generated, UTC)
    word = Word(printed.title, printed.header, printed.footer, made)
    word.knows(line.id for line in printed.transcript)
    _first_page(word, printed, warn)
    _review(word, printed)
    _findings(word, printed, warn)
    _answers(word, printed)
    _checklist(word, printed)
    _method(word, printed)
    _transcript(word, printed)
    return _same_bytes(word.saved())


def _first_page(word: Word, printed: Paper, warn: Warn) -> None:
    word.title(printed.candidate, "Interview report", printed.about)
    word.box(printed.standing, printed.label, printed.remark, printed.verdict)
    word.cells([(number.name, number.value, number.note) for number in printed.numbers])
    word.text(printed.summary)
    word.heading(2, "Competencies")
    if not printed.competencies:
        word.text("The role names no competencies.")
    elif not _drawn(word, printed, "bars", printed.competencies_text, warn):
        word.table(("Competency", "Level"), [(bar.name, bar.shown) for bar in printed.competencies])
    word.heading(2, "What to ask next")
    for entry in printed.advice:
        word.bullet(f"“{entry.question}”" if entry.question else entry.why, entry.why if entry.question else "")
    if not printed.advice:
        word.text(printed.no_advice)
    if printed.cautions:
        word.heading(2, "Before you rely on this")
        word.bullets(printed.cautions)


def _review(word: Word, printed: Paper) -> None:
    if printed.review:
        word.heading(2, TITLE)
    for part in printed.review:
        word.heading(3, part.reason)
        word.bullets(part.entries)


def _drawn(word: Word, printed: Paper, name: Literal["bars", "timeline"], alternative: str, warn: Warn) -> bool:
    try:
        word.picture(chart(printed, name), alternative, 12.5 if name == "bars" else WIDTH_CM)
    except Exception as error:
        warn(NO_CHARTS.format(str(error).splitlines()[0] if str(error) else type(error).__name__))
        return False
    return True


def _findings(word: Word, printed: Paper, warn: Warn) -> None:
    if printed.timeline:
        word.heading(2, "The interview in time")
        if _drawn(word, printed, "timeline", printed.timeline.text, warn):
            word.small("Top: the questions, by number. Middle: the candidate speaking. Bottom: the interviewer.")
        else:
            word.text(printed.timeline.text)
    word.heading(2, "Scores")
    rows = [(entry.name, entry.kind, entry.score, entry.basis, entry.why_not) for entry in printed.dimensions]
    if rows:
        word.table(("Dimension", "Questions", "Score", "Scored", "Where not scored"), rows, (4.0, 2.4, 2.4, 2.0, 6.4))
        word.small(" ".join(f"{entry.name}: {entry.value}." for entry in printed.kinds))
    else:
        word.text("No question was asked that could be scored.")
    word.heading(2, "Strengths")
    _points(word, printed.strengths, printed.no_strengths)
    word.heading(2, "Gaps")
    _points(word, printed.gaps, printed.no_gaps)
    word.heading(2, "Not evaluated")
    for group in printed.not_evaluated:
        word.text(group.reason)
        word.bullets(group.entries)
    if not printed.not_evaluated:
        word.text(printed.no_open)
    word.heading(2, "Why this outcome")
    word.bullets(printed.rationale)
    word.heading(2, "Development plan")
    for step in printed.plan:
        word.step(step)
    if not printed.plan:
        word.text(printed.no_plan)


def _points(word: Word, points: Sequence[Point], none: str) -> None:
    for point in points:
        word.bullet(point.text, said=point.said)
    if not points:
        word.text(none)


def _answers(word: Word, printed: Paper) -> None:
    word.heading(2, "Question by question")
    if printed.introductions:
        word.heading(3, "Introduction")
        for introduction in printed.introductions:
            word.text(introduction.text)
            _where(word, introduction, "It chose the topics and is not scored.")
        _points(word, printed.facts, "")
    for question in printed.questions:
        _question(word, question, 3)
    if not printed.questions:
        word.text("No question was asked beyond the introduction.")


def _question(word: Word, question: Question, level: int) -> None:
    word.heading(level, f"{question.number}  {question.text}", question.score, question.standing)
    _where(word, question, "")
    word.bullets(question.notes)
    for rating in question.ratings:
        word.rating(rating.name, rating.level, rating.why)
        if rating.before:
            word.small(rating.before)
        for piece in rating.said:
            word.quotation(piece)
        for flag in rating.flags:
            word.flag(flag)
    for note in question.unscored:
        word.small(note)
    for name, texts in (("Strengths", question.strengths), ("To improve", question.improvements)):
        if texts:
            word.rating(name, "", " ".join(texts))
    for probe in question.probes:
        _question(word, probe, level + 1)


def _where(word: Word, question: Question, after: str) -> None:
    where = f"{question.facts} · {question.answer}. {after}".strip()
    word.small(where, question.lines[:1], "answer in the transcript", followed=bool(question.ratings))


def _checklist(word: Word, printed: Paper) -> None:
    if not printed.checklist:
        return
    word.heading(2, "Checklist")
    word.small("1: shown in an answer. 0: asked about and not shown. N/A: never asked about.")
    rows = [(f"{entry.text}\n{entry.group}", entry.status, entry.reason) for entry in printed.checklist]
    word.table(("Entry", "Status", "Because"), rows, (7.2, 2.0, 8.0), [entry.said for entry in printed.checklist])


def _method(word: Word, printed: Paper) -> None:
    word.heading(2, "How this was made")
    word.bullets(printed.rules)
    word.text(
        "Levels run from 1 to 5; a score out of 10 is twice the mean level. A rating without a quotation that stands "
        "in the transcript at its time does not count. Not scored, 0 and N/A are three things."
    )
    word.table((), [(row.name, row.value) for row in printed.method], (4.0, 13.2))


def _transcript(word: Word, printed: Paper) -> None:
    word.heading(2, "Transcript")
    for line in printed.transcript:
        word.line(line.id, f"[{line.clock}]", line.label, line.text, faint=line.speaker != "candidate")
        if line.note:
            word.small(f"({line.note})")
    if not printed.transcript:
        word.text("Nothing was said.")


def _same_bytes(saved: bytes) -> bytes:
    """The archive again, without the times at which its parts were written."""
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved)) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, FIXED), old.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()
