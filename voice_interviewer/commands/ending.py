"""What follows an interview: grade it, write its report, say where it lies."""

from __future__ import annotations

from datetime import UTC, datetime

from rich.console import Console
from rich.markup import escape

from voice_interviewer import wiring
from voice_interviewer.config import Settings
from voice_interviewer.core.events import AnswerRated, UtteranceHeard
from voice_interviewer.core.pack import Pack
from voice_interviewer.core.report import build
from voice_interviewer.grader import EmbeddedGrader, Grader, grade
from voice_interviewer.interviews import find, resumable
from voice_interviewer.ports import EventLog
from voice_interviewer.render import summary_line
from voice_interviewer.render.folder import export


def finish(interview_id: str, pack: Pack, log: EventLog, settings: Settings, console: Console) -> int:
    """After an interview: its report, or how to go on with one that was broken off."""
    if resumable(find(log, interview_id)):
        console.print(f"Report on what there is: voice-interviewer report {interview_id}", style="dim")
        return 0
    return write_report(interview_id, pack, log, settings, console)


def write_report(interview_id: str, pack: Pack, log: EventLog, settings: Settings, console: Console) -> int:
    """Grade what is ungraded, check, export, and print the short line with the report's path."""
    with console.status("grading and writing the report"):
        ensure_graded(interview_id, pack, log, EmbeddedGrader())
        recorded = log.read(interview_id)
        report = build(recorded, pack, generated=datetime.now(UTC).isoformat(timespec="seconds"))
        store = wiring.audio_store(settings)
        folder = export(
            report, recorded, pack, settings.reports, audio=lambda reference: store.path(interview_id, reference)
        )
    console.print(escape(summary_line(report)), style="bold")
    console.print(f"Report: {escape(str(folder / 'report.html'))}", soft_wrap=True)
    return 0


def ensure_graded(interview_id: str, pack: Pack, log: EventLog, grader: Grader) -> None:
    """Append a grading unless the last one came after the last answer. Earlier gradings stay beside it."""
    recorded = log.read(interview_id)
    events = [entry.event for entry in recorded]
    gradings = list(dict.fromkeys(event.grading for event in events if isinstance(event, AnswerRated)))
    last_rating = max((n for n, event in enumerate(events) if isinstance(event, AnswerRated)), default=-1)
    last_answer = max((n for n, event in enumerate(events) if isinstance(event, UtteranceHeard)), default=-1)
    if last_rating > last_answer:
        return
    name = grader.name if not gradings else f"{grader.name} {len(gradings) + 1}"
    after = len(recorded)
    for rating in grade(recorded, pack, grader, name):
        after = log.append(interview_id, rating, after=after).seq
