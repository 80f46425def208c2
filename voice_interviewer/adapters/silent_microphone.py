"""Typed interviews: a microphone that hears nothing and a loudspeaker that makes no sound, both in real time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import numpy as np

from voice_interviewer.ports import FRAME_S, FRAME_SAMPLES, Frame, Speech


class SilentMicrophone:
    """AudioIn: silence at the pace of a clock, so that interview time goes on while the candidate types."""

    live = True

    def __init__(self, speed: float = 1.0) -> None:
        self.dropped_frames = 0
        self._speed = speed

    async def frames(self, start_s: float) -> AsyncIterator[Frame]:
        clock = asyncio.get_running_loop().time
        began, count = clock(), 0
        while True:
            count += 1  # a frame exists once its last sample has been heard
            await asyncio.sleep(max(0.0, began + count * FRAME_S / self._speed - clock()))
            yield Frame(start_s + (count - 1) * FRAME_S, np.zeros(FRAME_SAMPLES, np.float32))


class SilentLoudspeaker:
    """AudioOut: takes as long as the speech would."""

    def __init__(self, speed: float = 1.0) -> None:
        self._speed = speed

    async def play(self, speech: Speech) -> None:
        await asyncio.sleep(speech.seconds / self._speed)
