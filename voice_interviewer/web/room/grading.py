"""What follows an interview: it is graded, one after another in a thread of its own, so that no room waits for it."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

from voice_interviewer import wiring
from voice_interviewer.config import Settings
from voice_interviewer.core import consent
from voice_interviewer.core.events import AnswerRated, Recorded
from voice_interviewer.core.grading import gradings
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.state import State, replay
from voice_interviewer.grader import answers
from voice_interviewer.grading import grade_at_once
from voice_interviewer.model_grader import ModelGrader
from voice_interviewer.ports import EventLog
from voice_interviewer.web.office import reviews
from voice_interviewer.web.office.regrade import embedded

log = logging.getLogger(__name__)

Tell = Callable[[str, Recorded], None]


class RoomGrading:
    """Grades interviews that were carried to their end. `tell` hears of each rating, on the event loop."""

    def __init__(self, settings: Settings, pack_of: Callable[[State], Pack], tell: Tell) -> None:
        self._settings = settings
        self._pack_of = pack_of
        self._tell = tell
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="grading")
        self._stop = threading.Event()
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, interview_id: str) -> None:
        """Grade this interview when those before it are done."""
        self._start(lambda tell: self._grade(interview_id, tell))

    def begin_left_over(self) -> None:
        """Grade what a stop of the server left ungraded."""
        self._start(self._grade_left_over)

    async def close(self) -> None:
        """Stop at what is ready."""
        self._stop.set()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._thread.shutdown()

    async def done(self) -> None:
        """Return when everything that was begun is graded."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    def _start(self, work: Callable[[Tell], None]) -> None:
        loop = asyncio.get_running_loop()

        def tell(interview_id: str, recorded: Recorded) -> None:
            loop.call_soon_threadsafe(self._tell, interview_id, recorded)

        async def run() -> None:
            try:
                await loop.run_in_executor(self._thread, work, tell)
            except Exception:  # the report page says that there is no grading, and offers to begin one
                log.exception("grading failed")

        task = asyncio.create_task(run())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # in the thread

    def _grade_left_over(self, tell: Tell) -> None:
        with closing(_open(self._settings)) as found:
            ids = found.interviews()
        for interview_id in ids:
            if self._stop.is_set():
                return
            try:
                self._grade(interview_id, tell)
            except Exception:  # one log that cannot be read is no reason to leave the others
                log.warning("interview %s cannot be graded", interview_id, exc_info=True)

    def _grade(self, interview_id: str, tell: Tell) -> None:
        with closing(_open(self._settings)) as found:
            recorded = found.read(interview_id)
            if not _left(recorded):
                return
            pack = self._pack_of(replay(recorded))
            embedded(found, interview_id, pack)
            self._report(found, interview_id, len(recorded), tell)
            grader = wiring.grader(self._settings, pack)
            if grader is not None:
                self._grade_by_model(found, interview_id, pack, grader, tell)

    def _grade_by_model(self, found: EventLog, interview_id: str, pack: Pack, grader: ModelGrader, tell: Tell) -> None:
        recorded = found.read(interview_id)
        questions = [answer.question.question_id for answer in answers(recorded, pack)]
        name, done = gradings.to_go_on([entry.event for entry in recorded], grader.name, questions)
        limit_s = self._settings.llm_grading_s
        for ratings in grade_at_once(recorded, pack, grader, name, done=done, limit_s=limit_s, stop=self._stop):
            before = found.last_seq(interview_id)
            for rating in ratings:
                reviews.add(found, interview_id, lambda _, rating=rating: rating)  # type: ignore[misc]
            self._report(found, interview_id, before, tell)

    def _report(self, found: EventLog, interview_id: str, after: int, tell: Tell) -> None:
        for entry in found.read(interview_id)[after:]:
            if isinstance(entry.event, AnswerRated):
                tell(interview_id, entry)


def _open(settings: Settings) -> Any:
    return wiring.event_log(settings)


def _left(recorded: list[Recorded]) -> bool:
    """Whether this interview was held in a room, is over, may be assessed and has not been."""
    state = replay(recorded)
    if state.opened is None or state.opened.setting != "web" or state.closed is None:
        return False
    over = state.closed.reason in ("complete", "time", "candidate") and any(turn.answer for turn in state.turns)
    assessed = gradings.current([entry.event for entry in recorded])
    return over and not assessed and consent.assessment(recorded) == "agreed"
