"""The interviewer's desk: the log that is written, the state that follows from it, and those who watch."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace

from voice_interviewer.conduct import Command, Stage, Viewer
from voice_interviewer.core.events import (
    AnswerRated,
    CommentMade,
    ConductChanged,
    ConsentWithdrawn,
    DispositionMade,
    Event,
    HelpAnswered,
    HelpRequested,
    InterviewContested,
    ObserverJoined,
    RatingOverridden,
    Recorded,
    ReportViewed,
    UtteranceCorrected,
)
from voice_interviewer.core.state import Turn, evolve, replay
from voice_interviewer.language import SOURCE, translator
from voice_interviewer.ports import AudioStore, Conflict, EventLog

BESIDE = (
    AnswerRated,
    CommentMade,
    ConductChanged,
    ConsentWithdrawn,
    DispositionMade,
    HelpAnswered,
    HelpRequested,
    InterviewContested,
    ObserverJoined,
    RatingOverridden,
    ReportViewed,
    UtteranceCorrected,
)
"""What others may write into the log of a running interview; of what is added to a held one, all: a room in which
nothing was said for an hour seems to be held."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What failed, in a sentence for the candidate; and why, in English, for whoever can mend it."""

    text: str
    cause: str = ""

    def __str__(self) -> str:
        return f"{self.text} {self.cause}".rstrip()


class Suspended(Exception):
    """The session is to vanish without a trace: no more is recorded now, and it goes on from the tape, if ever."""


class Desk:
    """One interview's log, state, recordings and viewers. Every change of the state goes through `record`."""

    def __init__(self, interview_id: str, log: EventLog, store: AudioStore, viewers: tuple[Viewer, ...] = ()) -> None:
        self.interview_id = interview_id
        self.store = store
        self.commands: deque[Command] = deque()
        self.problems: list[Problem] = []
        self.talking = False  # push to talk: the microphone is open
        self._log = log
        self._viewers = viewers
        recorded = log.read(interview_id)
        self.state = replay(recorded)
        self.year = _year_of(recorded[-1]) if recorded else None
        """The calendar year of the last event: what "since 2019" is counted from."""

    def record(self, event: Event) -> None:
        """Append to the log, then fold. What others wrote beside the session is taken in first.

        Raises Conflict where another session writes the same log, Suspended once consent is withdrawn.
        """
        self.check_consent()
        try:
            recorded = self._log.append(self.interview_id, event, after=self.state.last_seq)
        except Conflict:
            self._take_in()
            recorded = self._log.append(self.interview_id, event, after=self.state.last_seq)
        self._fold(recorded)

    def check_consent(self) -> None:
        """Raises Suspended once consent is withdrawn: nothing more is kept."""
        if self.state.withdrawn is not None:
            raise Suspended

    def _take_in(self) -> None:
        news = self._log.read(self.interview_id)[self.state.last_seq :]
        if not news or not all(isinstance(recorded.event, BESIDE) for recorded in news):
            raise Conflict(f"Interview {self.interview_id} is being written elsewhere.")
        for recorded in news:
            self._fold(recorded)
        self.check_consent()

    def _fold(self, recorded: Recorded) -> None:
        self.state = replace(evolve(self.state, recorded.event), last_seq=recorded.seq)
        self.year = _year_of(recorded)
        for viewer in self._viewers:
            viewer.recorded(recorded)

    def forget_ends(self) -> None:
        """What was to end the last turn is not meant for the question that follows."""
        for command in [command for command in self.commands if command.name in ("done", "skip", "talk")]:
            self.commands.remove(command)

    @property
    def turn(self) -> Turn:
        """The last turn; there must be one."""
        assert self.state.turn is not None
        return self.state.turn

    def problem(self, text: str, cause: object) -> None:
        """Something failed that the interview survives; each is told once, `text` in the interview's language."""
        language = self.state.opened.language if self.state.opened else SOURCE
        problem = Problem(translator(language).gettext(text), str(cause))
        if problem not in self.problems:
            self.problems.append(problem)

    def show(self, stage: Stage) -> None:
        for viewer in self._viewers:
            viewer.stage(stage)

    def level(self, at_s: float, rms: float, speech: float) -> None:
        for viewer in self._viewers:
            viewer.level(at_s, rms, speech)


def _year_of(recorded: Recorded) -> int | None:
    """The year of the wall clock, UTC; None where a log was written without one."""
    return int(recorded.at[:4]) if recorded.at[:4].isdigit() else None
