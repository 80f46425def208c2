"""What follows an interview: grade it, write its report, say where it lies."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from rich.console import Console

from voice_interviewer import wiring
from voice_interviewer.commands.going_on import going_on
from voice_interviewer.config import Settings
from voice_interviewer.core.consent import WHY, assessment
from voice_interviewer.core.events import AnswerRated
from voice_interviewer.core.grading import gradings
from voice_interviewer.core.reporting.admission import rated
from voice_interviewer.core.reporting.report import build
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.grader import EmbeddedGrader, answers, grade
from voice_interviewer.grading import grade_at_once
from voice_interviewer.interviews import find, resumable
from voice_interviewer.model_grader import ModelGrader
from voice_interviewer.ports import EngineError, EventLog
from voice_interviewer.render import summary_line
from voice_interviewer.render.folder import export
from voice_interviewer.terminal import shown


def finish(interview_id: str, pack: Pack, log: EventLog, settings: Settings, console: Console) -> int:
    """After an interview: its report, or how to go on with one that was broken off."""
    if resumable(find(log, interview_id)):
        console.print(f"Report on what there is: voice-interviewer report {interview_id}", style="dim")
        return 0
    with going_on(console, f"voice-interviewer report {interview_id}"):
        return write_report(interview_id, pack, log, settings, console)


def write_report(
    interview_id: str, pack: Pack, log: EventLog, settings: Settings, console: Console, grading: str | None = None
) -> int:
    """Grade what is ungraded, check, export, and print the short line with the report's path."""
    ensure_graded(interview_id, pack, log, settings, console)
    return export_report(interview_id, pack, log, settings, console, grading)


def export_report(
    interview_id: str, pack: Pack, log: EventLog, settings: Settings, console: Console, grading: str | None = None
) -> int:
    """Check, export, and print the short line with the report's path. Raises EngineError for a grading there is not."""
    with console.status("writing the report"):
        recorded = log.read(interview_id)
        known = gradings.named([entry.event for entry in recorded])
        if grading is not None and grading not in known:
            raise EngineError(f"There is no grading {grading!r} of this interview. There are: {', '.join(known)}.")
        generated = datetime.now(UTC).isoformat(timespec="seconds")
        report = build(recorded, pack, generated=generated, grading=grading)
        store = wiring.audio_store(settings)
        cautions: list[str] = []
        folder = export(
            report,
            recorded,
            pack,
            settings.reports,
            audio=lambda reference: store.path(interview_id, reference),
            warn=cautions.append,
        )
    for caution in cautions:
        console.print(shown(caution), style="yellow", soft_wrap=True)
    console.print(shown(summary_line(report)), style="bold")
    console.print(f"Report: {shown(folder / 'report.html')}", soft_wrap=True)
    return 0


def ensure_graded(interview_id: str, pack: Pack, log: EventLog, settings: Settings, console: Console) -> None:
    """Grade an interview unless it was graded after its last words: embedded, and by a language model if there is one.

    Earlier gradings stay beside the new ones. Without the candidate's consent nothing is graded, and a line says so.
    """
    events = [entry.event for entry in log.read(interview_id)]
    if why := WHY[assessment(events)]:
        console.print(why, style="yellow")
        return
    if gradings.current(events):
        return
    grade_embedded(interview_id, pack, log)
    grader = wiring.grader(settings, pack)
    if grader is not None:
        grade_by_model(interview_id, pack, log, grader, settings, console)


def grade_embedded(interview_id: str, pack: Pack, log: EventLog) -> None:
    """Append a grading by the embedded grader."""
    recorded = log.read(interview_id)
    grader = EmbeddedGrader()
    name, _ = gradings.to_go_on([entry.event for entry in recorded], grader.name, ())
    after = len(recorded)
    for rating in grade(recorded, pack, grader, name):
        after = log.append(interview_id, rating, after=after).seq


def grade_by_model(
    interview_id: str, pack: Pack, log: EventLog, grader: ModelGrader, settings: Settings, console: Console
) -> None:
    """Append a grading by a language model, or go on with one that was broken off. Ctrl-C leaves what is done."""
    recorded = log.read(interview_id)
    questions = [answer.question.question_id for answer in answers(recorded, pack)]
    name, done = gradings.to_go_on([entry.event for entry in recorded], grader.name, questions)
    after, ready = len(recorded), len(done)
    appended: list[AnswerRated] = []
    limit_s = settings.llm_grading_s
    with _stopped_by_ctrl_c() as stop, console.status(_progress(grader, ready, len(questions))) as status:
        for ratings in grade_at_once(recorded, pack, grader, name, done=done, limit_s=limit_s, stop=stop):
            for rating in ratings:
                after = log.append(interview_id, rating, after=after).seq
                appended.append(rating)
            ready += 1
            status.update(_progress(grader, ready, len(questions)))
    if ready < len(questions):
        console.print(f"Grading stopped: {ready} of {len(questions)} answers are rated.", style="yellow")
        console.print(f"Go on with it: voice-interviewer regrade {interview_id}", style="dim")
    elif appended and not gradings.rated_anything(appended):
        reason = next((rating.reason for rating in appended if not rated(rating)), "")
        console.print(f"{shown(grader.name)} rated nothing: {shown(reason)}", style="yellow")


@contextmanager
def _stopped_by_ctrl_c() -> Iterator[threading.Event]:
    """An event that Ctrl-C sets, so that it never strikes between two lines that belong together."""
    stop = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stop  # signals come to the main thread only
        return
    before = signal.signal(signal.SIGINT, lambda *_: stop.set())
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _progress(grader: ModelGrader, ready: int, total: int) -> str:
    return f"grading: {ready} of {total} answers by {shown(grader.name)}"
