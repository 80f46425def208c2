"""A simulated candidate who types: silence on both audio ports, on audio time, and answers by the keyboard.

For languages without a recogniser here, and for whoever wants to see an interview without any sound.
"""

from __future__ import annotations

import asyncio
import itertools
from collections import deque
from collections.abc import AsyncIterator, Iterable

from voice_interviewer.candidates import Candidate, Script, Wait
from voice_interviewer.conduct import Command, Stage
from voice_interviewer.core.events import PromptPlayed, QuestionAsked, Recorded, TurnEnded
from voice_interviewer.ports import FRAME_S, Frame, Speech
from voice_interviewer.session import Session
from voice_interviewer.simulation import SILENCE, WAIT_S

WORDS_PER_MINUTE = 70.0


class TypingRoom:
    """AudioIn, AudioOut and Viewer in one; run `type_into` beside the session. A resumed interview needs `catch_up`."""

    live = False
    dropped_frames = 0

    def __init__(self, candidate: Candidate) -> None:
        self._candidate = candidate
        self._session: Session | None = None
        self._left: deque[str] = deque()  # what is still to be typed in this turn
        self._question = ""
        self._due_s: float | None = None

    async def type_into(self, session: Session) -> None:
        """Hand what is typed to this session until it ends."""
        self._session = session
        await asyncio.Event().wait()

    def catch_up(self, log: Iterable[Recorded]) -> None:
        """Learn what was asked before; it types once the interviewer has spoken again."""
        for recorded in log:
            self.recorded(recorded)
        self._due_s = None

    # Viewer

    def recorded(self, recorded: Recorded) -> None:
        match recorded.event:
            case QuestionAsked() as question:
                self._question = question.question_id
                self._left, self._due_s = deque(messages(self._candidate.script(question))), None
            case PromptPlayed(question_id=question_id, end_s=end_s) if question_id and question_id == self._question:
                self._due_s = self._typed_at(end_s)
            case TurnEnded():
                self._left.clear()

    def level(self, at_s: float, rms: float, speech: float) -> None: ...

    def stage(self, stage: Stage) -> None: ...

    # AudioOut

    async def play(self, speech: Speech) -> None: ...

    # AudioIn

    async def frames(self, start_s: float) -> AsyncIterator[Frame]:
        for index in itertools.count():
            now_s = start_s + index * FRAME_S
            if self._session is not None and self._left and self._due_s is not None and now_s >= self._due_s:
                self._session.command(Command("type", self._left.popleft()))
                self._due_s = self._typed_at(now_s + WAIT_S)
            await asyncio.sleep(0)
            yield Frame(now_s, SILENCE)

    def _typed_at(self, from_s: float) -> float | None:
        """When the next message is ready, if its typing begins now."""
        return from_s + len(self._left[0].split()) * 60 / WORDS_PER_MINUTE if self._left else None


def messages(script: Script) -> list[str]:
    """What is typed at a time: everything up to a place to wait for the interviewer. Pauses are not typed."""
    found: list[list[str]] = [[]]
    for part in script:
        if isinstance(part, Wait):
            found.append([])
        elif isinstance(part, str):
            found[-1].append(part)
    return [" ".join(parts) for parts in found if parts]
