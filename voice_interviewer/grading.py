"""Grade a whole interview with a grader that takes its time: some answers at once, within a time limit."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from voice_interviewer.core.consent import require
from voice_interviewer.core.events import AnswerRated, InterviewOpened, ProfileDrawn, QuestionAsked, Recorded
from voice_interviewer.core.grading.judgement import Judgement
from voice_interviewer.core.grading.standards import criteria_of
from voice_interviewer.core.role.pack import Item, Pack
from voice_interviewer.grader import Answer, answers, rate
from voice_interviewer.model_grader import ModelGrader

AT_ONCE = 3
LIMIT_S = 900.0
GRACE_S = 2.0
LOOK_UP_S = 0.1  # how often to see whether it shall end

Result = TypeVar("Result")


def names_of(log: Sequence[Recorded]) -> tuple[str, ...]:
    """Every name of the candidate that this log knows: the one given beforehand and the one said."""
    opened = [entry.event.candidate for entry in log if isinstance(entry.event, InterviewOpened)]
    facts = [fact for entry in log if isinstance(entry.event, ProfileDrawn) for fact in entry.event.facts]
    return tuple(dict.fromkeys((*opened, *(fact.value for fact in facts if fact.name == "name"))))


def grade_at_once(
    log: Sequence[Recorded],
    pack: Pack,
    grader: ModelGrader,
    grading: str,
    *,
    done: frozenset[str] = frozenset(),
    limit_s: float = LIMIT_S,
    stop: threading.Event | None = None,
) -> Iterator[tuple[AnswerRated, ...]]:
    """The ratings of one answer after another, as they are ready, except of the questions that are `done`.

    What is not ready after `limit_s` is *not scored* with that reason; nothing is waited for much longer. Setting
    `stop` ends it at what was yielded. Raises consent.NotAgreed before anything is sent where the candidate did not
    agree to an automated assessment or withdrew from it.
    """
    require(log)
    stop = stop or threading.Event()
    entries = {entry.id: entry.text for entry in pack.rubric.checklist}
    names = names_of(log)
    asked = {entry.event.question_id: entry.event for entry in log if isinstance(entry.event, QuestionAsked)}
    timed = replace(grader, deadline=time.monotonic() + limit_s, stop=stop)
    waiting = {answer.question.question_id: answer for answer in answers(log, pack)}
    waiting = {question_id: answer for question_id, answer in waiting.items() if question_id not in done}

    def task(answer: Answer) -> Callable[[], tuple[AnswerRated, ...]]:
        knowing = replace(timed, names=names, follow_ups=follow_ups(answer, asked))
        return lambda: tuple(rate(answer, entries, knowing, grading, names))

    for ratings in at_once([task(answer) for answer in waiting.values()], AT_ONCE, limit_s + GRACE_S, stop):
        waiting.pop(ratings[0].question_id, None)
        yield ratings
    if stop.is_set():
        return
    late = _Late(grader.name)
    for answer in waiting.values():
        yield tuple(rate(answer, entries, late, grading, names))


def follow_ups(answer: Answer, asked: Mapping[str, QuestionAsked]) -> tuple[tuple[int, str], ...]:
    """The follow-up questions of an answer, each with the character of its text where the reply begins."""
    found: list[tuple[int, str]] = []
    place, before = 0, answer.question.question_id
    for line in answer.lines:
        if line.question_id != before and line.question_id in asked:
            found.append((place, asked[line.question_id].text))
        before = line.question_id
        place += len(line.text) + 1
    return tuple(found)


def at_once(
    tasks: Sequence[Callable[[], Result]], most: int, limit_s: float, stop: threading.Event
) -> Iterator[Result]:
    """Results in the order in which they are ready, `most` tasks at a time, for `limit_s` or until `stop` is set.

    The threads are daemons: a task that hangs keeps nobody from leaving.
    """
    todo: queue.SimpleQueue[Callable[[], Result]] = queue.SimpleQueue()
    ready: queue.SimpleQueue[Result] = queue.SimpleQueue()
    left = threading.Event()
    for task in tasks:
        todo.put(task)

    def work() -> None:
        while not left.is_set():
            try:
                task = todo.get_nowait()
            except queue.Empty:
                return
            ready.put(task())

    for number in range(min(most, len(tasks))):
        threading.Thread(target=work, name=f"grading-{number}", daemon=True).start()
    until, given = time.monotonic() + limit_s, 0
    try:
        while given < len(tasks) and not stop.is_set() and time.monotonic() < until:
            try:
                result = ready.get(timeout=LOOK_UP_S)
            except queue.Empty:
                continue
            given += 1
            yield result
    finally:
        left.set()


class _Late:
    """Stands in for a grader that did not come back in time."""

    def __init__(self, name: str) -> None:
        self.name = name

    def rate(self, question: str, answer: str, item: Item, entries: Mapping[str, str]) -> Sequence[Judgement]:
        reason = "There was no time left to rate this answer."
        return [Judgement(criterion=name, level=None, reason=reason) for name in criteria_of(item, entries)]
