"""Figures of interviews as CSV: one row each. Not scored, 0, N/A and never asked are words of their own, never a 0."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from voice_interviewer.core.reporting.report import Report
from voice_interviewer.core.reporting.scoring import CHECKLIST, CRITERION_LABELS
from voice_interviewer.render.wording import NOT_SCORED

NOT_ASKED = "not asked"
NOT_IN_ROLE = "not in this role"
MARK = "\ufeff"
"""In front of the file, it makes Excel read UTF-8."""
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")

Cell = str | int | float | Decimal


def table(reports: Sequence[Report], *, excel: bool = False) -> str:
    """One row for each report under one header; a column that a role does not have says so.

    With `excel` the file begins with a byte order mark. Cells that a spreadsheet would run as a formula begin with '.
    """
    rows = [_row(report) for report in reports]
    columns = dict.fromkeys(name for row in rows for name in row)
    lines = [[row.get(name, NOT_IN_ROLE) for name in columns] for row in rows]
    return (MARK if excel else "") + written([list(columns), *lines])


def written(lines: Iterable[Sequence[Cell]]) -> str:
    """CSV with comma and line feed, cells made safe."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([safe(cell) for cell in line] for line in lines)
    return out.getvalue()


def safe(cell: Cell) -> str:
    """Text that no spreadsheet takes for a formula, on one line. Numbers stay numbers."""
    if not isinstance(cell, str):
        return str(cell)
    text = " ".join(cell.replace("\0", "").splitlines()) if any(mark in cell for mark in "\r\n\v\f\0") else cell
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


def _row(report: Report) -> dict[str, Cell]:
    meta, numbers, checklist = report.metadata, report.figures, report.figures.checklist
    nothing_assessed = "nothing assessed"
    return {
        "interview": meta.interview_id,
        "candidate": meta.candidate or "not named",
        "role": meta.role,
        "level": meta.target_level or report.profile.level or "not stated",
        "started": meta.started,
        "duration_s": meta.duration_s,
        "ending": meta.ending,
        "setting": meta.setting,
        "pack": meta.pack_id,
        "pack_hash": meta.pack_hash,
        "graders": ", ".join(meta.graders) or "nobody",
        "outcome": numbers.verdict.label,
        "recommendation": numbers.verdict.recommendation or "none",
        "by_mentions_only": "yes" if numbers.mentions_only else "no",
        "score_of_10": _or(numbers.score, NOT_SCORED),
        "answers_asked": numbers.asked,
        "answers_scored": numbers.scored,
        "checklist_entries": checklist.entries,
        "checklist_assessed": checklist.evaluated,
        "checklist_shown": checklist.correct,
        "checklist_shown_percent": _or(checklist.percent, nothing_assessed),
        "checklist_interval_low": nothing_assessed if checklist.interval is None else checklist.interval[0],
        "checklist_interval_high": nothing_assessed if checklist.interval is None else checklist.interval[1],
        "checklist_coverage_percent": _or(checklist.coverage, "no checklist"),
        "needs_a_person": len(report.review.waiting),
        "rated_by_people": len(report.review.counting),
        "corrections": len(report.review.corrections),
        "decision": report.review.decisions[-1].decision if report.review.decisions else "none yet",
        "words": numbers.statistics.words,
        "words_per_minute": _or(numbers.statistics.words_per_minute, "unknown"),
        **_dimensions(report),
        **_competencies(report),
        **{f"{CHECKLIST}{line.entry}": line.status for line in checklist.lines},
    }


def _dimensions(report: Report) -> Mapping[str, Cell]:
    return {CRITERION_LABELS[entry.criterion]: _state(entry.score, entry.asked) for entry in report.figures.dimensions}


def _competencies(report: Report) -> Mapping[str, Cell]:
    return {f"level: {entry.name}": _state(entry.level, entry.asked) for entry in report.figures.competencies}


def _state(value: Decimal | None, asked: int) -> Cell:
    return _or(value, NOT_SCORED if asked else NOT_ASKED)


def _or(value: Cell | None, otherwise: str) -> Cell:
    return otherwise if value is None else value
