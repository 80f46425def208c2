"""What page and observers see of an interview: told whole to who comes, and piece by piece as it changes."""

from __future__ import annotations

from collections.abc import Sequence

from voice_interviewer.conduct import Stage
from voice_interviewer.core.events import ConductChanged, HelpAnswered, QuestionAsked, Recorded
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.state import State
from voice_interviewer.web.room import messages
from voice_interviewer.web.room.audience import Audience
from voice_interviewer.web.room.loudspeaker import Prompt
from voice_interviewer.web.room.messages import Message


class Screen:
    """Follows the events, beginning with those that were `recorded` before."""

    def __init__(self, pack: Pack, recorded: Sequence[Recorded], audience: Audience) -> None:
        self.stage: Stage = "thinking"
        self._pack = pack
        self._audience = audience
        self._lines = [line for entry in recorded if (line := messages.said(entry)) is not None]
        answered = [messages.answer(entry.event) for entry in recorded if isinstance(entry.event, HelpAnswered)]
        self._answer = answered[-1] if answered else None  # to the last request for help
        self._talking = False  # as the page was told

    def recorded(self, recorded: Recorded, state: State) -> None:
        """An event, and the state after it."""
        line = messages.said(recorded)
        if line is not None:
            self._lines.append(line)
            self._audience.send(line)
        match recorded.event:
            case QuestionAsked():
                question = messages.question(state, self._pack)
                if question is not None:
                    self._audience.send(question)
            case ConductChanged() as change:
                self._audience.send(messages.conduct(change))
            case HelpAnswered() as answered:
                self._answer = messages.answer(answered)
                self._audience.send(self._answer)

    def show(self, stage: Stage) -> None:
        if stage != self.stage:
            self.stage = stage
            self._audience.send({"type": "stage", "stage": stage})

    def tick(self, state: State, now_s: float, *, talking: bool) -> None:
        """A second of interview time is over. `talking`: the microphone of push-to-talk is open."""
        self._audience.send(messages.clock(state, now_s))
        if self._talking != talking:
            self._talking = talking
            self._audience.send({"type": "talking", "on": talking})

    def welcome(self, state: State, now_s: float, prompt: Prompt | None, following: int, *, talking: bool) -> Message:
        """All of it, for who has just come; `following` is the number of the next frame."""
        shown = {"prompt": prompt.id, "text": prompt.text} if prompt else None
        told = messages.snapshot(state, self._pack, list(self._lines), now_s, self.stage, shown, self._audience.names)
        self._talking = told["talking"] = talking
        told["answer"] = self._answer
        return {"type": "welcome", "next": following, "snapshot": told}
