"""The interviewer's desk: the log that is written, the state that follows from it, and those who watch."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from voice_interviewer.conduct import Command, Stage, Viewer
from voice_interviewer.core.events import Event
from voice_interviewer.core.state import Turn, evolve, replay
from voice_interviewer.ports import AudioStore, EventLog


class Desk:
    """One interview's log, state, recordings and viewers. Every change of the state goes through `record`."""

    def __init__(self, interview_id: str, log: EventLog, store: AudioStore, viewers: tuple[Viewer, ...] = ()) -> None:
        self.interview_id = interview_id
        self.store = store
        self.commands: deque[Command] = deque()
        self.problems: list[str] = []
        self._log = log
        self._viewers = viewers
        self.state = replay(log.read(interview_id))

    def record(self, event: Event) -> None:
        """Append to the log, then fold. Raises Conflict where another session writes the same log."""
        recorded = self._log.append(self.interview_id, event, after=self.state.last_seq)
        self.state = replace(evolve(self.state, event), last_seq=recorded.seq)
        for viewer in self._viewers:
            viewer.recorded(recorded)

    @property
    def turn(self) -> Turn:
        """The last turn; there must be one."""
        assert self.state.turn is not None
        return self.state.turn

    def problem(self, text: str) -> None:
        """Something failed that the interview survives; each is told once."""
        if text not in self.problems:
            self.problems.append(text)

    def show(self, stage: Stage) -> None:
        for viewer in self._viewers:
            viewer.stage(stage)

    def level(self, at_s: float, rms: float, speech: float) -> None:
        for viewer in self._viewers:
            viewer.level(at_s, rms, speech)
