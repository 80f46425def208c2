"""`voice-interviewer compare [ID...]`: candidates side by side, and a table of the figures of their interviews."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from rich.console import Console

from voice_interviewer import wiring
from voice_interviewer.codec import UnreadableEvent
from voice_interviewer.config import Settings, load
from voice_interviewer.core.checking.report_check import ReportMismatch, check
from voice_interviewer.core.reporting.comparison import compare
from voice_interviewer.core.reporting.report import Report, Unreportable, build, document
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.state import IllegalEvent
from voice_interviewer.interviews import find, pack_of, resumable
from voice_interviewer.packs import PackError
from voice_interviewer.ports import EngineError, EventLog
from voice_interviewer.render.comparison import COMPARISONS
from voice_interviewer.render.folder import ExportFailed
from voice_interviewer.render.table import MARK, table
from voice_interviewer.terminal import shown

FOLDER = "comparison"
# what may be wrong with one interview, which is no reason not to compare the others
READING = (EngineError, IllegalEvent, PackError, ReportMismatch, Unreportable, UnreadableEvent)


def run(arguments: argparse.Namespace) -> int:
    settings = load(home=arguments.home, reports=arguments.reports)
    console = Console(highlight=False)
    log = wiring.event_log(settings, create=False)
    ids = arguments.ids or _closed(log)
    with console.status("comparing"):
        interviews, unreadable = _readable(list(dict.fromkeys(ids)), log, settings.home)
        comparison = compare(interviews)
        mark = MARK if arguments.excel else ""
        texts = {
            name: (mark if name.endswith(".csv") else "") + write(comparison) for name, write in COMPARISONS.items()
        }
        texts["interviews.csv"] = table([report for report, _ in interviews], excel=arguments.excel)
        folder = _write(texts, settings)
    for line in unreadable:
        console.print(shown(line), style="red", soft_wrap=True)
    for report, _ in interviews:
        if not report.metadata.grading:
            which = report.metadata.interview_id
            console.print(f"{which} is not graded yet: voice-interviewer report {which}", style="yellow")
    for line in (*comparison.notes, *(line for group in comparison.groups for line in group.conclusion)):
        console.print(shown(line), soft_wrap=True)
    console.print(f"Comparison: {shown(folder / 'comparison.html')}", soft_wrap=True)
    return 1 if unreadable else 0


def _closed(log: EventLog) -> list[str]:
    """Every interview that came to its end. Raises EngineError where there is none."""
    found = [interview_id for interview_id in log.interviews() if _over(interview_id, log)]
    if not found:
        raise EngineError("No interview has come to its end yet: there is nothing to compare.")
    return found


def _over(interview_id: str, log: EventLog) -> bool:
    try:
        return not resumable(find(log, interview_id))
    except READING:
        return True  # it may be: what is wrong with it is told where it is read


def _readable(ids: list[str], log: EventLog, home: Path) -> tuple[list[tuple[Report, Pack]], list[str]]:
    """The interviews that can be compared, and a line for each that cannot. Raises its error where none can."""
    interviews: list[tuple[Report, Pack]] = []
    unreadable: list[str] = []
    for interview_id in ids:
        try:
            interviews.append(_interview(interview_id, log, home))
        except READING as error:
            if len(unreadable) + 1 == len(ids):
                raise
            unreadable.append(f"{interview_id} is left out of the comparison: {error}")
    return interviews, unreadable


def _interview(interview_id: str, log: EventLog, home: Path) -> tuple[Report, Pack]:
    """Its report, held against the log like at an export, and its pack."""
    opened = find(log, interview_id).opened
    assert opened is not None
    log.verify(interview_id)
    recorded, pack = log.read(interview_id), _pack(home, opened.pack_id)
    report = build(recorded, pack, generated=datetime.now(UTC).isoformat(timespec="seconds"))
    if mismatches := check(document(report), recorded, pack):
        raise ReportMismatch(mismatches)
    return report, pack


_pack = lru_cache(pack_of)


def _write(texts: dict[str, str], settings: Settings) -> Path:
    folder = settings.reports / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        raise ExportFailed(
            f"The comparison could not be written to {folder}: {error.strerror or error}. "
            "Make room or choose another folder with --out, then run the command again."
        ) from error
    return folder
