"""What is being heard, while it is being said: an open phrase is transcribed again and again when nobody else waits."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from voice_interviewer.core.events import PhraseRecorded, Recorded, TurnEnded
from voice_interviewer.ports import FRAME_S, SAMPLE_RATE, EngineError, Samples, SpeechToText
from voice_interviewer.web.room.tape import Tape
from voice_interviewer.workers import Worker

EVERY_S = 1.0
MOST_SHARE = 1 / 3  # of the interval: what a caption may cost. A phrase ends after a longer silence than that
ONSET, ONSET_FRAMES = 0.5, 6
PRE_ROLL_FRAMES = 9
AT_PRESENT_S = 0.5  # nobody needs captions of what was said long ago


class Captions:
    """Follows the levels of a session; sends `{"type": "partial", "text": ...}`. Nothing of it is kept."""

    def __init__(
        self,
        ear: Worker[SpeechToText],
        tape: Tape,
        hot_words: Callable[[], Sequence[str]],
        send: Callable[[dict[str, Any]], None],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ear = ear
        self._tape = tape
        self._hot_words = hot_words
        self._send = send
        self._clock = clock
        self._begin: int | None = None  # the first frame of the open phrase
        self._voiced = 0
        self._last_at_s = 0.0
        self._costs = (0.0, 0.0)  # seconds of work for a second of sound, as measured the last two times
        self._task: asyncio.Task[None] | None = None

    def level(self, at_s: float, speech: float, *, behind_s: float = 0.0) -> None:
        """A frame was heard that starts at `at_s` and holds speech with this probability."""
        frame = round(at_s / FRAME_S)
        voiced = speech >= ONSET
        self._voiced = self._voiced + 1 if voiced else 0
        if self._begin is None and self._voiced >= ONSET_FRAMES:
            self._begin = max(0, frame - ONSET_FRAMES - PRE_ROLL_FRAMES)
            self._last_at_s = at_s
        if self._begin is None or not voiced or behind_s > AT_PRESENT_S:
            return
        if at_s - self._last_at_s >= EVERY_S and self._worth_it(frame + 1 - self._begin):
            self._last_at_s = at_s
            self._task = asyncio.create_task(self._caption(self._begin, frame + 1))

    def recorded(self, recorded: Recorded) -> None:
        """A phrase or turn that ended takes its captions with it."""
        if isinstance(recorded.event, (PhraseRecorded, TurnEnded)):
            self._begin, self._voiced = None, 0

    def close(self) -> None:
        self._begin = None
        if self._task is not None:
            self._task.cancel()

    def _worth_it(self, frames: int) -> bool:
        idle = self._ear.idle and (self._task is None or self._task.done())
        return idle and min(self._costs) * frames * FRAME_S <= EVERY_S * MOST_SHARE

    async def _caption(self, first: int, end: int) -> None:
        samples = np.concatenate(self._tape.read(first, end - first))
        hot_words = self._hot_words()
        try:
            text = await self._ear.call(lambda ear: self._timed(ear, samples, hot_words))
        except EngineError:
            return  # the phrase itself will tell
        if self._begin == first and text:
            self._send({"type": "partial", "text": text})

    def _timed(self, ear: SpeechToText, samples: Samples, hot_words: Sequence[str]) -> str:
        began = self._clock()
        text = ear.transcribe(samples, hot_words=hot_words).text.strip()
        cost = (self._clock() - began) / (len(samples) / SAMPLE_RATE)
        self._costs = (self._costs[1], cost)
        return text
