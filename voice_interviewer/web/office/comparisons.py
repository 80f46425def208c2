"""Comparisons of candidates for one role, each look written down in the interviews' own logs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from voice_interviewer.core.checking.report_check import ReportMismatch
from voice_interviewer.core.reporting.comparison import Comparison, compare
from voice_interviewer.core.reporting.report import Report, Unreportable
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.ports import EventLog
from voice_interviewer.web.office import reviews
from voice_interviewer.web.office.board import Entry
from voice_interviewer.web.office.reviews import Via

MOST = 40  # interviews at once
MEDIA = {"html": "text/html", "md": "text/markdown", "csv": "text/csv", "json": "application/json"}


def ready(entries: Iterable[Entry]) -> list[Entry]:
    """Those whose answers are graded."""
    return [entry for entry in entries if entry.progress is not None and entry.progress.graded]


def among(entries: Iterable[Entry], wanted: Sequence[str]) -> list[str]:
    """The interviews to compare: the wanted ones that are ready; all that are, where none is named."""
    names = [entry.invitation.interview_id or "" for entry in ready(entries)]
    return [name for name in names if not wanted or name in wanted][:MOST]


def of(
    session: Session,
    log: EventLog,
    home: Path,
    organisation_id: str,
    names: Iterable[str],
    by: str,
    *,
    form: str = "comparison",
    via: Via = "account",
) -> tuple[Comparison, list[str]]:
    """The comparison, and the interviews that could not be part of it."""
    pairs: list[tuple[Report, Pack]] = []
    left_out: list[str] = []
    for name in names:
        try:
            held = reviews.find(session, log, home, organisation_id, name)
            found = reviews.report_of(held)
            reviews.viewed(log, held, by, form, via)
        except (ReportMismatch, Unreportable, reviews.NoSuchInterview, reviews.Running):
            left_out.append(name)
            continue
        pairs.append((found, held.pack))
    return compare(pairs), left_out


def media(name: str) -> str:
    return MEDIA[name.rpartition(".")[2]]
