"""Gradings that run now: each in a thread of its own, so that pages stay quick. What is ready is in the log at once."""

from __future__ import annotations

import threading
from typing import Literal

from voice_interviewer import wiring
from voice_interviewer.config import Settings
from voice_interviewer.core import consent
from voice_interviewer.core.events import AnswerRated
from voice_interviewer.core.grading import gradings
from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.grader import EmbeddedGrader, answers, grade
from voice_interviewer.grading import grade_at_once
from voice_interviewer.ports import EventLog
from voice_interviewer.web.office import reviews
from voice_interviewer.web.office.reviews import Held

How = Literal["embedded", "model"]


class Gradings:
    """One grading at a time for each interview."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._running: dict[str, str] = {}
        self._failed: dict[str, str] = {}
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []

    def begin(self, held: Held, how: How) -> None:
        """Grade in the background. Raises Refused where that may not or cannot be, NotAgreed without consent."""
        consent.require(held.log)
        if held.running:
            raise Refused("The interview is being held. Please wait until it has ended.")
        if how == "model" and wiring.grader(self._settings, held.pack) is None:
            raise Refused("There is no language model to grade with: set llm_url, or use the embedded grader.")
        with self._lock:
            if held.id in self._running:
                raise Refused("This interview is being graded already.")
            self._running[held.id] = "begun"
            self._failed.pop(held.id, None)
        thread = threading.Thread(target=self._work, args=(held, how), name=f"grading {held.id}", daemon=True)
        self._threads = [*(one for one in self._threads if one.is_alive()), thread]
        thread.start()

    def running(self, interview_id: str) -> str:
        """How far it is ("3 of 9 answers"); empty where nothing runs."""
        return self._running.get(interview_id, "")

    def failed(self, interview_id: str) -> str:
        """Why the last one broke off; empty where it did not."""
        return self._failed.get(interview_id, "")

    def close(self, wait_s: float = 5.0) -> None:
        """Stop at what is ready."""
        self._stop.set()
        for thread in self._threads:
            thread.join(wait_s)

    def _work(self, held: Held, how: How) -> None:
        log = wiring.event_log(self._settings)
        try:
            if how == "embedded":
                embedded(log, held.id, held.pack)
            else:
                self._by_model(log, held)
        except Exception as error:  # shown on the page; a thread has nobody else to tell
            self._failed[held.id] = next(iter(str(error).splitlines()), "") or type(error).__name__
        finally:
            with self._lock:
                self._running.pop(held.id, None)
            close = getattr(log, "close", None)
            if close is not None:
                close()

    def _by_model(self, log: EventLog, held: Held) -> None:
        grader = wiring.grader(self._settings, held.pack)
        assert grader is not None
        recorded = log.read(held.id)
        questions = [answer.question.question_id for answer in answers(recorded, held.pack)]
        name, done = gradings.to_go_on([entry.event for entry in recorded], grader.name, questions)
        limit_s, ready = self._settings.llm_grading_s, len(done)
        for ratings in grade_at_once(recorded, held.pack, grader, name, done=done, limit_s=limit_s, stop=self._stop):
            for rating in ratings:
                _append(log, held.id, rating)
            ready += 1
            self._running[held.id] = f"{ready} of {len(questions)} answers"


def embedded(log: EventLog, interview_id: str, pack: Pack) -> str:
    """Append a grading by the embedded grader; returns its name."""
    recorded = log.read(interview_id)
    grader = EmbeddedGrader()
    name, _ = gradings.to_go_on([entry.event for entry in recorded], grader.name, ())
    for rating in grade(recorded, pack, grader, name):
        _append(log, interview_id, rating)
    return name


def _append(log: EventLog, interview_id: str, rating: AnswerRated) -> None:
    reviews.add(log, interview_id, lambda _: rating)
